// adapters/engine/outputs.ts: writes the published files of an accepted table, the same bytes for the same input.
import { stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { quoteName, quoteText } from '../../core/engine/sql.ts'
import type { Profile, Report } from '../../core/report.ts'
import type { Database } from './database.ts'
import type { TypedColumn } from './infer.ts'
import { sha256Of } from './read-bytes.ts'

export interface Output {
  readonly name: string
  readonly format: string
  readonly mediaType: string
  readonly path: string
  readonly bytes: number
  readonly sha256: string
}

/** The typed table as Parquet. @param rowGroup rows per group, see `rowGroupOf` */
export async function writeParquet(
  database: Database,
  raw: string,
  columns: readonly TypedColumn[],
  rowGroup: number,
  target: string,
): Promise<void> {
  const cells = columns.map(({ name, form, cell }) => `${form.value(cell)} AS ${quoteName(name)}`)
  await database.run(
    `COPY (SELECT ${cells.join(', ')} FROM read_parquet(${quoteText(raw)})) TO ${quoteText(target)}
     (FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE ${rowGroup})`,
  )
}

/** The table as plain CSV: UTF-8, commas, LF, quotes where needed, dates in ISO 8601, numbers with a point. */
export async function writeCsv(
  database: Database,
  raw: string,
  columns: readonly TypedColumn[],
  target: string,
): Promise<void> {
  const cells = columns.map(({ name, form, cell: source }) => {
    const cell = form.text(source)
    // A blank cell alone in its row would be an empty line: write `""` instead.
    return `${columns.length === 1 ? `coalesce(${cell}, '')` : cell} AS ${quoteName(name)}`
  })
  // One thread: two get in each other's way here, and cost half as much again (measured on 1 GB).
  await database.run('SET threads = 1')
  await database.run(
    `COPY (SELECT ${cells.join(', ')} FROM read_parquet(${quoteText(raw)})) TO ${quoteText(target)}
     (FORMAT csv, HEADER true, DELIMITER ',', QUOTE '"', ESCAPE '"', NULLSTR '')`,
  )
  await database.run('RESET threads')
}

const MEDIA_TYPES: Readonly<Record<string, string>> = {
  csv: 'text/csv; charset=utf-8',
  parquet: 'application/vnd.apache.parquet',
  json: 'application/json',
  txt: 'text/plain; charset=utf-8',
}

export async function outputOf(folder: string, name: string): Promise<Output> {
  const format = name.slice(name.lastIndexOf('.') + 1)
  const path = join(folder, name)
  const { size } = await stat(path)
  return { name, format, mediaType: MEDIA_TYPES[format]!, path, bytes: size, sha256: await sha256Of(path) }
}

export async function writeJson(folder: string, name: string, document: Report | Profile): Promise<Output> {
  await writeFile(join(folder, name), `${JSON.stringify(document)}\n`)
  return outputOf(folder, name)
}

/** In the form that `sha256sum --check` reads. */
export async function writeChecksums(folder: string, outputs: readonly Output[]): Promise<Output> {
  await writeFile(join(folder, 'checksums.txt'), outputs.map(({ sha256, name }) => `${sha256}  ${name}\n`).join(''))
  return outputOf(folder, 'checksums.txt')
}
