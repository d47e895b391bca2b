// core/inventory-csv.ts: the inventory as CSV (RFC 4180): written for spreadsheets, read back with the place of every fault.
import { isFormula } from './engine/formula-cells.ts'
import { type CellMarks, readRecords, writeRecord } from './engine/records.ts'
import type { InventoryItem } from './inventory-items.ts'

/** What an export holds, in order. `revision` says which state of an entry was exported; the public file has none. */
export const INVENTORY_COLUMNS = [
  'id',
  'department',
  'title',
  'description',
  'state',
  'priority',
  'planned_for',
  'withheld_reason',
  'explanation',
  'dataset',
  'revision',
] as const
export type InventoryColumn = (typeof INVENTORY_COLUMNS)[number]

export const MAX_INVENTORY_ROWS = 1000

const MARKS: CellMarks = { delimiter: ',', quote: '"', escape: '"' }
/** Makes spreadsheets read UTF-8. */
const BYTE_ORDER_MARK = '\uFEFF'

/** Texts that a spreadsheet would run as a formula get an apostrophe in front; `readInventory` takes it off again. */
export function writeInventory(items: readonly InventoryItem[], options: { revisions: boolean }): string {
  const columns = INVENTORY_COLUMNS.filter((column) => column !== 'revision' || options.revisions)
  const lines = items.map((item) => {
    const cells = cellsOf(item)
    return columns.map((column) => disarmed(cells[column]))
  })
  return `${BYTE_ORDER_MARK}${[[...columns], ...lines].map((cells) => `${writeRecord(cells, MARKS)}\r\n`).join('')}`
}

function cellsOf(item: InventoryItem): Record<InventoryColumn, string> {
  const { id, departmentId, title, description, state, priority, plannedFor, withheld, dataset, entry } = item
  return {
    ...{ id, department: departmentId, title, description, state, priority },
    planned_for: plannedFor ?? '',
    withheld_reason: withheld?.reason ?? '',
    explanation: withheld?.explanation ?? '',
    dataset: dataset?.slug ?? '',
    revision: entry ? String(entry.revision) : '',
  }
}

function disarmed(text: string): string {
  const well = text.toWellFormed()
  return isFormula(well) ? `'${well}` : well
}

/** What is wrong at one place of a file. */
export interface CellFault {
  readonly column: string
  readonly expected: string
  readonly found: string
}

/** One record below the header. Columns that the file does not have are absent; an empty cell is an empty text. */
export interface InventoryRow {
  /** Counts records, the header is row 1. */
  readonly row: number
  readonly cells: Readonly<Partial<Record<InventoryColumn, string>>>
  readonly faults: readonly CellFault[]
}

export type ReadInventory = { readonly rows: readonly InventoryRow[] } | { readonly fault: CellFault }

/** Takes commas, semicolons or tabs between cells, and columns in any order; columns that it does not know are left out. */
export function readInventory(csv: string): ReadInventory {
  const text = csv.replace(/^\uFEFF/, '')
  if (text.split(MARKS.quote).length % 2 === 0) {
    return {
      fault: { column: '', expected: 'a closing quote for every opening one', found: 'an odd number of quotes' },
    }
  }
  const records = readRecords(text, { ...MARKS, delimiter: delimiterOf(text) })
  const header = records[0]?.cells.map(columnOf) ?? []
  const fault = whyHeaderUnfit(header, records[0]?.cells ?? [])
  if (fault) return { fault }
  const rows = records
    .map(({ cells, strays, isEmptyLine }, at) => ({ row: at + 1, cells, strays, isEmptyLine }))
    .slice(1)
    .filter(({ isEmptyLine, cells }) => !isEmptyLine && cells.some((cell) => cell.trim() !== ''))
    .map(({ row, cells, strays }) => ({
      row,
      cells: named(header, cells),
      faults: faultsOfRecord(header, cells, strays),
    }))
  if (rows.length === 0) return { fault: { column: '', expected: 'rows below the header', found: 'none' } }
  if (rows.length > MAX_INVENTORY_ROWS) {
    const expected = `at most ${MAX_INVENTORY_ROWS} rows; import the rest as a second file`
    return { fault: { column: '', expected, found: 'more' } }
  }
  return { rows }
}

/** `Planned for` and `PLANNED_FOR` are `planned_for`. */
function columnOf(label: string): InventoryColumn | undefined {
  const name = label
    .trim()
    .toLowerCase()
    .replace(/[\s_-]+/g, '_')
  return INVENTORY_COLUMNS.find((column) => column === name)
}

function whyHeaderUnfit(
  header: readonly (InventoryColumn | undefined)[],
  labels: readonly string[],
): CellFault | undefined {
  const found = labels.join(', ').slice(0, 200) || 'nothing'
  if (!header.includes('title') && !header.includes('id')) {
    return { column: 'title', expected: 'a first row that names the columns, with title among them', found }
  }
  const twice = header.find((column, at) => column !== undefined && header.indexOf(column) !== at)
  return twice && { column: twice, expected: 'each column once', found }
}

function named(
  header: readonly (InventoryColumn | undefined)[],
  cells: readonly string[],
): Partial<Record<InventoryColumn, string>> {
  const pairs = header.flatMap((column, at) => (column ? [[column, armed(cells[at] ?? '')] as const] : []))
  return Object.fromEntries(pairs)
}

function armed(cell: string): string {
  const text = cell.trim()
  return text.startsWith("'") && isFormula(text.slice(1)) ? text.slice(1) : text
}

function faultsOfRecord(header: readonly unknown[], cells: readonly string[], strays: number): CellFault[] {
  const faults: CellFault[] = []
  if (cells.length !== header.length) {
    faults.push({ column: '', expected: `${header.length} cells`, found: `${cells.length}` })
  }
  if (strays > 0) faults.push({ column: '', expected: 'quotes around whole cells only', found: 'a quote inside one' })
  if (cells.some((cell) => /[\u0000-\u0008\u000b\u000c\u000e-\u001f]/.test(cell))) {
    faults.push({ column: '', expected: 'no control characters', found: 'some' })
  }
  return faults
}

/** The sign that the first line has most of. */
function delimiterOf(text: string): string {
  const line = text.slice(0, text.search(/[\r\n]|$/))
  return [',', ';', '\t'].toSorted((a, b) => line.split(b).length - line.split(a).length)[0]!
}
