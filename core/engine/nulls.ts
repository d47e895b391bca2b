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
] as const

const TOKENS: ReadonlySet<string> = new Set(NULL_TOKENS)

export function isNullToken(trimmed: string): boolean {
  return TOKENS.has(trimmed)
}
