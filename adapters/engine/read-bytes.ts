// adapters/engine/read-bytes.ts: the first pass over a file's bytes: checksum, encoding, NUL; and its text as UTF-8.
import { isUtf8 } from 'node:buffer'
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import {
  addToShare,
  type Encoding,
  mendUtf8,
  newUtf8Share,
  type Utf8Share,
  unfinishedBytes,
  utf8FromWindows1252,
} from '../../core/engine/encoding.ts'

const CHUNK = 1 << 20

export interface ByteSurvey {
  readonly sha256: string
  readonly isUtf8: boolean
  readonly nulBytes: number
  /** Offset of the first NUL, from 0. */
  readonly firstNul: number
}

/** The bytes of a file in order, a megabyte at a time. */
export function chunksOf(path: string): AsyncIterable<Buffer> {
  return createReadStream(path, { highWaterMark: CHUNK })
}

export async function readHead(path: string, bytes: number): Promise<Buffer> {
  const file = await open(path)
  try {
    const head = Buffer.alloc(bytes)
    const { bytesRead } = await file.read(head, 0, bytes, 0)
    return head.subarray(0, bytesRead)
  } finally {
    await file.close()
  }
}

/** Reads the whole file once, in constant memory. `onBytes` hears how many bytes are done. */
export async function surveyBytes(path: string, onBytes: (done: number) => void): Promise<ByteSurvey> {
  const hash = createHash('sha256')
  let carry: Buffer = Buffer.alloc(0)
  let isValid = true
  let nulBytes = 0
  let firstNul = -1
  let done = 0
  for await (const chunk of chunksOf(path)) {
    hash.update(chunk)
    for (let at = chunk.indexOf(0); at >= 0; at = chunk.indexOf(0, at + 1)) {
      if (nulBytes++ === 0) firstNul = done + at
    }
    if (isValid) {
      const bytes = carry.length > 0 ? Buffer.concat([carry, chunk]) : chunk
      const whole = bytes.length - unfinishedBytes(bytes)
      isValid = isUtf8(bytes.subarray(0, whole))
      carry = Buffer.from(bytes.subarray(whole))
    }
    done += chunk.length
    onBytes(done)
  }
  return { sha256: hash.digest('hex'), isUtf8: isValid && carry.length === 0, nulBytes, firstNul }
}

export async function utf8Share(path: string): Promise<Utf8Share> {
  const share = newUtf8Share()
  for await (const chunk of chunksOf(path)) addToShare(share, chunk)
  return share
}

/** How the bytes of a text are to be read. `utf-8+windows-1252` is UTF-8 in which the wrong bytes are windows-1252. */
export interface Decoding {
  readonly encoding: Encoding | 'utf-8+windows-1252'
  /** Whether NUL bytes are left out. */
  readonly withoutNul?: boolean
}

/** Writes a file's text as UTF-8 without a byte order mark. */
export async function transcode(
  path: string,
  { encoding, withoutNul = false }: Decoding,
  target: string,
): Promise<void> {
  const out = await open(target, 'w')
  try {
    const decode = decoderOf(encoding)
    for await (const chunk of chunksOf(path)) {
      await out.writeFile(decode(withoutNul ? chunk.filter((byte) => byte !== 0) : chunk))
    }
    await out.writeFile(decode())
  } finally {
    await out.close()
  }
}

/** Called with the chunks in order, then once without. */
function decoderOf(encoding: Decoding['encoding']): (chunk?: Uint8Array) => Uint8Array {
  if (encoding === 'windows-1252' || encoding === 'iso-8859-1') return (chunk) => utf8FromWindows1252(chunk ?? EMPTY)
  if (encoding === 'utf-8+windows-1252') return mendedUtf8()
  const decoder = new TextDecoder(encoding)
  return (chunk) => Buffer.from(chunk ? decoder.decode(chunk, { stream: true }) : decoder.decode())
}

const EMPTY = new Uint8Array(0)

/** UTF-8 stays, bytes that are none are taken for windows-1252: text of two sources, pasted together. */
function mendedUtf8(): (chunk?: Uint8Array) => Uint8Array {
  let carry: Uint8Array = EMPTY
  return (chunk) => {
    const bytes = Buffer.concat([carry, chunk ?? EMPTY])
    const end = chunk ? bytes.length - unfinishedBytes(bytes) : bytes.length
    carry = Buffer.from(bytes.subarray(end))
    return mendUtf8(bytes.subarray(0, end))
  }
}

export async function sha256Of(path: string): Promise<string> {
  const hash = createHash('sha256')
  for await (const chunk of chunksOf(path)) hash.update(chunk)
  return hash.digest('hex')
}
