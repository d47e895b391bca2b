// test/core/document-flow.test.ts: a policy counts only after every named role signed exactly its text, each another person.
import fc from 'fast-check'
import {
  type DocumentContent,
  documentSignature,
  newDocument,
  propose,
  returnDocument,
  rolesToSign,
  signDocument,
  writeDraft,
} from '../../core/document-flow.ts'
import { documentNow } from '../../core/document-starters.ts'
import { isRefusal, type Refusal } from '../../core/errors.ts'
import type { GovernanceDocument } from '../../core/governance-documents.ts'
import type { Member, Role } from '../../core/model.ts'
import { ada, aMember, ines, lars, leo, priya, sofia } from '../support/people.ts'

const noon = '2026-03-01T12:00:00.000Z'
const content: DocumentContent = {
  title: 'Data quality',
  text: 'Every file is checked.',
  summary: 'First version.',
  effective: '2026-03-10',
  reviewBy: '2027-03-10',
  roles: ['liaison', 'privacy-reviewer'],
}
const right = (outcome: GovernanceDocument | Refusal): GovernanceDocument => {
  if (isRefusal(outcome)) throw new Error(`${outcome.code}: ${outcome.detail}`)
  return outcome
}
const codeOf = (outcome: GovernanceDocument | Refusal) => (isRefusal(outcome) ? outcome.code : 'done')

const written = right(newDocument('data-quality', content, ada, noon))
const proposed = right(propose(written, ada, noon))
const review = (document: GovernanceDocument, role: Role, note = '') => ({
  role,
  note,
  signature: documentSignature(document),
})
const signedBy = (document: GovernanceDocument, by: Member, role: Role, at = noon) =>
  signDocument(document, by, review(document, role), at)
const half = right(signedBy(proposed, leo, 'liaison'))
const whole = right(signedBy(half, priya, 'privacy-reviewer'))
const both = aMember('both', ['liaison', 'privacy-reviewer'])
const boss = aMember('boss', ['administrator', 'liaison'])

test('a policy: the last signature makes a version and ends the draft', () => {
  expect(half.versions).toEqual([])
  expect(whole.draft).toBeUndefined()
  expect(whole.versions).toMatchObject([
    { number: 1, title: 'Data quality', approvedAt: noon, effective: '2026-03-10' },
  ])
  expect(whole.versions[0]!.signOffs.map(({ role }) => role)).toEqual(['liaison', 'privacy-reviewer'])
})

describe('who may sign a policy', () => {
  const byBoss = right(propose(right(newDocument('x', content, boss, noon)), ada, noon))
  const touched = right(propose(right(writeDraft(byBoss, { ...content, title: 'Other' }, ada, noon)), ada, noon))
  const proposedByBoss = right(propose(written, boss, noon))
  const cases = [
    { name: 'a liaison may', given: () => signedBy(proposed, leo, 'liaison'), gives: 'done' },
    { name: 'not who wrote it', given: () => signedBy(byBoss, boss, 'liaison'), gives: 'own-text' },
    {
      name: 'not who wrote it before a colleague did',
      given: () => signedBy(touched, boss, 'liaison'),
      gives: 'own-text',
    },
    { name: 'not who proposed it', given: () => signedBy(proposedByBoss, boss, 'liaison'), gives: 'own-text' },
    { name: 'not without the role', given: () => signedBy(proposed, ines, 'liaison'), gives: 'not-allowed' },
    {
      name: 'not in a role that is not asked',
      given: () => signedBy(proposed, lars, 'legal-reviewer'),
      gives: 'role-not-needed',
    },
    {
      name: 'not for a role that has signed',
      given: () => signedBy(half, both, 'liaison'),
      gives: 'role-signed-already',
    },
    {
      name: 'not twice, in two roles',
      given: () => signedBy(right(signedBy(proposed, both, 'liaison')), both, 'privacy-reviewer'),
      gives: 'signed-already',
    },
    { name: 'not before it is proposed', given: () => signedBy(written, leo, 'liaison'), gives: 'document-state' },
    {
      name: 'not another text',
      given: () => signDocument(proposed, leo, { role: 'liaison', note: '', signature: 'f'.repeat(64) }, noon),
      gives: 'content-changed',
    },
    {
      name: 'not sent back without a reason',
      given: () => returnDocument(proposed, leo, review(proposed, 'liaison', ' '), noon),
      gives: 'reason-missing',
    },
    {
      name: 'nor by who wrote it',
      given: () => returnDocument(byBoss, boss, review(byBoss, 'liaison', 'no'), noon),
      gives: 'own-text',
    },
  ] as const
  for (const { name, given, gives } of cases) test(name, () => expect(codeOf(given())).toBe(gives))

  test('the console offers exactly the roles that would be taken', () => {
    for (const person of [ada, ines, leo, priya, lars, sofia, both, boss]) {
      for (const document of [written, proposed, half, byBoss, touched]) {
        const taken = content.roles.filter((role) => codeOf(signedBy(document, person, role)) === 'done')
        expect([person.id, rolesToSign(document, person)]).toEqual([person.id, taken])
      }
    }
  })
})

