// web/islands/sql/statements.ts: cuts a text into statements where DuckDB's own tokens say so.

/** As `AsyncDuckDB.tokenize` gives them: where each token begins, in bytes, and its kind. */
export interface Tokens {
  readonly offsets: readonly number[]
  readonly types: readonly number[]
}

const OPERATOR = 3
const COMMENT = 5

/**
 * Each statement stands where it stood, with blanks in place of what comes before it: DuckDB then says the right line.
 *
 * @returns none for a text of blanks and comments
 */
export function statementsOf(sql: string, { offsets, types }: Tokens): string[] {
  const bytes = new TextEncoder().encode(sql)
  const part = (from: number, to: number) => new TextDecoder().decode(bytes.subarray(from, to))
  const ends = offsets.filter((at, token) => types[token] === OPERATOR && bytes[at] === 0x3b /* ; */)
  const isEmpty = (from: number, to: number) =>
    !offsets.some((at, token) => at >= from && at < to && types[token] !== COMMENT)

  const statements: string[] = []
  let from = 0
  for (const to of [...ends, bytes.length]) {
    if (!isEmpty(from, to)) statements.push(part(0, from).replace(/[^\n]/g, ' ') + part(from, to))
    from = to + 1
  }
  return statements
}
