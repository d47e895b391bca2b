// adapters/engine/outputs.ts: writes the published files of an accepted table, the same bytes for the same input.
import { createReadStream, createWriteStream } from 'node:fs'
import { rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import { placeOf } from '../../core/engine/place.ts'
import { quoteName, quoteText } from '../../core/engine/sql.ts'
import type { Column } from '../../core/model.ts'
import type { Profile, Report } from '../../core/report.ts'
import type { Database } from './database.ts'
import { sha256Of } from './read-bytes.ts'
import { writeGeojson } from './write-geojson.ts'
import { writeJsonArray, writeNdjson } from './write-json.ts'
import { wantsTiles, writePmtiles } from './write-pmtiles.ts'
import { writeWorkbook } from './write-workbook.ts'

export interface Output {
  readonly name: string
  readonly format: string
  readonly mediaType: string
  readonly path: string
  readonly bytes: number
  readonly sha256: string
}

/** A column as it is published: SQL of the typed value, for Parquet, and of the text, for CSV. */
export interface PublishedColumn extends Column {
  readonly value: string
  readonly text: string
}

/** The table to publish, over the raw Parquet file. */
export interface PublishedTable {
  readonly from: string
  readonly columns: readonly PublishedColumn[]
  /** SQL condition for the rows that are published; undefined when all are. */
  readonly kept: string | undefined
}

function sourceOf({ from, kept }: PublishedTable): string {
  return kept ? `${from} WHERE ${kept}` : from
}

/** The typed table as Parquet; places make it GeoParquet. @param rowGroup rows per group, see `rowGroupOf` */
export async function writeParquet(
  database: Database,
  table: PublishedTable,
  rowGroup: number,
  target: string,
): Promise<void> {
  const cells = table.columns.map(({ name, value }) => `${value} AS ${quoteName(name)}`)
  await database.run(
    `COPY (SELECT ${cells.join(', ')} FROM ${sourceOf(table)}) TO ${quoteText(target)}
     (FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE ${rowGroup})`,
  )
}

/** The table as plain CSV: UTF-8, commas, LF, quotes where needed, dates in ISO 8601, numbers with a point. */
export async function writeCsv(database: Database, table: PublishedTable, target: string): Promise<void> {
  const cells = table.columns.map(({ name, text }) => {
    // A blank cell alone in its row would be an empty line: write `""` instead.
    return `${table.columns.length === 1 ? `coalesce(${text}, '')` : text} AS ${quoteName(name)}`
  })
  // One thread: two get in each other's way here, and cost half as much again (measured on 1 GB).
  await database.run('SET threads = 1')
  await database.run(
    `COPY (SELECT ${cells.join(', ')} FROM ${sourceOf(table)}) TO ${quoteText(target)}
     (FORMAT csv, HEADER true, DELIMITER ',', QUOTE '"', ESCAPE '"', NULLSTR '')`,
  )
  await database.run(`SET threads = ${database.threads}`)
}

/** 3 costs as little as 1 and packs better (measured on 200 MB: 17 % of the size; 6 gives 15 % for twice the work). */
const GZIP_LEVEL = 3
const CHUNK = 1 << 20

export async function writeGzip(source: string, target: string): Promise<void> {
  await pipeline(
    createReadStream(source, { highWaterMark: CHUNK }),
    createGzip({ level: GZIP_LEVEL, memLevel: 9, chunkSize: CHUNK / 4 }),
    createWriteStream(target),
  )
}

/** Larger tables than this have no JSON and no workbook: nobody opens them, and their makers' disk would not hold them. */
const MORE_FORMS_BYTES = 256 << 20
/** A row of more columns is more than the memory allows as JSON, and more than a spreadsheet's reader can use. */
const MORE_FORMS_COLUMNS = 500

/** A published table, whose Parquet and CSV files are in `folder` under `name`. */
export interface WrittenTable {
  readonly folder: string
  readonly name: string
  readonly columns: readonly Column[]
  readonly profile: Profile
  /** Whether JSON, GeoJSON and a workbook are wanted. */
  readonly moreForms: boolean
}

/**
 * The further forms of a table, from its Parquet and CSV files.
 *
 * @returns names of the files, in the order in which pages list them
 */
export async function writeForms(database: Database, table: WrittenTable): Promise<string[]> {
  const { folder, name, columns, profile, moreForms } = table
  const file = (ending: string): string => join(folder, `${name}.${ending}`)
  await writeGzip(file('csv'), file('csv.gz'))
  const names = [`${name}.csv`, `${name}.csv.gz`, `${name}.parquet`]
  const { size } = await stat(file('csv'))
  if (!moreForms) return names
  const place = placeOf(columns, profile.columns)
  const tiles =
    place && (() => writePmtiles(database, { parquet: file('parquet'), columns, profile, place }, file('pmtiles')))
  if (size > MORE_FORMS_BYTES || columns.length > MORE_FORMS_COLUMNS) {
    return (await tiles?.()) ? [...names, `${name}.pmtiles`] : names
  }

  const from = `read_parquet(${quoteText(file('parquet'))})`
  await writeJsonArray(database, from, columns, file('json'))
  await writeNdjson(database, from, columns, file('ndjson'))
  names.push(`${name}.json`, `${name}.ndjson`)
  if (place) {
    await writeGeojson(database, from, columns, place, file('geojson'))
    names.push(`${name}.geojson`)
    if ((await wantsTiles(profile.rows, file('geojson'))) && (await tiles?.())) names.push(`${name}.pmtiles`)
  }
  if (await writeWorkbook(database, from, columns, profile.rows, file('xlsx'))) names.push(`${name}.xlsx`)
  else await rm(file('xlsx'), { force: true })
  return names
}

/** By ending; the first that fits counts. */
const MEDIA_TYPES: readonly (readonly [ending: string, mediaType: string])[] = [
  ['csv.gz', 'application/gzip'],
  ['csv', 'text/csv; charset=utf-8'],
  ['parquet', 'application/vnd.apache.parquet'],
  ['geojson', 'application/geo+json'],
  ['pmtiles', 'application/vnd.pmtiles'],
  ['ndjson', 'application/x-ndjson'],
  ['json', 'application/json'],
  ['xlsx', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
  ['txt', 'text/plain; charset=utf-8'],
]

export async function outputOf(folder: string, name: string): Promise<Output> {
  const found = MEDIA_TYPES.find(([ending]) => name.endsWith(`.${ending}`))
  if (!found)
    throw new Error(`no media type for ${name}; expected one of ${MEDIA_TYPES.map(([one]) => one).join(', ')}`)
  const path = join(folder, name)
  const { size } = await stat(path)
  return { name, format: found[0], mediaType: found[1], path, bytes: size, sha256: await sha256Of(path) }
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
