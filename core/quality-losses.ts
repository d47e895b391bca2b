// core/quality-losses.ts: a reason for lost points, and how reasons name columns.

/** What a reason is about, for those who say it in other words: names of columns, counts, and shares from 0 to 1. */
export type LossFacts = Readonly<Record<string, string | number | readonly string[]>>

/** Points lost in one dimension, of its weight; neither rounded nor shared out. */
export interface RawLoss {
  readonly points: number
  readonly why: string
  readonly fix: string
  /** Which reason it is, with `facts`; the words in other languages go by it. */
  readonly code: string
  readonly facts?: LossFacts
}

const NAMED = 3

/** `"a", "b", "c" and 4 more` */
export function nameSome(names: readonly string[]): string {
  const quoted = names.slice(0, NAMED).map((name) => `"${name}"`)
  if (names.length > NAMED) return `${quoted.join(', ')} and ${names.length - NAMED} more`
  return quoted.join(', ')
}

/** The same for `facts`: the first few names, and how many there are. */
export function someOf(names: readonly string[]): { readonly columns: readonly string[]; readonly count: number } {
  return { columns: names.slice(0, NAMED), count: names.length }
}

/** A share for people; never 0 or 100 % where it is not quite. */
export function percent(share: number): string {
  if (share > 0 && share < 0.01) return 'less than 1 %'
  if (share > 0.99 && share < 1) return 'more than 99 %'
  return `${Math.round(share * 100)} %`
}
