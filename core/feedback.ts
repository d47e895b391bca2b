// core/feedback.ts: what visitors say about the portal, and what became of it. Pure.
import { type Refusal, refuse } from './errors.ts'
import type { Language } from './languages.ts'
import { actorOf } from './lifecycle.ts'
import type { Actor, IsoTime, Member } from './model.ts'
import { feedbackState, type StageNotice } from './notice.ts'

/** Who a visitor says to be; whoever wants no answer leaves it out. */
export interface FeedbackContact {
  readonly name: string
  /** Empty when there is only a name. */
  readonly email: string
}

interface Said {
  readonly id: string
  readonly revision: number
  readonly at: IsoTime
  /** Of the page with the form. */
  readonly language: Language
  readonly message: string
  /** Path of the page it is about; empty for the whole portal. */
  readonly page: string
  /** Forgotten some time after the message was dealt with. */
  readonly contact?: FeedbackContact
}

/** `none`: nobody to write to, or not wanted; `waiting`: about to go out; `failed`: it did not. */
export type AnswerMail = 'none' | 'waiting' | 'sent' | 'failed'

export interface Answered {
  readonly at: IsoTime
  readonly by: Actor
  readonly text: string
  readonly mail: AnswerMail
}

/** One way: somebody answers, or says why there is nothing to answer. */
export type Feedback =
  | (Said & { readonly state: 'new' })
  | (Said & { readonly state: 'answered'; readonly answered: Answered })
  | (Said & {
      readonly state: 'closed'
      readonly closed: { readonly at: IsoTime; readonly by: Actor; readonly reason: string }
    })

export const MIN_MESSAGE = 5
export const MAX_MESSAGE = 4000
export const MAX_PAGE = 300
export const MAX_NAME = 100
export const MAX_MAIL = 254
/** As much as a mail quotes. */
export const MAX_ANSWER = 2000
/** Names and addresses are kept this long after the answer, for questions that come back. */
export const CONTACT_DAYS = 30

/** What a visitor sends. */
export type FeedbackWords = Pick<Said, 'language' | 'message' | 'page' | 'contact'>

/** Why nothing is taken now; undefined in the feedback period. */
export function whyNoFeedback(notice: Pick<StageNotice, 'feedback'>, now: IsoTime): Refusal | undefined {
  const { feedback } = notice
  if (!feedback) return refuse('feedback-closed', 'this portal has no feedback period')
  if (feedbackState(notice, now.slice(0, 10)) === 'open') return undefined
  return refuse('feedback-closed', `the feedback period: from ${feedback.from} to ${feedback.to}`)
}

export function newFeedback(id: string, words: FeedbackWords, at: IsoTime): Feedback {
  return { ...words, id, revision: 1, at, state: 'new' }
}

/** @param sendsMail whether the answer goes to the visitor, who left an address */
export function answerFeedback(
  before: Feedback,
  text: string,
  sendsMail: boolean,
  by: Member,
  at: IsoTime,
): Feedback | Refusal {
  if (before.state !== 'new') return refuse('already-decided', `it is ${before.state}`)
  if (sendsMail && !before.contact?.email) return refuse('bad-request', 'sendMail: the visitor left no mail address')
  const answered: Answered = { at, by: actorOf(by), text, mail: sendsMail ? 'waiting' : 'none' }
  return { ...said(before), state: 'answered', answered }
}

export function closeFeedback(before: Feedback, reason: string, by: Member, at: IsoTime): Feedback | Refusal {
  if (before.state !== 'new') return refuse('already-decided', `it is ${before.state}`)
  return { ...said(before), state: 'closed', closed: { at, by: actorOf(by), reason } }
}

/** Notes what became of the mail. */
export function withMail(before: Feedback, mail: AnswerMail): Feedback | Refusal {
  if (before.state !== 'answered') return refuse('already-decided', `it is ${before.state}`)
  return { ...before, revision: before.revision + 1, answered: { ...before.answered, mail } }
}

/** Whether a mail can be tried again. */
export function isMailOpen(feedback: Feedback): boolean {
  return (
    feedback.state === 'answered' &&
    feedback.contact?.email !== undefined &&
    ['waiting', 'failed'].includes(feedback.answered.mail)
  )
}

/** The same without name and address, when they were kept long enough; undefined when there is nothing to forget. */
export function withoutOldContact(feedback: Feedback, now: IsoTime): Feedback | undefined {
  if (feedback.state === 'new' || !feedback.contact) return undefined
  const { at } = feedback.state === 'answered' ? feedback.answered : feedback.closed
  if (Date.parse(now) - Date.parse(at) < CONTACT_DAYS * 86_400_000) return undefined
  const { contact: _, ...rest } = feedback
  return { ...rest, revision: feedback.revision + 1 }
}

export interface FeedbackCounts {
  readonly new: number
  readonly answered: number
  readonly closed: number
}

export function countsOf(all: readonly Pick<Feedback, 'state'>[]): FeedbackCounts {
  const count = (state: Feedback['state']) => all.filter((one) => one.state === state).length
  return { new: count('new'), answered: count('answered'), closed: count('closed') }
}

/** What the visitor said, one revision further. */
function said({ id, revision, at, language, message, page, contact }: Feedback): Said {
  return { ...{ id, revision: revision + 1, at, language, message, page }, ...(contact ? { contact } : {}) }
}
