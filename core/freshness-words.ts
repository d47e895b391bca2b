// core/freshness-words.ts: how fresh data is, in the words that the public and staff see.
import type { FreshnessState } from './freshness.ts'

export interface FreshnessWords {
  readonly words: string
  readonly tone: 'ok' | 'warn' | 'danger' | ''
}

export const FRESHNESS_WORDS: Readonly<Record<FreshnessState, FreshnessWords>> = {
  fresh: { words: 'Up to date', tone: 'ok' },
  due: { words: 'Update due', tone: 'warn' },
  overdue: { words: 'Overdue', tone: 'danger' },
  paused: { words: 'Paused', tone: 'warn' },
  retired: { words: 'Retired', tone: '' },
  unscheduled: { words: 'No schedule', tone: '' },
}
