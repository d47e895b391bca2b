// adapters/engine/scan-personal-values.ts: counts the values that tell themselves, class by class, in a column that has some.
import type { PersonalClassName } from '../../core/engine/personal/classes.ts'
import type { ColumnFacts } from '../../core/engine/personal/columns.ts'
import { ANY_VALUE, VALUE_PATTERNS, type ValuePattern } from '../../core/engine/personal/value-patterns.ts'
import { quoteText, rawColumn } from '../../core/engine/sql.ts'
import type { Database } from './database.ts'
import { holds } from './scan-personal-facts.ts'

/** Hits that get a second look; beyond, the share of right ones counts for all. */
const CONFIRMED_HITS = 5_000
const SAMPLES = 3
/** Longer cells are sentences: a number in one is what it looks like, whatever the name of the column says. */
const PROSE_LENGTH = 40

export interface Match {
  /** Cells with a match. */
  readonly hits: number
  /** A few of them, or of their matching parts; unmasked. */
  readonly cells: readonly string[]
}

export interface ValueHits extends Match {
  readonly class: PersonalClassName
}

/** Hits per class; several patterns of one class are added up. */
export async function valueHits(
  database: Database,
  from: string,
  index: number,
  column: ColumnFacts,
): Promise<ValueHits[]> {
  const wanted = VALUE_PATTERNS.filter(({ not }) => !(not?.test(column.header) && column.meanLength <= PROSE_LENGTH))
  const found = new Map<PersonalClassName, Match>()
  for (const [pattern, count] of await countEach(database, from, index, column, wanted)) {
    const match = await confirmed(database, from, index, pattern, count)
    if (match.hits === 0) continue
    const known = found.get(pattern.class) ?? { hits: 0, cells: [] }
    const hits = Math.min(column.filled, known.hits + match.hits)
    found.set(pattern.class, { hits, cells: [...known.cells, ...match.cells] })
  }
  return [...found].map(([name, match]) => ({ class: name, ...match }))
}

/** Whole cells that match. */
export async function countMatches(database: Database, from: string, index: number, pattern: string): Promise<Match> {
  const cell = rawColumn(index)
  const matches = `regexp_full_match(${cell}, ${quoteText(pattern)})`
  const [row] = await database.rows(`SELECT count(*) FILTER (WHERE ${matches}) AS n FROM ${from}`)
  const cells = await database.rows(`SELECT left(${cell}, 200) AS cell FROM ${from} WHERE ${matches} LIMIT ${SAMPLES}`)
  return { hits: Number(row!['n']), cells: cells.map((found) => String(found['cell'])) }
}

/**
 * Cells with each pattern, those that have any.
 *
 * Patterns seen in the sample are counted at once; the others together, and one by one only if there are any:
 * a column full of phones is not searched for everything else two million times.
 */
async function countEach(
  database: Database,
  from: string,
  index: number,
  column: ColumnFacts,
  patterns: readonly ValuePattern[],
): Promise<(readonly [ValuePattern, number])[]> {
  if (column.type === 'integer') return countIntegers(database, from, index, patterns)
  const cell = rawColumn(index)
  const isSeen = ({ pattern }: ValuePattern): boolean => {
    const expression = new RegExp(pattern)
    return column.cells.some((found) => expression.test(found))
  }
  const seen = patterns.filter(isSeen)
  const rest = patterns.filter((pattern) => !seen.includes(pattern))
  const tests = [...seen.map(({ pattern }) => pattern), rest.map(({ pattern }) => pattern).join('|')].map(
    (pattern, at) => `count(*) FILTER (WHERE ${holds(cell, pattern)}) AS n${at}`,
  )
  const [row] = await database.rows(`SELECT ${tests.join(', ')} FROM ${from} WHERE ${holds(cell, ANY_VALUE)}`)
  const counts = seen.map((pattern, at) => [pattern, Number(row![`n${at}`])] as const)
  if (rest.length === 0 || Number(row![`n${seen.length}`]) === 0) return counts
  const others = rest.map(({ pattern }, at) => `count(*) FILTER (WHERE ${holds(cell, pattern)}) AS n${at}`)
  const [more] = await database.rows(
    `SELECT ${others.join(', ')} FROM ${from} WHERE ${holds(cell, rest.map(({ pattern }) => pattern).join('|'))}`,
  )
  return [...counts, ...rest.map((pattern, at) => [pattern, Number(more![`n${at}`])] as const)]
}

/** Of integers only card numbers tell themselves. */
async function countIntegers(
  database: Database,
  from: string,
  index: number,
  patterns: readonly ValuePattern[],
): Promise<(readonly [ValuePattern, number])[]> {
  const cards = patterns.filter((pattern) => pattern.class === 'CREDIT_CARD')
  const counts = cards.map(({ pattern }, at) => `count(*) FILTER (WHERE ${holds(rawColumn(index), pattern)}) AS n${at}`)
  const [row] = await database.rows(`SELECT ${counts.join(', ')} FROM ${from}`)
  return cards.map((pattern, at) => [pattern, Number(row![`n${at}`])] as const)
}

/** Hits that pass the check of their pattern; all of them where it has none. */
async function confirmed(
  database: Database,
  from: string,
  index: number,
  { pattern, confirm, resembles, minConfirmed }: ValuePattern,
  hits: number,
): Promise<Match> {
  if (hits === 0) return { hits: 0, cells: [] }
  const cell = rawColumn(index)
  const rows = await database.rows(
    `SELECT regexp_extract(${cell}, ${quoteText(pattern)}) AS cell FROM ${from} WHERE ${holds(cell, pattern)} LIMIT ${confirm ? CONFIRMED_HITS : SAMPLES}`,
  )
  const found = rows.map((row) => String(row['cell']))
  if (!confirm) return { hits, cells: found }
  const right = found.filter((match) => confirm(match))
  const alike = resembles ? found.filter((match) => resembles(match)).length : found.length
  if (right.length === 0 || right.length < alike * (minConfirmed ?? 0)) return { hits: 0, cells: [] }
  return { hits: Math.round((hits * right.length) / found.length), cells: right.slice(0, SAMPLES) }
}
