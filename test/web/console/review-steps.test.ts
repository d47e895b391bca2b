import type { Version } from '../../../web/console/api.ts'
import { earlierNotes } from '../../../web/console/earlier-notes.ts'
import { stepsOf } from '../../../web/console/review-steps.ts'

const ana = { id: 'ana', name: 'Ana', email: 'ana@city.example' }
const at = '2026-11-24T09:30:00.000Z'
const due = '2026-11-29T09:30:00.000Z'
const before = new Date('2026-11-28T09:30:00.000Z')
const after = new Date('2026-11-30T09:30:00.000Z')
const signed = (role: 'liaison' | 'privacy-reviewer', note = '') => ({ role, by: ana, at, note, signature: 's' })
const step = (role: 'liaison' | 'privacy-reviewer', isTurn: boolean) => ({
  role,
  dueDays: 5,
  due,
  isTurn,
  checklist: [],
})
const perfect = {
  number: 2,
  status: 'in-review',
  review: { order: 'sequence', steps: [step('liaison', true), step('privacy-reviewer', false)] },
  signOffs: [],
  mySigningRoles: ['liaison'],
} as unknown as Version

const cases = [
  { name: 'in order, the first is waited for', given: {}, now: before, gives: ['turn', 'later'] },
  { name: 'a due day that has passed', given: {}, now: after, gives: ['overdue', 'later'] },
  { name: 'one signed', given: { signOffs: [signed('liaison')] }, now: before, gives: ['signed', 'later'] },
  {
    name: 'one returned it',
    given: { status: 'returned', returned: signed('liaison') },
    now: before,
    gives: ['returned', 'open'],
  },
  { name: 'no review yet', given: { review: undefined }, now: before, gives: [] },
]
for (const { name, given, now, gives } of cases) {
  test(`steps of a review: ${name}`, () => {
    const version = { ...perfect, ...given } as Version
    expect(stepsOf(version, now).map(({ state }) => state)).toEqual(gives)
  })
}

test('each step knows who comes before it, whose turn it is, and to whom it was handed last', () => {
  const delegation = { role: 'liaison' as const, to: ana, by: ana, at, note: '' }
  const [first, second] = stepsOf({ ...perfect, delegations: [delegation, { ...delegation, note: 'newest' }] }, before)
  expect(first).toMatchObject({ isMine: true, delegation: { note: 'newest' } })
  expect(first?.waitsFor).toBeUndefined()
  expect(second).toMatchObject({ isMine: false, waitsFor: 'liaison' })
})

test('notes of earlier versions come newest first, those of this version do not', () => {
  const versions = [
    { number: 1, signOffs: [signed('liaison', 'Fine.')] },
    {
      number: 2,
      signOffs: [],
      returned: { ...signed('liaison', 'No.'), remarks: [{ about: 'ward', text: 'Which?' }] },
    },
    { number: 3, signOffs: [signed('liaison', 'This one.')] },
  ] as unknown as Version[]
  expect(earlierNotes(versions, 3).map(({ version, kind, note }) => [version, kind, note])).toEqual([
    [2, 'returned', 'No.'],
    [1, 'signed', 'Fine.'],
  ])
})
