// web/islands/table/ranges.ts: which bytes of a file are fetched, in as few requests as waste little.
import { TableFault } from './fault.ts'

/** Bytes of a file; `to` is exclusive. */
export interface ByteRange {
  readonly from: number
  readonly to: number
}

/** Fetches bytes of a file. @param to exclusive */
export type FetchRange = (path: string, from: number, to: number, signal?: AbortSignal) => Promise<ArrayBuffer>

/** Over HTTP. Addresses of files carry their version, so parts fetched at different times always fit together. */
export const fetchOverHttp: FetchRange = async (path, from, to, signal) => {
  const response = await fetch(path, { headers: { range: `bytes=${from}-${to - 1}` }, signal: signal ?? null }).catch(
    (cause: unknown) => {
      signal?.throwIfAborted()
      throw new TableFault('unreachable', `${path} cannot be fetched`, { cause })
    },
  )
  if (!response.ok) throw new TableFault('unreachable', `${path} answered ${response.status}, expected 206`)
  const bytes = await response.arrayBuffer().catch((cause: unknown) => {
    signal?.throwIfAborted()
    throw new TableFault('unreachable', `${path} broke off`, { cause })
  })
  // A server that knows no ranges sends the whole file.
  const part = response.status === 206 ? bytes : bytes.slice(from, to)
  if (part.byteLength !== to - from)
    throw new TableFault('unreachable', `${path} gave ${part.byteLength} bytes, expected ${to - from}`)
  return part
}

/**
 * Joins neighbouring ranges.
 *
 * @param gap bytes between two ranges that are fetched along rather than asked for apart
 * @param most bytes of a joined range
 */
export function mergeRanges(ranges: readonly ByteRange[], gap: number, most: number): ByteRange[] {
  const merged: { from: number; to: number }[] = []
  for (const { from, to } of [...ranges].sort((a, b) => a.from - b.from)) {
    const last = merged.at(-1)
    if (last && from <= last.to + gap && to - last.from <= most) last.to = Math.max(last.to, to)
    else merged.push({ from, to })
  }
  return merged
}

/** Fetches ranges that lie within `wanted`, some at a time, and hands out their parts. */
export function fetchMerged(
  fetchRange: FetchRange,
  path: string,
  merged: readonly ByteRange[],
  limit: { readonly atOnce: number; readonly signal?: AbortSignal },
): (range: ByteRange) => Promise<Uint8Array> {
  const parts = new Map<ByteRange, Promise<ArrayBuffer>>()
  let next = 0
  const startNext = (): void => {
    const range = merged[next++]
    if (!range) return
    const part = fetchRange(path, range.from, range.to, limit.signal)
    // Each is awaited in its turn; until then a failure is nobody's.
    part.catch(() => {})
    parts.set(range, part)
  }
  for (let started = 0; started < limit.atOnce; started++) startNext()

  return async ({ from, to }) => {
    const range = merged.find((one) => one.from <= from && to <= one.to)
    if (!range) throw new Error(`bytes ${from} to ${to} of ${path} were not asked for`)
    while (!parts.has(range) && next < merged.length) startNext()
    const bytes = await parts.get(range)!
    if (to === range.to) {
      parts.delete(range)
      startNext()
    }
    return new Uint8Array(bytes, from - range.from, to - from)
  }
}
