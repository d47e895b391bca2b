// web/islands/explore-order.ts: puts millions of row numbers in order of their keys without keeping the page waiting. Pure but for the pauses.

/** Two bytes a pass. */
const DIGIT = 1 << 16

/** Lets the page answer its reader between passes. */
const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve))

/**
 * Row numbers in order of their keys; rows with equal keys stay in the order of the file. Rows without a value come last either way.
 *
 * Sorts by digits, from the last to the first: four passes, each over all rows, whatever the keys are.
 *
 * @param rows ascending
 * @param keys of the rows, in the same order; NaN where there is no value
 */
export async function inOrder(rows: Uint32Array, keys: Float64Array, descending: boolean): Promise<Uint32Array> {
  const filled: number = keys.reduce((sum, key) => sum + (Number.isNaN(key) ? 0 : 1), 0)
  const empty = rows.filter((_, at) => Number.isNaN(keys[at]))
  let [order, other] = [new Uint32Array(filled), new Uint32Array(filled)]
  const digits = new Uint16Array(filled * 4)
  const bits = new DataView(new ArrayBuffer(8))
  let next = 0
  for (let at = 0; at < keys.length; at++) {
    if (Number.isNaN(keys[at])) continue
    // Zero and minus zero are one value.
    bits.setFloat64(0, keys[at]! + 0)
    // The bits of a number in an order that fits: the sign turned for positive ones, everything for negative ones.
    const flip = bits.getUint16(0) & 0x8000 ? 0xffff : 0
    for (let digit = 0; digit < 4; digit++) {
      const value = (bits.getUint16(digit * 2) ^ flip ^ (digit === 0 && flip === 0 ? 0x8000 : 0)) & 0xffff
      digits[next * 4 + digit] = descending ? 0xffff - value : value
    }
    order[next] = next
    next++
  }

  for (let digit = 3; digit >= 0; digit--) {
    await pause()
    const places = new Uint32Array(DIGIT + 1)
    for (let at = 0; at < filled; at++) places[digits[at * 4 + digit]! + 1]!++
    if (filled > 0 && places[digits[digit]! + 1] === filled) continue
    for (let value = 1; value <= DIGIT; value++) places[value]! += places[value - 1]!
    for (let at = 0; at < filled; at++) {
      const row = order[at]!
      const value = digits[row * 4 + digit]!
      other[places[value]!++] = row
    }
    ;[order, other] = [other, order]
  }

  const numbers = filled === rows.length ? rows : rows.filter((_, at) => !Number.isNaN(keys[at]))
  const sorted = new Uint32Array(rows.length)
  for (let at = 0; at < filled; at++) sorted[at] = numbers[order[at]!]!
  sorted.set(empty, filled)
  return sorted
}

/** Numbers for texts, so that they sort as texts do in a language: the place of each among the different ones. */
export class TextKeys {
  readonly #numbers = new Map<string, number>()
  readonly #limit: number

  /** @param limit different texts that the page's memory is meant for */
  constructor(limit: number) {
    this.#limit = limit
  }

  /** @returns the number of a text, by first appearance. @throws RangeError beyond the limit */
  add(text: string): number {
    const known = this.#numbers.get(text)
    if (known !== undefined) return known
    const number = this.#numbers.size
    if (number >= this.#limit) throw new RangeError(`more than ${this.#limit} different texts`)
    this.#numbers.set(text, number)
    return number
  }

  /** Place in the order, by number. */
  places(language: string): Float64Array {
    const texts = [...this.#numbers.keys()]
    const { compare } = new Intl.Collator(language, { numeric: true })
    const places = new Float64Array(texts.length)
    const sorted = [...texts.keys()].sort((a, b) => compare(texts[a]!, texts[b]!))
    for (const [place, number] of sorted.entries()) {
      const before = place === 0 ? undefined : sorted[place - 1]!
      // Texts that the language holds to be alike stay in the order of the file.
      const isLike = before !== undefined && compare(texts[before]!, texts[number]!) === 0
      places[number] = isLike ? places[before]! : place
    }
    return places
  }
}
