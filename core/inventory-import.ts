// core/inventory-import.ts: what an uploaded inventory would change, row by row, before anything is changed.
import type { CellFault, InventoryColumn, InventoryRow } from './inventory-csv.ts'
import { draftOfDataset, type PublicFact } from './inventory-items.ts'
import type { Department } from './model.ts'
import {
  PLAN_STATES,
  type PlanEntry,
  type PlanState,
  PRIORITIES,
  WITHHELD_REASONS,
  type WithheldReason,
} from './plan-entries.ts'
import {
  changedFields,
  draftOf,
  faultsInDraft,
  type PlanDraft,
  type PlanField,
  settled,
  stateNow,
} from './plan-rules.ts'

/** What the rows are held against. */
export interface ImportContext {
  readonly departments: readonly Department[]
  /** Rows without a department go there, and no row may name another. */
  readonly departmentId?: string
  readonly mayWrite: (departmentId: string) => boolean
  /** Without what was taken off the list. */
  readonly entries: readonly PlanEntry[]
  /** Every dataset, published or not. */
  readonly datasets: readonly (PublicFact & { readonly isPublished: boolean })[]
}

export interface ImportedRow {
  readonly row: number
  readonly title: string
  readonly outcome: 'added' | 'changed' | 'unchanged' | 'refused'
  /** Fields that change. */
  readonly changes: readonly string[]
  readonly faults: readonly CellFault[]
  readonly before?: PlanEntry
  readonly draft?: PlanDraft
}

/** Each row: a new entry, a change of the one it names, no change, or why it is refused. */
export function planImport(rows: readonly InventoryRow[], context: ImportContext): ImportedRow[] {
  const places = new Map<string, number>()
  return rows.map((row) => {
    const decided = decide(row, context)
    const name = nameOf(decided)
    const earlier = places.get(name)
    if (earlier === undefined) {
      places.set(name, row.row)
      return decided
    }
    const fault = { column: 'title', expected: 'each dataset once', found: `the same as in row ${earlier}` }
    return { ...decided, outcome: 'refused', faults: [...decided.faults, fault] }
  })
}

function nameOf({ before, draft, row }: ImportedRow): string {
  if (before) return before.id
  return draft ? (draft.datasetId ?? sameName(draft)) : `row ${row}`
}

function decide(row: InventoryRow, context: ImportContext): ImportedRow {
  const target = targetOf(row, context)
  const { draft, faults } = draftFrom(row, target.base, context)
  const all = [...row.faults, ...target.faults, ...faults]
  const shown = {
    row: row.row,
    title: draft.title || (row.cells.title ?? ''),
    ...(target.entry ? { before: target.entry } : {}),
  }
  if (all.length > 0) return { ...shown, outcome: 'refused', changes: [], faults: all }

  const changes = target.base ? changedFields(settled(target.base), draft) : []
  if (target.base && changes.length === 0) return { ...shown, draft, outcome: 'unchanged', changes, faults: [] }
  const fault = whyNotYours(target.base, draft, context) ?? (target.entry && whyStale(row, target.entry))
  if (fault) return { ...shown, outcome: 'refused', changes, faults: [fault] }
  return { ...shown, draft, outcome: target.entry ? 'changed' : 'added', changes, faults: [] }
}

interface Target {
  readonly entry?: PlanEntry
  /** What the row is compared with; its cells replace it one by one. */
  readonly base?: PlanDraft
  readonly faults: readonly CellFault[]
}

/** The entry that a row is about: by id, else by department and title, so that the same file twice adds nothing twice. */
function targetOf({ cells }: InventoryRow, context: ImportContext): Target {
  const id = cells.id ?? ''
  const isShown = (datasetId: string | undefined) =>
    context.datasets.some((dataset) => dataset.id === datasetId && dataset.isPublished)
  const shown = (entry: PlanEntry): Target => ({
    entry,
    base: { ...draftOf(entry), state: stateNow(entry, isShown(entry.datasetId)) },
    faults: [],
  })
  const entry = context.entries.find((one) => (id ? one.id === id : sameName(one) === sameName(wanted(cells, context))))
  if (entry) return shown(entry)
  if (!id) return { faults: [] }
  const linked = context.entries.find(({ datasetId }) => datasetId === id)
  if (linked) return shown(linked)
  const dataset = context.datasets.find((one) => one.id === id && one.isPublished)
  if (dataset && context.mayWrite(dataset.departmentId)) return { base: draftOfDataset(dataset), faults: [] }
  return { faults: [{ column: 'id', expected: 'the id of an entry on the list, or nothing for a new one', found: id }] }
}

function wanted(cells: InventoryRow['cells'], context: ImportContext): Pick<PlanDraft, 'departmentId' | 'title'> {
  const named = departmentIn(cells.department ?? '', context.departments)
  return { departmentId: named ?? context.departmentId ?? '', title: cells.title ?? '' }
}

function sameName({ departmentId, title }: Pick<PlanDraft, 'departmentId' | 'title'>): string {
  return `${departmentId} ${title.trim().toLowerCase()}`
}