describe('what an edit does', () => {
  const edits: [string, Partial<DocumentContent>][] = [
    ['a word', { text: 'Every file is looked at.' }],
    ['the title', { title: 'Quality' }],
    ['the day', { effective: '2026-03-11' }],
    ['the review day', { reviewBy: '2027-03-11' }],
    ['the roles', { roles: ['liaison'] }],
    ['what is said to be new', { summary: 'Other.' }],
  ]
  for (const [name, edit] of edits) {
    test(`${name}: every signature is void, and the old one does not fit`, () => {
      const edited = right(writeDraft(half, { ...content, ...edit }, ada, noon))
      expect(edited.draft).toMatchObject({ state: 'writing', signOffs: [] })
      const again = right(propose(edited, ada, noon))
      expect(codeOf(signDocument(again, leo, review(half, 'liaison'), noon))).toBe('content-changed')
    })
  }
  test('none: nothing is void', () => expect(writeDraft(half, { ...content }, ada, noon)).toBe(half))
})

test('a policy sent back says why until it is proposed again, and has to be proposed again', () => {
  const returned = right(returnDocument(half, priya, review(half, 'privacy-reviewer', 'Say which law.'), noon))
  expect(returned.draft).toMatchObject({ state: 'writing', signOffs: [], returned: { note: 'Say which law.' } })
  expect(right(writeDraft(returned, { ...content, text: 'New.' }, ada, noon)).draft?.returned?.note).toBe(
    'Say which law.',
  )
  expect(right(propose(returned, ada, noon)).draft?.returned).toBeUndefined()
})

describe('what cannot stand', () => {
  const cases: [string, Partial<DocumentContent>][] = [
    ['a review before it counts', { reviewBy: '2026-03-10' }],
    ['a review after a lifetime', { reviewBy: '2036-03-10' }],
    ['a role twice', { roles: ['liaison', 'liaison'] }],
  ]
  for (const [name, spoiled] of cases) {
    test(name, () => expect(codeOf(newDocument('x', { ...content, ...spoiled }, ada, noon))).toBe('document-unfit'))
  }
  test('a day that has passed when it is proposed', () => {
    expect(codeOf(propose(written, ada, '2026-03-11T00:00:00.000Z'))).toBe('document-unfit')
  })
  test('more versions than one value of the table can hold', () => {
    const long = { ...whole.versions[0]!, text: 'x'.repeat(12_000) }
    const full = { ...whole, versions: Array.from({ length: 26 }, (_, index) => ({ ...long, number: index + 1 })) }
    expect(codeOf(writeDraft(full, content, ada, noon))).toBe('document-unfit')
  })
})

test('whoever proposes a starter untouched stands behind it', () => {
  const starter = documentNow('upkeep', undefined, '2026-03-01')!
  const up = right(propose(starter, boss, noon))
  expect(up.draft).toMatchObject({ editedBy: { id: 'boss' }, editedAt: noon })
  expect(codeOf(signedBy(up, boss, 'liaison'))).toBe('own-text')
  expect(codeOf(signedBy(up, leo, 'liaison'))).toBe('done')
})

test('whatever people do: no version without each role signed by another person who wrote none of it', () => {
  const people = [ada, leo, priya, both, boss, aMember('all', ['administrator', 'liaison', 'privacy-reviewer'])]
  const person = fc.constantFrom(...people)
  const role = fc.constantFrom<Role>('liaison', 'privacy-reviewer')
  const move = fc.oneof(
    {
      weight: 1,
      arbitrary: fc.record({ kind: fc.constant('write' as const), by: person, text: fc.constantFrom('a', 'b') }),
    },
    { weight: 3, arbitrary: fc.record({ kind: fc.constant('propose' as const), by: person }) },
    {
      weight: 8,
      arbitrary: fc.record({
        kind: fc.constant('sign' as const),
        by: person,
        role,
        isStale: fc.integer({ max: 9, min: 0 }).map((dice) => dice === 0),
      }),
    },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('return' as const), by: person, role }) },
  )
  let made = 0
  fc.assert(
    fc.property(fc.array(move, { minLength: 5, maxLength: 60 }), (moves) => {
      let document = written
      let stale = 'f'.repeat(64)
      for (const one of moves) {
        const signature = document.draft ? documentSignature(document) : stale
        const writers = document.draft?.writers ?? []
        const outcome = (() => {
          if (one.kind === 'write') return writeDraft(document, { ...content, text: one.text }, one.by, noon)
          if (one.kind === 'propose') return propose(document, one.by, noon)
          if (one.kind === 'return')
            return returnDocument(document, one.by, { role: one.role, note: 'no', signature }, noon)
          return signDocument(
            document,
            one.by,
            { role: one.role, note: '', signature: one.isStale ? stale : signature },
            noon,
          )
        })()
        if (document.draft) stale = signature
        if (isRefusal(outcome)) continue
        if (outcome.versions.length > document.versions.length) {
          const { signOffs } = outcome.versions.at(-1)!
          made++
          expect(new Set(signOffs.map(({ by }) => by.id)).size).toBe(content.roles.length)
          expect(signOffs.map((one) => one.role).sort()).toEqual([...content.roles].sort())
          expect(signOffs.every((one) => one.signature === signature)).toBe(true)
          expect(signOffs.some(({ by }) => writers.some(({ id }) => id === by.id))).toBe(false)
        }
        // What was signed stays as it was.
        expect(outcome.versions.slice(0, document.versions.length)).toEqual(document.versions)
        document = outcome
      }
    }),
    { numRuns: 300 },
  )
  expect(made).toBeGreaterThan(20)
})
