// web/console/feedback-words.ts: states of what visitors said, and which of it a list shows. Pure.
import { dayText } from '../catalog/words.ts'
import type { Feedback, FeedbackList } from './desk/feedback.ts'
import type { Tone } from './words.ts'

export const FEEDBACK_STATES: Readonly<Record<Feedback['state'], { readonly words: string; readonly tone: Tone }>> = {
  new: { words: 'New', tone: 'warn' },
  answered: { words: 'Answered', tone: 'ok' },
  closed: { words: 'Closed', tone: '' },
}

/** What became of the mail with the answer. */
export const MAIL_WORDS: Readonly<Record<NonNullable<Feedback['answered']>['mail'], string>> = {
  none: 'No mail was sent.',
  waiting: 'The mail has not gone out yet.',
  sent: 'Sent by mail.',
  failed: 'The mail did not go out.',
}

export type FeedbackFilter = Feedback['state'] | 'all'

export function filtered(all: readonly Feedback[], filter: FeedbackFilter): Feedback[] {
  return all.filter(({ state }) => filter === 'all' || state === filter)
}

/** Each choice with how many it shows. */
export function choicesOf({ counts }: Pick<FeedbackList, 'counts'>): { value: FeedbackFilter; words: string }[] {
  const sum = counts.new + counts.answered + counts.closed
  return [
    { value: 'new', words: `New (${counts.new})` },
    { value: 'answered', words: `Answered (${counts.answered})` },
    { value: 'closed', words: `Closed (${counts.closed})` },
    { value: 'all', words: `All (${sum})` },
  ]
}

/** @param today such as 2027-03-01 */
export function periodWords({ period }: Pick<FeedbackList, 'period'>, today: string): string {
  if (!period) return 'Visitors are not asked: the settings name no feedback period.'
  const { from, to } = period
  if (today < from) return `Visitors are asked from ${dayText(from)} to ${dayText(to)}.`
  return today > to ? `The feedback period ended on ${dayText(to)}.` : `Visitors are asked until ${dayText(to)}.`
}

/** The page that a message is about, where it is one of this portal. */
export function pageLink({ page }: Pick<Feedback, 'page'>): string | undefined {
  return /^\/(?!\/)[^\s\\]*$/.test(page) ? page : undefined
}
