// web/islands/explore-test.ts: whether a value fits a filter, and whether a part of the file can hold any that do. Pure.
import type { Filter } from './explore-view.ts'
import { cellOf, type Kind, type Raw, rawOfText } from './table/kinds.ts'
import type { ChunkFacts } from './table-file.ts'

/** Case and accents do not matter. */
export function folded(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
}

export type Test = (value: Raw) => boolean

/** @param kind how the values lie */
export function testOf(filter: Filter, kind: Kind): Test {
  const { has, is, empty } = filter
  if (empty !== undefined) return (value) => (value === null) === empty
  if (has !== undefined) return remembering(has, kind)
  if (is) {
    const wanted = new Set(is)
    return (value) => value !== null && wanted.has(typeof value === 'string' ? value : String(cellOf(kind, value)))
  }
  const [from, to] = rangeOf(filter, kind)
  return (value) => value !== null && Number(value) >= from && Number(value) <= to
}

/** Columns repeat their values: the answer for a text is kept. */
function remembering(has: string, kind: Kind): Test {
  const wanted = folded(has)
  const known = new Map<Raw, boolean>()
  return (value) => {
    if (value === null) return false
    let answer = known.get(value)
    if (answer === undefined) {
      answer = folded(String(cellOf(kind, value))).includes(wanted)
      if (known.size < 50_000) known.set(value, answer)
    }
    return answer
  }
}

const DAY = 86_400_000_000

/** Bounds as the values lie, both included. A day as the end of moments means the whole day. */
function rangeOf({ from, to }: Filter, kind: Kind): readonly [number, number] {
  const rawOf = (text: string): number =>
    kind === 'integer' || kind === 'number' ? Number(text) : (rawOfText(kind, text) ?? Number.NaN)
  const low = from === undefined ? Number.NEGATIVE_INFINITY : rawOf(from)
  const high = to === undefined ? Number.POSITIVE_INFINITY : rawOf(to)
  if (kind !== 'moment' || to === undefined) return [low, high]
  const length = to.includes('T') ? (to.length > 16 ? 1_000_000 : 60_000_000) : DAY
  return [low, high + length - 1]
}

/** From the statistics of a chunk: false only where surely none of its values fits. */
export function mayFit(filter: Filter, kind: Kind, { nulls, least, greatest }: ChunkFacts, rows: number): boolean {
  if (filter.empty !== undefined) return nulls === undefined || (filter.empty ? nulls > 0 : nulls < rows)
  if (nulls === rows) return false
  if (filter.has !== undefined || least === undefined || greatest === undefined) return true
  if (kind === 'text' || kind === 'place' || kind === 'boolean') return true
  const [low, high] = [Number(least), Number(greatest)]
  if (Number.isNaN(low) || Number.isNaN(high)) return true
  if (filter.is) return filter.is.some((value) => Number(value) >= low && Number(value) <= high)
  const [from, to] = rangeOf(filter, kind)
  return from <= high && to >= low
}
