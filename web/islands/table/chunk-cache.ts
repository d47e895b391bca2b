// web/islands/table/chunk-cache.ts: decoded chunks of a table that were looked at last, up to a size.
import type { Raw } from './kinds.ts'

export class ChunkCache {
  readonly #limit: number
  readonly #chunks = new Map<string, { readonly values: ArrayLike<Raw>; readonly bytes: number }>()
  #bytes = 0

  /** @param limit bytes, as they would be without compression */
  constructor(limit: number) {
    this.#limit = limit
  }

  get(key: string): ArrayLike<Raw> | undefined {
    const chunk = this.#chunks.get(key)
    if (!chunk) return undefined
    this.#chunks.delete(key)
    this.#chunks.set(key, chunk)
    return chunk.values
  }

  /** The chunks that were not looked at for longest go first; a chunk larger than the limit stays by itself. */
  set(key: string, values: ArrayLike<Raw>, bytes: number): void {
    this.#bytes += bytes - (this.#chunks.get(key)?.bytes ?? 0)
    this.#chunks.delete(key)
    this.#chunks.set(key, { values, bytes })
    for (const [oldest, chunk] of this.#chunks) {
      if (this.#bytes <= this.#limit || oldest === key) return
      this.#chunks.delete(oldest)
      this.#bytes -= chunk.bytes
    }
  }
}
