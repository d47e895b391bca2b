// core/catalog/governance.ts: what the public may know of how the city governs its data. Pages about it are made from this only.
import type { DepartmentRecord } from '../departments.ts'
import type { FeedbackCounts } from '../feedback.ts'
import type { GovernanceDocument } from '../governance-documents.ts'
import type { IsoTime } from '../model.ts'
import type { PublicNews } from '../news.ts'
import type { PlanEntry } from '../plan-entries.ts'
import type { Preparation } from '../preparation.ts'
import type { SignOffPolicy } from '../sign-off-policy.ts'
import type { PublicYearlyReview } from '../yearly-review.ts'

export interface Governance {
  /** Every department, dissolved ones last. */
  readonly departments: readonly DepartmentRecord[]
  /** The inventory, without what was removed. */
  readonly plan: readonly PlanEntry[]
  /** Governance documents with at least one approved version; drafts are left out. */
  readonly documents: readonly Omit<GovernanceDocument, 'draft'>[]
  /** Every version of the sign-off policy, newest first. */
  readonly signOffPolicies: readonly SignOffPolicy[]
  /** What is or was public, newest first. */
  readonly news: readonly PublicNews[]
  /** Absent until somebody has written down what the portal is for. */
  readonly preparation?: Preparation
  /** Published ones, newest first. */
  readonly yearlyReviews: readonly PublicYearlyReview[]
  /** What came in from visitors and became of it; absent where nobody is asked. */
  readonly feedback?: FeedbackCounts
  /** When the site is made: days on pages are counted from it. */
  readonly now: IsoTime
}

export const NO_GOVERNANCE: Governance = {
  departments: [],
  plan: [],
  documents: [],
  signOffPolicies: [],
  news: [],
  yearlyReviews: [],
  now: '1970-01-01T00:00:00.000Z',
}
