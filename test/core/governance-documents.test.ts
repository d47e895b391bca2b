// test/core/governance-documents.test.ts: which version of a policy counts on a day, which review is due, and what a city begins with.
import { documentsNow } from '../../core/document-starters.ts'
import { type GovernanceDocument, reviewsDue, statesOn, versionOn } from '../../core/governance-documents.ts'
import { linesOf } from '../../core/plain-text.ts'

const noon = '2026-03-01T12:00:00.000Z'
const whole: GovernanceDocument = {
  id: 'data-quality',
  revision: 4,
  versions: [
    {
      number: 1,
      title: 'Data quality',
      text: 'Every file is checked.',
      summary: 'First version.',
      signOffs: [],
      approvedAt: noon,
      effective: '2026-03-10',
      reviewBy: '2027-03-10',
    },
  ],
}
const written: GovernanceDocument = { ...whole, versions: [] }

describe('which version counts', () => {
  const version = (number: number, effective: string, approvedAt = noon) => ({
    ...whole.versions[0]!,
    number,
    effective,
    approvedAt,
  })
  const cases = [
    { name: 'none before its day', versions: [version(1, '2026-03-10')], day: '2026-03-09', gives: ['coming'] },
    { name: 'from its day on', versions: [version(1, '2026-03-10')], day: '2026-03-10', gives: ['in-force'] },
    {
      name: 'not before the last signature, whatever day was meant',
      versions: [version(1, '2026-02-01', '2026-03-05T23:00:00.000Z')],
      day: '2026-03-04',
      gives: ['coming'],
    },
    {
      name: 'the one before until the day of the next',
      versions: [version(1, '2026-03-10'), version(2, '2026-04-10')],
      day: '2026-04-09',
      gives: ['in-force', 'coming'],
    },
    {
      name: 'the newest of those whose day has come',
      versions: [version(1, '2026-03-10'), version(2, '2026-04-10')],
      day: '2026-04-10',
      gives: ['replaced', 'in-force'],
    },
    {
      name: 'a version whose day comes after a newer one counts never',
      versions: [version(1, '2026-03-10'), version(2, '2026-06-01'), version(3, '2026-05-01')],
      day: '2026-07-01',
      gives: ['replaced', 'overtaken', 'in-force'],
    },
  ]
  for (const { name, versions, day, gives } of cases) {
    test(name, () => {
      const document = { ...whole, versions }
      expect([...statesOn(document, day).values()]).toEqual(gives)
      expect(versionOn(document, day)?.number).toBe(gives.indexOf('in-force') + 1 || undefined)
    })
  }
})

describe('reviews that are due', () => {
  const reviewed = (id: string, ...days: string[]) => ({
    ...whole,
    id,
    versions: days.map((reviewBy, index) => ({ ...whole.versions[0]!, number: index + 1, reviewBy })),
  })
  const due = (documents: GovernanceDocument[]) =>
    reviewsDue(documents, '2027-03-01').map(({ document, daysLeft }) => `${document.id} ${daysLeft}`)
  test('in 30 days, not in 31, and long ago; the most overdue first', () => {
    const documents = [reviewed('a', '2027-03-31'), reviewed('b', '2027-04-01'), reviewed('c', '2027-02-01')]
    expect(due(documents)).toEqual(['c -28', 'a 30'])
  })
  test('not when a newer version is signed', () => expect(due([reviewed('a', '2027-02-01', '2028-02-01')])).toEqual([]))
  test('not when nothing was ever signed', () => expect(due([written])).toEqual([]))
})

describe('starters', () => {
  const starters = documentsNow([], '2026-03-01')
  test('are seven, written and unsigned, with texts of 150 to 400 words', () => {
    expect(starters.map(({ id }) => id)).toEqual([
      ...['purpose', 'scope', 'data-quality', 'access-and-privacy', 'upkeep', 'correction-and-removal', 'engagement'],
    ])
    for (const { id, versions, draft } of starters) {
      expect([id, versions.length, draft?.state]).toEqual([id, 0, 'writing'])
      const count = draft!.text.split(/\s+/).length
      expect([id, count >= 150 && count <= 400]).toEqual([id, true])
      const kinds = new Set(linesOf(draft!.text).map(({ kind }) => kind))
      expect([id, kinds.has('heading') && (kinds.has('item') || kinds.has('numbered'))]).toEqual([id, true])
    }
  })
  test('give way to what the city wrote', () => {
    expect(documentsNow([whole], '2026-03-01').find(({ id }) => id === whole.id)).toBe(whole)
    expect(documentsNow([{ ...whole, id: 'own' }], '2026-03-01').at(-1)?.id).toBe('own')
  })
})
