// web/console/yearly-draft.ts: what somebody types into the wizard of a yearly review, and what is wrong with it. Pure.
import type { Language } from '../../core/languages.ts'
import {
  REVIEW_STEPS,
  type ReviewStepName,
  type UseKind,
  YEAR_TEXTS,
  type YearTextName,
} from '../../core/yearly-review.ts'
import type { UseNumber, YearlyReview, YearTexts } from './desk/yearly.ts'
import type { Tone } from './words.ts'

export const STEP_WORDS: Readonly<Record<ReviewStepName, string>> = {
  year: 'The year',
  numbers: 'Numbers',
  words: 'In your words',
  dates: 'Next dates',
  publish: 'Read and publish',
}

export const YEARLY_STATE_WORDS: Readonly<
  Record<YearlyReview['state'], { readonly words: string; readonly tone: Tone }>
> = { draft: { words: 'Draft', tone: 'warn' }, published: { words: 'Published', tone: 'ok' } }

/** The step after, if there is one. */
export function stepAfter(step: ReviewStepName): ReviewStepName | undefined {
  return REVIEW_STEPS[REVIEW_STEPS.indexOf(step) + 1]
}

/** `2 of 5` */
export function placeOf(step: ReviewStepName): string {
  return `${REVIEW_STEPS.indexOf(step) + 1} of ${REVIEW_STEPS.length}`
}

/** Whether a step has what the report needs from it. */
export function isStepDone(step: ReviewStepName, review: YearlyReview, first: Language): boolean {
  const written = review.texts[first]
  const checks: Record<ReviewStepName, boolean> = {
    year: review.step !== 'year' || review.collected !== undefined,
    numbers: review.collected !== undefined,
    words: written !== undefined && YEAR_TEXTS.every((name) => written[name].trim().length >= MIN_CHARACTERS),
    dates: Boolean(review.next.planReviewBy && review.next.yearlyReviewBy),
    publish: review.state === 'published',
  }
  return checks[step]
}

/** Texts of every language, empty where nothing is written. */
export type WordsDraft = Readonly<Partial<Record<Language, Readonly<Record<YearTextName, string>>>>>
export type WordsFault = `${Language}-${YearTextName}`

const MIN_CHARACTERS = 3
const EMPTY = { wentWell: '', wentBadly: '', changes: '' }

export function wordsDraft(texts: YearTexts, languages: readonly Language[]): WordsDraft {
  return Object.fromEntries(languages.map((language) => [language, texts[language] ?? EMPTY]))
}

/** Texts to send; a language in which nothing was written is left out. */
export function wordsOf(draft: WordsDraft): YearTexts {
  return Object.fromEntries(
    Object.entries(draft).filter(([, texts]) => YEAR_TEXTS.some((name) => texts[name].trim() !== '')),
  )
}

/** A use number while it is typed. */
export interface UseDraft {
  readonly kind: UseKind
  readonly value: string
  readonly source: string
}

export function useDrafts(use: readonly UseNumber[]): UseDraft[] {
  return use.map(({ kind, value, source }) => ({ kind, value: String(value), source }))
}

/** Faults by line and field, such as `0-value`. */
export function useFaults(drafts: readonly UseDraft[]): Readonly<Record<string, string>> {
  return Object.fromEntries(
    drafts.flatMap(({ value, source }, index) => [
      ...(/^\d{1,12}$/.test(value.trim()) ? [] : [[`${index}-value`, 'Write a whole number, digits only.']]),
      ...(source.trim().length < MIN_CHARACTERS ? [[`${index}-source`, 'Write who counted, and how.']] : []),
    ]),
  )
}

export function useOf(drafts: readonly UseDraft[]): UseNumber[] {
  return drafts.map(({ kind, value, source }) => ({ kind, value: Number(value.trim()), source: source.trim() }))
}
