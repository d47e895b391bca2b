// core/reminders.ts: what the clock tells people: what is due, late, or about to end. Each once, by a key that says what it is about.
import type { ApiToken } from './accounts.ts'
import type { GovernanceDocument } from './governance-documents.ts'
import type { Launch } from './launch.ts'
import { isWanted, type Notice } from './mails/notice.ts'
import { unique, type World } from './mails/people.ts'
import type { Telling } from './mails/telling.ts'
import type { Dataset, VersionIn } from './model.ts'
import type { PlanEntry } from './plan-entries.ts'
import type { Attestation } from './readiness.ts'
import { endings } from './reminders-endings.ts'
import { freshnessReminders } from './reminders-freshness.ts'
import { planReminders, policyReminders, yearlyReminders } from './reminders-governance.ts'
import { launchReminders } from './reminders-launch.ts'
import { reviewReminders } from './reminders-reviews.ts'
import type { StandingApproval } from './standing.ts'
import type { YearlyReview } from './yearly-review.ts'

/** Everything that has a day to it. */
export interface Agenda extends World {
  readonly shelves: readonly DatedShelf[]
  readonly tokens: readonly ApiToken[]
  readonly approvals: readonly StandingApproval[]
  readonly plan: readonly PlanEntry[]
  readonly documents: readonly GovernanceDocument[]
  readonly yearlyReviews: readonly YearlyReview[]
  /** Absent until somebody prepares it. */
  readonly launch?: Launch
  /** What people attested before the launch. */
  readonly attestations?: readonly Attestation[]
}

/** A dataset with the versions that have a day to them. */
export interface DatedShelf {
  readonly dataset: Dataset
  readonly published?: VersionIn<'published'>
  readonly inReview?: VersionIn<'in-review'>
}

/** A reminder always says what it is about. */
export type Reminder = Telling & { readonly key: string }

const PARTS: readonly ((agenda: Agenda) => readonly Reminder[])[] = [
  freshnessReminders,
  reviewReminders,
  endings,
  planReminders,
  policyReminders,
  yearlyReminders,
  launchReminders,
]

/** Everything that is to be known by now; whoever asks again gets the same keys and tells nobody twice. */
export function remindersAt(agenda: Agenda): Notice[] {
  return PARTS.flatMap((part) => part(agenda))
    .flatMap(({ key, kind, to, facts, path }) => unique(to).map((one) => ({ key, kind, to: one, facts, path })))
    .filter(isWanted)
}
