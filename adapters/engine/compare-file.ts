// adapters/engine/compare-file.ts: writes the rows that differ as a CSV file for people and programs.
import { type FileHandle, open } from 'node:fs/promises'
import { changeHeader } from '../../core/changes.ts'
import { quoteText } from '../../core/engine/sql.ts'
import type { Column } from '../../core/model.ts'
import { type Cell, type CellPair, comparable, mayNeedQuotes, publishedText } from './compare-cells.ts'
import { type Chunk, fetchListed, type Listed, type ListedColumn } from './compare-listed.ts'
import { CHANGED, KINDS, REMOVED, type Tables } from './compare-rows.ts'
import type { Database } from './database.ts'

/**
 * Writes a change file; see `compareTables` for its form.
 *
 * @param differences what comes after FROM, see `findDifferences`
 * @param columns those of the newer version
 * @param folder for what is needed on the way
 */
export async function writeChangeFile(
  database: Database,
  tables: Tables,
  differences: string,
  columns: readonly Column[],
  folder: string,
  target: string,
): Promise<void> {
  const shared = new Map(tables.pairs.map((pair) => [pair.name, pair]))
  const all = columns.map(
    (column) => shared.get(column.name) ?? { name: column.name, after: tables.after.cellOf(column) },
  )
  const listed = await fetchListed(database, tables, all, differences, folder)
  const changed = await changedColumns(database, listed)
  const header = changeHeader(
    all.map(({ name }) => name),
    changed,
  )

  const file = await open(target, 'w')
  try {
    await file.write(csvLine([...header.own, ...all.map(({ name }) => name), ...header.earlier]))
    for (const batch of listed.batches) await writeBatch(database, listed, batch, new Set(changed), file)
  } finally {
    await file.close()
  }
}

/** Names of the columns in which at least one listed row changed, in their order. */
async function changedColumns(database: Database, { batchesWithChanges, chunks }: Listed): Promise<string[]> {
  const changed: string[] = []
  for (const chunk of chunks) {
    const pairs = chunk.columns.filter(isPair)
    const found = new Set<string>()
    for (const batch of batchesWithChanges) {
      const open = pairs.filter(({ name }) => !found.has(name))
      if (open.length === 0) break
      const tests = open.map((pair, index) => `bool_or(${differs(pair)}) AS d${index}`)
      const [row] = await database.rows(`SELECT ${tests.join(', ')} FROM ${chunk.from(batch)}`)
      for (const [index, { name }] of open.entries()) if (row![`d${index}`] === true) found.add(name)
    }
    changed.push(...pairs.flatMap(({ name }) => (found.has(name) ? [name] : [])))
  }
  return changed
}

/** DuckDB makes the text of each chunk of a line: a wide table has more cells than JavaScript should see. */
async function writeBatch(
  database: Database,
  { chunks }: Listed,
  batch: number,
  changed: ReadonlySet<string>,
  file: FileHandle,
): Promise<void> {
  const lines: { kind: number; shown: string[]; names: string[]; earlier: string[] }[] = []
  for (const chunk of chunks) {
    for (const [index, row] of (await database.rows(chunkQuery(chunk, batch, changed))).entries()) {
      const line = (lines[index] ??= { kind: Number(row['kind']), shown: [], names: [], earlier: [] })
      line.shown.push(String(row['shown']))
      if (row['names']) line.names.push(String(row['names']))
      if (row['earlier'] !== null) line.earlier.push(String(row['earlier']))
    }
  }
  const texts = lines.map(({ kind, shown, names, earlier }) => {
    return `${[KINDS[kind], csvCell(names.join('; ')), ...shown, ...earlier].join(',')}\n`
  })
  await file.write(texts.join(''))
}

/** Per row `shown` and `earlier`, the cells of this chunk as CSV, null where it has none, and `names` of what changed. */
function chunkQuery({ columns, from }: Chunk, batch: number, changed: ReadonlySet<string>): string {
  const shown = columns.map((column) => {
    if (!isPair(column)) return csvText(within('a', column.after))
    const { before, after } = inChunk(column)
    return `CASE WHEN kind = ${REMOVED} THEN ${csvText(before)} ELSE ${csvText(after)} END`
  })
  const pairs = columns.filter(isPair).filter(({ name }) => changed.has(name))
  const names = pairs.map((pair) => `CASE WHEN ${differs(pair)} THEN ${quoteText(pair.name)} END`)
  const earlier = pairs.map((pair) => `CASE WHEN ${differs(pair)} THEN ${csvText(inChunk(pair).before)} ELSE '' END`)
  const joined = (mark: string, cells: readonly string[]): string =>
    cells.length > 0 ? `concat_ws('${mark}', ${cells.join(', ')})` : 'NULL'
  return `SELECT kind, ${joined(',', shown)} AS shown, ${joined('; ', names)} AS names, ${joined(',', earlier)} AS earlier
    FROM ${from(batch)} ORDER BY seq`
}

/** SQL of a cell as the published CSV has it: quotes where needed, blank where there is no value. */
function csvText(cell: Cell): string {
  const text = publishedText(cell)
  if (!mayNeedQuotes(cell)) return `coalesce(${text}, '')`
  const needsQuotes = [`'"'`, `','`, 'chr(10)', 'chr(13)'].map((mark) => `contains(${text}, ${mark})`).join(' OR ')
  return `coalesce(CASE WHEN ${needsQuotes} THEN '"' || replace(${text}, '"', '""') || '"' ELSE ${text} END, '')`
}

function isPair(column: ListedColumn): column is CellPair {
  return column.before !== undefined
}

function differs(pair: CellPair): string {
  const { before, after } = comparable(inChunk(pair))
  return `(kind = ${CHANGED} AND ${before} IS DISTINCT FROM ${after})`
}

/** The cells of a pair in the tables of a chunk. */
function inChunk({ name, before, after }: CellPair): CellPair {
  return { name, before: within('b', before), after: within('a', after) }
}

function within(table: 'a' | 'b', { sql, sqlType }: Cell): Cell {
  return { sql: `${table}.${sql}`, sqlType }
}

function csvLine(cells: readonly string[]): string {
  return `${cells.map(csvCell).join(',')}\n`
}

function csvCell(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
