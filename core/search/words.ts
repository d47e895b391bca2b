// core/search/words.ts: how text becomes the words of the search index. The same for what is indexed and what is asked.

/** Words that say nothing about a dataset, English and Spanish. */
const STOP_WORDS = new Set(
  'a an and are as at by for from in is of on or the this to with al de del el en la las los por un una y'.split(' '),
)
/** Longer ones are identifiers or noise. */
const MAX_WORD = 32

/**
 * Words in order, folded: lower case, no accents, singular. Those that say nothing are left out, unless there are no others.
 *
 * `Árboles & Parks` gives `arbol` and `park`.
 */
export function wordsOf(text: string): string[] {
  const all = lettersOf(text).split(/[^\p{L}\p{N}]+/u)
  const folded = all.filter((word) => word !== '').map((word) => singular(word.slice(0, MAX_WORD)))
  const telling = folded.filter((word) => !STOP_WORDS.has(word))
  return telling.length > 0 ? telling : folded
}

/** Words of a column's name: `created_date` and `CreatedDate` are both found by "created". */
export function nameWords(name: string): string[] {
  return wordsOf(name.replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2'))
}

function lettersOf(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/(\p{L})['’](s\b)?/gu, '$1')
    .toLowerCase()
}

/** Ending -> what takes its place; the first that fits counts. Ends that look like a plural and are none come first. */
const PLURALS: readonly (readonly [RegExp, string])[] = [
  [/(ss|us|is)$/, '$1'],
  [/([^aeiou])ies$/, '$1y'],
  [/(^bus|^gas|ss|x|ch|sh|zz)es$/, '$1'],
  // Spanish: árboles, ciudades. Short words would meet others: cares is not car.
  [/(.{4}[lrnd])es$/, '$1'],
  [/s$/, ''],
]

/** Lightly: only ends that a plural takes. It need not be a word, it must be the same for one and for many. */
function singular(word: string): string {
  if (word.length < 4 || /\p{N}/u.test(word)) return word
  const plural = PLURALS.find(([end]) => end.test(word))
  const one = plural ? word.replace(plural[0], plural[1]) : word
  // As the Spanish rule leaves `schedul` of schedules, schedule has to end there, too.
  return one.replace(/(.{4}[lrnd])e$/, '$1')
}
