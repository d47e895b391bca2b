// core/search/weights.ts: how much a word says about a dataset: BM25F, with numbers that one more dataset does not change.
import { MAX_IMPACT } from './postings.ts'

/** Where a word stands: a title says more than a description. */
const FIELDS = ['title', 'keywords', 'topic', 'department', 'columns', 'description'] as const
export type Field = (typeof FIELDS)[number]

interface FieldWeight {
  readonly weight: number
  /** How much a long field counts less, 0 to 1. */
  readonly lengthPenalty: number
  /**
   * Words of an ordinary field of this kind, seen in catalogs of federal and state agencies. Fixed: the average of the
   * catalog itself would change with each dataset, and with it every file of the index.
   */
  readonly usualWords: number
}

const WEIGHTS: Readonly<Record<Field, FieldWeight>> = {
  title: { weight: 6, lengthPenalty: 0.75, usualWords: 6 },
  keywords: { weight: 2.5, lengthPenalty: 0.4, usualWords: 8 },
  topic: { weight: 1.5, lengthPenalty: 0, usualWords: 2 },
  department: { weight: 0.8, lengthPenalty: 0.2, usualWords: 3 },
  columns: { weight: 1, lengthPenalty: 0.5, usualWords: 15 },
  description: { weight: 1, lengthPenalty: 0.6, usualWords: 30 },
}

/** Saturation: the second mention of a word says less than the first. This much of a word is worth half of the most. */
const HALF_WAY = 2.5

/** Word -> impact from 1 to MAX_IMPACT. What is rare in the catalog is not in it: the reader weighs that. */
export function impactsOf(fields: Readonly<Record<Field, readonly string[]>>): Map<string, number> {
  const frequencies = new Map<string, number>()
  for (const field of FIELDS) {
    const { weight, lengthPenalty, usualWords } = WEIGHTS[field]
    const share = weight / (1 - lengthPenalty + (lengthPenalty * fields[field].length) / usualWords)
    for (const word of fields[field]) frequencies.set(word, (frequencies.get(word) ?? 0) + share)
  }
  return new Map([...frequencies].map(([word, frequency]) => [word, impactOf(frequency)]))
}

function impactOf(frequency: number): number {
  const saturated = frequency / (frequency + HALF_WAY) // 0 to 1
  return Math.max(1, Math.round(saturated * MAX_IMPACT))
}

/** How telling a word is in a catalog of which so many datasets have it (BM25's idf). */
export function rarity(datasets: number, having: number): number {
  return Math.log(1 + (datasets - having + 0.5) / (having + 0.5))
}
