// Rules of the reviewer's desk: turns, deputies, checklists, delegation, talk.
import { isRefusal, type Refusal } from '../../core/errors.ts'
import { callOff } from '../../core/lifecycle.ts'
import type { Member, Version, VersionIn } from '../../core/model.ts'
import { giveBack, sign } from '../../core/review.ts'
import type { ReviewPlan } from '../../core/review-model.ts'
import { reviewsFor } from '../../core/review-queue.ts'
import { comment, delegate, MAX_COMMENTS, unanswered } from '../../core/review-talk.ts'
import { DEFAULT_POLICY, planFor } from '../../core/sign-off-policy.ts'
import { ada, aMember, ines, lars, leo, priya, sofia } from '../support/people.ts'
import { aVersion, later, noon, signOff } from '../support/versions.ts'

const outcome = (moved: object | Refusal) => (isRefusal(moved) ? moved.code : (moved as Version).status)
const afterDays = (days: number) => new Date(Date.parse(noon) + days * 86_400_000).toISOString()

const open = planFor({}, [], DEFAULT_POLICY, noon)
const conditional = planFor({ classification: 'open-with-conditions' }, [], DEFAULT_POLICY, noon)
const restricted = planFor({ classification: 'restricted' }, [], DEFAULT_POLICY, noon)
const inTurn: ReviewPlan = { ...open, order: 'sequence' }
const inReview = (plan: ReviewPlan, more: Partial<Version> = {}) => aVersion('in-review', { plan, ...more } as never)
const yes = (plan: ReviewPlan, role: string) =>
  (plan.steps.find((step) => step.role === role)?.checklist ?? []).map(({ id }) => ({
    ...{ id, answer: 'yes' as const, note: '' },
  }))

const signing: {
  name: string
  given: VersionIn<'in-review'>
  by: Member
  role: 'liaison' | 'privacy-reviewer'
  at?: string
  answers?: object[]
  gives: string
}[] = [
  {
    name: 'a checklist without answers is refused',
    given: inReview(open),
    by: leo,
    role: 'liaison',
    answers: [],
    gives: 'checklist-unanswered',
  },
  {
    name: 'a plain no is refused',
    given: inReview(open),
    by: leo,
    role: 'liaison',
    answers: yes(open, 'liaison').map((one) => ({ ...one, answer: 'no' })),
    gives: 'checklist-unanswered',
  },
  {
    name: 'not applicable needs words',
    given: inReview(open),
    by: leo,
    role: 'liaison',
    answers: yes(open, 'liaison').map((one) => ({ ...one, answer: 'not-applicable' })),
    gives: 'checklist-unanswered',
  },
  { name: 'every question answered is enough', given: inReview(open), by: leo, role: 'liaison', gives: 'in-review' },
  {
    name: 'in sequence the second waits for the first',
    given: inReview(inTurn),
    by: priya,
    role: 'privacy-reviewer',
    gives: 'not-your-turn',
  },
  {
    name: 'in sequence the second signs after the first',
    given: inReview(inTurn, { signOffs: [signOff(leo, 'liaison')] } as never),
    by: priya,
    role: 'privacy-reviewer',
    gives: 'approved',
  },
  {
    name: 'a deputy waits until it is overdue',
    given: inReview(open),
    by: lars,
    role: 'privacy-reviewer',
    at: afterDays(4),
    gives: 'not-allowed',
  },
  {
    name: 'a deputy signs when it is overdue',
    given: inReview(open),
    by: lars,
    role: 'privacy-reviewer',
    at: afterDays(6),
    gives: 'in-review',
  },
  {
    name: 'a role held in another department does not count',
    given: inReview(open),
    by: aMember('fritz', ['liaison'], ['finance']),
    role: 'liaison',
    gives: 'not-allowed',
  },
  {
    name: 'what is restricted is never signed',
    given: inReview(restricted),
    by: leo,
    role: 'liaison',
    gives: 'never-published',
  },
]
for (const { name, given, by, role, at = later, answers, gives } of signing) {
  test(`sign: ${name}`, () => {
    const said = { note: '', answers: (answers ?? yes(given.plan!, role)) as never }
    expect(outcome(sign(given, by, role, given.candidate.signature, said, at))).toBe(gives)
  })
}

