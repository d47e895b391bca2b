// core/search/scores.ts: adds up what the words of a query say about each dataset.
import { countPostings, eachPosting } from './postings.ts'
import { rarity } from './weights.ts'

/** A word of the index that one word of the query may stand for. */
export interface Meaning {
  /** 1 as typed, less when guessed. */
  readonly likeness: number
  /** How much of a word of the query it fulfils: 1, or less for a guess that it was misspelt. */
  readonly fit: number
  readonly postings: string
}

export interface Scores {
  /** Datasets that fulfil most of the query, best first; equals in order of number. */
  readonly numbers: readonly number[]
  /** Whether any has all words of the query, be it in guesses. */
  readonly isComplete: boolean
}

/**
 * A word counts once for a dataset, by its best meaning. Words count more when few datasets have them, all meanings
 * together: a rare word that merely begins like a common one must not come before it.
 *
 * @param query the meanings of each word
 * @param datasets how many numbers there are
 */
export function scoresOf(query: readonly (readonly Meaning[])[], datasets: number): Scores {
  const scores = new Float32Array(datasets)
  const fits = new Float32Array(datasets)
  const words = new Uint8Array(datasets)
  for (const meanings of query) {
    const one = bestOf(meanings, datasets)
    one.scores.forEach((score, number) => {
      if (score === 0) return
      scores[number]! += score
      fits[number]! += one.fits[number]!
      words[number]! += 1
    })
  }
  const most = fits.reduce((fit, other) => Math.max(fit, other), 0)
  const numbers = most === 0 ? [] : [...fits.keys()].filter((number) => fits[number] === most)
  return {
    numbers: numbers.sort((a, b) => scores[b]! - scores[a]! || a - b),
    isComplete: words.includes(query.length),
  }
}

function bestOf(meanings: readonly Meaning[], datasets: number): { scores: Float32Array; fits: Float32Array } {
  const scores = new Float32Array(datasets)
  const fits = new Float32Array(datasets)
  const having = meanings.reduce((sum, { postings }) => sum + countPostings(postings), 0)
  const rare = rarity(datasets, Math.min(datasets, having))
  for (const { likeness, fit, postings } of meanings) {
    eachPosting(postings, (number, impact) => {
      const score = impact * likeness * rare
      // A file that is newer than the manifest may know datasets that this reader does not.
      if (number >= datasets || score <= scores[number]!) return
      scores[number] = score
      fits[number] = fit
    })
  }
  return { scores, fits }
}
