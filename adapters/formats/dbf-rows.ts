// adapters/formats/dbf-rows.ts: the header and the records of a dBASE table, one chunk of the file at a time.
import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { findingOf } from '../../core/engine/findings.ts'
import { plainNumber } from '../../core/engine/plain-number.ts'
import { readHead } from '../engine/read-bytes.ts'
import { Unreadable } from './unreadable.ts'

export interface DbfField {
  /** As it is written, not decoded. */
  readonly name: Buffer
  readonly type: string
  /** Bytes in each record, from `offset`. */
  readonly length: number
  readonly offset: number
}

export interface DbfHeader {
  /** Deleted ones included. */
  readonly records: number
  readonly headerBytes: number
  readonly recordBytes: number
  /** Says in which encoding the texts are. */
  readonly language: number
  readonly fields: readonly DbfField[]
}

export interface DbfRow {
  readonly isDeleted: boolean
  readonly cells: (string | null)[]
}

const FIELD_BYTES = 32
const HEADER_END = 0x0d
const DELETED = 0x2a
/** Bits that say which cells of a FoxPro record are null: no column for readers. */
const SYSTEM_FIELD = '0'

/** @throws Unreadable when the header makes no sense or promises more than the file holds */
export async function dbfHeaderOf(path: string): Promise<DbfHeader> {
  const head = await readHead(path, 65_536)
  if (head.length < 33) throw broken('it is too short to be one')
  if ((head[0]! & 7) === 4) throw broken('it is in the form of dBASE 7, which hardly any program reads')
  const records = head.readUInt32LE(4)
  const headerBytes = head.readUInt16LE(8)
  const recordBytes = head.readUInt16LE(10)
  const fields = fieldsOf(head.subarray(0, headerBytes), recordBytes)
  const { size } = await stat(path)
  const held = Math.max(0, Math.floor((size - headerBytes) / recordBytes))
  if (held < records) throw broken(`it is cut off: ${held} of ${records} records are there`)
  return { records, headerBytes, recordBytes, language: head[29]!, fields }
}

function fieldsOf(head: Buffer, recordBytes: number): DbfField[] {
  const starts: number[] = []
  for (let at = 32; at + FIELD_BYTES <= head.length && head[at] !== HEADER_END; at += FIELD_BYTES) starts.push(at)
  const plain = starts.map((at) => head[at + 16]!)
  // FoxPro writes texts of more than 255 bytes with the high byte where the decimals of numbers stand.
  const long = starts.map((at, index) => plain[index]! + (head[at + 11] === 0x43 ? head[at + 17]! * 256 : 0))
  const lengths = 1 + sum(long) === recordBytes ? long : plain
  if (starts.length === 0 || 1 + sum(lengths) > recordBytes) throw broken('its header is damaged')
  let offset = 1
  const fields = starts.map((at, index) => {
    const name = head.subarray(at, at + 11)
    const end = name.indexOf(0)
    const length = lengths[index]!
    offset += length
    const type = String.fromCharCode(head[at + 11]!).toUpperCase()
    return { name: end < 0 ? name : name.subarray(0, end), type, length, offset: offset - length }
  })
  return fields.filter(({ type }) => type !== SYSTEM_FIELD)
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0)
}

function broken(found: string): Unreadable {
  return new Unreadable(findingOf('dbf-error', { found }))
}

/** The records in order, deleted ones marked, as many at a time as a chunk of the file holds. */
export async function* dbfRowsOf(
  path: string,
  { records, headerBytes, recordBytes, fields }: DbfHeader,
  decode: (bytes: Buffer) => string,
): AsyncGenerator<DbfRow[]> {
  if (records === 0) return
  const end = headerBytes + records * recordBytes - 1
  let carry: Buffer = Buffer.alloc(0)
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 18, start: headerBytes, end })) {
    const bytes: Buffer = carry.length > 0 ? Buffer.concat([carry, chunk as Buffer]) : (chunk as Buffer)
    const rows: DbfRow[] = []
    let at = 0
    for (; at + recordBytes <= bytes.length; at += recordBytes) {
      const record = bytes.subarray(at, at + recordBytes)
      const cells = fields.map((field) => {
        const { offset, length, type } = field
        return (CELLS[type] ?? textCell)(record.subarray(offset, offset + length), decode)
      })
      rows.push({ isDeleted: record[0] === DELETED, cells })
    }
    carry = bytes.subarray(at)
    yield rows
  }
}

type ReadCell = (bytes: Buffer, decode: (bytes: Buffer) => string) => string | null

/** How the cells of each type are written; types that are not listed are texts. */
const CELLS: Readonly<Record<string, ReadCell>> = {
  N: numberCell,
  F: numberCell,
  D: dateCell,
  L: logicalCell,
  I: (bytes) => (bytes.length < 4 ? null : String(bytes.readInt32LE())),
  '+': (bytes) => (bytes.length < 4 ? null : String(bytes.readInt32LE())),
  // In dBASE itself B is the number of a memo, in ten digits; in FoxPro it is a double.
  B: (bytes) => (bytes.length === 8 ? doubleCell(bytes) : null),
  O: (bytes) => (bytes.length === 8 ? doubleCell(bytes) : null),
  Y: currencyCell,
  T: momentCell,
  '@': momentCell,
  M: () => null,
  G: () => null,
  P: () => null,
}

/** Fields whose content lies in another file. */
export function isMemo({ type, length }: DbfField): boolean {
  return type === 'M' || type === 'G' || type === 'P' || (type === 'B' && length !== 8)
}

function textCell(bytes: Buffer, decode: (bytes: Buffer) => string): string | null {
  const text = decode(bytes).replaceAll('\0', '').trimEnd()
  return text === '' ? null : text
}

function numberCell(bytes: Buffer): string | null {
  const text = bytes.toString('latin1').replaceAll('\0', '').trim()
  // Stars stand for a number that did not fit.
  return text === '' || /^\*+$/.test(text) ? null : plainNumber(text)
}

function dateCell(bytes: Buffer): string | null {
  const text = bytes.toString('latin1').replaceAll('\0', '').trim()
  if (text === '' || text === '00000000') return null
  const [, year, month, day] = /^(\d{4})(\d\d)(\d\d)$/.exec(text) ?? []
  return year === undefined ? text : `${year}-${month}-${day}`
}

function logicalCell(bytes: Buffer): string | null {
  const letter = bytes.toString('latin1', 0, 1).toUpperCase()
  if ('TY'.includes(letter)) return 'true'
  return 'FN'.includes(letter) ? 'false' : null
}

function doubleCell(bytes: Buffer): string | null {
  const number = bytes.readDoubleLE()
  return Number.isFinite(number) ? plainNumber(String(number)) : null
}

function currencyCell(bytes: Buffer): string | null {
  if (bytes.length < 8) return null
  const units = bytes.readBigInt64LE()
  const digits = (units < 0n ? -units : units).toString().padStart(5, '0')
  return plainNumber(`${units < 0n ? '-' : ''}${digits.slice(0, -4)}.${digits.slice(-4)}`)
}

/** Julian day of 1970-01-01. */
const EPOCH_DAY = 2_440_588
const DAY_MILLISECONDS = 86_400_000

function momentCell(bytes: Buffer): string | null {
  if (bytes.length < 8 || bytes.every((byte) => byte === 0 || byte === 0x20)) return null
  const milliseconds = (bytes.readInt32LE() - EPOCH_DAY) * DAY_MILLISECONDS + bytes.readInt32LE(4)
  if (!(Math.abs(milliseconds) < 8.64e15)) return null
  return new Date(milliseconds).toISOString().replace(/(\.000)?Z$/, '')
}
