// adapters/formats/xls-container.ts: the streams inside a compound file (OLE2), in which old Office programs keep their documents.
import { type FileHandle, open } from 'node:fs/promises'
import { findingOf } from '../../core/engine/findings.ts'
import { Unreadable } from './unreadable.ts'

/** @see https://learn.microsoft.com/openspecs/windows_protocols/ms-cfb */
export interface CompoundFile {
  /** Names of streams and storages. */
  readonly names: ReadonlySet<string>
  readonly sizeOf: (name: string) => number
  /** Bytes of a stream from an offset on. Throws when there is no such stream. */
  readonly read: (name: string, from?: number) => AsyncGenerator<Buffer>
  readonly close: () => Promise<void>
}

interface Stream {
  readonly start: number
  readonly size: number
}

/** Where a file's sectors lie: `next[n]` follows sector n. */
interface Chains {
  readonly sectorBytes: number
  readonly next: Uint32Array
}

const LAST = 0xfffffffa
const HEADER_BYTES = 512
const ENTRY_BYTES = 128
/** Streams below lie in pieces of 64 bytes inside a stream of their own. */
const MINI_CUTOFF = 4096
/** Kind of the entry that stands for the file itself. */
const ROOT = 5

/** @throws Unreadable when the file is damaged */
export async function openCompoundFile(path: string): Promise<CompoundFile> {
  const file = await open(path)
  try {
    const { size } = await file.stat()
    const header = await readAt(file, 0, HEADER_BYTES)
    const shift = header.readUInt16LE(30)
    if (shift !== 9 && shift !== 12) throw damaged()
    const main: Chains = { sectorBytes: 1 << shift, next: await readTable(file, header, size) }
    const { streams, root } = await readDirectory(file, main, header.readUInt32LE(48))
    const miniTable = await gathered(chain(file, main, header.readUInt32LE(60), Number.POSITIVE_INFINITY))
    const mini: Chains = { sectorBytes: 64, next: wordsOf(miniTable) }
    return {
      names: new Set(streams.keys()),
      sizeOf: (name) => streams.get(name)?.size ?? 0,
      read: (name, from = 0) => {
        const stream = streams.get(name)
        if (!stream) throw new Error(`expected a stream ${name}, found ${[...streams.keys()].join(', ')}`)
        return stream.size < MINI_CUTOFF
          ? readMini(file, main, mini, root, stream, from)
          : chain(file, main, stream.start, stream.size, from)
      },
      close: () => file.close(),
    }
  } catch (error) {
    await file.close()
    throw error instanceof RangeError ? damaged() : error
  }
}

function damaged(): Unreadable {
  return new Unreadable(findingOf('workbook-error', { found: 'it is cut off or damaged' }))
}

async function readAt(file: FileHandle, position: number, length: number): Promise<Buffer> {
  const bytes = Buffer.alloc(length)
  const { bytesRead } = await file.read(bytes, 0, length, position)
  if (bytesRead < length && bytesRead === 0) throw damaged()
  return bytes
}

function wordsOf(bytes: Buffer): Uint32Array {
  const words = new Uint32Array(bytes.length >> 2)
  for (let at = 0; at < words.length; at++) words[at] = bytes.readUInt32LE(at * 4)
  return words
}

async function gathered(chunks: AsyncIterable<Buffer>): Promise<Buffer> {
  const all: Buffer[] = []
  for await (const chunk of chunks) all.push(chunk)
  return Buffer.concat(all)
}

/** The table of sectors; its own places stand in the header and, for big files, in a chain of sectors. */
async function readTable(file: FileHandle, header: Buffer, fileBytes: number): Promise<Uint32Array> {
  const sectorBytes = 1 << header.readUInt16LE(30)
  const sectors = Math.ceil(fileBytes / sectorBytes)
  const places: number[] = []
  for (let at = 76; at < HEADER_BYTES; at += 4) places.push(header.readUInt32LE(at))
  let more = header.readUInt32LE(68)
  for (let steps = 0; more < LAST; steps++) {
    if (steps > sectors) throw damaged()
    const words = wordsOf(await readAt(file, (more + 1) * sectorBytes, sectorBytes))
    places.push(...words.subarray(0, -1))
    more = words.at(-1)!
  }
  const used = places.filter((place) => place < sectors)
  const table = new Uint32Array(Math.min(sectors, used.length * (sectorBytes / 4))).fill(LAST)
  for (const [index, place] of used.entries()) {
    const from = index * (sectorBytes / 4)
    if (from >= table.length) break
    const words = wordsOf(await readAt(file, (place + 1) * sectorBytes, sectorBytes))
    table.set(words.subarray(0, table.length - from), from)
  }
  return table
}

/** Streams and storages by name; where a name stands twice, as in embedded documents, the first counts. */
async function readDirectory(
  file: FileHandle,
  main: Chains,
  start: number,
): Promise<{ streams: Map<string, Stream>; root: Stream }> {
  const streams = new Map<string, Stream>()
  let root: Stream = { start: LAST, size: 0 }
  const bytes = await gathered(chain(file, main, start, 64 << 20))
  for (let at = 0; at + ENTRY_BYTES <= bytes.length; at += ENTRY_BYTES) {
    const length = bytes.readUInt16LE(at + 64)
    if (length < 2 || length > 64) continue
    const name = bytes.toString('utf16le', at, at + length - 2)
    const stream = { start: bytes.readUInt32LE(at + 116), size: bytes.readUInt32LE(at + 120) }
    if (bytes[at + 66] === ROOT) root = stream
    else if (!streams.has(name)) streams.set(name, stream)
  }
  return { streams, root }
}

/** Sectors read at once where they lie in a row. */
const RUN = 128

/** @param size bytes of the stream; a chain may be longer */
async function* chain(file: FileHandle, chains: Chains, start: number, size: number, from = 0): AsyncGenerator<Buffer> {
  const { sectorBytes, next } = chains
  let sector = start
  let position = 0
  for (let steps = 0; sector < LAST && position < size; ) {
    let run = 0
    const first = sector
    do {
      sector = next[sector] ?? LAST
      run++
      if (++steps > next.length + 1) throw damaged()
    } while (sector === first + run && run < RUN)
    const bytes = run * sectorBytes
    if (position + bytes > from) {
      const chunk = await readAt(file, (first + 1) * sectorBytes, bytes)
      yield chunk.subarray(Math.max(0, from - position), Math.min(bytes, size - position))
    }
    position += bytes
  }
}

async function* readMini(
  file: FileHandle,
  main: Chains,
  mini: Chains,
  root: Stream,
  stream: Stream,
  from: number,
): AsyncGenerator<Buffer> {
  const container = await gathered(chain(file, main, root.start, root.size))
  const parts: Buffer[] = []
  for (
    let sector = stream.start;
    sector < LAST && parts.length * 64 < stream.size;
    sector = mini.next[sector] ?? LAST
  ) {
    parts.push(container.subarray(sector * 64, sector * 64 + 64))
  }
  yield Buffer.concat(parts).subarray(from, stream.size)
}
