// core/reminders-governance.ts: what the plan promised and is not public, and policies, plan and years to look at again.
import { type ReviewDue, reviewsDue } from './governance-documents.ts'
import { policyPath } from './mails/about-governance.ts'
import { administrators, departmentName, liaison } from './mails/people.ts'
import { isLate, stateNow } from './plan-rules.ts'
import type { Agenda, Reminder } from './reminders.ts'
import { yearlyReviewsDue } from './yearly-review.ts'

/** Once for each day that was promised: a new day is a new promise. */
export function planReminders(agenda: Agenda): Reminder[] {
  const today = agenda.now.slice(0, 10)
  const isPublic = new Set(agenda.shelves.filter(({ published }) => published).map(({ dataset }) => dataset.id))
  return agenda.plan
    .filter(({ removed }) => !removed)
    .filter((entry) => {
      const state = stateNow(entry, entry.datasetId !== undefined && isPublic.has(entry.datasetId))
      return isLate({ ...entry, state }, today)
    })
    .map(({ id, title, departmentId, plannedFor = '' }) => ({
      kind: 'plan-late',
      to: liaison(agenda, departmentId),
      facts: { title, department: departmentName(agenda, departmentId), planned: plannedFor },
      path: '/console/#/plan',
      key: `plan-late-${id}-${plannedFor}`,
    }))
}

/** A month before, and once more on the day. */
export function policyReminders(agenda: Agenda): Reminder[] {
  return reviewsDue(agenda.documents, agenda.now.slice(0, 10)).map((due) => ({
    kind: 'policy-review-near',
    to: administrators(agenda),
    facts: { title: due.version.title, reviewBy: due.version.reviewBy },
    path: policyPath(due.document),
    key: `policy-review-${due.document.id}-${due.version.number}-${when(due)}`,
  }))
}

const YEARLY_KINDS = { planReviewBy: 'plan-review-near', yearlyReviewBy: 'yearly-review-near' } as const
const YEARLY_PATHS = { planReviewBy: '/console/#/plan', yearlyReviewBy: '/console/#/yearly-reviews' } as const

/** What the newest yearly review promised: the plan looked at again, and the next review. */
export function yearlyReminders(agenda: Agenda): Reminder[] {
  return yearlyReviewsDue(agenda.yearlyReviews, agenda.now.slice(0, 10)).map((due) => ({
    kind: YEARLY_KINDS[due.what],
    to: administrators(agenda),
    facts: { year: due.review.id, reviewBy: due.day },
    path: YEARLY_PATHS[due.what],
    key: `${YEARLY_KINDS[due.what]}-${due.review.id}-${due.day}-${when(due)}`,
  }))
}

function when({ daysLeft }: Pick<ReviewDue, 'daysLeft'>): 'soon' | 'now' {
  return daysLeft > 0 ? 'soon' : 'now'
}
