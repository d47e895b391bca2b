// local/seed/random.ts: dice that fall the same way every time, so that the sample city is always the same city.

export interface Dice {
  /** From 0 (inclusive) to 1 (exclusive). */
  next(): number
  /** Whole number from `low` to `high`, both inclusive. */
  whole(low: number, high: number): number
  pick<T>(from: readonly T[]): T
  /** Picks by weight: `[value, weight]`. */
  weighted<T>(from: readonly (readonly [T, number])[]): T
  /** Around 0 with a spread of about 1. */
  normal(): number
}

/** mulberry32: small, fast, and good enough for a sample city. */
export function createDice(seed: number): Dice {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  const pick: Dice['pick'] = (from) => from[Math.floor(next() * from.length)]!
  return {
    next,
    pick,
    whole: (low, high) => low + Math.floor(next() * (high - low + 1)),
    weighted: (from) => {
      let left = next() * from.reduce((sum, [, weight]) => sum + weight, 0)
      for (const [value, weight] of from) {
        left -= weight
        if (left < 0) return value
      }
      return from.at(-1)![0]
    },
    normal: () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next()),
  }
}

/** A CSV table; cells are quoted where they must be. */
export function toCsv(header: readonly string[], rows: Iterable<readonly (string | number)[]>): string {
  const lines = [header.join(',')]
  for (const row of rows) lines.push(row.map(cell).join(','))
  return `${lines.join('\n')}\n`
}

function cell(value: string | number): string {
  const text = String(value)
  return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
