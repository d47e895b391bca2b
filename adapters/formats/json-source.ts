// adapters/formats/json-source.ts: the text of a JSON file as UTF-8, its records one by one, and the place of a fault in it.
import { isUtf8 } from 'node:buffer'
import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { isBrokenUtf8, unfinishedBytes, utf16Of } from '../../core/engine/encoding.ts'
import { findingOf } from '../../core/engine/findings.ts'
import { jsonFault } from '../../core/engine/json-fault.ts'
import type { Finding } from '../../core/report.ts'
import { chunksOf, type Decoding, readHead, transcode, utf8Share } from '../engine/read-bytes.ts'
import { ElementSplitter, type Frame, MAX_DEPTH } from './json-elements.ts'
import { textOfRange } from './json-outline.ts'
import type { ReadRequest } from './reader.ts'
import { Unreadable } from './unreadable.ts'

/** What stands around a list of records is short; longer texts are not looked at. */
const MAX_AROUND = 4 << 20

export interface JsonSource {
  /** The text as UTF-8: the file itself or a copy. */
  readonly path: string
  readonly encoding: string
  readonly findings: readonly Finding[]
}

/** JSON is UTF-8 by its standard, but old programs write what their machine speaks. @throws Unreadable */
export async function utf8Of({ path, workDir, reading }: ReadRequest): Promise<JsonSource> {
  const told = reading.encoding === 'utf-8' ? undefined : reading.encoding
  const encoding = told ?? utf16Of(await readHead(path, 4096))
  if (encoding) return copied(path, workDir, encoding, [])
  if (await isUtf8File(path)) return { path, encoding: 'utf-8', findings: [] }

  const share = await utf8Share(path)
  if (isBrokenUtf8(share)) {
    throw new Unreadable(findingOf('encoding-error', { count: share.invalid, row: share.firstInvalidLine }))
  }
  return copied(path, workDir, 'windows-1252', [findingOf('encoding-assumed', { found: 'windows-1252' })])
}

async function copied(
  path: string,
  workDir: string,
  encoding: Decoding['encoding'],
  findings: readonly Finding[],
): Promise<JsonSource> {
  const target = join(workDir, 'text.json')
  await transcode(path, { encoding }, target)
  return { path: target, encoding, findings }
}

async function isUtf8File(path: string): Promise<boolean> {
  let carry: Buffer = Buffer.alloc(0)
  for await (const chunk of chunksOf(path)) {
    const bytes = carry.length > 0 ? Buffer.concat([carry, chunk]) : chunk
    const whole = bytes.length - unfinishedBytes(bytes)
    if (!isUtf8(bytes.subarray(0, whole))) return false
    carry = Buffer.from(bytes.subarray(whole))
  }
  return carry.length === 0
}

/** Where in a file the records are. */
export interface Records {
  readonly path: string
  readonly frame: Frame
  readonly start: number
  /** Exclusive; absent: the end of the file. */
  readonly end: number | undefined
}

/** One record: its text, its number from 1, and the byte of the file at which it begins. */
export type VisitRecord = (text: string, number: number, at: number) => void | Promise<void>

/**
 * Visits every record in order, in memory for one record.
 *
 * @param onBytes hears how many bytes are done
 * @throws Unreadable where the JSON is broken between the records, or nested too deep
 */
export async function eachRecord(
  records: Records,
  visit: VisitRecord,
  onBytes: (done: number) => void = () => {},
): Promise<void> {
  const splitter = new ElementSplitter(records.frame)
  let done = 0
  for await (const chunk of streamOf(records)) {
    for (const text of splitter.push(chunk)) {
      const waiting = visit(text, splitter.count, records.start + splitter.lastStart)
      if (waiting) await waiting
    }
    if (splitter.stop) break
    onBytes((done += chunk.length))
  }
  for (const text of splitter.end()) await visit(text, splitter.count, records.start + splitter.lastStart)
  const { stop } = splitter
  if (!stop) return
  if (stop.code === 'json-too-deep') {
    throw new Unreadable(findingOf('json-too-deep', { row: splitter.count + 1, expected: String(MAX_DEPTH) }))
  }
  // The brackets tell only that something is wrong; a closer look at the open record may tell what.
  const fault = stop.open === '' ? undefined : jsonFault(stop.open)
  const isInside = fault !== undefined && fault.at < stop.open.length
  const at = isInside ? stop.openedAt + bytesBefore(stop.open, fault.at) : stop.at
  throw await brokenAt(records.path, splitter.count + 1, records.start + at, isInside ? fault.found : stop.found)
}

/** The first record, if the file has one that ends. */
export async function firstRecord(records: Records): Promise<string | undefined> {
  const splitter = new ElementSplitter(records.frame)
  for await (const chunk of streamOf(records)) {
    for (const text of splitter.push(chunk)) return text
    if (splitter.stop) return undefined
  }
  for (const text of splitter.end()) return text
  return undefined
}

function streamOf({ path, start, end }: Records): AsyncIterable<Buffer> {
  return createReadStream(path, { highWaterMark: 1 << 20, start, ...(end === undefined ? {} : { end: end - 1 }) })
}

/**
 * What is wrong with a record that JSON.parse did not take.
 *
 * @param at byte of the file where the record begins
 */
export async function faultOf(path: string, text: string, number: number, at: number): Promise<Unreadable> {
  const fault = jsonFault(text)
  if (!fault) throw new Error('JSON.parse refused a record that is right by our own reading')
  return brokenAt(path, number, at + bytesBefore(text, fault.at), fault.found)
}

/**
 * Checks what stands around a list inside an object; the list itself is read record by record.
 *
 * @param end of the object, exclusive; undefined where the file ends before it does
 * @throws Unreadable when it is broken
 */
export async function checkAround(list: Records, start: number, end: number | undefined): Promise<void> {
  if (list.end === undefined) return // Reading the records will say where the file ends.
  const size = await stat(list.path).then(({ size }) => end ?? size)
  if (list.start - start + size - list.end > MAX_AROUND) return
  const head = `${await textOfRange(list.path, start, list.start)}[]`
  const text = `${head}${await textOfRange(list.path, list.end, size)}`
  const fault = jsonFault(text)
  if (!fault) return
  const at = bytesBefore(text, fault.at)
  const afterList = fault.at >= head.length ? list.end - list.start - 2 : 0
  throw await brokenAt(list.path, undefined, start + at + afterList, fault.found)
}

function bytesBefore(text: string, at: number): number {
  return Buffer.byteLength(text.slice(0, at))
}

async function brokenAt(path: string, row: number | undefined, at: number, found: string): Promise<Unreadable> {
  return new Unreadable(
    findingOf('json-error', { ...(row ? { row } : {}), found: `${found}, at ${await placeOf(path, at)}` }),
  )
}

/** Line and column of a byte, from 1; columns count bytes. */
async function placeOf(path: string, byte: number): Promise<string> {
  let line = 1
  let lineStart = 0
  let done = 0
  for await (const chunk of chunksOf(path)) {
    for (let at = chunk.indexOf(10); at >= 0 && done + at < byte; at = chunk.indexOf(10, at + 1)) {
      line++
      lineStart = done + at + 1
    }
    done += chunk.length
    if (done > byte) break
  }
  return `line ${line}, column ${byte - lineStart + 1}`
}
