// adapters/engine/readers.ts: which reader takes which format. A new input format is a line here.
import { findingOf } from '../../core/engine/findings.ts'
import type { Choice, Finding } from '../../core/report.ts'
import { containerKind, unpack } from '../formats/archive.ts'
import { dbfReader } from '../formats/dbf.ts'
import { jsonReader } from '../formats/json.ts'
import { oldWorkbookReader } from '../formats/old-workbook.ts'
import { parquetReader } from '../formats/parquet.ts'
import type { FormatReader } from '../formats/reader.ts'
import { readShapefile } from '../formats/shapefile.ts'
import { xlsxReader } from '../formats/xlsx.ts'
import type { SourceRequest, Table } from './source.ts'

/** By the name that `formatOf` in core/engine/formats.ts gives. */
export const READERS: Readonly<Record<string, FormatReader>> = {
  json: jsonReader,
  dbf: dbfReader,
  parquet: parquetReader,
  xls: oldWorkbookReader,
  zip: zipReader,
  gzip: nested,
  bzip2: nested,
  shp: lonelyShapefile,
}

/** A zip file that is a workbook, wherever it lies; any other is an archive, and those are opened once. */
async function zipReader(request: Parameters<FormatReader>[0]): ReturnType<FormatReader> {
  const kind = await containerKind(request.path)
  if (kind === 'xlsx') return xlsxReader(request)
  return kind === 'ods' ? oldWorkbookReader(request) : nested(request)
}

async function nested({ filename }: Parameters<FormatReader>[0]): ReturnType<FormatReader> {
  return { format: 'zip', encoding: 'binary', findings: [findingOf('archive-nested', { found: filename })] }
}

async function lonelyShapefile(): ReturnType<FormatReader> {
  const found = 'this is the .shp alone, without its .dbf'
  return { format: 'shapefile', encoding: 'binary', findings: [findingOf('shapefile-error', { found })] }
}

/** The file taken out of an archive. */
interface Member {
  readonly path: string
  readonly name: string
  readonly findings: readonly Finding[]
  readonly choices?: readonly Choice[] | undefined
}

/** First bytes of gzip, bzip2 and zip files, in hexadecimal. */
const ARCHIVES = /^(1f8b|425a68|504b0304|504b0506)/

/** @returns undefined when the file is no archive, but a table by itself */
export async function readArchive(request: SourceRequest, head: Uint8Array): Promise<Member | Table | undefined> {
  const { path, workDir, reading, filename, onShare } = request
  const start = Buffer.from(head.subarray(0, 4)).toString('hex')
  if (!ARCHIVES.test(start)) return undefined
  if (start.startsWith('504b') && (await containerKind(path)) !== 'zip') return undefined
  const unpacked = await unpack(path, workDir, reading, onShare, filename)
  const { kind, findings, choices } = unpacked
  if (kind === 'table') return { path: unpacked.path, name: unpacked.name, findings, choices }
  if (kind === 'none') return { format: 'zip', encoding: 'binary', known: {}, findings, choices }
  const table = await readShapefile(unpacked.parts, request)
  const known = { delimiter: ',', escape: '"', headerRow: table.textPath === undefined ? undefined : table.headerRow }
  return { ...table, known, findings: [...findings, ...table.findings], choices }
}
