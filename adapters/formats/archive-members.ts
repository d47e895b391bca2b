// adapters/formats/archive-members.ts: which file of an archive is its table. Pure.
import { findingOf } from '../../core/engine/findings.ts'
import type { Choice, Finding } from '../../core/report.ts'
import { shownName } from './archive-limits.ts'

/** The files of one shapefile, as paths in the archive. */
export interface ShapefileMembers {
  readonly shp: string
  readonly dbf: string
  readonly prj?: string
  readonly cpg?: string
}

export type MemberPlan =
  | { readonly kind: 'table'; readonly member: string; readonly choices: readonly Choice[] }
  | { readonly kind: 'shapefile'; readonly parts: ShapefileMembers; readonly choices: readonly Choice[] }
  | { readonly kind: 'refused'; readonly finding: Finding; readonly choices: readonly Choice[] }

const JUNK = /(^|\/)(__MACOSX\/|\.[^/]*(\/|$)|Thumbs\.db$|desktop\.ini$|~\$[^/]*$)/i
const TABLE = /\.(csv|tsv|tab|psv|txt|dat|json|jsonl|ndjson|geojson|xlsx|xlsm|xltx|xls|ods|parquet|dbf)$/i
const ARCHIVE = /\.(zip|gz|tgz|bz2|tbz2?|xz|txz|zst|7z|rar|tar|kmz)$/i
/** Files that stand beside a table and are none. */
const COMPANION_ENDING =
  /\.(md|pdf|rtf|docx?|odt|html?|xml|xsd|png|jpe?g|gif|tiff?|svg|css|js|sql|qml|qmd|sld|lyr|url|ttl|rdf|yaml|yml|csvt|csvw|md5|sha1|sha256|asc|sig|log)$/i
/** Words for what is said about a table and is none, as a whole word of the name. */
const COMPANION_NAME =
  /(^|[^a-z])(read_?me|licen[cs]e|licencia|lizenz|licence|copying|notice|disclaimer|changelog|terms|l[ei]e?s_?mich|leeme|lisez_?moi|meta_?data|metadatos|metadaten|datapackage|schema|manifest|checksums?)([^a-z]|$)/i

/** The name of a file without its folders. */
function fileName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1)
}

/**
 * Finds the one table of an archive.
 *
 * @param names paths of all files in the archive, in its order
 * @param wanted the member that the publisher chose
 */
export function planMembers(names: readonly string[], wanted?: string): MemberPlan {
  const files = names.filter((name) => !JUNK.test(name))
  const shapes = shapefiles(files)
  const parts = new Set(shapes.flatMap(({ all }) => all))
  const singles = files.filter((name) => !parts.has(name))
  const tables = tablesAmong(singles, shapes.length)
  const main = [...shapes.map(({ shp }) => shp), ...tables.main]
  const all = [...main, ...tables.beside]

  if (wanted !== undefined) return planWanted(wanted, files, shapes, all)
  const nested = singles.find((name) => ARCHIVE.test(name))
  if (nested) return refusal(findingOf('archive-nested', { found: shownName(nested) }))
  if (main.length === 0) {
    return refusal(findingOf('archive-empty', files.length > 0 ? { found: listed(files.map(fileName)) } : {}))
  }
  if (main.length > 1) {
    const found = listed(main)
    return refusal(findingOf('archive-several', { count: main.length, found }), choicesOf(all))
  }
  return planFor(main[0]!, shapes, all)
}

function planWanted(
  wanted: string,
  files: readonly string[],
  shapes: readonly Shapefile[],
  all: readonly string[],
): MemberPlan {
  const member = files.find((name) => name === wanted) ?? files.find((name) => fileName(name) === wanted)
  if (member !== undefined) return planFor(member, shapes, all)
  return refusal(findingOf('archive-error', { found: `it holds no "${shownName(wanted)}"` }), choicesOf(all))
}

function planFor(member: string, shapes: readonly Shapefile[], all: readonly string[]): MemberPlan {
  const choices = all.length > 1 ? choicesOf(all, member) : []
  const shape = shapes.find(({ shp }) => shp === member)
  if (!shape) return { kind: 'table', member, choices }
  const { shp, dbf, prj, cpg } = shape
  if (dbf === undefined) {
    return refusal(findingOf('shapefile-error', { found: `"${shownName(shp)}" has no .dbf beside it` }), choices)
  }
  return { kind: 'shapefile', parts: { shp, dbf, ...(prj ? { prj } : {}), ...(cpg ? { cpg } : {}) }, choices }
}

function refusal(finding: Finding, choices: readonly Choice[] = []): MemberPlan {
  return { kind: 'refused', finding, choices }
}

function choicesOf(names: readonly string[], chosen?: string): Choice[] {
  return names.map((name) => ({ name, isHidden: false, isChosen: name === chosen }))
}

function listed(names: readonly string[]): string {
  const shown = names.slice(0, 5).map((name) => `"${shownName(name)}"`)
  return names.length > 5 ? `${shown.join(', ')} and ${names.length - 5} more` : shown.join(', ')
}

/** Tables, and files that could be read as one but are said to be about another. */
function tablesAmong(files: readonly string[], others: number): { main: string[]; beside: string[] } {
  const readable = files.filter((name) => TABLE.test(name))
  const main = readable.filter((name) => !COMPANION_NAME.test(fileName(name)))
  const beside = readable.filter((name) => COMPANION_NAME.test(fileName(name)))
  if (main.length + others > 0) return { main, beside }
  if (beside.length === 1 && !/\.(txt|json)$/i.test(beside[0]!)) return { main: beside, beside: [] }
  const unknown = files.filter(
    (name) => ![TABLE, ARCHIVE, COMPANION_ENDING].some((ending) => ending.test(name)) && !COMPANION_NAME.test(name),
  )
  return unknown.length === 1 ? { main: unknown, beside } : { main: [], beside }
}

interface Shapefile {
  readonly shp: string
  readonly dbf?: string
  readonly prj?: string
  readonly cpg?: string
  /** All files that belong to it. */
  readonly all: readonly string[]
}

const SHAPE_PART =
  /\.(shp|shx|dbf|prj|qpj|cpg|cst|sbn|sbx|ain|aih|fbn|fbx|atx|ixs|mxs|qix|shp\.xml|shp\.iso\.xml|qml|sld|lyr)$/i

/** Groups the files of shapefiles by their common name; upper and lower case do not matter, as on Windows. */
function shapefiles(files: readonly string[]): Shapefile[] {
  return files
    .filter((name) => /\.shp$/i.test(name))
    .map((shp) => {
      const base = shp.slice(0, -4).toLowerCase()
      const all = files.filter((name) => SHAPE_PART.test(name) && name.toLowerCase().replace(SHAPE_PART, '') === base)
      const ending = (end: string): string | undefined => all.find((name) => name.toLowerCase().endsWith(end))
      const [dbf, prj, cpg] = ['.dbf', '.prj', '.cpg'].map(ending)
      return { shp, all, ...(dbf ? { dbf } : {}), ...(prj ? { prj } : {}), ...(cpg ? { cpg } : {}) }
    })
}
