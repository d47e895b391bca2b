// core/engine/cell-dates.ts: the numbers that spreadsheets keep for days and times, and what their number formats make of them.

/** What a number format shows: `elapsed` is hours beyond a day, `code` a number with leading zeros or fixed hyphens. */
export type CellKind = 'number' | 'date' | 'datetime' | 'time' | 'elapsed' | 'code'

export interface CellFormat {
  readonly kind: CellKind
  /** Whether parts of a second are shown. */
  readonly hasFraction?: boolean
  /** Zeros for digits, everything else as it is: `00000`, `000-00-0000`; for `code` only. */
  readonly mask?: string
}

export const NUMBER_FORMAT: CellFormat = { kind: 'number' }

/** Number formats that a workbook names by number only (ECMA-376, 18.8.30), the East Asian ones included. */
const BUILT_IN: readonly { readonly from: number; readonly to: number; readonly kind: CellKind }[] = [
  { from: 14, to: 17, kind: 'date' },
  { from: 18, to: 21, kind: 'time' },
  { from: 22, to: 22, kind: 'datetime' },
  { from: 27, to: 31, kind: 'date' },
  { from: 32, to: 35, kind: 'time' },
  { from: 36, to: 36, kind: 'date' },
  { from: 45, to: 45, kind: 'time' },
  { from: 46, to: 46, kind: 'elapsed' },
  { from: 47, to: 47, kind: 'time' },
  { from: 50, to: 54, kind: 'date' },
  { from: 55, to: 56, kind: 'time' },
  { from: 57, to: 58, kind: 'date' },
]

/** @param id below 164 */
export function builtInFormat(id: number): CellFormat {
  const kind = BUILT_IN.find(({ from, to }) => id >= from && id <= to)?.kind ?? 'number'
  return id === 47 ? { kind, hasFraction: true } : { kind }
}

/** What is shown as it stands: texts in quotes, escaped characters, fillers, colours, conditions and languages. */
const LITERALS = /"[^"]*"?|\\.|[_*].|\[(?!(?:h+|m+|s+)\])[^\]]*\]/gi

/**
 * Reads a number format as far as it tells what a number means.
 *
 * @param code e.g. `[$-409]m/d/yy h:mm AM/PM;@`; the first section counts, for it is that of ordinary values
 */
