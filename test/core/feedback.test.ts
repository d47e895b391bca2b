// What visitors say: when it is taken, the one way it goes, and what is forgotten.
import { isRefusal } from '../../core/errors.ts'
import {
  answerFeedback,
  closeFeedback,
  countsOf,
  type Feedback,
  isMailOpen,
  newFeedback,
  whyNoFeedback,
  withMail,
  withoutOldContact,
} from '../../core/feedback.ts'
import { ada } from '../support/people.ts'

const at = '2026-12-01T12:00:00.000Z'
const contact = { name: 'Vera', email: 'vera@example.org' }
const words = { language: 'en', message: 'The map is lovely.', page: '/map/', contact } as const
const fresh = newFeedback('fb_1', words, at)

function right(outcome: Feedback | ReturnType<typeof answerFeedback>): Feedback {
  if (isRefusal(outcome)) throw new Error(`${outcome.code}: ${outcome.detail}`)
  return outcome
}
const answered = right(answerFeedback(fresh, 'Thank you.', true, ada, at))
const closed = right(closeFeedback(fresh, 'No question.', ada, at))

test('an answer keeps what was said and waits for its mail', () => {
  expect(answered).toMatchObject({
    ...words,
    revision: 2,
    state: 'answered',
    answered: { text: 'Thank you.', mail: 'waiting' },
  })
  expect(isMailOpen(answered)).toBe(true)
  expect(isMailOpen(right(withMail(answered, 'failed')))).toBe(true)
  expect(isMailOpen(right(withMail(answered, 'sent')))).toBe(false)
})

const refused = [
  {
    name: 'what is answered is not answered again',
    outcome: answerFeedback(answered, 'Once more.', false, ada, at),
    code: 'already-decided',
  },
  {
    name: 'what is answered is not closed',
    outcome: closeFeedback(answered, 'Done.', ada, at),
    code: 'already-decided',
  },
  {
    name: 'what is closed is not answered',
    outcome: answerFeedback(closed, 'Still.', false, ada, at),
    code: 'already-decided',
  },
  { name: 'a closed message has no mail', outcome: withMail(closed, 'sent'), code: 'already-decided' },
  {
    name: 'nobody is written to who left no address',
    outcome: answerFeedback(
      newFeedback('fb_2', { ...words, contact: { name: 'Vera', email: '' } }, at),
      'Hm.',
      true,
      ada,
      at,
    ),
    code: 'bad-request',
  },
]
for (const { name, outcome, code } of refused) {
  test(name, () => expect(isRefusal(outcome) && outcome.code).toBe(code))
}

const feedback = { from: '2026-11-01', to: '2026-12-01' }
const times = [
  { now: '2026-10-31T23:59:59.999Z', taken: false },
  { now: '2026-11-01T00:00:00.000Z', taken: true },
  { now: '2026-12-01T23:59:59.999Z', taken: true },
  { now: '2026-12-02T00:00:00.000Z', taken: false },
]
for (const { now, taken } of times) {
  test(`at ${now} a message is ${taken ? 'taken' : 'refused with the period'}`, () => {
    const why = whyNoFeedback({ feedback }, now)
    expect(why === undefined).toBe(taken)
    if (why) expect(why.detail).toContain('from 2026-11-01 to 2026-12-01')
  })
}

test('without a period nothing is taken', () => expect(whyNoFeedback({}, at)?.code).toBe('feedback-closed'))

const THIRTY_DAYS = '2026-12-31T12:00:00.000Z'
test('name and address are forgotten 30 days after the answer or the closing, and not before', () => {
  for (const one of [answered, closed]) {
    expect(withoutOldContact(one, '2026-12-31T11:59:59.999Z')).toBeUndefined()
    const after = withoutOldContact(one, THIRTY_DAYS)!
    expect(after).not.toHaveProperty('contact')
    expect([after.revision, after.message]).toEqual([one.revision + 1, one.message])
    expect(withoutOldContact(after, THIRTY_DAYS)).toBeUndefined()
    expect(isMailOpen(after)).toBe(false)
  }
  expect(withoutOldContact(fresh, '2030-01-01T00:00:00.000Z')).toBeUndefined()
})

test('they are counted by what became of them', () => {
  expect(countsOf([fresh, fresh, answered, closed])).toEqual({ new: 2, answered: 1, closed: 1 })
})
