// core/engine/flatten.ts: from a nested record to cells, by one stated rule, and the columns that they make.
import { afterBlank, compact, eachItem, eachMember, endOfString, endOfValue, stringAt } from './json-text.ts'
import { type Geometry, isGeometryType, wktOf } from './wkt.ts'

/** Between the steps of a path; no key that anyone reads holds it. */
const STEP = '\u0000'

/** Hears of one cell: the path of its column and its text, null where the record says null. */
export type VisitCell = (path: string, cell: string | null) => void

/**
 * Gives the cells of one record.
 *
 * A nested object becomes one column for each of its members, a list stays JSON text in one cell, and a GeoJSON
 * geometry is one cell of Well-Known Text. Texts are cells as they are, numbers as they are written in the source,
 * so that 1.50 and twenty digits stay what they are. Of a key that comes twice the last value is heard last.
 *
 * @param text JSON that is known to be right
 * @param at where the object begins
 * @returns the place after the object
 */
export function eachCell(text: string, at: number, visit: VisitCell, parent = ''): number {
  return eachMember(text, at, (key, valueAt) => {
    const path = parent + key
    if (text.charCodeAt(valueAt) !== 0x7b) {
      const end = endOfValue(text, valueAt)
      visit(path, cellOf(text, valueAt, end))
      return end
    }
    return visitGeometry(text, valueAt, path, visit) ?? eachCell(text, valueAt, visit, path + STEP)
  })
}

/** Cells of a record that is a list. */
export function cellsOfList(text: string, at: number): (string | null)[] {
  const cells: (string | null)[] = []
  eachItem(text, at, (valueAt, end) => cells.push(cellOf(text, valueAt, end)))
  return cells
}

/** The cell of the value that begins at `at`, whatever it is. */
export function cellAt(text: string, at: number): string | null {
  const start = afterBlank(text, at)
  return cellOf(text, start, endOfValue(text, start))
}

function cellOf(text: string, at: number, end: number): string | null {
  const first = text.charCodeAt(at)
  if (first === 0x22) return stringAt(text, at, endOfString(text, at))
  const value = text.slice(at, end)
  if (value === 'null') return null
  return first === 0x5b || first === 0x7b ? compact(value) : value
}

const GEOMETRY_START = /\{\s*"(?:type|coordinates)"\s*:/y

/** Geometries in columns of records: so do the open data APIs give places. */
function visitGeometry(text: string, at: number, path: string, visit: VisitCell): number | undefined {
  GEOMETRY_START.lastIndex = at
  if (!GEOMETRY_START.test(text)) return undefined
  const end = endOfValue(text, at)
  const geometry = JSON.parse(text.slice(at, end)) as Geometry
  if (!isGeometryType(geometry.type)) return undefined
  const written = wktOf(geometry)
  if (!('wkt' in written)) return undefined
  visit(path, written.wkt)
  return end
}

/** The columns of records that do not all have the same members, in order of first appearance. */
export class RecordColumns {
  private readonly known = new Map<string, { hasValue: boolean }>()

  get size(): number {
    return this.known.size
  }

  readonly visit: VisitCell = (path, cell) => {
    const column = this.known.get(path)
    if (column) column.hasValue ||= cell !== null
    // A copy: the path may be a window into the whole record, which would stay in memory.
    else this.known.set(Buffer.from(path).toString(), { hasValue: cell !== null })
  }

  /**
   * Columns that hold nothing but are the parents of others are left out: `null` stands there for an absent object.
   */
  settled(): SettledColumns {
    const parents = new Set<string>()
    for (const path of this.known.keys()) {
      for (let at = path.indexOf(STEP); at >= 0; at = path.indexOf(STEP, at + 1)) parents.add(path.slice(0, at))
    }
    const paths = [...this.known].filter(([path, { hasValue }]) => hasValue || !parents.has(path)).map(([path]) => path)
    return {
      labels: labelsOf(paths),
      places: new Map(paths.map((path, index) => [path, index])),
      nested: nestedOf(paths),
    }
  }
}

export interface SettledColumns {
  /** Names for the header: the steps of the path, joined by dots. */
  readonly labels: readonly string[]
  /** Place of a path's column, from 0. */
  readonly places: ReadonlyMap<string, number>
  /** Labels of the columns out of nested objects. */
  readonly nested: readonly string[]
}

/** `{"a.b": 1, "a": {"b": 2}}` has two columns of one name: the flattened one yields, since nobody gave it its name. */
function labelsOf(paths: readonly string[]): string[] {
  const taken = new Set(paths.filter((path) => !path.includes(STEP)))
  return paths.map((path) => {
    if (!path.includes(STEP)) return path
    const base = path.replaceAll(STEP, '.')
    let label = base
    for (let copy = 2; taken.has(label); copy++) label = `${base}_${copy}`
    taken.add(label)
    return label
  })
}

function nestedOf(paths: readonly string[]): string[] {
  return paths.filter((path) => path.includes(STEP)).map((path) => path.replaceAll(STEP, '.'))
}
