// core/engine/personal/addresses.ts: what street addresses look like in English, Spanish, French and German.

const ENGLISH =
  'st|street|ave?|avenue|blvd|boulevard|rd|road|dr|drive|ln|lane|way|ct|court|pl|place|ter|terr|terrace|cir|circle|pkwy|parkway|hwy|highway|sq|square|trl|trail|aly|alley|plz|plaza|loop|row|walk|expy|expressway|tpke|turnpike|broadway|concourse|crescent|cres|close|gardens|mews|gate|route|rte'
const SPANISH =
  'calle|c/|cl|avda|avd?|avenida|plaza|pza|plza|paseo|pso|ps|ronda|camino|cmno|carretera|ctra|traves[i\u00ed]a|glorieta|gta|urbanizaci[o\u00f3]n|urb|costanilla|callej[o\u00f3]n|cuesta|bulevar|rambla'
const FRENCH =
  'rue|avenue|av|boulevard|bd|place|all[e\u00e9]e|chemin|impasse|quai|route|cours|passage|square|sentier|faubourg'
const GERMAN = '(?:stra(?:ss|\u00df)e|str\\.?|weg|platz|allee|gasse|ring|damm|ufer|chaussee|steig|markt)'
/** A letter; RE2 and JavaScript with the flag `u`. */
const L = '\\p{L}'

/**
 * Whole cells that are an address, with whatever follows on the line or below it. RE2 and JavaScript with the flag `u`;
 * blanks around the cell are allowed. Case does not matter.
 */
export const STREET_ADDRESS = [
  // 2009 W. 6th St., 10700 block of Burin Avenue, 100 BLK MAIN ST, 302 N Walbridge Ave #5
  `[0-9]{1,6}[a-z]?(?:-[0-9]{1,5})?(?: 1/2)? (?:bl(?:oc)?k\\.? )?(?:of )?(?:[${L}0-9'.-]+ ){0,5}?(?:${ENGLISH})\\.?(?:[^${L}0-9].*)?`,
  // XX MAIN ST, 12XX MAIN ST
  `[0-9]{0,4}xx (?:block )?(?:of )?(?:[${L}0-9'.-]+ ){1,5}?(?:${ENGLISH})\\.?(?:[^${L}0-9].*)?`,
  // SAN PABLO AVE / MARIN AVE, Main St & 3rd Ave, 5th St and Oak
  `(?:[${L}0-9'.-]+ ){1,5}?(?:${ENGLISH})\\.? ?(?:/|&|@| and | at ) ?(?:[${L}0-9'.-]+ ?){1,6}`,
  // 12 bis rue de la Paix
  `[0-9]{1,4}(?: ?(?:bis|ter|[a-d]))?,? (?:${FRENCH})\\.? [${L}].*`,
  // Calle Mayor 5, C/ Toledo, 12, Avenida Noruega 42
  `(?:${SPANISH}|${FRENCH})[. ] ?[${L}][${L}0-9'\u00aa\u00ba. -]*,? ?(?:n(?:[\u00ba\u00b0.]|um\\.?)? ?)?[0-9]{1,4}.*`,
  // SALITRE, 42, 3-4; CARMEN, N\u00ba 26, 4\u00ba IZ
  `[${L}][${L}'\u2019.\u00aa\u00ba -]{2,},\\s+(?:n[\u00ba\u00b0.]?\\s*)?[0-9]{1,3}(?:[^0-9${L}].*)?`,
  // TOLEDO 140, 3\u00ba, E; ANDRES BORREGO 5, BAJO
  `[${L}][${L}'\u2019. -]{2,} [0-9]{1,3}[ ,.-]+(?:[0-9]{1,2} ?[\u00ba\u00b0\u00aa]|bajo|bj|izq|dcha|dch|esc|pta|piso|planta|[aá]tico).*`,
  // Hauptstra\u00dfe 5a, Am Alten Markt 3
  `[${L}][${L}. -]*${GERMAN} ?[0-9]{1,4} ?[a-z]?(?:[^0-9${L}].*)?`,
  // P.O. Box 255, Apartado de correos 12, Postfach 12
  `(?:p\\.? ?o\\.? ?box|apartado(?: de correos)?|postfach|bo[i\u00ee]te postale) [0-9].*`,
]
  .map((shape) => `(?:${shape})`)
  .join('|')

const WHOLE_ADDRESS = new RegExp(`^\\s*(?:${STREET_ADDRESS})\\s*$`, 'isu')
const NO_ADDRESS =
  /^\s*(?:january|february|march|april|may|june|july|august|september|october|november|december|(?:mon|tues|wednes|thurs|fri|satur|sun)day|enero|marzo|lunes|martes|viernes|s[aá]bado|domingo)\b/i

/** A street without a number. */
const STREET_START = new RegExp(`^\\s*(?:${SPANISH}|${FRENCH})[. ]+\\p{L}`, 'iu')

/** RE2 of cells that are an address, for a match of the whole cell. */
export const ADDRESS_CELL = `(?is)\\s*(?:${STREET_ADDRESS})\\s*`

export function isStreetAddress(cell: string): boolean {
  return WHOLE_ADDRESS.test(cell) && !NO_ADDRESS.test(cell)
}

/** What a column that is called an address may well hold: letters and a number, or the name of a street. */
export function mayBeAddress(cell: string): boolean {
  return isStreetAddress(cell) || STREET_START.test(cell) || /^(?=.*\p{L}{2})(?=.*\d).{4,200}$/su.test(cell.trim())
}
