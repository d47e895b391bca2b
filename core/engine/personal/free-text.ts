// core/engine/personal/free-text.ts: which columns hold sentences in which a person may be described.
import { type ColumnFacts, distinctShare } from './columns.ts'
import { shareOf } from './shapes.ts'
import type { TableContext } from './table-context.ts'

/** People write about people here, whatever the table is about. */
const NOTES =
  /\b(?:notes|comments|remarks?|narrative|observation|observations|observaciones|observacion|memo|statement|testimony|allegation|allegations|free text|remarques?|hinweise?|message|mensaje|feedback|testimonio)\b/
const TEXTS =
  /\b(?:description|details?|detalle|detalles|summary|resumen|text|texto|texte|resolution|explanation|reason|motivo|request|question|answer|response|synopsis|findings|action taken|asunto|circumstances|facts|hechos|erlauterung|body)\b/
/** Long cells that describe things, not people. */
const NO_TEXT =
  /\b(?:geometry|geom|shape|url|link|href|website|polygon|multipolygon|the geom|hash|json|xml|address|hours|schedule|horario|transporte|transport|legal description|route|permissions|tags?|keywords?)\b/

const MEAN_LENGTH = 40
const MEAN_WORDS = 5
/** Where the name says nothing of text: shorter cells are lists and titles. */
const SILENT_LENGTH = 80
/** Share of cells with an e-mail or a phone from which any text is one that tells of persons. */
const IDENTIFIED_SHARE = 0.05

/** @param identified share of the cells in which an e-mail, a phone or an id was found */
export function holdsFreeText(column: ColumnFacts, context: TableContext, identified: number): boolean {
  const { header, cells, type, meanLength } = column
  if (type !== 'text' || cells.length === 0 || NO_TEXT.test(header)) return false
  if (shareOf(cells, isProse) < 0.4) return false
  const words = cells.reduce((sum, cell) => sum + wordsIn(cell), 0) / cells.length
  if (meanLength <= MEAN_LENGTH && words <= MEAN_WORDS) return false
  const distinct = distinctShare(column)
  if (identified >= IDENTIFIED_SHARE) return distinct > 0.1
  if (NOTES.test(header)) return distinct >= 0.3
  if (context.isOfAreas || context.isAggregated) return false
  if (context.hasBusinesses && !context.hasPersons) return false
  if (TEXTS.test(header) && (context.hasPersons || context.isOfEvents)) return distinct >= 0.5
  return context.hasPersons && distinct >= 0.7 && meanLength > SILENT_LENGTH
}

/** Three words or more, of letters for the most part. */
function isProse(cell: string): boolean {
  const letters = cell.replace(/[^\p{L}]/gu, '').length
  return wordsIn(cell) >= 3 && letters >= cell.length * 0.55
}

function wordsIn(cell: string): number {
  return cell.split(/\s+/).length
}
