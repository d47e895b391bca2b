// adapters/formats/parquet.ts: reads Parquet and GeoParquet files through DuckDB, every cell as text.
import { mkdir, open, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { findingOf } from '../../core/engine/findings.ts'
import { quoteName, quoteText } from '../../core/engine/sql.ts'
import { type ToDegrees, wktOf } from '../../core/engine/wkt.ts'
import { geometryOf } from '../../core/engine/wkt-read.ts'
import type { Finding } from '../../core/report.ts'
import { type Database, openDatabase } from '../engine/database.ts'
import { UNPACK_LIMITS } from './archive-limits.ts'
import { openCsvWriter } from './csv-writer.ts'
import { GeometryFaults } from './geometry-faults.ts'
import { isGeometry, isOfAnyLength, type ParquetColumn, systemIn, textOfCell } from './parquet-columns.ts'
import { projectionOf } from './projection.ts'
import type { FormatReader, ReadRequest } from './reader.ts'
import { findingFrom, Unreadable } from './unreadable.ts'

const MAX_COLUMNS = 2_000

/** The columns keep their order and names; a geometry becomes Well-Known Text in WGS 84. */
export const parquetReader: FormatReader = async (request) => {
  const told = { format: 'parquet', encoding: 'binary' }
  try {
    await checkEnds(request.path)
  } catch (error) {
    return { ...told, findings: [findingFrom(error)] }
  }
  const temporaryFolder = join(request.workDir, 'parquet')
  await mkdir(temporaryFolder, { recursive: true })
  const database = await openDatabase({ memoryMegabytes: 256, threads: 2, temporaryFolder })
  try {
    const textPath = join(request.workDir, 'table.csv')
    const findings = await writeTable(database, request, textPath)
    return { ...told, textPath, headerRow: 1, findings }
  } catch (error) {
    return { ...told, findings: [findingFrom(aboutTheData(error))] }
  } finally {
    database.close()
  }
}

function broken(found: string): Unreadable {
  return new Unreadable(findingOf('parquet-error', { found }))
}

/** The marks at both ends tell a whole file from one that is cut off or encrypted. */
async function checkEnds(path: string): Promise<void> {
  const { size } = await stat(path)
  const file = await open(path)
  try {
    const ends = Buffer.alloc(8)
    if (size >= 12) {
      await file.read(ends, 0, 4, 0)
      await file.read(ends, 4, 4, size - 4)
    }
    const marks = ends.toString('latin1')
    if (marks.includes('PARE')) throw broken('it is encrypted')
    if (marks !== 'PAR1PAR1') throw broken('it does not end as a Parquet file does, so it is cut off or something else')
  } finally {
    await file.close()
  }
}

/** What DuckDB says about damaged files may quote them or name our folders: say it in other words. */
function aboutTheData(error: unknown): unknown {
  const text = String(error)
  if (error instanceof Unreadable || /No space left|Could not (write|create)|Permission denied/i.test(text))
    return error
  if (/Out of Memory/i.test(text)) return new Unreadable(findingOf('too-large'))
  if (/encrypt/i.test(text)) return broken('it is encrypted')
  const isKnown =
    /^Error: (Invalid Input|Invalid|IO|Not implemented|Conversion|Serialization|Binder|TProtocol|Out of Range)\b/i
  return isKnown.test(text) || /parquet|thrift|corrupt|snappy|zstd|gzip|decompress/i.test(text)
    ? broken('its content is damaged or in a form that is not known')
    : error
}

async function writeTable(database: Database, request: ReadRequest, textPath: string): Promise<Finding[]> {
  const table = `read_parquet(${quoteText(request.path)})`
  const columns = await columnsOf(database, request.path, table)
  const texts = columns.map((column) => {
    const text = textOfCell(column)
    if (text === undefined)
      throw broken(`column "${column.name.slice(0, 60)}" holds ${typeName(column)}, which is no text`)
    return text
  })
  await checkSize(database, table, columns, texts)
  request.onShare(0.3)
  const cells = columns.map(({ name }, index) => `${texts[index]} AS ${quoteName(name)}`)
  if (columns.some(isGeometry))
    return writePlaces(database, `SELECT ${cells.join(', ')} FROM ${table}`, columns, textPath)

  // A blank cell alone in its row would be an empty line: write `""` instead.
  const whole = columns.length === 1 ? [`coalesce(${texts[0]}, '') AS ${quoteName(columns[0]!.name)}`] : cells
  await database.run(
    `COPY (SELECT ${whole.join(', ')} FROM ${table}) TO ${quoteText(textPath)}
     (FORMAT csv, HEADER true, DELIMITER ',', QUOTE '"', ESCAPE '"', NULLSTR '')`,
  )
  return []
}

function typeName({ type }: ParquetColumn): string {
  return type === 'BLOB' ? 'raw bytes' : `values of type ${type.slice(0, 40)}`
}

async function columnsOf(database: Database, path: string, table: string): Promise<ParquetColumn[]> {
  // The schema counts nested members too; it is read before DuckDB plans anything with the columns.
  const [schema] = await database.rows(`SELECT count(*) AS columns FROM parquet_schema(${quoteText(path)})`)
  const found = Number(schema!['columns']) - 1
  const rows = found > MAX_COLUMNS * 4 ? [] : await database.rows(`DESCRIBE FROM ${table}`)
  if (rows.length === 0 || rows.length > MAX_COLUMNS) {
    const facts = { found: String(rows.length || found), expected: MAX_COLUMNS.toLocaleString('en') }
    throw new Unreadable(findingOf('too-many-columns', facts))
  }
  return rows.map((row) => ({ name: String(row['column_name']), type: String(row['column_type']) }))
}

/** A few kilobytes of Parquet can be terabytes of text: the same value a billion times takes no place in it. */
async function checkSize(
  database: Database,
  table: string,
  columns: readonly ParquetColumn[],
  texts: readonly string[],
): Promise<void> {
  const [count] = await database.rows(`SELECT count(*) AS rows FROM ${table}`)
  const rows = Number(count!['rows'])
  const refuse = (bytes: number): void => {
    if (bytes > UNPACK_LIMITS.bytes) throw broken(`its rows are more than ${UNPACK_LIMITS.bytes / 2 ** 30} GiB as text`)
  }
  refuse(rows * columns.length)
  const sums = texts.filter((_, index) => isOfAnyLength(columns[index]!)).map((text) => `sum(strlen(${text}))`)
  if (sums.length === 0 || rows === 0) return
  const [sum] = await database.rows(
    `SELECT CAST(${sums.map((each) => `coalesce(${each}, 0)`).join(' + ')} AS DOUBLE) AS bytes FROM ${table}`,
  )
  refuse(Number(sum!['bytes']))
}

interface Place {
  readonly toDegrees: ToDegrees | undefined
  readonly faults: GeometryFaults
}

/** Geometries go through the same checks and conversions as those of GeoJSON. */
async function writePlaces(
  database: Database,
  sql: string,
  columns: readonly ParquetColumn[],
  textPath: string,
): Promise<Finding[]> {
  const findings: Finding[] = []
  const places = columns.map((column): Place | undefined => {
    if (!isGeometry(column)) return undefined
    // GeoParquet without a system is in WGS 84.
    const system = systemIn(column) ?? 'OGC:CRS84'
    const projection = projectionOf(system)
    if (!projection) throw new Unreadable(findingOf('crs-unknown', { found: systemName(system) }))
    if (projection.toDegrees) findings.push(findingOf('crs-converted', { found: projection.name }))
    return { toDegrees: projection.toDegrees, faults: new GeometryFaults(projection.toDegrees !== undefined) }
  })
  const writer = await openCsvWriter(textPath)
  try {
    await writer.write(columns.map(({ name }) => name))
    for await (const rows of database.chunks(sql)) {
      for (const row of rows as (string | null)[][]) {
        const cells = row.map((cell, index) =>
          places[index] ? placeCell(cell, places[index], writer.records + 1) : cell,
        )
        await writer.write(cells)
      }
    }
  } finally {
    await writer.close()
  }
  return [...findings, ...places.flatMap((place) => place?.faults.findings(true) ?? [])]
}

function placeCell(wkt: string | null, { toDegrees, faults }: Place, row: number): string | null {
  const written = wkt === null ? { wkt } : wktOf(geometryOf(wkt), toDegrees)
  if ('fault' in written) {
    faults.add(row, written)
    return null
  }
  faults.addRight(written.wkt === null)
  return written.wkt
}

function systemName(system: string): string {
  try {
    const { name } = JSON.parse(system) as { name?: unknown }
    return typeof name === 'string' ? name.slice(0, 80) : 'one without a name'
  } catch {
    return system.slice(0, 80)
  }
}
