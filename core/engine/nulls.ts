// core/engine/nulls.ts: what people write for "no value".

/** Whole cells that mean "no value" in a column of numbers, dates and the like; in text they stay as they are. */
export const NULL_TOKENS = [
  'N/A',
  'n/a',
  'NA',
  'na',
  'N.A.',
  'n.a.',
  'NULL',
  'Null',
  'null',
  'NONE',
  'None',
  'none',
  '-',
  '--',
  '.',
  '..',
  '#N/A',
  'NaN',
  'nan',
  'No data',
  'No Data',
  'no data',
  'NO DATA',
  'n/d',
  'N/D',
  'n.d.',
  's/d',
  'S/D',
  'sin dato',
  'Sin dato',
  'sin datos',
  'Sin datos',
  'k.A.',
  'k. A.',
] as const

const TOKENS: ReadonlySet<string> = new Set(NULL_TOKENS)

/** @param more the publisher's own words */
export function isNullToken(trimmed: string, more: readonly string[] = []): boolean {
  return TOKENS.has(trimmed) || more.includes(trimmed)
}
