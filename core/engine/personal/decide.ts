// core/engine/personal/decide.ts: which classes a column has, from its name, a sample of its cells and the rest of the table.
import { ADDRESS_CELL, isStreetAddress } from './addresses.ts'
import { isGermanTaxId } from './checksums.ts'
import type { PersonalClassName } from './classes.ts'
import { type ColumnFacts, distinctShare } from './columns.ts'
import { holdsFreeText } from './free-text.ts'
import { HEADER_RULES } from './header-rules.ts'
import { hasNameParts, holdsPersonNames } from './name-rules.ts'
import { TITLED_NAME } from './person-names.ts'
import { hasShape, RACE, shareOf } from './shapes.ts'
import { isIn, type TableContext } from './table-context.ts'

/** Class of a column; with a `pattern` (RE2) for cells of it, else every cell with a value is one. */
export interface Decision {
  readonly class: PersonalClassName
  readonly pattern?: string
  /** Cells of the sample with it, 0 to 1, where there is a pattern. */
  readonly share?: number
}

/** From this share on the column is known for the class; below, the other cells may be about anything. */
const KNOWN_SHARE = 0.8

const NO_CONTEXT: TableContext = {
  hasPersons: true,
  hasBusinesses: false,
  isOfAreas: false,
  isAggregated: false,
  isOfAnimals: false,
  isOfEvents: false,
  isOfBuildings: false,
  hasUnits: false,
  hasNameParts: false,
}

/** What each column says by itself: enough to know what the table is about. */
export function sureClasses(columns: readonly ColumnFacts[]): PersonalClassName[][] {
  const context = { ...NO_CONTEXT, hasNameParts: hasNameParts(columns) }
  return columns.map((column) => columnClasses(column, context).map((decision) => decision.class))
}

/**
 * Classes by name and shape; values that tell themselves anywhere are counted apart.
 *
 * @param identified share of the cells in which a value pattern was found
 */
export function decideColumn(column: ColumnFacts, context: TableContext, identified: number): Decision[] {
  const found = columnClasses(column, context)
  const isTold = found.some(({ share = 1 }) => share >= KNOWN_SHARE)
  if (!isTold && holdsFreeText(column, context, identified)) found.push({ class: 'FREE_TEXT' })
  return found
}

function columnClasses(column: ColumnFacts, context: TableContext): Decision[] {
  if (column.cells.length === 0) return []
  const found: Decision[] = []
  if (isIn('not aggregated', context) && holdsPersonNames(column, context.hasNameParts))
    found.push({ class: 'PERSON_NAME' })
  for (const rule of HEADER_RULES) {
    if (found.some((decision) => decision.class === rule.class)) continue
    if (!rule.is.test(column.header) || rule.not?.test(column.header)) continue
    if (isIn(rule.where, context) && hasShape(column.cells, rule.shape)) found.push({ class: rule.class })
  }
  if (isPoint(column) && !context.isOfAreas && !found.some((decision) => decision.class === 'GEO_POINT')) {
    found.push({ class: 'GEO_POINT' })
  }
  if (found.length === 0) found.push(...silentClasses(column, context))
  return found
}

