// adapters/engine/read-bytes.ts: the first pass over a file's bytes: checksum, encoding, NUL; and its text as UTF-8.
import { isUtf8 } from 'node:buffer'
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import {
  addToShare,
  type Encoding,
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

/** Writes a file's text as UTF-8 without a byte order mark. */
export async function transcode(path: string, encoding: Exclude<Encoding, 'utf-8'>, target: string): Promise<void> {
  const out = await open(target, 'w')
  try {
    const decoder = encoding === 'windows-1252' ? undefined : new TextDecoder(encoding)
    for await (const chunk of chunksOf(path)) {
      await out.writeFile(decoder ? Buffer.from(decoder.decode(chunk, { stream: true })) : utf8FromWindows1252(chunk))
    }
    if (decoder) await out.writeFile(Buffer.from(decoder.decode()))
  } finally {
    await out.close()
  }
}

export async function sha256Of(path: string): Promise<string> {
  const hash = createHash('sha256')
  for await (const chunk of chunksOf(path)) hash.update(chunk)
  return hash.digest('hex')
}
