// core/freshness-words.ts: how fresh data is, in the words that the public and staff see.
import type { FreshnessState } from './freshness.ts'
import type { Language } from './languages.ts'

export interface FreshnessWords {
  readonly words: string
  readonly tone: 'ok' | 'warn' | 'danger' | ''
}

export const FRESHNESS_TONES: Readonly<Record<FreshnessState, FreshnessWords['tone']>> = {
  fresh: 'ok',
  due: 'warn',
  overdue: 'danger',
  paused: 'warn',
  retired: '',
  unscheduled: '',
}

const STATES: Readonly<Record<Language, Readonly<Record<FreshnessState, string>>>> = {
  en: {
    fresh: 'Up to date',
    due: 'Update due',
    overdue: 'Overdue',
    paused: 'Paused',
    retired: 'Retired',
    unscheduled: 'No schedule',
  },
  es: {
    fresh: 'Al día',
    due: 'Por actualizar',
    overdue: 'Atrasado',
    paused: 'En pausa',
    retired: 'Retirado',
    unscheduled: 'Sin calendario',
  },
}

export const freshnessStates = (language: Language) => STATES[language]

export function freshnessWords(language: Language, state: FreshnessState): FreshnessWords {
  return { words: STATES[language][state], tone: FRESHNESS_TONES[state] }
}

/** In English, for the console; pages of one language leave it out of their scripts. */
export const FRESHNESS_WORDS: Readonly<Record<FreshnessState, FreshnessWords>> = /* @__PURE__ */ inEnglish()

function inEnglish(): Record<FreshnessState, FreshnessWords> {
  const states = Object.keys(FRESHNESS_TONES) as FreshnessState[]
  return Object.fromEntries(states.map((state) => [state, freshnessWords('en', state)])) as Record<
    FreshnessState,
    FreshnessWords
  >
}
