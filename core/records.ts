// core/records.ts: what the table keeps besides datasets and versions. Each has an id and a revision; none is ever deleted.
import type { AccessRequest, Account, ApiToken, Invitation, Preview } from './accounts.ts'
import type { DepartmentRecord } from './departments.ts'
import type { Feedback } from './feedback.ts'
import type { GovernanceDocument } from './governance-documents.ts'
import type { Launch } from './launch.ts'
import type { Member } from './model.ts'
import type { NewsItem } from './news.ts'
import type { PlanEntry } from './plan-entries.ts'
import type { Preparation } from './preparation.ts'
import type { PortalKey, Promotion, TrustedPortal } from './promotion.ts'
import type { Attestation } from './readiness.ts'
import type { SignOffPolicy } from './sign-off-policy.ts'
import type { StandingApproval } from './standing.ts'
import type { YearlyReview } from './yearly-review.ts'

export interface RecordTypes {
  readonly account: Account
  readonly 'access-request': AccessRequest
  readonly invitation: Invitation
  readonly token: ApiToken
  readonly preview: Preview
  readonly department: DepartmentRecord
  readonly 'plan-entry': PlanEntry
  readonly document: GovernanceDocument
  readonly 'news-item': NewsItem
  readonly 'sign-off-policy': SignOffPolicy
  readonly 'standing-approval': StandingApproval
  readonly preparation: Preparation
  readonly attestation: Attestation
  readonly launch: Launch
  readonly promotion: Promotion
  readonly 'portal-key': PortalKey
  readonly 'trusted-portal': TrustedPortal
  readonly feedback: Feedback
  readonly 'yearly-review': YearlyReview
}

export type RecordKind = keyof RecordTypes

/** One record before and after; without `before` it is new. `after.revision` is one more than before, or 1. */
export type RecordChange = {
  [K in RecordKind]: { readonly kind: K; readonly before?: RecordTypes[K]; readonly after: RecordTypes[K] }
}[RecordKind]

/** A record that must not have changed since it was read, though it is not changed itself. */
export interface Unchanged {
  readonly kind: RecordKind
  readonly id: string
  readonly revision: number
}

/** What a change of one record is about, for the audit log. */
export function subjectOf(kind: RecordKind, id: string): { kind: RecordKind; id: string } {
  return { kind, id }
}

/** What a decision rests on besides what it changes: the grants of whoever takes it, as they were when it was asked for. */
export function standsStill(by: Pick<Member, 'id' | 'accountRevision'>): Unchanged[] {
  const { id, accountRevision } = by
  return accountRevision === undefined ? [] : [{ kind: 'account', id, revision: accountRevision }]
}
