// core/chart/scale.ts: round numbers along an axis. Pure.

export interface Scale {
  readonly low: number
  readonly high: number
  /** From `low` to `high`, round numbers. */
  readonly ticks: readonly number[]
}

/** Share of the highest value below which an axis that may leave out nought does not. */
const NEAR_NOUGHT = 0.6

/** The next of 1, 2, 2.5, 5 times a power of ten that is not below `wished`. */
export function niceStep(wished: number): number {
  const power = 10 ** Math.floor(Math.log10(wished))
  const factor = [1, 2, 2.5, 5, 10].find((one) => wished <= one * power * 1.000001) ?? 10
  return Number((factor * power).toPrecision(12))
}

/**
 * Round ends around all values.
 *
 * @param fromNought bars measure from nought, so their axis has it; dots and lines may leave it out
 * @param wanted how many lines there should be about
 */
export function scaleFor(values: readonly (number | null)[], fromNought: boolean, wanted = 4): Scale {
  let [low, high] = [Infinity, -Infinity]
  for (const value of values) {
    if (value === null) continue
    if (value < low) low = value
    if (value > high) high = value
  }
  if (low > high) [low, high] = [0, 1]
  if (fromNought || low < high * NEAR_NOUGHT) low = Math.min(0, low)
  if (fromNought) high = Math.max(0, high)
  if (low === high) high = low + 1
  const step = niceStep((high - low) / wanted)
  const first = Math.floor(low / step + 1e-9)
  const last = Math.ceil(high / step - 1e-9)
  const ticks = Array.from({ length: last - first + 1 }, (_, at) => Number(((first + at) * step).toPrecision(12)))
  return { low: ticks[0]!, high: ticks.at(-1)!, ticks }
}

/** Whether counts only: their lines stand at whole numbers. */
export function wholeTicks(scale: Scale): readonly number[] {
  return scale.ticks.filter(Number.isInteger)
}
