// core/engine/personal/person-names.ts: whether a cell is the name of a person, of a firm, or of neither.
import { FIRST_NAMES } from './first-names.ts'

/** Words of firms and bodies: a name with one of them is not a person's. */
const ORGANISATION_WORDS: ReadonlySet<string> = new Set(
  `inc incorporated llc llp pllc lp ltd limited co corp corporation company companies plc gmbh mbh ag kg ohg ev sl slu slp sa sau scp cb sarl sas sasu eurl sci bv nv ab oy srl spa
  trust bank banco banque sparkasse credit union insurance assurance seguros association assoc assn asociacion verein society sociedad societe foundation fundacion fondation stiftung
  church iglesia eglise kirche ministries school schools escuela colegio ecole schule ayuntamiento mairie
  department dept university universidad universite college institute instituto center centre centro zentrum hospital clinic clinica group grupo groupe
  service services servicios systems construction construcciones contractors properties realty holdings holding partners partnership enterprises industries international
  restaurant restaurante cafe coffee bar grill pizza kitchen deli market mercado store shop tienda hotel hostal hostel apartments condominium homeowners hoa museum museo musee
  club commission committee authority board agency bureau office oficina electric electrical plumbing roofing heating homes builders building investments management consulting
  associates estate estates development developers fund capital ventures media studio studios gallery theatre theater salon spa gym pharmacy farmacia dental medical health
  police fire library biblioteca foods food products supply auto motors truck trucking transport peluqueria panaderia farmacia
  transportation logistics energy power gas water oil electronics technologies technology solutions software security cleaning landscaping farm farms nuclear plant
  team teams unit division program programs project mobile email radiation control protection corps army navy federal national american united`.split(
    /\s+/,
  ),
)

/** Words of places and of sentences. */
const PLACE_WORDS: ReadonlySet<string> = new Set(
  `district city county state town township village municipality comunidad gemeinde stadt station plaza park parque parc lake river heights hills valley ridge point beach
  island street st avenue ave road rd boulevard blvd drive lane ln way court ct highway hwy tract census north south east west upper lower the of and for`.split(
    /\s+/,
  ),
)

const TITLES =
  /^(?:(?:mr|mrs|ms|miss|dr|prof|rev|hon|sir|sr|sra|srta|don|dona|mme|mlle|herr|frau|judge|officer|sgt|lt|capt|det|m)\.?\s+)+/i
const WORD =
  /^[\p{Lu}][\p{L}'’`´.-]*$|^(?:de|del|la|las|los|y|da|dos|di|du|des|le|van|von|der|den|zu|el|al|bin|ibn|st\.?)$/u
const GENERATIONS = /[, ]+(?:jr|sr|ii|iii|iv|md|phd|esq|dds|cpa|pe|aia)\.?$/i
/** `Reed, Ann F/B`, as police reports write it. */
const SEX_AND_RACE = / [MFU]\/[A-Z]$/

/** What a cell seems to name. `shaped` could be a person but nothing says so. */
export type Named = 'person' | 'shaped' | 'organisation' | 'place' | 'other'

/** Tells a full name (`Ana Ruiz Gil`, `RUIZ, ANA M`, `Dr. A. Ruiz`) from the name of a firm or a place. */
export function whoIsNamed(cell: string): Named {
  const text = tidy(cell)
  const words = plainWords(text)
  if (words.some((word) => ORGANISATION_WORDS.has(word)) || /&|\/|\bd\.?b\.?a\b/i.test(text)) return 'organisation'
  if (words.some((word) => PLACE_WORDS.has(word))) return 'place'
  const untitled = text.replace(TITLES, '')
  if (/\d|[@:;()"_#]/.test(untitled)) return 'other'
  const [last, first, ...more] = untitled.split(/,\s*/)
  if (first !== undefined) {
    if (more.length > 1 || !isWords(last!, 1, 4) || !isWords(first, 1, 4)) return 'other'
    return plainWords(first).some((word) => FIRST_NAMES.has(word)) || / [A-Z]\.?$/.test(first) ? 'person' : 'shaped'
  }
  if (!isWords(untitled, 2, 5)) return 'other'
  const names = plainWords(untitled)
  const isKnown = FIRST_NAMES.has(names[0]!) || FIRST_NAMES.has(names.at(-1)!)
  return isKnown || untitled !== text || /^\p{Lu}[\p{L}'-]+ (?!Y )\p{Lu}\.? \p{Lu}[\p{L}'-]+$/u.test(untitled)
    ? 'person'
    : 'shaped'
}

/** One part of a name: `Ana`, `O'Hara`, `de la Cruz`, `K.R.`; a lone initial says nothing about anyone. */
export function isNamePart(cell: string): boolean {
  const text = tidy(cell)
  return (
    text.replace(/[^\p{L}]/gu, '').length > 1 &&
    /^[\p{L}][\p{L}\p{M}'’`´. -]*$/u.test(text) &&
    text.split(' ').length <= 4
  )
}

export function isFirstName(cell: string): boolean {
  return FIRST_NAMES.has(plainWords(cell)[0] ?? '')
}

/** A title or a role, then a name: `Maire : M. Gilles CORDIVAL`, `Officer Jane Doe`. RE2 and JavaScript. */
const NAME_WORD = "[A-Z][A-Za-z\u00c0-\u024f'-]+"
export const TITLED_NAME = `(?:^|[^A-Za-z])(?:(?:Mr|Mrs|Ms|Dr|Mme|Mlle|Sr|Sra|Srta|Prof|Sgt|Capt|Det|Hon)\\.?|M\\.|Do\u00f1a|D\u00f1a\\.|Herrn?|Frau|Monsieur|Madame|Officer|Detective|Sergeant|Captain|Judge|Mayor|Councilmember|Alcalde|Maire)(?: :)? ${NAME_WORD}(?: [A-Z]\\.)?(?: ${NAME_WORD})+`

/** Without what follows a name, and without the marks that registers put between its parts (`DUPONT*JEAN/`). */
function tidy(cell: string): string {
  return cell
    .replace(/\*/g, ' ')
    .replace(/\/\s*$/, '')
    .trim()
    .replace(/\s+/g, ' ')
    .replace(SEX_AND_RACE, '')
    .replace(GENERATIONS, '')
}

function isWords(text: string, least: number, most: number): boolean {
  const words = text.split(/[ ]+/).filter((word) => word !== '')
  return words.length >= least && words.length <= most && words.every((word) => WORD.test(word))
}

/** Lower case without accents; a hyphen joins. */
function plainWords(text: string): string[] {
  return text
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .split(/[^a-z0-9'-]+/)
    .filter((word) => word !== '')
}
