// core/search/distance.ts: how far two words are apart, in slips of the finger.

/** How many slips are forgiven in a word of this length: short words have too many neighbours. */
export function slipsAllowed(length: number): 0 | 1 | 2 {
  return length > 5 ? 2 : length > 3 ? 1 : 0
}

/**
 * Letters added, left out, replaced, or swapped with their neighbour (optimal string alignment).
 *
 * @returns undefined as soon as it is sure to be more than `most`
 */
export function slipsBetween(a: string, b: string, most: number): number | undefined {
  if (Math.abs(a.length - b.length) > most) return undefined
  let beforeLast: number[] = []
  let last = Array.from({ length: b.length + 1 }, (_, column) => column)
  for (let row = 1; row <= a.length; row++) {
    const current = [row]
    for (let column = 1; column <= b.length; column++) {
      const replaced = last[column - 1]! + (a[row - 1] === b[column - 1] ? 0 : 1)
      let least = Math.min(last[column]! + 1, current[column - 1]! + 1, replaced)
      if (a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1]) {
        least = Math.min(least, (beforeLast[column - 2] ?? Number.POSITIVE_INFINITY) + 1)
      }
      current.push(least)
    }
    if (Math.min(...current) > most) return undefined
    beforeLast = last
    last = current
  }
  return last[b.length]! <= most ? last[b.length] : undefined
}
