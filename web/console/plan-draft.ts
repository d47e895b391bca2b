// web/console/plan-draft.ts: an entry of the plan while it is typed, what is wrong with it, and what is sent.
import type { PlanState, Priority, WithheldReason } from '../../core/plan-entries.ts'
import { faultsInDraft, type PlanDraft, type PlanField, settled } from '../../core/plan-rules.ts'
import type { Dataset } from './api.ts'
import type { NewPlanEntry, PlanChanges, PlanItem } from './desk/plan.ts'

/** Everything as text, as forms hold it. */
export interface EntryDraft {
  readonly departmentId: string
  readonly title: string
  readonly description: string
  readonly state: PlanState
  readonly priority: Priority
  readonly plannedFor: string
  readonly withheldReason: WithheldReason | ''
  readonly explanation: string
  readonly datasetId: string
}

export type EntryFaults = Partial<Readonly<Record<PlanField, string>>>

export function emptyEntry(departmentId: string): EntryDraft {
  return {
    ...{ departmentId, title: '', description: '', state: 'idea', priority: 'medium', plannedFor: '' },
    ...{ withheldReason: '', explanation: '', datasetId: '' },
  }
}

export function entryDraftOf(item: PlanItem): EntryDraft {
  const { departmentId, title, description, state, priority, plannedFor, withheld, datasetId } = item
  return {
    ...{ departmentId, title, description, state, priority, plannedFor: plannedFor ?? '' },
    withheldReason: withheld?.reason ?? '',
    explanation: withheld?.explanation ?? '',
    datasetId: datasetId ?? '',
  }
}

/** A dataset that is listed but never published: the reason is for people to name. */
export function withheldEntryOf({ id, metadata }: Dataset): EntryDraft {
  const { departmentId, title, description } = metadata
  return { ...emptyEntry(departmentId), title, description, state: 'withheld', datasetId: id }
}

/** Sentences for the form; the rules are the API's own. */
const SENTENCES: Readonly<Record<PlanField, string>> = {
  departmentId: 'Choose the department.',
  title: 'Write a title.',
  description: 'Shorten the description.',
  state: 'Choose a state.',
  priority: 'Choose a priority.',
  plannedFor: 'Say on which day it is to be public.',
  withheldReason: 'Choose why it is withheld.',
  explanation: 'Explain to the public what is withheld and why.',
  datasetId: 'Choose the published dataset.',
}

export function faultsInEntry(draft: EntryDraft): EntryFaults {
  const faults: Record<string, string> = {}
  for (const { field, expected, found } of faultsInDraft(planDraftOf(draft))) {
    faults[field] ??= found === 'nothing' ? SENTENCES[field] : `Expected ${expected}, found ${found}.`
  }
  // Without a reason the rules see no explanation either; the form asks for both at once.
  if (draft.state === 'withheld' && draft.explanation.trim() === '') faults['explanation'] = SENTENCES.explanation
  return faults
}

export function newEntryOf(draft: EntryDraft): NewPlanEntry {
  return planDraftOf(draft)
}

/** Everything that can be taken away is named, so that an emptied field is emptied there, too. */
export function changesOf(draft: EntryDraft, revision: number): PlanChanges {
  const { plannedFor, withheld, datasetId, ...always } = planDraftOf(draft)
  return {
    ...{ ...always, revision, plannedFor: plannedFor ?? null },
    ...{ withheld: withheld ?? null, datasetId: datasetId ?? null },
  }
}

function planDraftOf(draft: EntryDraft): PlanDraft {
  const { plannedFor, withheldReason, explanation, datasetId, ...always } = draft
  return settled({
    ...always,
    ...(plannedFor ? { plannedFor } : {}),
    ...(withheldReason ? { withheld: { reason: withheldReason, explanation } } : {}),
    ...(datasetId ? { datasetId } : {}),
  })
}

/** What a table of the plan is narrowed to; empty means all. `late` is not a state, but people look for it. */
export interface PlanChoice {
  readonly departmentId: string
  readonly state: PlanState | 'late' | ''
}

export function chosen(items: readonly PlanItem[], { departmentId, state }: PlanChoice): PlanItem[] {
  return items
    .filter((item) => departmentId === '' || item.departmentId === departmentId)
    .filter((item) => state === '' || (state === 'late' ? item.isLate : item.state === state))
}

/** Late ones first, then by day, then what has no day; published ones last. */
export function inOrder(items: readonly PlanItem[]): PlanItem[] {
  const rank = ({ isLate, state }: PlanItem) => (isLate ? 0 : state === 'published' ? 3 : state === 'withheld' ? 2 : 1)
  const day = ({ plannedFor }: PlanItem) => plannedFor ?? '9999'
  return [...items].sort((a, b) => rank(a) - rank(b) || day(a).localeCompare(day(b)) || a.title.localeCompare(b.title))
}

/** Restricted datasets must be listed with a reason; these have no entry yet. */
export function restrictedWithoutEntry(datasets: readonly Dataset[], items: readonly PlanItem[]): Dataset[] {
  const listed = new Set(items.map(({ datasetId }) => datasetId))
  return datasets.filter(({ id, metadata }) => metadata.classification === 'restricted' && !listed.has(id))
}
