// bench/table.ts: what a measurement is and how results are written down.

export interface Row {
  readonly what: string
  readonly found: number
  readonly unit: string
  /** The most it may be; absent where a figure only informs. */
  readonly limit?: number
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = Math.floor(sorted.length / 2)
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2
}

export function toMarkdown(rows: readonly Row[], heading: readonly string[]): string {
  const lines = rows.map(({ what, found, unit, limit }) => {
    const verdict = limit === undefined ? '' : found <= limit ? 'met' : '**missed**'
    return `| ${what} | ${round(found)} ${unit} | ${limit === undefined ? '' : `${limit} ${unit}`} | ${verdict} |`
  })
  return [...heading, '', '| what | found | at most | |', '|---|---|---|---|', ...lines, ''].join('\n')
}

function round(value: number): string {
  return value >= 100 ? value.toFixed(0) : value.toFixed(value >= 10 ? 1 : 2)
}
