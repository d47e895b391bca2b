// web/console/handling-words.ts: forms, rules, decisions, redactions and owners of data in the words staff see.
import { REDACTION_WORDS } from '../../core/engine/redaction.ts'
import type { Action, Constraints, Redaction } from '../../core/handling.ts'
import type { About } from '../../core/report.ts'
import { listText } from './words.ts'

const ACTIONS: Readonly<Record<Action, string>> = {
  block: 'keep the version back',
  fix: 'mend it',
  'set-aside': 'leave out the rows',
  accept: 'publish as it is',
}

export function actionWords(action: Action): string {
  return ACTIONS[action] ?? action
}

/** Whom a column of personal data is about, after its class and its numbers. */
export const ABOUT_WORDS: Readonly<Record<About, string>> = {
  person: 'in rows about people',
  business: 'in rows about businesses',
  place: 'in rows about places',
  unknown: 'about whom is unclear',
}

/** `Mask, the last 2 stay` */
export function redactionText(redaction: Redaction): string {
  const { title } = REDACTION_WORDS[redaction.method]
  const detail = detailOf(redaction)
  return detail ? `${title}, ${detail}` : title
}

export const DATE_STEPS: Readonly<Record<'month' | 'year' | 'age-band', string>> = {
  month: 'to the month',
  year: 'to the year',
  'age-band': 'to age groups of ten years',
}

function detailOf(redaction: Redaction): string {
  switch (redaction.method) {
    case 'mask':
      return redaction.keep === 0 ? '' : `the last ${redaction.keep} stay`
    case 'generalise-date':
      return `${DATE_STEPS[redaction.to]}${redaction.onDate ? ` on ${redaction.onDate}` : ''}`
    case 'round-coordinates':
      return decimalsText(redaction.decimals)
    case 'top-code':
      return `at ${redaction.above}`
    case 'suppress-small-groups':
      return `fewer than ${redaction.smallest} alike in ${listText(redaction.columns)}`
    default:
      return ''
  }
}

/** A degree is 111 km. */
const ABOUT_METRES = ['111 km', '11 km', '1 km', '100 m', '10 m', '1 m'] as const

/** `to 2 decimals, about 1 km` */
export function decimalsText(decimals: number): string {
  return `to ${decimals} decimal${decimals === 1 ? '' : 's'}, about ${ABOUT_METRES[decimals] ?? 'less than 1 m'}`
}

/** The rules of a column in one line; empty when there are none. */
export function constraintsText(constraints: Constraints): string {
  const { required, unique, minimum, maximum, minLength, maxLength, pattern, enum: codes } = constraints
  const parts = [
    ...(required ? ['never empty'] : []),
    ...(unique ? ['every value once'] : []),
    ...(minimum === undefined ? [] : [`at least ${minimum}`]),
    ...(maximum === undefined ? [] : [`at most ${maximum}`]),
    ...(minLength === undefined ? [] : [`at least ${minLength} characters`]),
    ...(maxLength === undefined ? [] : [`at most ${maxLength} characters`]),
    ...(pattern === undefined ? [] : [`fits ${pattern}`]),
    ...(codes === undefined ? [] : [`one of ${codes.length} values`]),
  ]
  return parts.join(', ')
}

/** Forms whose key says nothing to readers; see core/engine/types.ts. */
const FORMS: Readonly<Record<string, string>> = {
  'boolean words': 'yes and no, true and false',
  'boolean letters': 'Y and N',
  'boolean digits': '1 and 0',
  'compact date': '20240531',
  'grouped integer': '1,234',
  'grouped number': '1,234.5',
  'comma decimal': '1.234,5',
  'dotted integer': '1.234.567',
  money: 'amounts of money, $1,234.50',
  percent: '12.5 %',
  'padded integer': '007',
  'ISO date': '2024-05-31',
  'ISO datetime': '2024-05-31 14:30',
  'ISO datetime with offset': '2024-05-31T14:30+02:00',
  'year first': '2024/5/31',
  'year first time': '2024/5/31 14:30',
  'day and month name': '31-May-2024',
  'day and short year': '31-May-24',
  'month name': 'May 31, 2024',
  time: '14:30 or 2:30 PM',
  'geopoint latitude first': 'latitude, longitude',
  'geopoint longitude first': 'longitude, latitude',
  'Well-Known Text': 'POINT (-122.3 47.6) and the like',
}

/** How the cells of a column are written, by an example; undefined where the type says it all. */
export function formText(key: string): string | undefined {
  const [order, mark, digits, time] = key.split(' ')
  if (mark && digits && (order === 'month-first' || order === 'day-first')) {
    const parts = order === 'month-first' ? ['5', '31'] : ['31', '5']
    return `${[...parts, digits === '4' ? '2024' : '24'].join(mark)}${time ? ' 14:30' : ''} (${order.replace('-', ' ')})`
  }
  return FORMS[key]
}
