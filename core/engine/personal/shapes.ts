// core/engine/personal/shapes.ts: what the cells of a column must look like before its name is believed.
import { isStreetAddress, mayBeAddress } from './addresses.ts'
import {
  isCardNumber,
  isFrenchId,
  isGermanTaxId,
  isRoutingNumber,
  isSocialSecurityNumber,
  isSpanishId,
} from './checksums.ts'
import { isNamePart } from './person-names.ts'

const digitsOf = (cell: string): string => cell.replace(/\D/g, '')
const within = (cell: string, least: number, most: number): boolean => {
  const number = Number(cell.replace(',', '.'))
  return cell !== '' && number >= least && number <= most
}

const SEX =
  /^(?:m|f|u|x|h|w|d|v|nb|male|female|man|woman|hombre|mujer|varon|femenino|masculino|homme|femme|masculin|feminin|mannlich|weiblich|divers|unknown|other|non-?binary|trans.*|masc|fem|male\/.*|not .*|unspecified|n\/?a|\d)$/i
export const RACE =
  /^(?:white|black|hispanic|latin[oax]?|asian|african|caucasian|indian|native|pacific|islander|american indian|alaska|hawaiian|multi|two or more|mixed|middle eastern|chinese|filipino|non[- ]hispanic|not hispanic|blanco|negro|asiatico)\b/i
const RACE_CODE = /^(?:[A-Z]|[A-Z]{2,3}|\d{1,2}|wh|bl|unknown|other.*|undetermined|declined.*|not .*|n\/?a)$/i
const AGE_BAND =
  /^(?:de|from|between|under|over|less than|below|above|menos de|mas de|moins de|plus de|unter|uber|<|>|<=|>=|≥|≤)? ?\d{1,3}(?: ?(?:-|–|to|a|bis|et|y) ?\d{1,3}| ?\+| ?(?:and|or|y|und|et) (?:over|under|older|mas|plus|alter|above|younger).*)?(?: ?(?:years?|yrs?|anos|ans|jahre).*)?$|^(?:adult|juvenile|minor|child|senior|elderly|infant|teen(?:ager)?|unknown|youth)s?$/i
const DATE =
  /^(?:\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}|\d{1,2}[- ][A-Za-z]{3,9}[- ,]+\d{2,4}|[A-Za-z]{3,9}\.? \d{1,2},? \d{4}|(?:19|20)\d{6}|(?:18|19|20)\d\d(?:\.0)?)(?:[T ].*)?$/

/** `min` is the share of cells with a value that must pass, 0 to 1. */
export interface Shape {
  readonly passes: (cell: string) => boolean
  readonly min: number
}

export const SHAPES = {
  anything: { passes: () => true, min: 0 },
  'name part': { passes: isNamePart, min: 0.6 },
  phone: {
    passes: (cell) => !/[A-Za-z]{6}/.test(cell) && digitsOf(cell).length >= 7 && digitsOf(cell).length <= 20,
    min: 0.5,
  },
  email: { passes: (cell) => cell.includes('@'), min: 0.3 },
  address: { passes: mayBeAddress, min: 0.3 },
  'full address': { passes: isStreetAddress, min: 0.3 },
  'street name': {
    passes: (cell) => /^[\p{L}\d][\p{L}\p{M}\d .,'’ªº()/-]*$/u.test(cell) && /\p{L}{2}/u.test(cell),
    min: 0.7,
  },
  'house part': { passes: (cell) => cell.length <= 12, min: 0.8 },
  'postal code': {
    passes: (cell) => /^(?=.*\d)[A-Z0-9][A-Z0-9 -]{2,9}(?:\.0)?$/i.test(cell) && !/^\d{1,2}$/.test(cell),
    min: 0.7,
  },
  latitude: { passes: (cell) => within(cell, -90, 90) && /\d/.test(cell), min: 0.8 },
  longitude: { passes: (cell) => within(cell, -180, 180) && /\d/.test(cell), min: 0.8 },
  projected: {
    passes: (cell) => /^-?\d+(?:[.,]\d+)*$/.test(cell) && (/[.,]\d/.test(cell) || cell.length >= 5),
    min: 0.8,
  },
  'coordinate pair': {
    passes: (cell) => /^\D*\d{1,3}\.\d{2,}[^\d]+\d{1,3}\.\d{2,}\D*$/.test(cell),
    min: 0.5,
  },
  date: { passes: (cell) => DATE.test(cell), min: 0.5 },
  age: { passes: (cell) => within(cell, 0, 125) || AGE_BAND.test(plain(cell)), min: 0.8 },
  sex: { passes: (cell) => SEX.test(plain(cell)), min: 0.7 },
  race: { passes: (cell) => RACE.test(plain(cell)) || RACE_CODE.test(plain(cell)), min: 0.7 },
  word: { passes: (cell) => cell.length <= 60, min: 0.9 },
  money: {
    passes: (cell) => /^[-(]?[$€£]? ?[-(]?\d[\d., ']*\)?(?: ?(?:€|EUR|USD|[kK]))?$/.test(cell) && !/^[1-9]$/.test(cell),
    min: 0.6,
  },
  id: { passes: (cell) => /\d/.test(cell) && cell.length >= 4 && cell.length <= 30, min: 0.6 },
  'person number': {
    passes: (cell) => [isSocialSecurityNumber, isSpanishId, isFrenchId, isGermanTaxId].some((check) => check(cell)),
    min: 0.5,
  },
  plate: { passes: (cell) => /^(?=.*[A-Z0-9])[A-Z0-9][A-Z0-9 ·-]{1,11}$/i.test(cell), min: 0.7 },
  card: {
    passes: (cell) => isCardNumber(digitsOf(cell)) || /^[\d*xX -]{12,}$|^\d(?:\.\d+)?E\+1\d$/.test(cell),
    min: 0.3,
  },
  'card detail': {
    passes: (cell) => /^\d{3,4}$|^[A-Za-z]{3}-\d\d$|^\d\d?[/-]\d{2,4}$|^\d{4}-\d\d/.test(cell),
    min: 0.5,
  },
  routing: { passes: (cell) => isRoutingNumber(digitsOf(cell)), min: 0.5 },
  login: { passes: (cell) => /^[^\s,]{2,60}$/.test(cell) && /[A-Za-z]/.test(cell), min: 0.6 },
  secret: { passes: (cell) => /^\S{4,}$/.test(cell), min: 0.6 },
} as const satisfies Record<string, Shape>

export type ShapeName = keyof typeof SHAPES

/** Share of the cells that pass, 0 to 1; no cells, no share. */
export function shareOf(cells: readonly string[], passes: (cell: string) => boolean): number {
  if (cells.length === 0) return 0
  let count = 0
  for (const cell of cells) if (passes(cell)) count++
  return count / cells.length
}

export function hasShape(cells: readonly string[], name: ShapeName): boolean {
  const { passes, min }: Shape = SHAPES[name]
  return shareOf(cells, passes) >= min
}

function plain(cell: string): string {
  return cell.normalize('NFKD').replace(/[\u0300-\u036f]/g, '')
}
