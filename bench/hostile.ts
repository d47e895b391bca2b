// bench/hostile.ts: files made to break a validation, at full size: each must end as a finding, within the memory.
import { once } from 'node:events'
import { createWriteStream, mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../test/support/tree.ts'
import { type Cost, costOf } from './large-file.ts'
import type { Row } from './table.ts'

const GIGABYTE = 1_000_000_000
const MEMORY_MEGABYTES = 1024

/** A file in pieces, and how its validation has to end: the code of the first error, or `accepted`. */
interface Hostile {
  readonly name: string
  readonly ends: string
  readonly pieces: () => Iterable<string | Uint8Array>
}

function* repeated(piece: string, bytes: number): Iterable<string> {
  const block = piece.repeat(Math.max(1, Math.floor(1_000_000 / piece.length)))
  for (let done = 0; done < bytes; done += block.length) yield block
}

const HOSTILE: readonly Hostile[] = [
  {
    name: '5,000 columns',
    ends: 'too-many-columns',
    pieces: function* () {
      yield `${Array.from({ length: 5000 }, (_, at) => `c${at}`).join(',')}\n`
      for (let row = 0; row < 1000; row++) yield `${'1,'.repeat(4999)}1\n`
    },
  },
  {
    name: 'one cell of 1 GB',
    ends: 'cell-too-long',
    pieces: function* () {
      yield 'a,b\n1,'
      yield* repeated('x', GIGABYTE)
    },
  },
  {
    name: '100 million short rows',
    ends: 'accepted',
    pieces: function* () {
      yield 'n\n'
      yield* repeated('1\n', 200_000_000)
    },
  },
  {
    name: 'a quote opened on line 2 of 1 GB and never closed',
    ends: 'unclosed-quote',
    pieces: function* () {
      yield 'a,b\n1,"2\n'
      yield* repeated('3,4\n', GIGABYTE)
    },
  },
  {
    name: 'bytes that are no UTF-8 in the last row of 1 GB',
    ends: 'encoding-error',
    pieces: function* () {
      yield 'a,b\n'
      yield* repeated('é,two words\n', GIGABYTE)
      yield Uint8Array.of(0x61, 0xff, 0xfe, 0x2c, 0x62, 0x0a)
    },
  },
  {
    name: '1 GB of blank lines',
    ends: 'blank-row',
    pieces: function* () {
      yield 'a,b\n1,2\n'
      yield* repeated('\n', GIGABYTE)
      yield '3,4\n'
    },
  },
  {
    name: 'JSON of 500 MB in one line, nested 10,000 deep at its end',
    ends: 'json-too-deep',
    pieces: function* () {
      yield '[{"a":1}'
      yield* repeated(',{"a":2,"b":"some words here"}', 500_000_000)
      yield `,{"a":${'['.repeat(10_000)}${']'.repeat(10_000)}}]`
    },
  },
]

/** @param tell hears how far it is */
export async function benchHostile(tell: (line: string) => void): Promise<Row[]> {
  const folder = join(root, '.plaza', 'bench', 'hostile')
  const rows: Row[] = []
  for (const { name, ends, pieces } of HOSTILE) {
    rmSync(folder, { recursive: true, force: true })
    mkdirSync(join(folder, 'work'), { recursive: true })
    const file = join(folder, 'input')
    tell(`writing ${name}`)
    await write(file, pieces())
    const cost = (await costOf('engine-check.ts', file, join(folder, 'work'))) as Cost & { ends: string }
    tell(`${name}: ${JSON.stringify(cost)}`)
    if (cost.ends !== ends) throw new Error(`${name}: expected ${ends}, found ${cost.ends}`)
    rows.push({ what: `${name}: ${ends}; peak memory`, found: cost.peakMegabytes, unit: 'MB', limit: MEMORY_MEGABYTES })
  }
  rmSync(folder, { recursive: true, force: true })
  return rows
}

async function write(path: string, pieces: Iterable<string | Uint8Array>): Promise<void> {
  const out = createWriteStream(path)
  for (const piece of pieces) if (!out.write(piece)) await once(out, 'drain')
  out.end()
  await once(out, 'finish')
}