/** Rows that change nothing may be of any department: an export of the whole city can be sent back. */
function whyNotYours(
  base: PlanDraft | undefined,
  draft: PlanDraft,
  { mayWrite }: ImportContext,
): CellFault | undefined {
  const foreign = [draft.departmentId, base?.departmentId ?? draft.departmentId].find((one) => !mayWrite(one))
  return foreign === undefined
    ? undefined
    : { column: 'department', expected: 'a department that you work in', found: foreign }
}

function whyStale({ cells }: InventoryRow, entry: PlanEntry): CellFault | undefined {
  if (!cells.revision || cells.revision === String(entry.revision)) return undefined
  const expected = `${entry.revision}, because somebody changed it since the export`
  return { column: 'revision', expected, found: cells.revision }
}

/** What the row says, on top of what is there; columns that the file does not have leave it as it is. */
function draftFrom(
  { cells }: InventoryRow,
  base: PlanDraft | undefined,
  context: ImportContext,
): { draft: PlanDraft; faults: CellFault[] } {
  const faults: CellFault[] = []
  const choice = <T extends string>(column: InventoryColumn, known: readonly T[]): T | undefined => {
    const text = cells[column] ?? ''
    const found = known.find((one) => one === text.toLowerCase().replace(/[\s_]+/g, '-'))
    if (text !== '' && !found) faults.push({ column, expected: `one of ${known.join(', ')}`, found: text })
    return found
  }
  const department = departmentFrom(cells, base, context)
  const dataset = datasetFrom(cells, base, department.id, context)
  faults.push(...department.faults, ...dataset.faults)
  const isPublished = context.datasets.some((one) => one.id === dataset.id && one.isPublished)
  const state = choice<PlanState>('state', PLAN_STATES) ?? base?.state ?? 'idea'
  if (state === 'published' && dataset.id !== undefined && !isPublished) {
    faults.push({
      column: 'state',
      expected: 'another state, because its dataset has no published version',
      found: state,
    })
  }
  const reason = choice<WithheldReason>('withheld_reason', WITHHELD_REASONS)
  const plannedFor = cells.planned_for ?? base?.plannedFor ?? ''
  const draft = settled({
    departmentId: department.id,
    title: cells.title ?? base?.title ?? '',
    description: cells.description ?? base?.description ?? '',
    state,
    priority: choice('priority', PRIORITIES) ?? base?.priority ?? 'medium',
    ...(plannedFor === '' ? {} : { plannedFor }),
    ...withheldFrom(cells, base, reason),
    ...(dataset.id === undefined ? {} : { datasetId: dataset.id }),
  })
  const known = new Set(faults.map(({ column }) => column))
  const more = faultsInDraft(draft).map(({ field, ...said }) => ({ column: COLUMN_OF[field], ...said }))
  return { draft, faults: [...faults, ...more.filter(({ column }) => !known.has(column))] }
}

const COLUMN_OF: Readonly<Record<PlanField, InventoryColumn>> = {
  departmentId: 'department',
  title: 'title',
  description: 'description',
  state: 'state',
  priority: 'priority',
  plannedFor: 'planned_for',
  withheldReason: 'withheld_reason',
  explanation: 'explanation',
  datasetId: 'dataset',
}

function withheldFrom(
  cells: InventoryRow['cells'],
  base: PlanDraft | undefined,
  said: WithheldReason | undefined,
): Pick<PlanDraft, 'withheld'> {
  const reason = cells.withheld_reason === undefined ? base?.withheld?.reason : said
  const explanation = cells.explanation ?? base?.withheld?.explanation ?? ''
  return reason ? { withheld: { reason, explanation } } : {}
}

/** By id or by name, in any case. */
function departmentIn(text: string, departments: readonly Department[]): string | undefined {
  const plain = text.trim().toLowerCase()
  return departments.find(({ id, name }) => id === plain || name.toLowerCase() === plain)?.id
}

function departmentFrom(
  { department: text = '' }: InventoryRow['cells'],
  base: PlanDraft | undefined,
  { departments, departmentId }: ImportContext,
): { id: string; faults: CellFault[] } {
  const no = (expected: string, found: string) => ({
    id: base?.departmentId ?? '',
    faults: [{ column: 'department', expected, found }],
  })
  const id = text === '' ? (base?.departmentId ?? departmentId) : departmentIn(text, departments)
  const ids = departments.map((one) => one.id).join(', ')
  if (id === undefined) return no(`one of ${ids}`, text || 'nothing')
  if (departmentId !== undefined && id !== departmentId) return no(`${departmentId}, which this import is for`, id)
  return { id, faults: [] }
}

function datasetFrom(
  { dataset: text }: InventoryRow['cells'],
  base: PlanDraft | undefined,
  departmentId: string,
  { datasets, entries }: ImportContext,
): { id: string | undefined; faults: CellFault[] } {
  // A draft that became nothing public is not named in exports: an empty cell does not unlink it.
  if (!text) return { id: base?.datasetId, faults: [] }
  const no = (expected: string) => ({ id: base?.datasetId, faults: [{ column: 'dataset', expected, found: text }] })
  const dataset = datasets.find(({ id, slug }) => id === text || slug === text)
  if (!dataset || dataset.departmentId !== departmentId) return no('the address of a dataset of this department')
  const other = entries.find(({ datasetId }) => datasetId === dataset.id)
  if (other && dataset.id !== base?.datasetId) return no(`a dataset without an entry; this one is “${other.title}”`)
  return { id: dataset.id, faults: [] }
}
