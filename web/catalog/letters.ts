// web/catalog/letters.ts: titles in fixed buckets from A to Z, so that one change moves no other dataset to another page.
import { compareText } from '../../core/catalog/published.ts'
import { slugFor } from '../../core/keys.ts'

/** One page of titles that begin alike. */
export interface Bucket {
  /** Letters and digits that its titles begin with, such as `s` or `st`; or one of the two signs below. */
  readonly prefix: string
  /** Prefix of the page above; empty for the first letters. */
  readonly parent: string
  /** It was too long: its titles are on further pages, by one letter more. */
  readonly isCut: boolean
}

/** What begins with a digit. */
export const DIGITS = '0-9'
/** What begins with no letter of the Latin alphabet. */
export const OTHER = 'other-signs'

/** A page of more rows is too long. */
const LONGEST = 300
/** Titles that share so many letters stay together, however many they are. */
const DEEPEST = 8
/** These pages are there even when they are empty: their addresses stay, whatever is published. */
const FIRSTS = [...'abcdefghijklmnopqrstuvwxyz', DIGITS, OTHER]

export const bucketPath = (prefix: string): string => `/datasets/a-z/${prefix}/`

/**
 * All pages of a catalog from A to Z, each before the pages below it.
 *
 * @param catalogs titles in each language: every language gets the same pages, so that each leads to the others
 */
export function titleBuckets(catalogs: readonly (readonly string[])[]): Bucket[] {
  const keys = catalogs.map((titles) => titles.map(titleKey))
  return FIRSTS.flatMap((first) => {
    const own = keys.map((all) => all.filter((key) => firstOf(key) === first))
    return cut(first, '', own, 1)
  })
}

function cut(prefix: string, parent: string, keys: readonly (readonly string[])[], depth: number): Bucket[] {
  const isCut = prefix !== OTHER && depth < DEEPEST && keys.some((own) => own.length > LONGEST)
  const bucket = { prefix, parent, isCut }
  if (!isCut) return [bucket]
  const groups = keys.map((own) => Map.groupBy(own, (key) => key.slice(0, depth + 1)))
  const parts = new Set(groups.flatMap((group) => [...group.keys()]).filter((part) => part !== prefix))
  return [
    bucket,
    ...[...parts].sort(compareText).flatMap((part) => {
      const own = groups.map((group) => group.get(part) ?? [])
      return cut(part, prefix, own, depth + 1)
    }),
  ]
}

/**
 * What stands on each page. One that was cut shows titles that have no further letter.
 *
 * @returns prefix -> those whose title belongs there, in the order given
 */
export function sortIntoBuckets<T extends { readonly title: string }>(
  buckets: readonly Bucket[],
  titled: readonly T[],
): Map<string, T[]> {
  const cutPrefixes = new Set(buckets.filter(({ isCut }) => isCut).map(({ prefix }) => prefix))
  return Map.groupBy(titled, ({ title }) => {
    const key = titleKey(title)
    let prefix = firstOf(key)
    for (let letters = 2; cutPrefixes.has(prefix) && prefix !== key; letters++) prefix = key.slice(0, letters)
    return prefix
  })
}

/** Letters and digits of a title without accents and spaces: `Árboles y parques` is `arbolesyparques`. */
function titleKey(title: string): string {
  return slugFor(title).replaceAll('-', '')
}

function firstOf(key: string): string {
  const first = key.slice(0, 1)
  if (first === '') return OTHER
  return /[0-9]/.test(first) ? DIGITS : first
}
