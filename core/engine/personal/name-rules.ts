// core/engine/personal/name-rules.ts: which columns hold names of persons.
import { type ColumnFacts, distinctShare } from './columns.ts'
import { isFirstName, isNamePart, whoIsNamed } from './person-names.ts'
import { shareOf } from './shapes.ts'

/** Columns that hold one part of a name. */
const NAME_PART =
  / (?:first name|last name|middle name|given name|givenname|surname|family name|forename|maiden|maiden name|mother maiden|apellidos?|primer apellido|segundo apellido|nombre de pila|prenoms?|nom de famille|nom naissance|nom usage|vorname|nachname|familienname|vornamen|zuname|preferred name|legal name first) /
/** Roles that only persons have; `by` ends the name of a column of people. */
const PERSON_ROLE =
  / (?:employee|officer|staff|victim|suspect|offender|arrestee|inmate|patient|student|voter|driver|passenger|judge|mayor|councill?or|councilmember|council member|alderman|alderperson|commissioner|inspector|detective|deputy|teacher|principal|doctor|physician|lobbyist|candidate|candidato|candidat|kandidat|complainant|witness|guardian|parent|mother|father|spouse|child|decedent|deceased|tenant|resident|instructor|supervisor|manager|planner|secretary|chairman|chairperson|director|president|sponsor|author|autor|auteur|adjudicator|attorney|lawyer|caseworker|case worker|coach|player|senator|representative|legislator|alcalde|alcaldesa|concejal|concejala|maire|elu|depute|burgermeister|mitarbeiter|empleado|empleada|trabajador|funcionario|persona|responsable|ansprechpartner|interventor|hearing officer|full name|fullname|nombre completo|nombre y apellidos|nom prenom|nom et prenom|nombre apellidos|person|signatory|preparer|reporter|caller|informant|board member|member)s? | (?:by|por) $/
/** Roles of persons and of firms. */
const MIXED_ROLE =
  / (?:owner|owners|applicant|payee|payor|payer|contact|licensee|permittee|contractor|vendor|supplier|proveedor|recipient|grantee|grantor|buyer|seller|purchaser|client|customer|cliente|contributor|donor|agent|holder|defendant|plaintiff|titular|titulares|propietario|propietaria|solicitante|representante|beneficiario|beneficiaire|adjudicatario|contratista|arrendatario|taxpayer|assessee|proprietor|proprietaire|demandeur|petitionnaire|titulaire|eigentumer|inhaber|antragsteller|developer|architect|engineer|operator|trustee|lessee|lessor|landlord|party|respondent|petitioner|claimant|requestor|requester|principal name|responsible party|taxpayer name|nombre titular|filer|committee member|interesado|donante|registrant|consultant) /
const OTHER_PART = /^ (?:nom|nombre|name)(?: (?:de l|de la|du|del?|d) [a-z]+)? $/
const BARE_NAME =
  /^ (?:name|nombre|nom|naam|denominacion|bezeichnung|who|person name|display name|entity name|name of .*|(?:name|nom|nombre) [a-z]+|[a-z]+ name) $/
/** Names of things, and other facts about a person. */
const NO_PERSON =
  /\b(?:street|road|via|voie|rue|calle|city|town|county|state|country|place|facility|school|park|building|station|stop|route|business|company|firm|organi[sz]ation|agency|department|bureau|division|unit|dba|store|restaurant|product|item|file|event|program|programme|project|fund|account|course|class|category|type|tipo|typ|status|position|title|job|neighborhood|neighbourhood|district|distrito|ward|barrio|commune|municipio|region|provincia|ship|vessel|animal|pet|dog|cat|horse|plant|species|common|scientific|set|domain|host|server|system|layer|dataset|column|field|table|brand|model|make|language|bank|hospital|church|airport|museum|library|precinct|zone|area|subdivision|lot|complex|landmark|address|phone|fax|email|postal|number|numero|id|date|fecha|amount|count|age|sex|race|gender|code|url|comments|notes|flag|percent|salary|rank|badge|shift|assignment|initials?|suffix|prefix|user|username|time|hours|reason|description|occupation|employer|relationship|party affiliation|license|permit|case|charge|offense|disposition|rotulo|actividad|cargo|puesto|finding|method|group|grupo|contest|office|site|site name|issuer|year|month|day|version|sheet|reactor|parcel|block|location|score|rating|grade|vehicle|ethnicity|injury|safety|action|condition|factor|birth|death|involved|present|killed|injured|percentage|rate|total|budget|image|photo|website)\b/
const FIRM_NAMES = /\b(?:business|company|dba|trade|firm|razon social|nombre comercial|raison sociale)\b/

/** Share of the cells that must name persons, by what the name of the column promises. */
const LEAST = { part: 0.6, role: 0.5, mixed: 0.1, bare: 0.3, silent: 0.5 } as const
/** Below this many cells one lucky hit is a large share. */
const FEW_CELLS = 10

/** First names alone, as in lists of the names that children are given. */
export const FIRST_NAME_ONLY =
  /^ (?:[a-z]+ )*(?:first name|given name|forename|prenoms?|nom prenom|nombre(?: de pila)?|vornamen?) $/

/** Whether a first or a last name has a column of its own: then a column called only `name` holds the other. */
export function hasNameParts(columns: readonly ColumnFacts[]): boolean {
  return columns.some(
    ({ header, filled }) =>
      filled > 0 &&
      / (?:prenoms?|apellidos?|primer apellido|vorname|nachname|first name|last name|surname) /.test(header),
  )
}

/**
 * @param isPart whether the other part of the name has a column of its own
 * @returns whether the column holds names of persons, some of them at least
 */
export function holdsPersonNames(column: ColumnFacts, isPart: boolean): boolean {
  const { header, cells, type } = column
  if (type !== 'text' || cells.length === 0 || column.meanLength > 60) return false
  if (NAME_PART.test(header)) return !FIRM_NAMES.test(header) && shareOf(cells, isNamePart) >= LEAST.part
  if (NO_PERSON.test(header)) return false
  if (isPart && OTHER_PART.test(header)) return shareOf(cells, isNamePart) >= LEAST.part
  const named = cells.map((cell) => whoIsNamed(cell))
  const share = (...kinds: readonly string[]): number =>
    named.filter((kind) => kinds.includes(kind)).length / cells.length
  if (PERSON_ROLE.test(header)) return share('person', 'shaped') >= LEAST.role && share('organisation') < LEAST.role
  if (MIXED_ROLE.test(header)) return share('person') >= (cells.length < FEW_CELLS ? LEAST.bare : LEAST.mixed)
  if (BARE_NAME.test(header)) return share('person') >= LEAST.bare
  const isVaried = new Set(cells).size >= 3 && (distinctShare(column) > 0.02 || new Set(cells).size >= FEW_CELLS)
  return isVaried && share('person') >= LEAST.silent && shareOf(cells, mentionsFirstName) >= LEAST.bare
}

function mentionsFirstName(cell: string): boolean {
  return cell.split(/[ ,]+/).some(isFirstName)
}
