// core/engine/personal/value-patterns.ts: personal data that tells itself, wherever in a cell it stands.
import { holdsCardNumber, isFrenchId, isIban, isSpanishId, isVin, resemblesCardNumber } from './checksums.ts'
import type { PersonalClassName } from './classes.ts'

/**
 * `pattern` means the same in RE2 and in JavaScript; it is searched for anywhere in a cell.
 * Several may be of one class.
 */
export interface ValuePattern {
  readonly class: PersonalClassName
  readonly pattern: string
  /** A second look at what the pattern found, with up to one neighbour on each side: for what an expression cannot say. */
  readonly confirm?: (found: string) => boolean
  /** What counts as a look-alike for `minConfirmed`; everything found where absent. */
  readonly resembles?: (found: string) => boolean
  /** Right check digits come by chance among long codes: nothing counts where a smaller share of the look-alikes is right. */
  readonly minConfirmed?: number
  /** Headers whose columns are full of look-alikes. */
  readonly not?: RegExp
}

// RE2 has no look-around: a neighbour that is no letter or digit is matched instead.
const BEFORE = '(?:^|[^0-9A-Za-z._+-])'
const AFTER = '(?:$|[^0-9A-Za-z_-])'
const OCTET = '(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])'
const SSN_AREA = '(?:0[1-9][0-9]|00[1-9]|[1-578][0-9]{2}|6[0-57-9][0-9]|66[0-57-9])'

/** Numbers of land parcels, cases and stock are written like those of phones and persons. */
const NUMBERED_THINGS =
  /\b(?:parcel|apn|pin|folio|bbl|lot|case|docket|permit|invoice|stock|nsn|sku|upc|isbn|item|part|contract|order|account|fund|gl|project|serial|asset|tract|record|incident|reference|license)\b/
const VERSIONED_THINGS = /\b(?:version|section|code|ordinance|account|chapter|article|outline|wbs|hierarchy|psp)\b/

