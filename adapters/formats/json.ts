// adapters/formats/json.ts: reads JSON files: lists of records, NDJSON, and GeoJSON by another name.
import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { findingOf } from '../../core/engine/findings.ts'
import { cellsOfList, eachCell, RecordColumns, type SettledColumns } from '../../core/engine/flatten.ts'
import { afterBlank } from '../../core/engine/json-text.ts'
import type { Finding } from '../../core/report.ts'
import { type CsvWriter, openCsvWriter } from './csv-writer.ts'
import { readGeojson } from './geojson.ts'
import { type JsonLayout, layoutOf } from './json-layout.ts'
import {
  isJson,
  MAX_COLUMNS,
  NulBytes,
  nestedNotice,
  notTable,
  type ReadRecords,
  tooManyColumns,
} from './json-records.ts'
import { eachRecord, faultOf, utf8Of } from './json-source.ts'
import type { FormatReader, NoTable, ReadRequest, TableText } from './reader.ts'
import { findingFrom } from './unreadable.ts'

/** Reads JSON, NDJSON or GeoJSON: its content says which. */
export const jsonReader: FormatReader = async (request) => {
  let format = 'json'
  let encoding = 'utf-8'
  try {
    const source = await utf8Of(request)
    encoding = source.encoding
    const layout = await layoutOf(source, request.filename)
    format = layout.format
    const read = format === 'geojson' ? readGeojson : readRecords
    const { textPath, findings } = await read(request, layout)
    const about = layout.wrapper === undefined ? [] : [findingOf('json-wrapped', { found: layout.wrapper })]
    return tableOf(format, encoding, textPath, [...source.findings, ...about, ...findings])
  } catch (error) {
    return { format, encoding, findings: [findingFrom(error)] }
  }
}

function tableOf(
  format: string,
  encoding: string,
  textPath: string,
  findings: readonly Finding[],
): TableText | NoTable {
  return { textPath, format, encoding, headerRow: 1, findings }
}

type Kind = 'object' | 'list'

async function readRecords(request: ReadRequest, layout: JsonLayout): Promise<ReadRecords> {
  const bytes = Math.max(1, (await stat(layout.records.path)).size)
  const { columns, kind } = await surveyRecords(layout, (done) => request.onShare((done / bytes) * 0.5))

  const textPath = join(request.workDir, 'table.csv')
  const writer = await openCsvWriter(textPath)
  const nulBytes = new NulBytes()
  try {
    const write = kind === 'list' ? listWriter(writer, nulBytes) : await objectWriter(writer, columns, nulBytes)
    await eachRecord(layout.records, write, (done) => request.onShare(0.5 + (done / bytes) * 0.5))
  } finally {
    await writer.close()
  }
  return { textPath, findings: [...nestedNotice(columns), ...nulBytes.findings()] }
}

/** The first pass: every record is right JSON, all are of one kind, and these are their columns. @throws Unreadable */
async function surveyRecords(
  { records }: JsonLayout,
  onBytes: (done: number) => void,
): Promise<{ readonly columns: SettledColumns; readonly kind: Kind }> {
  const columns = new RecordColumns()
  let kind: Kind | undefined
  let count = 0
  const visit = (text: string, number: number): void => {
    const at = afterBlank(text, 0)
    const found = kindOf(text[at]!)
    kind ??= found
    count = number
    if (found !== kind) throw notTable(`record ${number} is ${ARTICLES[found]}, and those before are not`)
    if (kind === 'object') eachCell(text, at, columns.visit)
    else if (number === 1) checkNames(JSON.parse(text) as unknown[])
    if (columns.size > MAX_COLUMNS) throw tooManyColumns()
  }
  await eachRecord(
    records,
    (text, number, at) => {
      if (!isJson(text)) return faultOf(records.path, text, number, at).then((fault) => Promise.reject(fault))
      const first = text[0]!
      if (first !== '{' && first !== '[') throw notTable(`record ${number} is a single value, not an object`)
      return visit(text, number)
    },
    onBytes,
  )
  if (!kind) throw notTable('its list is empty')
  const settled = columns.settled()
  if (kind === 'object' && settled.labels.length === 0) throw notTable(`its ${count} record(s) have no members`)
  return { columns: settled, kind }
}

const ARTICLES: Readonly<Record<Kind, string>> = { object: 'an object', list: 'a list' }

function kindOf(first: string): Kind {
  return first === '{' ? 'object' : 'list'
}

/** Lists are a table when the first one names the columns. */
function checkNames(names: readonly unknown[]): void {
  if (names.length > MAX_COLUMNS) throw tooManyColumns()
  if (names.length === 0 || !names.every((name) => typeof name === 'string')) {
    throw notTable('its records are lists, and the first one does not name the columns')
  }
}

type WriteRecord = (text: string) => void | Promise<void>

async function objectWriter(writer: CsvWriter, columns: SettledColumns, nulBytes: NulBytes): Promise<WriteRecord> {
  await writer.write(columns.labels)
  const blank: null[] = columns.labels.map(() => null)
  return (text) => {
    const row: (string | null)[] = [...blank]
    eachCell(text, afterBlank(text, 0), (path, cell) => {
      const place = columns.places.get(path)
      if (place !== undefined) row[place] = cell
    })
    return writer.write(nulBytes.without(text, row))
  }
}

function listWriter(writer: CsvWriter, nulBytes: NulBytes): WriteRecord {
  return (text) => writer.write(nulBytes.without(text, cellsOfList(text, afterBlank(text, 0))))
}
