// adapters/formats/xlsx-strings.ts: the texts that a workbook keeps once for all its cells, in little memory or on the disk.
import { close, openSync, readSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { withoutEscapes } from '../../core/engine/cell-numbers.ts'
import { findingOf } from '../../core/engine/findings.ts'
import { Unreadable } from './unreadable.ts'
import { readXml, type XmlHandlers } from './xml-events.ts'

export interface SharedStrings {
  /** @returns undefined when there is no such text. Throws when the disk fails */
  readonly at: (index: number) => string | undefined
  readonly count: number
  readonly close: () => Promise<void>
}

/** Texts lie in blocks of UTF-8, outside of JavaScript's heap; none crosses the end of its block. */
const BLOCK = 4 << 20
/** 256 MB of blocks stay in memory; more go to the disk and come back one at a time, for cells use texts in about their order. */
const BLOCKS_IN_MEMORY = 64
/** 12 bytes are kept for each; a full sheet of a million rows with ten texts in each row has fewer. */
const MAX_STRINGS = 16_000_000

/**
 * Reads the shared texts. Runs of rich text are joined; readings of Asian characters are left out.
 *
 * @throws Unreadable when they are broken or too many
 */
export async function readSharedStrings(
  chunks: AsyncIterable<Buffer>,
  workDir: string,
  blocksInMemory = BLOCKS_IN_MEMORY,
): Promise<SharedStrings> {
  const store = newStringStore(workDir, blocksInMemory)
  try {
    await readXml(
      chunks,
      stringHandlers((text) => store.add(text)),
    )
    return store
  } catch (error) {
    await store.close()
    throw error
  }
}

/** Where a reader puts texts in their order. */
export interface StringsToFill extends SharedStrings {
  /** @throws Unreadable when there are too many or one is too long */
  readonly add: (text: string) => void
}

export function newStringStore(workDir: string, blocksInMemory = BLOCKS_IN_MEMORY): StringsToFill {
  return new StringStore(join(workDir, 'strings.bin'), blocksInMemory)
}

export const NO_STRINGS: SharedStrings = { at: () => undefined, count: 0, close: async () => {} }

function stringHandlers(onString: (text: string) => void): XmlHandlers {
  let text = ''
  let isText = false
  let readings = 0
  return {
    onOpen: (name) => {
      if (name === 'si') text = ''
      else if (name === 'rPh') readings++
      else if (name === 't') isText = readings === 0
    },
    onText: (part) => {
      if (isText) text += part
    },
    onClose: (name) => {
      if (name === 't') isText = false
      else if (name === 'rPh') readings--
      else if (name === 'si') onString(withoutEscapes(text))
    },
  }
}

class StringStore implements StringsToFill {
  count = 0
  private starts = new Float64Array(1024)
  private lengths = new Uint32Array(1024)
  private readonly blocks: (Buffer | undefined)[] = []
  private used = BLOCK
  private readonly spillPath: string
  private readonly blocksInMemory: number
  private spill: number | undefined
  private fetched: Buffer | undefined
  private fetchedBlock = -1

  constructor(spillPath: string, blocksInMemory: number) {
    this.spillPath = spillPath
    this.blocksInMemory = blocksInMemory
  }

  add(text: string): void {
    const length = Buffer.byteLength(text)
    if (length > BLOCK) throw tooMuch('it holds a text of more than 4 MB')
    if (this.count === MAX_STRINGS) throw tooMuch(`it holds more than ${MAX_STRINGS.toLocaleString('en')} texts`)
    if (this.used + length > BLOCK) this.nextBlock()
    const block = this.blocks.length - 1
    this.blocks[block]!.write(text, this.used)
    this.makeRoom()
    this.starts[this.count] = block * BLOCK + this.used
    this.lengths[this.count++] = length
    this.used += length
  }

  at(index: number): string | undefined {
    if (!(index >= 0 && index < this.count)) return undefined
    const start = this.starts[index]!
    const offset = start % BLOCK
    return this.block((start - offset) / BLOCK).toString('utf8', offset, offset + this.lengths[index]!)
  }

  async close(): Promise<void> {
    if (this.spill !== undefined) await promisify(close)(this.spill)
    this.spill = undefined
  }

  private makeRoom(): void {
    if (this.count < this.lengths.length) return
    const [starts, lengths] = [new Float64Array(this.count * 2), new Uint32Array(this.count * 2)]
    starts.set(this.starts)
    lengths.set(this.lengths)
    this.starts = starts
    this.lengths = lengths
  }

  /** The parser cannot wait, so blocks are written and read synchronously. */
  private nextBlock(): void {
    const last = this.blocks.length - 1
    if (last >= this.blocksInMemory) {
      this.spill ??= openSync(this.spillPath, 'w+')
      writeSync(this.spill, this.blocks[last]!, 0, BLOCK, (last - this.blocksInMemory) * BLOCK)
      this.blocks[last] = undefined
    }
    this.blocks.push(Buffer.alloc(BLOCK))
    this.used = 0
  }

  private block(index: number): Buffer {
    const held = this.blocks[index]
    if (held) return held
    if (this.fetchedBlock !== index) {
      this.fetched ??= Buffer.alloc(BLOCK)
      readSync(this.spill!, this.fetched, 0, BLOCK, (index - this.blocksInMemory) * BLOCK)
      this.fetchedBlock = index
    }
    return this.fetched!
  }
}

function tooMuch(found: string): Unreadable {
  return new Unreadable(findingOf('workbook-error', { found }))
}
