// core/engine/disclosure.ts: how rows without a name may still tell whom they are about, and which columns do it.
import type { ColumnType } from '../model.ts'
import type { PersonalData } from '../report.ts'
import { headerOf } from './personal/header.ts'

/** A column as published, with what was found in it. */
export interface DisclosureColumn {
  readonly name: string
  readonly type: ColumnType
  readonly personal: readonly PersonalData[]
}

const PERSON_CLASSES: ReadonlySet<string> = new Set([
  'PERSON_NAME',
  'DATE_OF_BIRTH',
  'DATE_OF_DEATH',
  'DEMOGRAPHIC',
  'GOV_ID',
  'USERNAME',
])
/** What nobody should learn of a person from the rest of the row. */
const SENSITIVE_CLASSES: ReadonlySet<string> = new Set(['DEMOGRAPHIC', 'FINANCIAL'])
const OCCUPATION =
  /\b(?:occupation|profession|job title|position title|ocupacion|profesion|puesto|beruf|metier|employer)\b/
const AREA = /\b(?:neighbou?rhood|barrio|distrito|district|quartier|stadtteil|ward|census tract|tract|block group)\b/
const EVENT = /\b(?:date|fecha|datum|day|birth|incident|arrest|admission|visit|event)\b/

/** At most this many columns are suggested: with more, every row is alone. */
const MOST_SUGGESTED = 6

/** Whether the rows are about persons. */
export function isAboutPersons(columns: readonly Pick<DisclosureColumn, 'personal'>[]): boolean {
  return columns.some(({ personal }) =>
    personal.some(({ class: name, about }) => PERSON_CLASSES.has(name) && about === 'person'),
  )
}

/** Columns whose values, put together, may tell who a row is about: age, sex, race, postcode, place, date, occupation. */
export function suggestQuasiIdentifiers(columns: readonly DisclosureColumn[]): string[] {
  if (!isAboutPersons(columns)) return []
  const isSuggested = ({ name, type, personal }: DisclosureColumn): boolean => {
    const header = headerOf(name)
    const classes = personal.map((found) => found.class)
    if (classes.some((found) => ['DEMOGRAPHIC', 'POSTAL_CODE', 'DATE_OF_BIRTH', 'DATE_OF_DEATH'].includes(found)))
      return true
    const isDate = type === 'date' || type === 'datetime'
    return OCCUPATION.test(header) || AREA.test(header) || (isDate && EVENT.test(header))
  }
  return columns
    .filter(isSuggested)
    .slice(0, MOST_SUGGESTED)
    .map(({ name }) => name)
}

/** Columns to look at for groups that all share one value. */
export function sensitiveColumns<C extends DisclosureColumn>(columns: readonly C[], quasi: readonly string[]): C[] {
  return columns.filter(
    ({ name, personal }) => !quasi.includes(name) && personal.some((found) => SENSITIVE_CLASSES.has(found.class)),
  )
}

/** Ages of people in years. */
export function isAge({ name, type, personal }: DisclosureColumn): boolean {
  const isNumber = type === 'integer' || type === 'number'
  return (
    isNumber &&
    personal.some((found) => found.class === 'DEMOGRAPHIC') &&
    /\b(?:ages?|edad|alter|lebensalter)\b/.test(headerOf(name))
  )
}

/** Whole cells that are a hash, with the length of its text: MD5, SHA-1, SHA-256, in hexadecimal or base64. RE2. */
export const HASHES: readonly { readonly called: string; readonly pattern: string }[] = [
  { called: '32 hexadecimal digits', pattern: '[0-9a-f]{32}|[0-9A-F]{32}' },
  { called: '40 hexadecimal digits', pattern: '[0-9a-f]{40}|[0-9A-F]{40}' },
  { called: '64 hexadecimal digits', pattern: '[0-9a-f]{64}|[0-9A-F]{64}' },
  { called: 'base64 of 16 bytes', pattern: '[0-9A-Za-z+/_-]{22}==' },
  { called: 'base64 of 20 bytes', pattern: '[0-9A-Za-z+/_-]{27}=' },
  { called: 'base64 of 32 bytes', pattern: '[0-9A-Za-z+/_-]{43}=' },
]

/** A house number that is not a hundred block. RE2, whole cells. */
export const EXACT_HOUSE =
  '(?is)\\s*[0-9]*(?:[1-9][0-9]|[0-9][1-9]|[1-9])(?: ?[a-z])?,? .*|.*[a-z.ªº],? (?:n[º°.]? ?)?[0-9]{1,4}(?:[ ,-].*)?'
/** A block or a crossing instead of a house. RE2, whole cells. */
export const BLOCK_ONLY = '(?is).*\\b(?:bl(?:oc)?k)\\b.*|[0-9]*x{1,3}\\b.*|.* / .*'
/** More than three decimals: closer than about 100 m. RE2, anywhere. */
export const PRECISE_DECIMALS = '[0-9]\\.[0-9]{4,}'
