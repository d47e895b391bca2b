// core/inventory-items.ts: the inventory as people see it: what was entered, and what is public without having been entered.
import type { Language } from './languages.ts'
import type { PlanEntry, PlanState, Priority } from './plan-entries.ts'
import { isLate, type PlanDraft, stateNow } from './plan-rules.ts'

/** What the inventory needs to know of a dataset with a public version. */
export interface PublicFact {
  readonly id: string
  readonly slug: string
  readonly departmentId: string
  readonly title: string
  readonly description: string
  /** Of title and description, where the reader's is another. */
  readonly language?: Language
}

/** One line of the inventory. */
export interface InventoryItem {
  /** Id of the entry; of the dataset where nobody made an entry. */
  readonly id: string
  readonly departmentId: string
  readonly title: string
  readonly description: string
  /** In truth, see `stateNow`. */
  readonly state: PlanState
  readonly isLate: boolean
  readonly priority: Priority
  readonly plannedFor?: string
  readonly withheld?: NonNullable<PlanEntry['withheld']>
  /** The public dataset that it became. */
  readonly dataset?: PublicFact
  readonly entry?: PlanEntry
}

/**
 * The whole inventory by title: entries as they are now, and every public dataset that has none.
 *
 * @param today day as `2027-03-31`
 */
export function inventoryOf(
  entries: readonly PlanEntry[],
  published: readonly PublicFact[],
  today: string,
): InventoryItem[] {
  const facts = new Map(published.map((fact) => [fact.id, fact]))
  const listed = new Set(entries.map(({ datasetId }) => datasetId))
  const items = [
    ...entries.map((entry) => itemOf(entry, facts.get(entry.datasetId ?? ''), today)),
    ...published.filter(({ id }) => !listed.has(id)).map(itemOfDataset),
  ]
  return items.sort(byTitle)
}

/** The draft that a public dataset stands for where nobody has made an entry for it. */
export function draftOfDataset({ id, departmentId, title, description }: PublicFact): PlanDraft {
  return { departmentId, title, description, state: 'published', priority: 'medium', datasetId: id }
}

/** By day, soonest first; what has no day comes last. */
export function byDay(items: readonly InventoryItem[]): InventoryItem[] {
  const day = ({ plannedFor }: InventoryItem): string => plannedFor ?? '9999'
  return [...items].sort((a, b) => compare(day(a), day(b)) || byTitle(a, b))
}

function itemOf(entry: PlanEntry, dataset: PublicFact | undefined, today: string): InventoryItem {
  const state = stateNow(entry, dataset !== undefined)
  const { id, departmentId, title, description, priority, plannedFor, withheld } = entry
  return {
    ...{ id, departmentId, title, description, state, priority, entry },
    isLate: isLate({ ...entry, state }, today),
    ...(plannedFor ? { plannedFor } : {}),
    ...(withheld && state === 'withheld' ? { withheld } : {}),
    ...(dataset ? { dataset } : {}),
  }
}

function itemOfDataset(dataset: PublicFact): InventoryItem {
  const { id, departmentId, title, description } = dataset
  return { id, departmentId, title, description, state: 'published', isLate: false, priority: 'medium', dataset }
}

function byTitle(a: InventoryItem, b: InventoryItem): number {
  return compare(a.title.toLowerCase(), b.title.toLowerCase()) || compare(a.id, b.id)
}

/** Code unit order: the same on every machine. */
function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
