// core/plan-entries.ts: everything a department holds, also what is not open yet, or never will be: the public inventory.
import type { Actor, IsoTime } from './model.ts'

export const PLAN_STATES = ['idea', 'planned', 'in-preparation', 'published', 'withheld'] as const
/** Where a dataset of the inventory is. `withheld` names its reason. */
export type PlanState = (typeof PLAN_STATES)[number]

export const PRIORITIES = ['high', 'medium', 'low'] as const
export type Priority = (typeof PRIORITIES)[number]

/** Why data is withheld, in the words of open-data laws. */
export const WITHHELD_REASONS = ['privacy', 'security', 'law', 'contract', 'third-party-rights', 'not-ready'] as const
export type WithheldReason = (typeof WITHHELD_REASONS)[number]

export interface PlanEntry {
  readonly id: string
  readonly revision: number
  readonly departmentId: string
  readonly title: string
  readonly description: string
  readonly state: PlanState
  readonly priority: Priority
  /** Day, `2027-03-31`, on which it is meant to be public. */
  readonly plannedFor?: string
  /** Why it is withheld; needed in the state `withheld`. */
  readonly withheld?: { readonly reason: WithheldReason; readonly explanation: string }
  /** The dataset it became. */
  readonly datasetId?: string
  readonly updatedAt: IsoTime
  readonly updatedBy: Actor
  /** Taken off the list; kept for the log. */
  readonly removed?: { readonly at: IsoTime; readonly by: Actor; readonly reason: string }
}
