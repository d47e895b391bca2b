// adapters/engine/scan-personal.ts: looks for personal data in every cell of every column.
import { findingOf } from '../../core/engine/findings.ts'
import { PERSONAL_CLASSES, type PersonalClassName } from '../../core/engine/personal/classes.ts'
import type { ColumnFacts } from '../../core/engine/personal/columns.ts'
import { type Decision, decideColumn, sureClasses } from '../../core/engine/personal/decide.ts'
import { maskCell } from '../../core/engine/personal/mask.ts'
import { aboutOf, areaKeys, contextOf, type TableContext } from '../../core/engine/personal/table-context.ts'
import { quoteText } from '../../core/engine/sql.ts'
import type { Finding, PersonalData } from '../../core/report.ts'
import type { Database } from './database.ts'
import type { TypedColumn } from './infer.ts'
import { readFacts } from './scan-personal-facts.ts'
import { countMatches, type Match, type ValueHits, valueHits } from './scan-personal-values.ts'

/** Masked cells per class and column. */
const SAMPLES = 3

export interface PersonalScan {
  /** Per column, in order. */
  readonly columns: readonly (readonly PersonalData[])[]
  readonly findings: readonly Finding[]
}

/** A class in a column, before anyone knows whom it is about. */
interface Found extends Match {
  readonly class: PersonalClassName
}

/**
 * Says which columns hold which classes of personal data, in how many cells and about whom.
 *
 * Values that tell themselves (e-mail, card number) are looked for in all cells. Classes that the name of a column tells
 * are believed when a sample of its cells has their shape, and hold for all its cells with a value.
 *
 * @param raw path of the raw Parquet file: columns c1 to cn, text
 * @param rows rows of it
 */
export async function scanPersonal(
  database: Database,
  raw: string,
  columns: readonly TypedColumn[],
  rows: number,
): Promise<PersonalScan> {
  if (rows === 0) return { columns: columns.map(() => []), findings: [] }
  const from = `read_parquet(${quoteText(raw)})`
  const { facts, suspects } = await readFacts(database, raw, columns, rows)

  const context = await tableContext(database, from, columns, facts, rows)
  const found = facts.map((): Found[] => [])
  for (const [index, column] of facts.entries()) {
    const values = suspects[index] ? await valueHits(database, from, columns[index]!.index, column) : []
    const identified = Math.max(0, ...values.map(({ hits }) => hits / Math.max(1, column.filled)))
    const decisions = decideColumn(column, context, identified)
    found[index] = [
      ...(await decided(database, from, columns[index]!.index, column, decisions)),
      ...besides(values, decisions, column),
    ]
  }

  const named = found.map((classes) => classes.map((data) => data.class))
  const personal = found.map((classes, index) =>
    inOrder(classes).map((data): PersonalData => {
      const share = Math.min(1, data.hits / Math.max(1, facts[index]!.filled))
      const samples = data.cells.slice(0, SAMPLES).map((cell) => maskCell(data.class, cell))
      const about = aboutOf(data.class, index, facts, named, context)
      return { class: data.class, hits: data.hits, share: Number(share.toFixed(4)), about, samples }
    }),
  )
  return {
    columns: personal,
    findings: personal.flatMap((classes, index) => findingsOf(classes, index, columns[index]!.name)),
  }
}

async function tableContext(
  database: Database,
  from: string,
  columns: readonly TypedColumn[],
  facts: readonly ColumnFacts[],
  rows: number,
): Promise<TableContext> {
  const distinct = new Map<number, number>()
  const keys = areaKeys(facts, rows)
  if (keys.length > 0) {
    const counts = keys.map((index) => `approx_count_distinct(${columns[index]!.cell}) AS n${index}`)
    const [row] = await database.rows(`SELECT ${counts.join(', ')} FROM ${from}`)
    for (const index of keys) distinct.set(index, Number(row![`n${index}`]))
  }
  return contextOf(facts, rows, sureClasses(facts), distinct)
}

/** Hits of the classes that name and shape tell. */
async function decided(
  database: Database,
  from: string,
  index: number,
  column: ColumnFacts,
  decisions: readonly Decision[],
): Promise<Found[]> {
  const found: Found[] = []
  for (const decision of decisions) {
    const match: Match =
      decision.pattern === undefined
        ? { hits: column.filled, cells: [...new Set(column.cells)].slice(0, SAMPLES) }
        : await countMatches(database, from, index, decision.pattern)
    if (match.hits > 0) found.push({ ...match, class: decision.class })
  }
  return found
}

const NUMBERS: ReadonlySet<PersonalClassName> = new Set([
  'PHONE',
  'CREDIT_CARD',
  'GOV_ID',
  'LICENSE_ID',
  'ACCOUNT_ID',
  'IP_ADDRESS',
])

const PLACES: ReadonlySet<PersonalClassName> = new Set(['STREET_ADDRESS', 'POSTAL_CODE', 'GEO_POINT'])
/** Below this share a place in a column of places says nothing new. */
const FEW_PLACES = 0.02

/**
 * Values that tell themselves, but for those the column is known for: not numbers that only resemble in a column of
 * other numbers, nor the few coordinates among addresses.
 */
function besides(values: readonly ValueHits[], decisions: readonly Decision[], column: ColumnFacts): Found[] {
  const isOf = (classes: ReadonlySet<PersonalClassName>): boolean => decisions.some((found) => classes.has(found.class))
  return values.filter(({ class: name, hits }) => {
    if (decisions.some((decision) => decision.class === name)) return false
    if (NUMBERS.has(name) && isOf(NUMBERS)) return hits >= column.filled / 2
    return !(PLACES.has(name) && isOf(PLACES)) || hits >= column.filled * FEW_PLACES
  })
}

function inOrder(classes: readonly Found[]): Found[] {
  return classes.toSorted((a, b) => PERSONAL_CLASSES.indexOf(a.class) - PERSONAL_CLASSES.indexOf(b.class))
}

function findingsOf(classes: readonly PersonalData[], index: number, name: string): Finding[] {
  return classes.map((data) => {
    const facts = { column: index + 1, name, found: data.class, count: data.hits }
    return findingOf('personal-data', facts, { class: data.class })
  })
}
