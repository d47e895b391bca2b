// core/engine/personal/table-context.ts: what kind of rows a table has: persons, firms, areas, counts.
import type { About } from '../../report.ts'
import type { PersonalClassName } from './classes.ts'
import { type ColumnFacts, distinctShare } from './columns.ts'
import type { Where } from './header-rules.ts'
import { FIRST_NAME_ONLY, hasNameParts } from './name-rules.ts'
import { whoIsNamed } from './person-names.ts'
import { shareOf } from './shapes.ts'

export interface TableContext {
  readonly hasPersons: boolean
  readonly hasBusinesses: boolean
  /** Each row is an area: a list of postcodes, communes, counties, districts. */
  readonly isOfAreas: boolean
  /** Rows are counts of groups, not persons. */
  readonly isAggregated: boolean
  readonly isOfAnimals: boolean
  /** Rows are things that happened or were asked for: people take part in them. */
  readonly isOfEvents: boolean
  /** An age is that of a house. */
  readonly isOfBuildings: boolean
  /** Rows are dwellings: their addresses go down to the floor or the door. */
  readonly hasUnits: boolean
  /** First and last names stand in columns of their own. */
  readonly hasNameParts: boolean
}

const PERSON_WORDS =
  /\b(?:employee|officer|victim|suspect|offender|arrestee|inmate|patient|student|voter|driver|passenger|casualty|pedestrian|cyclist|decedent|resident|tenant|juvenile|person|defendant|complainant|applicant|candidate|donor|contributor|lobbyist|teacher|payee|staff|first name|last name|surname|apellidos?|nombre (?:del? )?(?:titular|solicitante|empleado)|prenom|vorname|nachname|persona|personne|empleado|victima|conductor|agent name|job title|position title|spouse|given name|subject)\b/
const BUSINESS_WORDS =
  /\b(?:business|company|dba|trade name|establishment|firm|restaurant|hotel|lodging|alojamiento|licensee|facility|empresa|razon social|nombre comercial|entidad|entreprise|societe|raison sociale|etablissement|firma|betrieb|unternehmen|merchant|vendor|supplier|contractor|provider|naics|corporation|organization|organisation|organismo|museum|hospital|clinic|doing business as|rotulo|local comercial|actividad economica)\b/
const AREA_WORDS =
  /\b(?:insee|fips|geoid|commune|municipality|municipalities|municipio|municipios|municipi|kommune|gemeinde|county|district|distrito|district code|province|provincia|departement|departamento|region|zcta|tract|block group|neighborhood|neighbourhood|barrio|quartier|stadtteil|ward|postal code|city|town|village|state|country|pais|arrondissement|locality|localidad|parish|constituency|circonscription|precinct|suburb|borough|sumlev|logrecno|ortsteil|bezirk|kreis|lsoa|msoa|oa code|township|comarca|community area|dist|prov|adm|admin)\b/
/** Rows with one of these are no areas, even where each has its own postcode. */
const NO_AREA_WORDS =
  /\b(?:incident|case|permit|license|inspection|violation|crime|offense|offence|complaint|request|ticket|citation|accident|collision|stop|station|address|arrest|call|invoice|payment|email|phone|website|hours|capacity|tree|arbre|arbol|species|espece|adresse|direccion|asset)\b/
const COUNT_WORDS =
  /^ (?:(?:total )?(?:population|poblacion|bevolkerung|einwohner|effectif)(?: .*)?|counts?|number of (?:persons|people|cases|deaths|residents|students|employees|births)|cases|deaths|births|prevalence|rate|rate per .*|percent|percentage|pct|freq|frequency|nombre total.*|proportion|(?:margin of error|moe)|lower ci|upper ci|confidence.*|n|total|totals|anzahl|nombre (?:de )?(?:cas|deces|personnes)|numero (?:de )?(?:personas|casos|habitantes)|personas|habitantes|estimate|value|valor|valeur|wert|datavalue|data value|(?:[a-z]+ )?(?:hombres|mujeres|males?|females?|men|women|hommes|femmes|manner|frauen)) $/
const EVENT_WORDS =
  /\b(?:incident|complaint|request|requests|case|report|reported|call|ticket|claim|inspection|crime|offense|accident|collision|crash|arrest|complaint type|queja|aviso|denuncia|incidencia|expediente|demande|signalement|vorfall|meldung)\b/
const ANIMAL_WORDS = /\b(?:animal|pet|dog|cat|breed|raza del animal|species|especie|hund|chien)\b/
const BUILDING_FACTS =
  /\b(?:bedrooms?|bathrooms?|square feet|sqft|year built|wall material|roof|stories|storeys|ano construccion|annee construction|baujahr)\b/
const SEX_WORDS = / (?:sex|gender|race|ethnicity|sexo|sexe|geschlecht|birth date) /
const UNIT_PART =
  /^ (?:planta|piso|puerta|escalera|unit|unit number|apt|apartment|apartment number|apt number|suite|etage|stiege|tur|door) $/
/** Distinct values per row from which a column of area names is the key of the table. */
const KEY_SHARE = 0.8
/** Share of rows with a floor or a door from which rows are dwellings. */
const UNIT_SHARE = 0.05

/** Classes that only persons have. */
const OF_PERSONS: ReadonlySet<PersonalClassName> = new Set([
  'PERSON_NAME',
  'DATE_OF_BIRTH',
  'DATE_OF_DEATH',
  'DEMOGRAPHIC',
])

