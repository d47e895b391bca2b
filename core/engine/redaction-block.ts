// core/engine/redaction-block.ts: from an address to its block: the rules, once, for SQL and for the browser.
//
// A cell goes through all steps in turn. Steps that clean and cut come first. A rule that knows the whole cell marks it with a
// sign and `!`, so that no later rule touches it; small steps then write the answer from what each mark promises. What has
// no mark at the end is not understood, and becomes blank: a cell that nobody could read may hold anything.
//
// The expressions mean the same in RE2 and in JavaScript: both cases spelled out, no `.`, no `\b`, no `\s`, letters listed. The large
// ones have no groups, only `\0`: RE2 is five times as slow where it has to tell the parts of a large expression.
import { quoteText } from './sql.ts'

/** One replacement: the first match, or all; `\0` is the match, `\1` to `\9` stand for what the groups caught. */
interface Step {
  readonly pattern: string
  readonly becomes: string
  readonly all?: boolean
}

/** Words in any case, separated by blanks; `_` stands for a blank in a word. Longer words come before their beginnings. */
function words(list: string): string {
  const sorted = list
    .trim()
    .split(/\s+/)
    .toSorted((a, b) => b.length - a.length)
  const either = (letter: string): string => `[${letter}${letter.toUpperCase()}]`
  return `(?:${sorted.map((word) => word.replaceAll('.', '\\.').replaceAll('_', ' ').replace(/\p{L}/gu, either)).join('|')})`
}

const LETTERS = 'a-zA-ZªºÀ-ÖØ-öø-ɏ\u0300-\u036f'
const WORD = `[${LETTERS}][${LETTERS}.'’·-]*`
const ORDINAL = `\\d{1,3}(?:${words('st nd rd th')}|[ºª°])`
const ROAD = `${words(
  `highway hwy route rte rt us u.s. sr cr fm interstate i state_road state_route county_road county_route state_highway us_highway
   us_route`,
)}\\.?[ -]?\\d{1,4}[A-Za-z]?`
/** A street that is called by a day: `2 de Mayo`, `1º de Mayo`. */
const DAY = `\\d{1,2}[ºo°]? ${words('de')} ${words(
  'enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre',
)}`
const TOKEN = `(?:${ROAD}|${ORDINAL}|${DAY}|${WORD})`
const DIRECTION = `${words('north south east west northeast northwest southeast southwest n s e w ne nw se sw')}\\.?`

/** English: behind the name. No word that is as often a surname (Hill, Grove). */
const KIND_BEHIND = `${words(
  `street st avenue ave av road rd drive dr lane ln boulevard blvd court ct circle cir place pl terrace ter way parkway pkwy
   highway hwy square sq trail trl alley aly expressway expy freeway fwy plaza plz turnpike tpke crescent cres`,
)}\\.?`
/** Spanish, Catalan, Galician, Portuguese, Italian, French: before the name. */
const KIND_BEFORE = `(?:[cC]/ ?|(?:${words(
  `calle c. cl avenida avda av paseo pº plaza pza plza pl ronda rda camino cno carretera ctra travesía travesia trav callejón callejon
   glorieta gta urbanización urbanizacion urb polígono poligono pol pasaje pje bulevar blvd vía via cuesta carrera cra diagonal transversal
   calzada prolongación prolongacion privada andador circuito cerrada carrer rambla passeig plaça avinguda rúa rua rue viale piazza corso`,
)})\\.? )`
/** German: the end of the name. */
const KIND_WITHIN = `[${LETTERS}.'’-]*${words('straße strasse str. weg platz allee gasse ufer damm')}`

/** Words that are never part of a street's name: they and all behind them go. */
const UNIT = words(
  `apt apto apartment apartamento unit suite room rm trailer trlr basement bsmt piso oficina despacho depto dpto departamento dcha izq izda
   entresuelo bloq`,
)
/** Words that are so in `Puerta 3` and not in `Puerta del Sol`: they go with a number or a lone letter, or at the end. */
const UNIT_OR_NAME = words(
  `ste floor fl building bldg lot space spc penthouse ph rear upper lower planta puerta pta escalera esc bajo ático atico derecha izquierda
   portal bloque local interior int casa manzana mz lote torre`,
)
const CUT = `[^${LETTERS}|][^|]*`

