// web/console/review-queue.ts: the order of a reviewer's queue, what is shown of it, and when things are due, in words. Pure.
import type { QueuedReview } from './desk/reviews.ts'

export const QUEUE_FILTERS = {
  all: 'Everything',
  'my-turn': 'My turn',
  overdue: 'Overdue',
  'waiting-for-others': 'Waiting for others',
} as const
export type QueueFilter = keyof typeof QUEUE_FILTERS

type Sorted = Pick<QueuedReview, 'state' | 'isOverdue' | 'due'>

/** What is overdue first, then what is my turn, then by due day. */
export function inOrder<T extends Sorted>(reviews: readonly T[]): T[] {
  const rank = ({ isOverdue, state }: Sorted) => (state === 'my-turn' ? (isOverdue ? 0 : 1) : 2)
  return [...reviews].sort((a, b) => rank(a) - rank(b) || a.due.localeCompare(b.due))
}

export function passes({ state, isOverdue }: Sorted, filter: QueueFilter): boolean {
  if (filter === 'all') return true
  return filter === 'overdue' ? isOverdue && state === 'my-turn' : state === filter
}

const DAY = 86_400_000

/** `due in 3 days`, `due today`, `overdue by 2 days`; days are whole days from now. */
export function dueText(due: string, now: Date): string {
  const days = (Date.parse(due) - now.getTime()) / DAY
  if (days < 0) return days > -1 ? 'overdue since today' : `overdue by ${daysText(Math.floor(-days))}`
  return days < 1 ? 'due within a day' : `due in ${daysText(Math.floor(days))}`
}

function daysText(days: number): string {
  return days === 1 ? '1 day' : `${days} days`
}
