// core/plan-rules.ts: what may be written into the inventory, and where an entry is in truth.
import type { PlanEntry, PlanState } from './plan-entries.ts'

/** Most characters of a text. */
export const PLAN_LIMITS = { title: 120, description: 4000, explanation: 2000, reason: 1000 } as const

/** What people write about a dataset of the inventory. */
export type PlanDraft = Pick<
  PlanEntry,
  'departmentId' | 'title' | 'description' | 'state' | 'priority' | 'plannedFor' | 'withheld' | 'datasetId'
>
export const DRAFT_FIELDS = [
  'departmentId',
  'title',
  'description',
  'state',
  'priority',
  'plannedFor',
  'withheld',
  'datasetId',
] as const satisfies readonly (keyof PlanDraft)[]

export type PlanField = Exclude<keyof PlanDraft, 'withheld'> | 'withheldReason' | 'explanation'

/** One thing that is wrong, in words that fit behind "expected" and "found". */
export interface PlanFault {
  readonly field: PlanField
  readonly expected: string
  readonly found: string
}

interface Rule extends Pick<PlanFault, 'field' | 'expected'> {
  readonly holds: (draft: PlanDraft) => boolean
  readonly found: (draft: PlanDraft) => string
}

const length = (text: string): string => (text === '' ? 'nothing' : `${text.length} characters`)
const atMost = (field: PlanField, limit: number, text: (draft: PlanDraft) => string): Rule => ({
  ...{ field, expected: `at most ${limit} characters` },
  holds: (draft) => text(draft).length <= limit,
  found: (draft) => length(text(draft)),
})
const nothing = () => 'nothing'
const explanationOf = ({ withheld }: PlanDraft): string => withheld?.explanation ?? ''

const RULES: readonly Rule[] = [
  { field: 'departmentId', expected: 'a department', holds: (draft) => draft.departmentId !== '', found: nothing },
  { field: 'title', expected: 'a title', holds: (draft) => draft.title !== '', found: nothing },
  atMost('title', PLAN_LIMITS.title, ({ title }) => title),
  atMost('description', PLAN_LIMITS.description, ({ description }) => description),
  {
    ...{ field: 'plannedFor', expected: 'a day such as 2027-03-31' },
    holds: ({ plannedFor }) => plannedFor === undefined || isDay(plannedFor),
    found: ({ plannedFor }) => plannedFor ?? '',
  },
  {
    ...{ field: 'plannedFor', expected: 'a day, because it is planned' },
    holds: ({ state, plannedFor }) => state !== 'planned' || plannedFor !== undefined,
    found: nothing,
  },
  {
    ...{ field: 'withheldReason', expected: 'a reason, because it is withheld' },
    holds: ({ state, withheld }) => state !== 'withheld' || withheld !== undefined,
    found: nothing,
  },
  {
    ...{ field: 'explanation', expected: 'an explanation for the public, because it is withheld' },
    holds: (draft) => draft.state !== 'withheld' || draft.withheld === undefined || explanationOf(draft) !== '',
    found: nothing,
  },
  atMost('explanation', PLAN_LIMITS.explanation, explanationOf),
  {
    ...{ field: 'datasetId', expected: 'a dataset with a published version, because it is published' },
    holds: ({ state, datasetId }) => state !== 'published' || datasetId !== undefined,
    found: nothing,
  },
]

/** Everything that is wrong with what somebody wrote, as far as the text alone can tell. */
export function faultsInDraft(draft: PlanDraft): PlanFault[] {
  return RULES.filter(({ holds }) => !holds(draft)).map(({ field, expected, found }) => ({
    ...{ field, expected, found: found(draft) },
  }))
}

/** The draft without what its state has no use for: reasons of what is not withheld, a day for what is. */
export function settled(draft: PlanDraft): PlanDraft {
  const { plannedFor, withheld, datasetId, ...always } = draft
  return {
    ...{ ...always, title: draft.title.trim(), description: draft.description.trim() },
    ...(plannedFor !== undefined && draft.state !== 'withheld' ? { plannedFor } : {}),
    ...(withheld && draft.state === 'withheld'
      ? { withheld: { reason: withheld.reason, explanation: withheld.explanation.trim() } }
      : {}),
    ...(datasetId === undefined ? {} : { datasetId }),
  }
}

/** The part of an entry that people write. */
export function draftOf(entry: PlanEntry): PlanDraft {
  const { id: _, revision: __, updatedAt: ___, updatedBy: ____, removed: _____, ...draft } = entry
  return draft
}

/** Names of the fields in which two drafts differ. */
export function changedFields(before: PlanDraft, after: PlanDraft): (typeof DRAFT_FIELDS)[number][] {
  const text = (value: unknown): string => JSON.stringify(value ?? null)
  return DRAFT_FIELDS.filter((field) => text(before[field]) !== text(after[field]))
}

/**
 * Where an entry is in truth: what the public can see is published, whatever was written down before, and what was
 * withdrawn is in preparation again.
 */
export function stateNow(entry: Pick<PlanDraft, 'state'>, isPublished: boolean): PlanState {
  if (isPublished) return 'published'
  return entry.state === 'published' ? 'in-preparation' : entry.state
}

/** Whether its day has passed and it is neither public nor withheld. */
export function isLate(entry: Pick<PlanDraft, 'state' | 'plannedFor'>, today: string): boolean {
  const isOpen = entry.state !== 'published' && entry.state !== 'withheld'
  return isOpen && entry.plannedFor !== undefined && entry.plannedFor < today
}

/** A day that the calendar has, from 2000 to 2099, as `2027-03-31`. */
export function isDay(text: string): boolean {
  if (!/^20\d\d-\d\d-\d\d$/.test(text)) return false
  const time = Date.parse(`${text}T00:00:00.000Z`)
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text)
}
