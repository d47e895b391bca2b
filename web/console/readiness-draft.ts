// web/console/readiness-draft.ts: the checks before the launch in the words of their page. Pure.
import { READINESS_AREAS, type ReadinessArea } from '../../core/readiness.ts'
import type { Check } from './desk/preparation.ts'
import type { Tone } from './words.ts'

export const READINESS_AREA_WORDS: Readonly<Record<ReadinessArea, string>> = {
  data: 'Launch set',
  governance: 'Rules and approval',
  people: 'People',
  site: 'Site and address',
  operations: 'Operations',
  launch: 'The launch itself',
}

export interface CheckState {
  /** Also a sign, so that nobody needs the colour. */
  readonly sign: string
  readonly words: string
  readonly tone: Tone
}

/** What a reader sees of a check: whether it stands in the way, and why not. */
export function stateOf({ state, required, overridden }: Check): CheckState {
  if (state === 'met') return { sign: '✓', words: 'Met', tone: 'ok' }
  if (overridden) return { sign: '!', words: 'Not met, let pass by two administrators', tone: 'warn' }
  const words = state === 'unknown' ? 'Nobody has looked' : 'Not met'
  if (!required) return { sign: '–', words, tone: '' }
  return { sign: state === 'unknown' ? '?' : '✗', words, tone: 'danger' }
}

export const FILTERS = ['all', 'red', 'attested'] as const
export type Filter = (typeof FILTERS)[number]

export const FILTER_WORDS: Readonly<Record<Filter, string>> = {
  all: 'All checks',
  red: 'What stands in the way',
  attested: 'What people attest',
}

export function isRed({ required, state, overridden }: Check): boolean {
  return required && state !== 'met' && overridden !== true
}

const FITS: Readonly<Record<Filter, (check: Check) => boolean>> = {
  all: () => true,
  red: isRed,
  attested: ({ kind }) => kind === 'attested',
}

/** Areas in order, each with its checks; areas without any are left out. */
export function byArea(checks: readonly Check[], filter: Filter): (readonly [ReadinessArea, readonly Check[]])[] {
  const fitting = checks.filter(FITS[filter])
  return READINESS_AREAS.map((area) => [area, fitting.filter((check) => check.area === area)] as const).filter(
    ([, own]) => own.length > 0,
  )
}

export function summaryOf(checks: readonly Check[]): {
  readonly met: number
  readonly of: number
  readonly red: readonly Check[]
} {
  const required = checks.filter((check) => check.required)
  return { met: required.filter(({ state }) => state === 'met').length, of: required.length, red: checks.filter(isRed) }
}
