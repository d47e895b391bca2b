// core/reminders-freshness.ts: who is told when data gets old: its publisher, then its department, then the open data team.
import { daysAfter, type Freshness, freshnessOf } from './freshness.ts'
import type { NoticeKind } from './mails/kinds.ts'
import type { Recipient } from './mails/notice.ts'
import { administrators, departmentName, liaison, uploaders } from './mails/people.ts'
import { datasetPath } from './mails/telling.ts'
import type { IsoTime, VersionIn } from './model.ts'
import type { Agenda, DatedShelf, Reminder } from './reminders.ts'

interface Step {
  /** Part of the key. */
  readonly name: string
  readonly kind: NoticeKind
  readonly from: (freshness: Required<Pick<Freshness, 'dueAt' | 'overdueAt'>>) => IsoTime
  readonly to: (agenda: Agenda, version: VersionIn<'published'>) => readonly Recipient[]
}

const LADDER: readonly Step[] = [
  { name: 'due', kind: 'freshness-due', from: ({ dueAt }) => dueAt, to: uploaders },
  {
    name: 'overdue',
    kind: 'freshness-overdue',
    from: ({ overdueAt }) => daysAfter(overdueAt, 7),
    to: (agenda, version) => liaison(agenda, version.candidate.metadata.departmentId),
  },
  {
    name: 'escalated',
    kind: 'freshness-escalated',
    from: ({ overdueAt }) => daysAfter(overdueAt, 30),
    to: (agenda) => administrators(agenda),
  },
]

export function freshnessReminders(agenda: Agenda): Reminder[] {
  return agenda.shelves.flatMap((shelf) => reached(agenda, shelf))
}

/** A version that is on its way answers the reminder already. */
function reached(agenda: Agenda, { dataset, published }: DatedShelf): Reminder[] {
  if (!published || dataset.openVersion !== undefined) return []
  const { metadata } = published.candidate
  const { dueAt, overdueAt } = freshnessOf(metadata.frequency, published.publishedAt, dataset.upkeep, agenda.now)
  if (!dueAt || !overdueAt) return []
  const facts = {
    ...{ title: metadata.title, department: departmentName(agenda, metadata.departmentId) },
    ...{ frequency: metadata.frequency, published: published.publishedAt, due: dueAt, overdue: overdueAt },
  }
  return LADDER.filter(({ from }) => from({ dueAt, overdueAt }) <= agenda.now).map(({ name, kind, to }) => ({
    ...{ kind, facts, to: to(agenda, published), path: datasetPath(dataset.id) },
    key: `freshness-${dataset.id}-${published.number}-${name}`,
  }))
}
