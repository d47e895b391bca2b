// adapters/formats/archive-limits.ts: how much may come out of an archive, counted while it is unpacked; headers are not believed.
import { findingOf } from '../../core/engine/findings.ts'
import { Unreadable } from './unreadable.ts'

export interface UnpackLimits {
  /** Unpacked, of one file. */
  readonly bytes: number
  /** Unpacked to packed, once more than `freeBytes` came out: honest tables stay below 100. */
  readonly ratio: number
  readonly freeBytes: number
  readonly entries: number
}

export const UNPACK_LIMITS: UnpackLimits = { bytes: 5 * 2 ** 30, ratio: 200, freeBytes: 100_000_000, entries: 10_000 }

/** Counts the bytes that come out of one packed file. */
export class UnpackedBytes {
  total = 0
  private readonly name: string
  private readonly limits: UnpackLimits

  constructor(name: string, limits: UnpackLimits) {
    this.name = name
    this.limits = limits
  }

  /**
   * @param out bytes that just came out
   * @param packed bytes that went in so far, or all there are
   * @throws Unreadable when this is a bomb
   */
  add(out: number, packed: number): void {
    this.total += out
    const { bytes, freeBytes, ratio } = this.limits
    if (this.total > bytes) throw this.bomb(`${bytes / 2 ** 30} GiB`)
    if (this.total > freeBytes && this.total > packed * ratio) throw this.bomb(`${ratio} times its size`)
  }

  private bomb(expected: string): Unreadable {
    return new Unreadable(findingOf('archive-bomb', { found: this.name, expected }))
  }
}

/** A name from an archive for a message: printable and not endless. */
export function shownName(name: string): string {
  const plain = name.replace(/[\x00-\x1f\x7f]/g, '?')
  return plain.length > 120 ? `...${plain.slice(-117)}` : plain
}
