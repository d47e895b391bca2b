// bench/table.ts: what a measurement is and how results are written down.

export interface Row {
  readonly what: string
  /** Absent where it could not be measured; `what` says why. */
  readonly found?: number
  readonly unit: string
  /** The most it may be; absent where a figure only informs. */
  readonly limit?: number
  /** The least it may be. */
  readonly atLeast?: number
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = Math.floor(sorted.length / 2)
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2
}

export function toMarkdown(rows: readonly Row[], heading: readonly string[]): string {
  const lines = rows.map((row) => {
    const found = row.found === undefined ? '' : `${round(row.found)} ${row.unit}`
    return `| ${row.what} | ${found} | ${aim(row)} | ${verdict(row)} |`
  })
  return [...heading, '', '| what | found | aim | |', '|---|---|---|---|', ...lines, ''].join('\n')
}

function aim({ unit, limit, atLeast }: Row): string {
  const most = limit === undefined ? [] : [`at most ${limit} ${unit}`]
  const least = atLeast === undefined ? [] : [`at least ${atLeast} ${unit}`]
  return [...most, ...least].join(', ')
}

function verdict({ found, limit, atLeast }: Row): string {
  if (found === undefined) return 'not measured'
  if (limit === undefined && atLeast === undefined) return ''
  const isMet = (limit === undefined || found <= limit) && (atLeast === undefined || found >= atLeast)
  return isMet ? 'met' : '**missed**'
}

function round(value: number): string {
  return value >= 100 ? value.toFixed(0) : value.toFixed(value >= 10 ? 1 : 2)
}