/** Columns that may be the key of a table of areas: the adapter counts their distinct values over all rows. */
export function areaKeys(columns: readonly ColumnFacts[], rows: number): number[] {
  if (rows < 2 || columns.some(({ header, filled }) => filled > 0 && NO_AREA_WORDS.test(header))) return []
  return columns.flatMap((column, index) =>
    AREA_WORDS.test(column.header) &&
    column.type !== 'number' &&
    column.filled >= rows * 0.9 &&
    distinctShare(column) >= KEY_SHARE
      ? [index]
      : [],
  )
}

/**
 * @param sure classes found in each column by the column alone
 * @param distinct distinct values over all rows, of the columns named by `areaKeys`
 */
export function contextOf(
  columns: readonly ColumnFacts[],
  rows: number,
  sure: readonly (readonly PersonalClassName[])[],
  distinct: ReadonlyMap<number, number>,
): TableContext {
  const filled = columns.filter((column) => column.filled > 0)
  const isOfAnimals = filled.some(({ header }) => ANIMAL_WORDS.test(header))
  const hasPersonColumn = sure.some((classes) => classes.some((name) => OF_PERSONS.has(name)))
  const isAggregated =
    !sure.some((classes, index) => classes.includes('PERSON_NAME') && !FIRST_NAME_ONLY.test(columns[index]!.header)) &&
    filled.some(({ header, type }) => COUNT_WORDS.test(header) && (type === 'integer' || type === 'number'))
  const hasPersons =
    !isOfAnimals && !isAggregated && (hasPersonColumn || filled.some(({ header }) => isPersonal(header)))
  const hasBusinesses = filled.some((column) => BUSINESS_WORDS.test(column.header) || namesOrganisations(column))
  const isKey = [...distinct.values()].some((count) => count >= rows * KEY_SHARE)
  const hasAddress = sure.some((classes) => classes.includes('STREET_ADDRESS'))
  return {
    hasPersons,
    hasBusinesses,
    isAggregated,
    isOfAnimals,
    isOfEvents: filled.some(({ header }) => EVENT_WORDS.test(header)),
    isOfBuildings:
      filled.some(({ header }) => BUILDING_FACTS.test(header)) && !filled.some(({ header }) => SEX_WORDS.test(header)),
    isOfAreas: isKey && !hasPersons && !hasBusinesses && !hasAddress,
    hasNameParts: hasNameParts(columns),
    hasUnits: filled.some((column) => UNIT_PART.test(column.header) && column.filled >= rows * UNIT_SHARE),
  }
}

export function isIn(where: Where | undefined, context: TableContext): boolean {
  if (where === undefined || where === 'anywhere') return true
  if (where === 'persons') return context.hasPersons && !context.isAggregated
  if (where === 'not areas') return !context.isOfAreas
  if (where === 'with units') return context.hasUnits
  if (where === 'not of buildings' && context.isOfBuildings) return false
  return !context.isAggregated && !context.isOfAnimals
}

/** Classes that are about the person in the row wherever they stand. */
const ALWAYS_PERSON: ReadonlySet<PersonalClassName> = new Set([
  ...OF_PERSONS,
  'GOV_ID',
  'CREDIT_CARD',
  'USERNAME',
  'SECRET',
  'FINANCIAL',
])
const PLACE_CLASSES: ReadonlySet<PersonalClassName> = new Set(['STREET_ADDRESS', 'POSTAL_CODE', 'GEO_POINT'])
const OWN_PERSON =
  /\b(?:owner|home|mailing|residence|residential|applicant|employee|officer|victim|patient|voter|tenant|contact|person|domicilio|titular)\b/
const OWN_PLACE =
  /\b(?:incident|location|site|crime|event|polling|accident|collision|intersection|block|stop|station|ubicacion)\b/

/** Whom a class in a column is about: by its class, its own name, then the nearest column that tells. */
export function aboutOf(
  name: PersonalClassName,
  index: number,
  columns: readonly ColumnFacts[],
  classes: readonly (readonly PersonalClassName[])[],
  context: TableContext,
): About {
  if (ALWAYS_PERSON.has(name)) return 'person'
  const own = columns[index]!.header
  if (BUSINESS_WORDS.test(own)) return 'business'
  if (OWN_PERSON.test(own)) return 'person'
  if (PLACE_CLASSES.has(name) && OWN_PLACE.test(own)) return 'place'
  if (context.hasPersons !== context.hasBusinesses) return context.hasPersons ? 'person' : 'business'
  if (context.hasPersons) return nearest(index, columns, classes)
  return PLACE_CLASSES.has(name) ? 'place' : 'unknown'
}

function nearest(
  index: number,
  columns: readonly ColumnFacts[],
  classes: readonly (readonly PersonalClassName[])[],
): About {
  for (let distance = 1; distance < columns.length; distance++) {
    for (const at of [index - distance, index + distance]) {
      const column = columns[at]
      if (!column || column.filled === 0) continue
      if (classes[at]?.some((found) => OF_PERSONS.has(found)) || isPersonal(column.header)) return 'person'
      if (BUSINESS_WORDS.test(column.header)) return 'business'
    }
  }
  return 'unknown'
}

function isPersonal(header: string): boolean {
  return PERSON_WORDS.test(header) && !/\b(?:number of|count|total|type|per)\b/.test(header)
}

/** A column of names in which firms and bodies are common. */
function namesOrganisations({ header, type, cells }: ColumnFacts): boolean {
  if (type !== 'text' || !/^ (?:name|nombre|nom|denominacion|naam|legal name|titulo) $/.test(header)) return false
  return shareOf(cells, (cell) => whoIsNamed(cell) === 'organisation') >= 0.3
}