export const VALUE_PATTERNS: readonly ValuePattern[] = [
  { class: 'EMAIL', pattern: '[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(?:\\.[A-Za-z0-9-]+)*\\.[A-Za-z]{2,}' },
  {
    class: 'PHONE',
    pattern: `${BEFORE.replace('+', '')}(?:(?:\\+?1[-. ]?)?(?:\\([2-9][0-9]{2}\\) ?|[2-9][0-9]{2}[-. ])[0-9]{3}[-. ][0-9]{4}|\\+[1-9][0-9]{0,2}[ .-]?(?:\\(0\\))?(?:[0-9][ .-]?){7,12}|[6-9][0-9]{2}[ .][0-9]{3}[ .][0-9]{3}|9[0-9] [0-9]{3} [0-9]{2} [0-9]{2}|0[1-9](?:[ .][0-9]{2}){4}|0[0-9]{2,4} [0-9]{3} [0-9]{3,4})${AFTER}|(?i:(?:phone|tel|telephone|telefono|tel\u00e9fono|mobile|m\u00f3vil|cell|fax|whatsapp)(?: number| no| nr)?(?: is)?)[ .:#]{1,3}[(+]{0,2}[0-9][0-9 ()./-]{5,16}[0-9]`,
    not: NUMBERED_THINGS,
  },
  {
    class: 'GEO_POINT',
    pattern: `-?[0-9]{1,2}\\.[0-9]{3,} ?[,;] ?-?[0-9]{1,3}\\.[0-9]{3,}`,
    confirm: isCoordinatePair,
  },
  { class: 'GEO_POINT', pattern: `POINT ?\\(-?[0-9]{1,3}\\.[0-9]{3,} -?[0-9]{1,2}\\.[0-9]{3,}\\)` },
  {
    class: 'IP_ADDRESS',
    pattern: `${BEFORE}${OCTET}(?:\\.${OCTET}){3}(?:$|[^0-9A-Za-z_.-]|\\.$)`,
    confirm: isNoSectionNumber,
    not: VERSIONED_THINGS,
  },
  { class: 'IP_ADDRESS', pattern: `${BEFORE}(?:[0-9A-Fa-f]{1,4}:){7}[0-9A-Fa-f]{1,4}${AFTER}` },
  {
    class: 'IP_ADDRESS',
    pattern: `${BEFORE}[0-9A-Fa-f]{1,4}(?::[0-9A-Fa-f]{1,4}){0,5}::(?:[0-9A-Fa-f]{1,4}:){0,5}[0-9A-Fa-f]{1,4}${AFTER}`,
  },
  { class: 'IP_ADDRESS', pattern: `(?:^|[^0-9A-Za-z:-])[0-9A-Fa-f]{2}(?::[0-9A-Fa-f]{2}){5}(?:$|[^0-9A-Za-z:])` },
  {
    class: 'CREDIT_CARD',
    pattern: `${BEFORE}[1-6][0-9]{3}(?:[ -]?[0-9]){8,15}${AFTER}`,
    confirm: holdsCardNumber,
    resembles: resemblesCardNumber,
    minConfirmed: 0.3,
  },
  {
    class: 'GOV_ID',
    pattern: `${BEFORE}${SSN_AREA}-(?:0[1-9]|[1-9][0-9])-(?:[1-9][0-9]{3}|0[1-9][0-9]{2}|00[1-9][0-9]|000[1-9])${AFTER}`,
    not: NUMBERED_THINGS,
  },
  {
    class: 'GOV_ID',
    pattern: `${BEFORE}(?:[0-9]{8}|[XYZ][0-9]{7})[ -]?[A-HJ-NP-TV-Z]${AFTER}`,
    confirm: (found) => isSpanishId(bare(found)),
    minConfirmed: 0.5,
  },
  {
    class: 'GOV_ID',
    pattern: `${BEFORE}[12] ?[0-9]{2} ?(?:0[1-9]|1[0-2]|[2-9][0-9]) ?(?:[0-9]{2}|2[AB]) ?[0-9]{3} ?[0-9]{3} ?[0-9]{2}${AFTER}`,
    confirm: (found) => isFrenchId(bare(found)),
    minConfirmed: 0.5,
  },
  {
    class: 'GOV_ID',
    pattern: `${BEFORE}[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z](?: ?[0-9]{2}){3} ?[A-D]${AFTER}`,
    not: NUMBERED_THINGS,
  },
  {
    class: 'LICENSE_ID',
    pattern: `${BEFORE}[A-HJ-NPR-Z0-9]{9}[A-HJ-NPR-Z0-9]{6}[0-9]{2}${AFTER}`,
    confirm: (found) => isVin(bare(found)),
    minConfirmed: 0.5,
  },
  {
    class: 'ACCOUNT_ID',
    pattern: `${BEFORE}[A-Z]{2}[0-9]{2}(?:[ -]?[0-9A-Z]{4}){2,7}(?:[ -]?[0-9A-Z]{1,3})?${AFTER}`,
    confirm: (found) => isIban(bare(found)),
  },
  {
    class: 'SECRET',
    pattern:
      '(?:AKIA|ASIA)[0-9A-Z]{16}|gh[pousr]_[0-9A-Za-z]{36}|github_pat_[0-9A-Za-z_]{40}|xox[abprs]-[0-9A-Za-z-]{10}|[sr]k_live_[0-9A-Za-z]{16}|AIza[0-9A-Za-z_-]{35}|eyJ[0-9A-Za-z_-]{10,}\\.eyJ[0-9A-Za-z_-]{10,}|-----BEGIN [A-Z ]*PRIVATE KEY',
  },
]

/** One expression that finds cells of any class: one pass instead of twenty. */
export const ANY_VALUE = VALUE_PATTERNS.map(({ pattern }) => pattern).join('|')

/** What was found, without the neighbours that the pattern needed. */
function bare(found: string): string {
  return found.replace(/^[^0-9A-Za-z]+|[^0-9A-Za-z]+$/g, '')
}

/** Four small numbers are a paragraph (3.8.1.1) more often than a host. */
function isNoSectionNumber(found: string): boolean {
  const octets = (found.match(/\d+/g) ?? []).map(Number)
  return (
    octets.filter((octet) => octet >= 10).length >= 2 ||
    /^(?:10|127|8\.8)\./.test(bare(found)) ||
    found.includes('1.1.1.1')
  )
}

function isCoordinatePair(found: string): boolean {
  const [first, second] = (found.match(/-?\d+\.\d+/g) ?? []).map(Number)
  return (
    first !== undefined && second !== undefined && Math.abs(first) <= 90 && Math.abs(second) <= 180 && first !== second
  )
}