/** Points are where something is; lines and areas are what something is. */
function isPoint({ type, cells }: ColumnFacts): boolean {
  return (
    type === 'geopoint' ||
    (type === 'geometry' && shareOf(cells, (cell) => /^\s*(?:POINT|\{ ?"type" ?: ?"Point")/i.test(cell)) >= 0.5)
  )
}

/** Shapes that tell a class without a word in the name. `min` is a share of the sampled cells. */
interface SilentRule {
  readonly class: PersonalClassName
  readonly passes: (cell: string) => boolean
  readonly min: number
  readonly pattern?: string
  readonly fits?: (column: ColumnFacts, context: TableContext) => boolean
}

/** Race, sex and age in one code, as on the cards of traffic stops: WM2TWN, B/M/35, HF 20. */
const PERSON_CODE = '\\s*[ABHIOPUW][/ ]?[MFU][/ ]?[1-9][0-9]?(?:[^0-9].*)?'
const PERSON_CODE_CELL = new RegExp(`^${PERSON_CODE}$`, 's')
/** Stops and landmarks that have the names of streets, and parts of street names. */
const NAMED_AFTER_STREETS =
  /\b(?:stop|station|landmark|site|park|route|line|suffix|designation|direction|project|parking|title) (?:name )?$/
const CODED_PERSONS =
  /\b(?:dispositions?|stop data|demographics?|suspect|subject|person|driver|race|sex|offender|description|detainee)\b/
/** One number in ten has a right check digit by chance: a column of fewer says little. */
const FEWEST_IDS = 5
const TITLED = new RegExp(TITLED_NAME)
const SEX_WORD =
  /^(?:male|female|hombre|mujer|masculino|femenino|varon|homme|femme|masculin|feminin|m\u00e4nnlich|weiblich)$/i
const SEX_OR_UNKNOWN = /^(?:unknown|other|u|x|not .*|n\/?a|none|unspecified|non-?binary|divers)$/i
const RACE_ONLY = /hispanic|latin[oax]\b|asian|african.american|caucasian|american indian/i
const UK_POSTCODE = /^[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}$/

const SILENT_RULES: readonly SilentRule[] = [
  {
    class: 'STREET_ADDRESS',
    passes: isStreetAddress,
    min: 0.3,
    pattern: ADDRESS_CELL,
    fits: ({ type, meanLength, header }) => type === 'text' && meanLength < 120 && !NAMED_AFTER_STREETS.test(header),
  },
  {
    class: 'DEMOGRAPHIC',
    passes: (cell) => PERSON_CODE_CELL.test(cell),
    min: 0.3,
    pattern: `(?s)${PERSON_CODE}`,
    fits: ({ header }) => CODED_PERSONS.test(header),
  },
  {
    class: 'DEMOGRAPHIC',
    passes: (cell) => SEX_WORD.test(cell) || SEX_OR_UNKNOWN.test(cell),
    min: 0.95,
    fits: ({ cells }, context) => cells.some((cell) => SEX_WORD.test(cell)) && isIn('not aggregated', context),
  },
  {
    class: 'DEMOGRAPHIC',
    passes: (cell) => RACE.test(cell) || SEX_OR_UNKNOWN.test(cell),
    min: 0.8,
    fits: ({ cells }, context) =>
      shareOf(cells, (cell) => RACE_ONLY.test(cell)) >= 0.05 && isIn('not aggregated', context),
  },
  {
    class: 'GOV_ID',
    passes: isGermanTaxId,
    min: 0.9,
    fits: ({ cells }) => cells.length >= FEWEST_IDS,
  },
  { class: 'POSTAL_CODE', passes: (cell) => UK_POSTCODE.test(cell), min: 0.8, fits: (_, { isOfAreas }) => !isOfAreas },
  {
    class: 'PERSON_NAME',
    passes: (cell) => TITLED.test(cell),
    min: 0.1,
    pattern: `(?s).*(?:${TITLED_NAME}).*`,
    fits: ({ type }, { isOfAreas }) => type === 'text' && !isOfAreas,
  },
  {
    class: 'DATE_OF_BIRTH',
    passes: (cell) => /(?:19[0-9]{2}|200\d)/.test(cell),
    min: 0.95,
    fits: (column, { hasPersons, isAggregated }) => hasPersons && !isAggregated && looksLikeBirths(column),
  },
]

function silentClasses(column: ColumnFacts, context: TableContext): Decision[] {
  for (const { class: name, passes, min, pattern, fits } of SILENT_RULES) {
    if (fits && !fits(column, context)) continue
    const share = shareOf(column.cells, passes)
    if (share >= min) return [pattern === undefined ? { class: name } : { class: name, pattern, share }]
  }
  return []
}

const EVENT_DATE =
  /\b(?:hired?|start\w*|begin|began|end\w*|appoint\w*|issued?|expir\w*|effective|creat\w*|updat\w*|open\w*|clos\w*|report\w*|incident|event|elect\w*|term|filed?|sign\w*|sale|sold|permit|inspect\w*|arrest\w*|death|died|service|retire\w*|join\w*|built|installed|approved|received|registered|modified|entry|from|to|since|active|decision|paid|contract|alta|inicio|fin|debut|beginn|ende|recorded)\b/

/** Dates over some generations, none of them recent, next to people. */
function looksLikeBirths(column: ColumnFacts): boolean {
  if ((column.type !== 'date' && column.type !== 'datetime') || EVENT_DATE.test(column.header)) return false
  const years = column.cells
    .flatMap((cell) => /(?:18|19|20)\d\d/.exec(cell)?.[0] ?? [])
    .map(Number)
    .sort((a, b) => a - b)
  if (years.length < 10 || distinctShare(column) < 0.3) return false
  const at = (share: number): number => years[Math.floor((years.length - 1) * share)]!
  return at(0) >= 1900 && at(0.9) - at(0.1) >= 20 && at(0.5) >= 1930 && at(0.5) <= 1995 && at(1) <= 2012
}