/** `42 St`, `5 Ave`: a number that is a name. */
const NUMBERED = `\\d{1,3} ${KIND_BEHIND}`
/** `Avenue 12`, `Calle 13`: only where a house number stands beside it. */
const NUMBERED_BEHIND = `${words('road rd avenue ave av avenida street calle cl carrera cra kr diagonal dg transversal tv')}\\.? \\d{1,4}[A-Za-z]?`
const NAME = `${TOKEN}(?: ${TOKEN})*`
const STREET = `(?:${NAME}|(?:${DIRECTION} )?(?:${NUMBERED_BEHIND}|(?:${NUMBERED}|\\d{1,5} ${DIRECTION})(?: ${DIRECTION})?))`
const ENGLISH = `(?:${TOKEN} )+${KIND_BEHIND}(?: ${DIRECTION})?`
// No `3º` in it: that is a floor.
const SPANISH = `${KIND_BEFORE}(?:${DAY}|${WORD})(?: (?:${DAY}|${WORD}))*`
const BY_NUMBER = `(?:${DIRECTION} )?${NUMBERED}(?: ${DIRECTION})?`
/** A street that says that it is one, so that nobody's name is taken for a street. */
const SAID = `(?:${ENGLISH}|${SPANISH}|${BY_NUMBER}|(?:${DIRECTION} )?(?:${ROAD}|${ORDINAL})(?: ${DIRECTION})?)`
const AND = `(?: ?[&/@] ?| ${words('and at y con e esquina esq esq. cruce x')} )`
const CORNER = `(?:${words('corner_of intersection_of intersection esquina_de esquina cruce_de')} )?`

const NUMBER_MARK = `(?:(?:#|${words('no no. n.º nº n° n n. núm núm. num num. número numero nro nro.')}) ?)`
/** `A`, `1/2`, `bis`, `-125`: behind a house number. */
const HOUSE_END = `(?:[A-Za-z]|-[A-Za-z]| ?½|[ -]1/2| ${words('bis ter')})?(?: ?[-/&] ?\\d{1,6}[A-Za-z]?)?`
const IN_WORDS = words('one two three four five six seven eight nine ten eleven twelve')
const BLOCK = `${words('block blk')} (?:${words('of')} )?`
/** A house number from 100 on, with its hundreds in a group; and one below. */
const HUNDREDS = '0*([1-9]\\d{0,3})\\d\\d'
const ONES = '0*\\d{1,2}'

/** What follows a street and is left out. */
const REMARK = '(?:(?:,|;|:| -| ?#)[^|]*)?'
/** The town behind its sign, to the end; see TOWNS. */
const TOWN = ' ?\\|[^|]*$'
const TOWN_GROUP = ' ?(\\|[^|]*)$'

/** Blanks of all kinds but the plain one, and the two signs that the steps use. */
const BLANKS = '\\t\\r\\n\\v\\f|!\u00a0\u2000-\u200b\u2028\u2029\u202f\u205f\u3000'
const CLEAN: readonly Step[] = [
  { pattern: ` *[${BLANKS}][ ${BLANKS}]*|  +`, becomes: ' ', all: true },
  { pattern: '[–—]', becomes: '-', all: true },
  // What stands in brackets is a remark.
  { pattern: ' ?\\([^()]*\\)', becomes: '', all: true },
  { pattern: '^ | $', becomes: '', all: true },
]

/** Every cell gets a ` |`. Town, state and postcode stay behind it, as they are wider than a block; the last four digits of a ZIP code are not. */
const TOWNS: readonly Step[] = [
  {
    pattern: `^([^|]+?)((?:, ?[${LETTERS} .'’-]{2,40})?, ?[A-Z]{2}(?: \\d{5})?)(?:-\\d{4})?(?:, ?(?:USA|US|United States))?$`,
    becomes: '\\1 |\\2',
  },
  { pattern: `^([^|]+?)(, ?\\d{5},? [${LETTERS} .'’-]{2,40})$`, becomes: '\\1 |\\2' },
  { pattern: '^[^|]*$', becomes: '\\0 |' },
]

const NUMBER_FIRST: Step = {
  pattern: `^${NUMBER_MARK}?(?:\\d{1,6}${HOUSE_END}|${IN_WORDS}),? (?:${BLOCK})?${STREET}${REMARK}${TOWN}`,
  becomes: 'F!\\0',
}

