// core/reminders-reviews.ts: sign-offs that are due tomorrow, or late.
import { daysAfter } from './freshness.ts'
import { turnKey, versionFacts } from './mails/about-versions.ts'
import { deputyOf, signers } from './mails/people.ts'
import { versionPath } from './mails/telling.ts'
import type { Dataset, Role, VersionIn } from './model.ts'
import type { Agenda, Reminder } from './reminders.ts'
import { dueOf, rolesInTurn } from './review.ts'

export function reviewReminders(agenda: Agenda): Reminder[] {
  return agenda.shelves.flatMap(({ dataset, inReview }) => {
    if (!inReview) return []
    return rolesInTurn(inReview).flatMap((role) => forRole(agenda, dataset, inReview, role))
  })
}

function forRole(agenda: Agenda, dataset: Dataset, version: VersionIn<'in-review'>, role: Role): Reminder[] {
  const due = dueOf(version, role)
  if (!due || daysAfter(due, -1) > agenda.now) return []
  const facts = { ...versionFacts(agenda, dataset, version), role, due }
  const about = { facts, path: versionPath(version) }
  const turn = turnKey(version, role)
  const own = signers(agenda, version, role)
  if (due > agenda.now) return [{ ...about, kind: 'review-due', to: own, key: `review-due-${turn}` }]

  const deputy = deputyOf(version, role)
  const late: Reminder = { ...about, kind: 'review-overdue', to: own, key: `review-overdue-${turn}` }
  if (!deputy) return [late]
  const stand: Reminder = {
    ...{ kind: 'review-deputy', to: signers(agenda, version, role, deputy), path: about.path },
    ...{ facts: { ...facts, deputy }, key: `review-deputy-${turn}` },
  }
  return [late, stand]
}