test('three roles are three people, and what is restricted can be returned', () => {
  let version: Version = inReview(conditional)
  for (const [by, role] of [
    [leo, 'liaison'],
    [lars, 'legal-reviewer'],
    [priya, 'privacy-reviewer'],
  ] as const) {
    const next = sign(
      version,
      by,
      role,
      inReview(conditional).candidate.signature,
      { note: '', answers: yes(conditional, role) },
      later,
    )
    if (isRefusal(next)) throw new Error(next.code)
    version = next
  }
  expect(version.status).toBe('approved')
  const kept = inReview(restricted)
  expect(outcome(giveBack(kept, leo, 'liaison', kept.candidate.signature, { note: 'Not public.' }, later))).toBe(
    'returned',
  )
})

const queue: { name: string; version: Version; who: Member; at?: string; gives: unknown[] }[] = [
  { name: 'whose turn it is', version: inReview(open), who: leo, gives: ['liaison my-turn own-role'] },
  {
    name: 'who waits for others',
    version: inReview(inTurn),
    who: priya,
    gives: ['privacy-reviewer waiting-for-others own-role'],
  },
  { name: 'no deputy before it is overdue', version: inReview(open), who: lars, gives: [] },
  {
    name: 'a deputy when it is overdue',
    version: inReview(open),
    who: lars,
    at: afterDays(6),
    gives: ['privacy-reviewer my-turn deputy'],
  },
  { name: 'nobody who uploaded it', version: inReview(open, { createdBy: leo }), who: leo, gives: [] },
  {
    name: 'nobody who signed',
    version: inReview(open, { signOffs: [signOff(leo, 'liaison')] } as never),
    who: leo,
    gives: [],
  },
  { name: 'nobody who holds no such role', version: inReview(open), who: ada, gives: [] },
]
for (const { name, version, who, at = later, gives } of queue) {
  test(`the queue has ${name}`, () => {
    const found = reviewsFor(version, who, at).map(({ role, state, capacity }) => `${role} ${state} ${capacity}`)
    expect(found).toEqual(gives)
  })
}

const pia = aMember('pia', ['privacy-reviewer'], ['parks'])
const delegating: { name: string; given?: VersionIn<'in-review'>; by: Member; to: Member; gives: string }[] = [
  { name: 'to a colleague who holds the role there', by: priya, to: pia, gives: 'in-review' },
  { name: 'not by somebody without the role', by: leo, to: pia, gives: 'not-allowed' },
  { name: 'not to somebody without the role', by: priya, to: sofia, gives: 'no-such-person' },
  { name: 'not to oneself', by: priya, to: priya, gives: 'no-such-person' },
  {
    name: 'not to whoever uploaded it',
    given: inReview(open, { createdBy: pia }),
    by: priya,
    to: pia,
    gives: 'no-such-person',
  },
  {
    name: 'not when it is signed',
    given: inReview(open, { signOffs: [signOff(priya, 'privacy-reviewer')] } as never),
    by: pia,
    to: priya,
    gives: 'role-signed-already',
  },
]
for (const { name, given = inReview(open), by, to, gives } of delegating) {
  test(`a review is handed over ${name}`, () =>
    expect(outcome(delegate(given, by, 'privacy-reviewer', to, '', later))).toBe(gives))
}

test('what is said stays through every move, signs nothing, and has an end', () => {
  const said = comment(
    inReview(open),
    leo,
    { id: 'c1', about: 'species', text: 'Why?' },
    later,
  ) as VersionIn<'in-review'>
  expect(said.candidate.signature).toBe(inReview(open).candidate.signature)
  const ended = callOff(said, ines, 'The wrong file.', later) as Version
  expect(ended.comments).toHaveLength(1)
  const full = Array.from({ length: MAX_COMMENTS }, () => said.comments![0]!)
  expect(outcome(comment({ ...said, comments: full }, leo, { id: 'x', about: '', text: 'More.' }, later))).toBe(
    'talk-too-long',
  )
  const long = comment(said, leo, { id: 'x', about: '', text: 'é'.repeat(60_000) }, later)
  expect(outcome(long)).toBe('talk-too-long')
})

test('a thread waits for an answer until those who work on the data had the last word', () => {
  const by = (person: Member, about: string, id: string) => ({ ...{ id, about, text: '?', at: noon }, by: person })
  const talk = [by(leo, 'species', '1'), by(ines, 'species', '2'), by(priya, '', '3')]
  expect(unanswered(talk, (id) => id === 'ines').map(({ id }) => id)).toEqual(['3'])
})
