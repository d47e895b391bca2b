// test/adapters/formats/packing.ts: makes archives and workbooks for tests, honest and hostile ones, and reads them.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { ZipFile } from 'yazl'
import type { FormatReader, NoTable, TableText } from '../../../adapters/formats/reader.ts'
import { readRecords } from '../../../core/engine/records.ts'
import type { Reading } from '../../../core/handling.ts'

export type Files = Readonly<Record<string, string | Buffer>>

/** @param mode of the files; 0o120777 makes links of them */
export async function zipOf(files: Files, mode = 0o100644): Promise<Buffer> {
  const zip = new ZipFile()
  for (const [name, content] of Object.entries(files)) zip.addBuffer(Buffer.from(content), name, { mode })
  zip.end()
  return buffer(zip.outputStream)
}

/** Puts other bytes of the same length in the place of some, wherever they stand. */
export function replaced(bytes: Buffer, from: string, to: string): Buffer {
  return Buffer.from(bytes.toString('latin1').replaceAll(from, to), 'latin1')
}

/** Sets the flag of encryption on every file of a zip. */
export function flaggedEncrypted(zip: Buffer): Buffer {
  const flagged = Buffer.from(zip)
  for (let at = 0; at < flagged.length - 10; at++) {
    const mark = flagged.readUInt32LE(at)
    if (mark === 0x04034b50) flagged[at + 6]! |= 1
    if (mark === 0x02014b50) flagged[at + 8]! |= 1
  }
  return flagged
}

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

export interface SheetXml {
  readonly name: string
  /** What stands inside `worksheet`. */
  readonly xml: string
  readonly state?: 'hidden' | 'veryHidden'
  /** Parts that the sheet refers to: type and target. */
  readonly links?: readonly (readonly [type: string, target: string])[]
}

/** Parts of a workbook. @param more further parts, or others instead of these */
export function workbookFiles(sheets: readonly SheetXml[], more: Files = {}, is1904 = false): Files {
  const list = sheets.map(
    ({ name, state }, at) =>
      `<sheet name="${name}" sheetId="${at + 1}" r:id="s${at}"${state ? ` state="${state}"` : ''}/>`,
  )
  const links = sheets.map((_, at) => link(`s${at}`, 'worksheet', `worksheets/sheet${at + 1}.xml`))
  const files: Record<string, string | Buffer> = {
    '[Content_Types].xml': '<Types/>',
    '_rels/.rels': relationships([link('r', 'officeDocument', 'xl/workbook.xml')]),
    'xl/workbook.xml': `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><workbookPr date1904="${is1904 ? 1 : 0}"/><sheets>${list.join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': relationships([
      ...links,
      link('x', 'sharedStrings', 'sharedStrings.xml'),
      link('y', 'styles', '/xl/styles.xml'),
      ...(more['xl/externalLinks/externalLink1.xml']
        ? [link('z', 'externalLink', 'externalLinks/externalLink1.xml')]
        : []),
    ]),
  }
  for (const [at, sheet] of sheets.entries()) {
    files[`xl/worksheets/sheet${at + 1}.xml`] = `<worksheet xmlns="${MAIN}">${sheet.xml}</worksheet>`
    const own = (sheet.links ?? []).map(([type, target], index) => link(`l${index}`, type, target))
    if (own.length > 0) files[`xl/worksheets/_rels/sheet${at + 1}.xml.rels`] = relationships(own)
  }
  return { ...files, ...more }
}

function link(id: string, type: string, target: string): string {
  return `<Relationship Id="${id}" Type="${OFFICE}/${type}" Target="${target}"/>`
}

export function relationships(links: readonly string[]): string {
  return `<Relationships>${links.join('')}</Relationships>`
}

/** A sheet with a cell for every value: numbers as numbers, text as text. */
export function sheetData(rows: readonly (readonly (string | number)[])[]): string {
  const cell = (value: string | number): string =>
    typeof value === 'number' ? `<c><v>${value}</v></c>` : `<c t="inlineStr"><is><t>${value}</t></is></c>`
  return `<sheetData>${rows.map((row) => `<row>${row.map(cell).join('')}</row>`).join('')}</sheetData>`
}

/** A table or the reason why there is none; `rows` are the records of its text. */
export interface ReadTable {
  readonly table: TableText | NoTable
  readonly rows: readonly (readonly string[])[]
  readonly codes: readonly string[]
}

export async function readWith(
  reader: FormatReader,
  bytes: Buffer,
  reading: Reading = {},
  filename = 'a.xlsx',
): Promise<ReadTable> {
  return inFolder(async (folder) => {
    const path = join(folder, 'source')
    writeFileSync(path, bytes)
    const table = await reader({ path, filename, workDir: folder, reading, onShare: () => {} })
    const rows = table.textPath === undefined ? [] : recordsOf(readFileSync(table.textPath, 'utf8'))
    return { table, rows, codes: table.findings.map(({ code }) => code) }
  })
}

export function recordsOf(text: string): (readonly string[])[] {
  return readRecords(text, { delimiter: ',', quote: '"', escape: '"' }).map(({ cells }) => cells)
}

export async function inFolder<Value>(work: (folder: string) => Promise<Value>): Promise<Value> {
  const folder = mkdtempSync(join(tmpdir(), 'plaza-formats-'))
  try {
    return await work(folder)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
