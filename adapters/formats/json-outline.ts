// adapters/formats/json-outline.ts: what stands at the top of a JSON file, found by counting brackets over its bytes.
import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { isBlank, MAX_DEPTH } from './json-elements.ts'

/** One member of the object at the top. */
export interface Member {
  /** First character of its value: `[`, `{`, `"`, or of a number or word. */
  readonly kind: string
  /** First character of the first item, where it is a list; empty when the list is. */
  readonly firstItem: string
  /** Bytes of the value in the file. `end` is exclusive; undefined where the file ends before it does. */
  readonly start: number
  readonly end: number | undefined
}

export type Outline =
  | { readonly kind: 'list'; readonly start: number }
  | {
      readonly kind: 'object'
      readonly start: number
      /** Exclusive; undefined where the file ends before the object does. */
      readonly end: number | undefined
      readonly members: ReadonlyMap<string, Member>
    }
  /** Several values one after the other. */
  | { readonly kind: 'sequence'; readonly start: number }
  | { readonly kind: 'too-deep' }
  | { readonly kind: 'empty' }
  | { readonly kind: 'value' }

/** Members that are kept in mind; an object with more is no wrapper around a list. */
const MAX_MEMBERS = 10_000
const MAX_KEY_BYTES = 1_000
const BYTE_ORDER_MARK = [0xef, 0xbb, 0xbf]

/** Reads a file of UTF-8 as far as needed: a list at the top is told at once, an object when it ends. */
export async function outlineOf(path: string): Promise<Outline> {
  const scan = new TopScan()
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 }) as AsyncIterable<Buffer>) {
    const outline = scan.push(chunk)
    if (outline) return outline
  }
  return scan.end()
}

/** Bytes of a file as text. @param end exclusive */
export async function textOfRange(path: string, start: number, end: number): Promise<string> {
  const file = await open(path)
  try {
    const bytes = Buffer.alloc(end - start)
    await file.read(bytes, 0, bytes.length, start)
    return bytes.toString()
  } finally {
    await file.close()
  }
}

interface OpenMember {
  key: string
  kind: string
  firstItem: string
  start: number
  /** Of a list or object that is closed. */
  end: number | undefined
}

/** Walks over the first value of a file and knows at which level it is. */
class TopScan {
  private readonly members = new Map<string, Member>()
  private start = -1
  private done = 0
  private depth = 0
  private isInString = false
  private isEscaped = false
  private isAfterColon = false
  private endsAt: number | undefined
  private key: number[] = []
  private member: OpenMember | undefined

  push(chunk: Buffer): Outline | undefined {
    for (let at = 0; at < chunk.length; at++) {
      if (this.depth > 2) at = this.overNested(chunk, at)
      const byte = chunk[at]
      if (byte === undefined) break
      if (this.isInString) this.inString(byte)
      else if (!isBlank(byte)) {
        const outline = this.mark(byte, this.done + at)
        if (outline) return outline
      }
    }
    this.done += chunk.length
    return undefined
  }

  end(): Outline {
    if (this.start < 0) return { kind: 'empty' }
    if (this.endsAt === undefined) this.endMember(undefined)
    return { kind: 'object', start: this.start, end: this.endsAt, members: this.members }
  }

  /** What lies deeper than the items of a list matters to nobody here: most of a file, so this is quick. */
  private overNested(chunk: Buffer, from: number): number {
    let { depth, isInString, isEscaped } = this
    let at = from
    for (; at < chunk.length; at++) {
      const byte = chunk[at]!
      if (isInString) {
        if (isEscaped) isEscaped = false
        else if (byte === 0x5c) isEscaped = true
        else if (byte === 0x22) isInString = false
      } else if (byte === 0x22) isInString = true
      else if (byte === 0x7b || byte === 0x5b) {
        if (depth > MAX_DEPTH + 1) break
        depth++
      } else if (byte === 0x7d || byte === 0x5d) {
        if (depth === 3) break
        depth--
      }
    }
    this.depth = depth
    this.isInString = isInString
    this.isEscaped = isEscaped
    return at
  }

  private inString(byte: number): void {
    if (this.isEscaped) this.isEscaped = false
    else if (byte === 0x5c) this.isEscaped = true
    else if (byte === 0x22) this.isInString = false
    if (this.isInString && this.depth === 1 && !this.isAfterColon && this.key.length < MAX_KEY_BYTES)
      this.key.push(byte)
  }

  private mark(byte: number, at: number): Outline | undefined {
    if (this.start < 0) return this.first(byte, at)
    if (this.endsAt !== undefined) return { kind: 'sequence', start: this.start }
    const { member } = this
    if (member && member.kind === '') member.kind = String.fromCharCode(byte)
    if (member && member.start < 0) member.start = at
    else if (this.depth === 2 && member?.kind === '[' && member.firstItem === '' && byte !== 0x5d) {
      member.firstItem = String.fromCharCode(byte)
    }
    if (byte === 0x22) this.isInString = true
    else if (byte === 0x7b || byte === 0x5b) {
      if (++this.depth > MAX_DEPTH + 2) return { kind: 'too-deep' }
    } else if (byte === 0x7d || byte === 0x5d) this.close(at)
    else if (this.depth === 1 && byte === 0x3a && !this.isAfterColon) this.colon()
    else if (this.depth === 1 && byte === 0x2c) this.endMember(at)
    return undefined
  }

  private first(byte: number, at: number): Outline | undefined {
    if (BYTE_ORDER_MARK[at] === byte || byte === 0x1e) return undefined
    this.start = at
    if (byte === 0x5b) return { kind: 'list', start: at }
    if (byte !== 0x7b) return { kind: 'value' }
    this.depth = 1
    return undefined
  }

  private close(at: number): void {
    this.depth--
    if (this.depth === 1 && this.member) this.member.end = at + 1
    if (this.depth === 0) {
      this.endMember(at)
      this.endsAt = at + 1
    }
  }

  private colon(): void {
    this.isAfterColon = true
    this.member = { key: Buffer.from(this.key).toString(), kind: '', firstItem: '', start: -1, end: undefined }
  }

  private endMember(end: number | undefined): void {
    const { member } = this
    if (member && member.start >= 0 && this.members.size < MAX_MEMBERS) {
      const { key, kind, firstItem, start } = member
      this.members.set(key, { kind, firstItem, start, end: member.end ?? end })
    }
    this.member = undefined
    this.key = []
    this.isAfterColon = false
  }
}