export function cellFormat(code: string): CellFormat {
  const mask = codeMask(code)
  if (mask) return { kind: 'code', mask }
  const first = code.replace(LITERALS, ' ').split(';')[0]!
  if (/general/i.test(first)) return NUMBER_FORMAT
  const hasFraction = /[sS]\]?[.,]0/.test(first)
  const letters = first
    .replace(/[eE][-+]/g, '')
    .replace(/AM\/PM|A\/P/gi, 'h')
    .toLowerCase()
  if (/[0#?]/.test(letters.replace(/s\]?[.,]0+/g, 's')) || !/[ymdhseb]/.test(letters)) return NUMBER_FORMAT
  if (/\[(h+|m+|s+)\]/.test(letters)) return { kind: 'elapsed', ...(hasFraction ? { hasFraction } : {}) }
  const isClock = /[hs]/.test(letters)
  // `m` is minutes beside hours and seconds; three and more are the name of a month.
  const isDay = /[ydeb]|mmm/.test(letters) || (!isClock && letters.includes('m'))
  const kind = isDay ? (isClock ? 'datetime' : 'date') : 'time'
  return { kind, ...(hasFraction ? { hasFraction } : {}) }
}

/** Formats of postal codes, ids and the like: zeros only, or groups of zeros with hyphens or blanks between them. */
function codeMask(code: string): string | undefined {
  const plain = code.split(';')[0]!.replace(/\\(.)|"([- ])"/g, '$1$2')
  return /^0{2,}$|^0+([- ]0+)+$/.test(plain) ? plain : undefined
}

const DAY_SECONDS = 86_400
/** The day before day 1 of the system that starts in 1904, counted from 1970. */
const START_1904 = -24_107
/** Day 0 of the system that starts in 1900, for days after the 29th of February 1900, which it has and the calendar has not. */
const START_1900 = -25_569
/** The 31st of December 9999 in the system of 1900; no spreadsheet shows a later day. */
const LAST_SERIAL = 2_958_465
const MISSING_DAY = 60

/**
 * The text of a number that is shown as a day, a time or a code.
 *
 * @param serial days since the start of the system, the time of day as a fraction
 * @param is1904 whether the workbook counts from 1904
 * @returns ISO 8601 text; undefined where the number is no such value and is best given as it is
 */
export function shownText(serial: number, format: CellFormat, is1904: boolean): string | undefined {
  if (format.kind === 'number') return undefined
  if (format.kind === 'code') return maskedDigits(serial, format.mask!)
  if (serial < 0 || serial >= LAST_SERIAL + 1) return undefined
  const precision = format.hasFraction ? 1000 : 1
  if (format.kind === 'elapsed') return clockText(Math.round(serial * DAY_SECONDS * precision), precision)
  const ticks = Math.round(serial * DAY_SECONDS * precision)
  const dayTicks = DAY_SECONDS * precision
  if (format.kind === 'time') return clockText(ticks % dayTicks, precision)
  const day = dayText(format.kind === 'date' ? Math.floor(serial) : Math.floor(ticks / dayTicks), is1904)
  if (day === undefined || format.kind === 'date') return day
  return `${day}T${clockText(ticks % dayTicks, precision)}`
}

/** @param day whole days of the system. @returns undefined for days that no calendar has */
function dayText(day: number, is1904: boolean): string | undefined {
  if (!is1904 && (day < 1 || day === MISSING_DAY)) return undefined
  const start = is1904 ? START_1904 : day < MISSING_DAY ? START_1900 + 1 : START_1900
  const date = new Date((start + day) * DAY_SECONDS * 1000)
  return date.getUTCFullYear() > 9999 ? undefined : date.toISOString().slice(0, 10)
}

/** Hours may pass 24. */
function clockText(ticks: number, precision: number): string {
  const seconds = Math.floor(ticks / precision)
  const [hours, minutes, rest] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60]
  const fraction = ticks % precision === 0 ? '' : `.${String(ticks % precision).padStart(3, '0')}`
  return `${[hours, minutes, rest].map((part) => String(part).padStart(2, '0')).join(':')}${fraction}`
}

/** Digits in the places of the zeros of a mask; further digits go before the first. */
function maskedDigits(value: number, mask: string): string | undefined {
  if (!Number.isSafeInteger(value) || value < 0) return undefined
  const places = mask.replace(/[^0]/g, '').length
  const digits = String(value).padStart(places, '0')
  let at = digits.length - places
  const head = digits.slice(0, at)
  return head + mask.replace(/0/g, () => digits[at++]!)
}

const ISO = /^(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d):(\d\d)(\.\d{1,3})?)?$/
const CLOCK = /^(\d\d):(\d\d):(\d\d)(\.\d{1,3})?$/
/** The first day on which all spreadsheet programs agree: the 1st of March 1900. */
const FIRST_AGREED = 61

/**
 * The number that a spreadsheet keeps for a day, a moment or a time of day, in the system of 1900.
 *
 * @param iso `2024-05-01`, `2024-05-01T10:00:00`, `10:00:00`; at most milliseconds
 * @returns undefined where it cannot be kept: before the 1st of March 1900, after 9999, finer than a millisecond
 */
export function serialOf(iso: string): number | undefined {
  const clock = CLOCK.exec(iso)
  if (clock) return secondsOf(clock.slice(1)) / DAY_SECONDS
  const parts = ISO.exec(iso)
  // `Date.UTC` takes years below 100 for years after 1900.
  if (!parts || Number(parts[1]) < 1900) return undefined
  const day = Date.UTC(Number(parts[1]), Number(parts[2]) - 1, Number(parts[3])) / (DAY_SECONDS * 1000) - START_1900
  return day < FIRST_AGREED ? undefined : day + secondsOf(parts.slice(4)) / DAY_SECONDS
}

function secondsOf([hours, minutes, seconds, fraction]: readonly (string | undefined)[]): number {
  return Number(hours ?? 0) * 3600 + Number(minutes ?? 0) * 60 + Number(seconds ?? 0) + Number(fraction ?? 0)
}