const RULES: readonly Step[] = [
  { pattern: ` (?:${UNIT}${CUT}|${UNIT_OR_NAME}[ .:#-]*(?:\\d[^|]*|[A-Za-z]${CUT})?)\\|`, becomes: ' |' },
  // Already a block: `1200 BLOCK Main St`, `012XX W Madison St`; other answers of these rules fit the rules below.
  { pattern: `^(?:(?:\\d{1,4}00|0{1,2}|\\d{1,4}XX) ${BLOCK}|\\d{1,4}XX )${NAME}${TOWN}`, becomes: '!\\0' },
  { pattern: `^${NUMBERED_BEHIND} (?:\\d{1,4}00-\\d{1,4}99|0-99)${TOWN}`, becomes: '!\\0' },
  // A crossing, or a street that is called by a number.
  { pattern: `^${CORNER}${SAID}${AND}(?:${SAID}|${NAME})${TOWN}`, becomes: '!\\0' },
  { pattern: `^${CORNER}${NAME}${AND}${SAID}${TOWN}`, becomes: '!\\0' },
  { pattern: `^${BY_NUMBER}${TOWN}`, becomes: '!\\0' },
  // `1234 Main St`; then `1234 Main St 5B`, without its end.
  NUMBER_FIRST,
  { pattern: `^(\\d[^|]*?) \\d{1,5}[A-Za-z]?(?:[ ,-][^|]*)?${TOWN_GROUP}`, becomes: '\\1\\2' },
  NUMBER_FIRST,
  // `Calle Mayor 14, 3º B`, `Hauptstraße 14`, `Calle 13 # 25-40`.
  {
    pattern: `^(?:${SPANISH}|(?:${WORD} )*${KIND_WITHIN})(?:, ?| )${NUMBER_MARK}?\\d{1,6}(?:[^0-9|][^|]*)?${TOWN}`,
    becomes: 'L!\\0',
  },
  { pattern: `^${NUMBERED_BEHIND},? ?${NUMBER_MARK}\\d{1,6}(?:[^0-9|][^|]*)?${TOWN}`, becomes: 'N!\\0' },
  // A street alone.
  { pattern: `^(?:${SPANISH}|${ENGLISH})${REMARK}${TOWN}`, becomes: 'S!\\0' },
]

const STREET_GROUP = '([^,;:#|]+?)(?:(?:[,;:#]| -| #)[^|]*)?'
const BEFORE_FIRST = `^F!${NUMBER_MARK}?`
const BEHIND_FIRST = `,? (?:${BLOCK})?${STREET_GROUP}${TOWN_GROUP}`
const BEHIND_LAST = `(?:[^0-9|][^|]*)?${TOWN_GROUP}`
const BEFORE_LAST = `^L!([^0-9|]*${DAY}[^0-9|]*?|[^0-9|]+?)(?:, ?| )${NUMBER_MARK}?`
const BEFORE_NUMBERED = `^N!([^0-9|]+\\d{1,4}[A-Za-z]?),? ?${NUMBER_MARK}`

const ANSWERS: readonly Step[] = [
  { pattern: `${BEFORE_FIRST}${HUNDREDS}${HOUSE_END}${BEHIND_FIRST}`, becomes: '!\\100 BLOCK \\2\\3' },
  { pattern: `${BEFORE_FIRST}(?:${ONES}${HOUSE_END}|${IN_WORDS})${BEHIND_FIRST}`, becomes: '!0 BLOCK \\1\\2' },
  { pattern: `${BEFORE_LAST}${HUNDREDS}${BEHIND_LAST}`, becomes: '!\\1 \\200-\\299\\3' },
  { pattern: `${BEFORE_LAST}${ONES}${BEHIND_LAST}`, becomes: '!\\1 0-99\\2' },
  { pattern: `${BEFORE_NUMBERED}${HUNDREDS}${BEHIND_LAST}`, becomes: '!\\1 \\200-\\299\\3' },
  { pattern: `${BEFORE_NUMBERED}${ONES}${BEHIND_LAST}`, becomes: '!\\1 0-99\\2' },
  { pattern: `^S!${STREET_GROUP}${TOWN_GROUP}`, becomes: '!\\1\\2' },
]

const END: readonly Step[] = [
  { pattern: '^[^!][^|]*\\|[^|]*$', becomes: '' },
  // A street of more than ten words is a sentence.
  { pattern: '^!(?:[^ |]+ ){10}[^ |][^|]*\\|[^|]*$', becomes: '' },
  { pattern: '^!| ?\\|', becomes: '', all: true },
]

const STEPS: readonly Step[] = [...CLEAN, ...TOWNS, ...RULES, ...ANSWERS, ...END]

/** SQL of the block of an address; null where no rule understands it. */
export function blockSql(address: string): string {
  const replaced = STEPS.reduce(
    (sql, { pattern, becomes, all }) =>
      `regexp_replace(${sql}, ${quoteText(pattern)}, ${quoteText(becomes)}${all ? ", 'g'" : ''})`,
    address,
  )
  return `nullif(${replaced}, '')`
}

const COMPILED = STEPS.map(({ pattern, becomes, all }) => ({
  expression: new RegExp(pattern, all ? 'gu' : 'u'),
  becomes,
}))

/** What `blockSql` gives. */
export function blockOf(address: string): string | null {
  const replaced = COMPILED.reduce(
    (text, { expression, becomes }) =>
      text.replace(expression, (...found) => becomes.replace(/\\(\d)/g, (_, group) => found[Number(group)] ?? '')),
    address,
  )
  return replaced === '' ? null : replaced
}
