// adapters/engine/check-rules.ts: enforces what is declared of the columns on every row: constraints, keys, code lists, references.
import { maskedExample } from '../../core/engine/choose-type.ts'
import { rulesOf, unreadableBounds } from '../../core/engine/constraints.ts'
import type { FindingCode } from '../../core/engine/findings.ts'
import { type Facts, findingOf, LISTED_PER_CODE } from '../../core/engine/findings.ts'
import { quoteText } from '../../core/engine/sql.ts'
import type { Handling } from '../../core/handling.ts'
import type { Finding } from '../../core/report.ts'
import type { Database } from './database.ts'
import type { TypedColumn } from './infer.ts'

/** What breaks a rule: the query gives `place` (place in the raw file from 0), `found`, and `first` where another row is meant. */
export interface Breach {
  readonly code: FindingCode
  /** From 1; absent for rules over several columns. */
  readonly column?: number
  readonly query: string
  readonly facts: Facts
}

export interface RuleTable {
  readonly raw: string
  readonly columns: readonly TypedColumn[]
  readonly rowsAbove: number
  readonly handling: Handling
  /** SQL condition for the rows that are published; undefined when all are. */
  readonly kept: string | undefined
}

/** What is declared and not in the file, or cannot be enforced. */
export async function unfitDeclarations(database: Database, table: RuleTable): Promise<Finding[]> {
  const { columns, handling } = table
  const findings: Finding[] = []
  for (const { name, constraints } of handling.columns) {
    const column = find(columns, name)
    if (!column) {
      findings.push(findingOf('missing-label', { name }))
      continue
    }
    const wrong = constraints ? unreadableBounds(constraints, column.form.type) : []
    if (constraints?.pattern !== undefined && !(await isPattern(database, constraints.pattern))) {
      wrong.push(`the pattern ${constraints.pattern} is no regular expression`)
    }
    findings.push(...wrong.map((found) => findingOf('schema-error', { found: `${name}: ${found}` })))
  }
  const named = [
    ...handling.primaryKey,
    ...handling.foreignKeys.flatMap(({ column, references }) => [column, references]),
  ]
  for (const name of new Set(named)) {
    if (!find(columns, name))
      findings.push(findingOf('schema-error', { found: `the key names "${name}", which the file lacks` }))
  }
  return findings
}

async function isPattern(database: Database, pattern: string): Promise<boolean> {
  try {
    await database.run(`SELECT regexp_full_match('', ${quoteText(pattern)})`)
    return true
  } catch {
    return false
  }
}

/** Every rule that some row breaks, as queries over the rows that do. */
export function breachesOf({ raw, columns, handling, kept }: RuleTable): Breach[] {
  const whole = `read_parquet(${quoteText(raw)}, file_row_number = true)`
  const from = kept ? `(SELECT * FROM ${whole} WHERE ${kept})` : whole
  const breaches: Breach[] = []
  for (const { name, constraints } of handling.columns) {
    const column = find(columns, name)
    if (!column || !constraints) continue
    const text = column.form.text(column.cell)
    const cell = { type: column.form.type, value: column.form.value(column.cell), text }
    const place = { column: column.index + 1, name }
    for (const { expected, broken } of rulesOf(constraints, cell)) {
      const query = `SELECT file_row_number AS place, ${text} AS found FROM ${from} WHERE ${broken}`
      breaches.push({ code: 'constraint-error', column: place.column, query, facts: { ...place, expected } })
    }
    if (constraints.unique) {
      breaches.push({ code: 'unique-error', column: place.column, query: repeated(from, text, text), facts: place })
    }
  }
  return [...breaches, ...keyBreaches(from, columns, handling)]
}

function keyBreaches(from: string, columns: readonly TypedColumn[], handling: Handling): Breach[] {
  const breaches: Breach[] = []
  const key = handling.primaryKey.map((name) => find(columns, name))
  if (key.length > 0 && key.every((column) => column !== undefined)) {
    const texts = key.map(({ form, cell }) => form.text(cell))
    const found = handling.primaryKey.join(', ')
    const blank = `SELECT file_row_number AS place FROM ${from} WHERE ${texts.map((text) => `${text} IS NULL`).join(' OR ')}`
    breaches.push({ code: 'primary-key', query: blank, facts: { found } })
    const whole = `CASE WHEN ${texts.map((text) => `${text} IS NOT NULL`).join(' AND ')} THEN ${rowKey(texts)} END`
    breaches.push({ code: 'primary-key', query: repeated(from, whole, 'NULL'), facts: { found } })
  }
  for (const { column: name, references } of handling.foreignKeys) {
    const column = find(columns, name)
    const other = find(columns, references)
    if (!column || !other) continue
    const text = column.form.text(column.cell)
    const query = `SELECT file_row_number AS place, ${text} AS found FROM ${from}
      WHERE ${text} IS NOT NULL AND ${text} NOT IN (SELECT ${other.form.text(other.cell)} AS known FROM ${from} WHERE known IS NOT NULL)`
    const place = { column: column.index + 1, name }
    breaches.push({ code: 'foreign-key', column: place.column, query, facts: { ...place, expected: references } })
  }
  if (handling.distinctRows) {
    const whole = rowKey(columns.map(({ form, cell }) => form.text(cell)))
    breaches.push({ code: 'duplicate-row', query: repeated(from, whole, 'NULL'), facts: {} })
  }
  return breaches
}

/** Cells as one value: 128 bits, so that two rows that differ never look alike. */
function rowKey(texts: readonly string[]): string {
  return `md5_number(${texts.map((text) => `coalesce(replace(${text}, chr(31), ''), chr(30))`).join(` || chr(31) || `)})`
}

/** Later rows with a value that an earlier row has; rows without a value do not count. */
function repeated(from: string, value: string, shown: string): string {
  return `SELECT file_row_number AS place, ${shown} AS found, first
    FROM ${from} JOIN (
      SELECT ${value} AS known, min(file_row_number) AS first FROM ${from} WHERE ${value} IS NOT NULL
      GROUP BY known HAVING count(*) > 1
    ) ON ${value} = known WHERE file_row_number > first`
}

/** The first rows that break a rule, as findings with the total. */
export async function breachFindings(database: Database, table: RuleTable, breach: Breach): Promise<Finding[]> {
  const [count] = await database.rows(`SELECT count(*) AS rows FROM (${breach.query})`)
  const total = Number(count!['rows'])
  if (total === 0) return []
  const found = await database.rows(`SELECT * FROM (${breach.query}) ORDER BY place LIMIT ${LISTED_PER_CODE}`)
  const row = (at: unknown): number => Number(at) + table.rowsAbove + 1
  return found.map((one) => {
    const first = one['first'] === undefined ? {} : { expected: String(row(one['first'])) }
    const cell =
      one['found'] === undefined || one['found'] === null ? {} : { found: maskedExample(String(one['found'])) }
    const facts: Facts = { found: '', ...breach.facts, ...cell, ...first, row: row(one['place']) }
    return findingOf(breach.code, facts, total > found.length ? { total } : {})
  })
}

/** Names fold case, as those of published columns do. */
export function find(columns: readonly TypedColumn[], name: string): TypedColumn | undefined {
  return columns.find((column) => column.name.toLowerCase() === name.toLowerCase())
}
