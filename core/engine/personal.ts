// core/engine/personal.ts: classes of personal data that can be told from the cells of a text column.

/** `pattern` is RE2; it is searched for anywhere in a cell. */
export interface PersonalClass {
  readonly class: string
  readonly pattern: string
  /** A second look at each hit, for what an expression cannot say. */
  readonly confirm?: (cell: string) => boolean
}

// RE2 has no look-around: a neighbour that is no digit is matched instead.
const BEFORE = '(?:^|[^0-9A-Za-z._+-])'
const AFTER = '(?:$|[^0-9A-Za-z_-])'
const OCTET = '(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])'

export const PERSONAL_CLASSES: readonly PersonalClass[] = [
  { class: 'EMAIL', pattern: '[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(?:\\.[A-Za-z0-9-]+)*\\.[A-Za-z]{2,}' },
  {
    class: 'PHONE',
    pattern: `${BEFORE.replace('+', '')}(?:(?:\\+?1[-. ]?)?(?:\\([2-9][0-9]{2}\\) ?|[2-9][0-9]{2}[-. ])[0-9]{3}[-. ][0-9]{4}|\\+[1-9][0-9]{0,2}[ .-]?(?:\\(0\\))?(?:[0-9][ .-]?){7,12}|[69][0-9]{2} [0-9]{3} [0-9]{3})${AFTER}`,
  },
  { class: 'IP_ADDRESS', pattern: `${BEFORE}${OCTET}(?:\\.${OCTET}){3}(?:$|[^0-9A-Za-z_.-]|\\.$)` },
  { class: 'CREDIT_CARD', pattern: `${BEFORE}[3-6][0-9]{3}(?:[ -]?[0-9]){9,12}${AFTER}`, confirm: holdsCardNumber },
  {
    class: 'GOV_ID',
    pattern: `${BEFORE}(?:0[1-9][0-9]|00[1-9]|[1-578][0-9]{2}|6[0-57-9][0-9]|66[0-57-9])-(?:0[1-9]|[1-9][0-9])-(?:[1-9][0-9]{3}|0[1-9][0-9]{2}|00[1-9][0-9]|000[1-9])${AFTER}`,
  },
]

/** One expression that finds cells of any class: one pass instead of five. */
export const ANY_PERSONAL = PERSONAL_CLASSES.map(({ pattern }) => pattern).join('|')

/** Whether a cell holds 13 to 16 digits, spaces and dashes aside, with a right check digit. */
export function holdsCardNumber(cell: string): boolean {
  const runs = cell.match(/\d(?:[ -]?\d){12,15}(?!\d)/g) ?? []
  return runs.some((run) => passesLuhn(run.replace(/\D/g, '')))
}

/** The check digit rule of payment cards, ISO/IEC 7812-1. */
export function passesLuhn(digits: string): boolean {
  let sum = 0
  for (let back = 0; back < digits.length; back++) {
    const digit = Number(digits[digits.length - 1 - back])
    const doubled = back % 2 === 1 ? digit * 2 : digit
    sum += doubled > 9 ? doubled - 9 : doubled
  }
  return sum % 10 === 0
}
