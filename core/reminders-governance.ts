// core/reminders-governance.ts: what the plan promised and is not public, and policies to look at again.
import { type ReviewDue, reviewsDue } from './governance-documents.ts'
import { policyPath } from './mails/about-governance.ts'
import { administrators, departmentName, liaison } from './mails/people.ts'
import { isLate, stateNow } from './plan-rules.ts'
import type { Agenda, Reminder } from './reminders.ts'

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

function when({ daysLeft }: ReviewDue): 'soon' | 'now' {
  return daysLeft > 0 ? 'soon' : 'now'
}
