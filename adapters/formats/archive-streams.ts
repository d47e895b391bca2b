// adapters/formats/archive-streams.ts: unpacks gzip and bzip2 files, several streams in a row too, in constant memory.
import { createReadStream, createWriteStream, readSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'
import bitIterator, { type BitReader } from 'unbzip2-stream/lib/bit_iterator.js'
import bzip2 from 'unbzip2-stream/lib/bzip2.js'
import { findingOf } from '../../core/engine/findings.ts'
import { UnpackedBytes, type UnpackLimits } from './archive-limits.ts'
import { isMachineFault, Unreadable } from './unreadable.ts'

export interface StreamRequest {
  readonly path: string
  readonly target: string
  /** For messages. */
  readonly name: string
  readonly limits: UnpackLimits
  /** Hears how many packed bytes are read. */
  readonly onBytes: (read: number) => void
}

const CUT_OFF = 'it is cut off'
const DAMAGED = 'it is damaged'

/** @throws Unreadable when it is no whole gzip file or a bomb */
export async function gunzipFile({ path, target, name, limits, onBytes }: StreamRequest): Promise<void> {
  const source = createReadStream(path, { highWaterMark: 1 << 18 })
  const unpacked = new UnpackedBytes(name, limits)
  async function* counted(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
    for await (const chunk of chunks) {
      unpacked.add(chunk.length, source.bytesRead)
      onBytes(source.bytesRead)
      yield chunk
    }
  }
  try {
    await pipeline(source, createGunzip({ chunkSize: 1 << 18 }), counted, createWriteStream(target))
  } catch (error) {
    if (error instanceof Unreadable || isMachineFault(error)) throw error
    const isCutOff = (error as { code?: string }).code === 'Z_BUF_ERROR'
    throw new Unreadable(findingOf('archive-error', { found: isCutOff ? CUT_OFF : DAMAGED }))
  }
}

/** @throws Unreadable when it is no whole bzip2 file or a bomb */
export async function bunzipFile({ path, target, name, limits, onBytes }: StreamRequest): Promise<void> {
  const out = await open(target, 'w')
  const unpacked = new UnpackedBytes(name, limits)
  try {
    for await (const block of blocksOf(path, unpacked, onBytes)) await out.writeFile(block)
  } finally {
    await out.close()
  }
}

const CHUNK = 1 << 16

/** The bytes of a bzip2 file, block by block; a block is at most 900 kB before its runs are written out, 46 MB after. */
async function* blocksOf(
  path: string,
  unpacked: UnpackedBytes,
  onBytes: (read: number) => void,
): AsyncGenerator<Buffer> {
  const file = await open(path)
  try {
    let read = 0
    const bits = bitIterator(() => {
      // The decoder cannot wait, so this read is synchronous.
      const chunk = Buffer.alloc(CHUNK)
      const bytes = readSync(file.fd, chunk, 0, CHUNK, read)
      if (bytes === 0) throw new Unreadable(findingOf('archive-error', { found: CUT_OFF }))
      read += bytes
      return chunk.subarray(0, bytes)
    })
    for (let streams = 0; ; streams++) {
      const blockSize = streamHead(bits, streams > 0)
      if (blockSize === undefined) return
      const work = new Int32Array(100_000 * blockSize)
      for (let checksum: number | null = 0; ; ) {
        const block = new GrowingBytes((bytes) => unpacked.add(bytes, read))
        checksum = decoded(() => bzip2.decompress(bits, block.push, work, work.length, checksum!))
        if (checksum === null) break
        yield block.taken()
        onBytes(read)
      }
    }
  } finally {
    await file.close()
  }
}

/** @returns undefined at the end of the file, or where other bytes follow the last stream; bzip2 passes over those too */
function streamHead(bits: BitReader, mayEnd: boolean): number | undefined {
  try {
    return bzip2.header(bits)
  } catch (error) {
    if (mayEnd && !isMachineFault(error)) return undefined
    return decoded(() => {
      throw error
    })
  }
}

function decoded<Value>(decode: () => Value): Value {
  try {
    return decode()
  } catch (error) {
    if (error instanceof Unreadable || isMachineFault(error)) throw error
    throw new Unreadable(findingOf('archive-error', { found: DAMAGED }))
  }
}

/** Bytes of one block as they come. */
class GrowingBytes {
  private bytes = Buffer.allocUnsafe(1 << 20)
  private length = 0
  private readonly onGrowth: (bytes: number) => void

  constructor(onGrowth: (bytes: number) => void) {
    this.onGrowth = onGrowth
  }

  push = (byte: number): void => {
    if (this.length === this.bytes.length) this.bytes = Buffer.concat([this.bytes], this.length * 2)
    this.bytes[this.length++] = byte
  }

  taken(): Buffer {
    this.onGrowth(this.length)
    return this.bytes.subarray(0, this.length)
  }
}
