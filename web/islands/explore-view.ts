// web/islands/explore-view.ts: what somebody looks at in a table, as a value and as an address that can be shared. Pure.
import type { DatasetColumn } from '../../core/catalog/dataset-json.ts'

/** Which cells of a column are wanted. Of the parts only one kind is there: a text, values, a range, or empty or not. */
export interface Filter {
  readonly column: string
  /** Text that the cell contains; case and accents do not matter. */
  readonly has?: string
  /** Values, as published; any of them. */
  readonly is?: readonly string[]
  /** Bounds, both included; one may be missing. */
  readonly from?: string
  readonly to?: string
  readonly empty?: boolean
}

export interface View {
  /** Columns that are not shown. */
  readonly hidden: readonly string[]
  readonly sort?: { readonly column: string; readonly descending: boolean }
  /** All of them must fit; at most one a column. */
  readonly filters: readonly Filter[]
  /** First row on the page, from 0, in the order of the view. */
  readonly row: number
}

export const EVERYTHING: View = { hidden: [], filters: [], row: 0 }

/** Ways to filter, by what a column holds. */
export type Way = 'has' | 'is' | 'range' | 'empty'
const WAYS: Readonly<Record<DatasetColumn['type'], readonly Way[]>> = {
  text: ['has', 'is', 'empty'],
  integer: ['range', 'is', 'empty'],
  number: ['range', 'empty'],
  boolean: ['is', 'empty'],
  date: ['range', 'empty'],
  datetime: ['range', 'empty'],
  time: ['range', 'empty'],
  geopoint: ['empty'],
  geometry: ['empty'],
}
export const waysOf = ({ type }: Pick<DatasetColumn, 'type'>): readonly Way[] => WAYS[type]

export const isSortable = ({ type }: Pick<DatasetColumn, 'type'>): boolean => type !== 'geopoint' && type !== 'geometry'

export function wayOf(filter: Filter): Way {
  if (filter.has !== undefined) return 'has'
  if (filter.is) return 'is'
  return filter.empty === undefined ? 'range' : 'empty'
}

/** What a bound of a range must look like. */
const BOUNDS: Readonly<Partial<Record<DatasetColumn['type'], RegExp>>> = {
  integer: /^-?\d{1,18}$/,
  number: /^-?\d{0,15}(\.\d+)?(e[-+]?\d{1,3})?$/i,
  date: /^\d{4}-\d\d-\d\d$/,
  datetime: /^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d)?)?$/,
  time: /^\d\d:\d\d(:\d\d)?$/,
}

export function isBound({ type }: Pick<DatasetColumn, 'type'>, text: string): boolean {
  if (text === '' || !BOUNDS[type]?.test(text)) return false
  if (type === 'integer' || type === 'number') return Number.isFinite(Number(text))
  return type === 'time' || !Number.isNaN(Date.parse(text))
}

/** Signs that addresses may keep as they are; all others are encoded. */
const PLAIN: readonly (readonly [RegExp, string])[] = [
  [/%20/g, '+'],
  [/%3A/gi, ':'],
  [/%2F/gi, '/'],
]
const encode = (text: string): string =>
  PLAIN.reduce((encoded, [from, to]) => encoded.replace(from, to), encodeURIComponent(text.toWellFormed()))

function decode(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '))
  } catch {
    return text
  }
}

/**
 * The view as the part of an address behind the question mark, e.g.
 * `dataset=street-trees&sort=-height&filter.species=has:oak&row=101`.
 *
 * @param others parameters that are none of the view's, kept as they are
 */
export function searchOf(view: View, slug: string): string {
  const parts = [`dataset=${slug}`]
  if (view.sort) parts.push(`sort=${view.sort.descending ? '-' : ''}${encode(view.sort.column)}`)
  for (const filter of view.filters) {
    const key = `filter.${encode(filter.column)}`
    for (const condition of conditionsOf(filter)) parts.push(`${key}=${encode(condition)}`)
  }
  if (view.hidden.length > 0) parts.push(`hide=${view.hidden.map(encode).join(',')}`)
  if (view.row > 0) parts.push(`row=${view.row + 1}`)
  return parts.join('&')
}

function conditionsOf({ has, is, from, to, empty }: Filter): string[] {
  return [
    ...(has === undefined ? [] : [`has:${has}`]),
    ...(is ?? []).map((value) => `is:${value}`),
    ...(from === undefined ? [] : [`from:${from}`]),
    ...(to === undefined ? [] : [`to:${to}`]),
    ...(empty === undefined ? [] : [empty ? 'empty' : 'filled']),
  ]
}

/**
 * Reads the view from an address.
 *
 * @param search with or without its question mark
 * @returns the view, and the parts that mean nothing for this table, as they stand, for a message
 */
export function viewIn(
  search: string,
  columns: readonly DatasetColumn[],
): { readonly view: View; readonly ignored: readonly string[] } {
  const byName = new Map(columns.map((column) => [column.name, column]))
  const ignored: string[] = []
  const conditions = new Map<string, string[]>()
  let view: View = EVERYTHING
  for (const part of search.replace(/^\?/, '').split('&')) {
    const [key = '', value = ''] = splitOnce(part)
    if (key.startsWith('filter.')) {
      const column = decode(key.slice('filter.'.length))
      conditions.set(column, [...(conditions.get(column) ?? []), decode(value)])
      continue
    }
    const read = READERS[key]
    if (!read) continue
    const next = read(view, value, byName)
    if (next) view = next
    else ignored.push(`${key}=${decode(value)}`)
  }
  const filters: Filter[] = []
  for (const [name, texts] of conditions) {
    const column = byName.get(name)
    const filter = column && filterOf(column, texts)
    if (filter) filters.push(filter)
    else ignored.push(...texts.map((text) => `filter.${name}=${text}`))
  }
  return { view: { ...view, filters }, ignored }
}

type Columns = ReadonlyMap<string, DatasetColumn>

/** Each gives the view with its part, or nothing where the part makes no sense. */
const READERS: Readonly<Record<string, (view: View, value: string, columns: Columns) => View | undefined>> = {
  sort: (view, value, columns) => {
    const text = decode(value)
    // A name may begin with a minus itself.
    const descending = !columns.has(text) && text.startsWith('-')
    const column = columns.get(descending ? text.slice(1) : text)
    return column && isSortable(column) ? { ...view, sort: { column: column.name, descending } } : undefined
  },
  hide: (view, value, columns) => {
    const names = value.split(',').map(decode)
    const isRight = names.every((name) => columns.has(name)) && new Set(names).size < columns.size
    return isRight ? { ...view, hidden: [...new Set(names)] } : undefined
  },
  row: (view, value) => {
    const row = Number(value)
    return /^\d{1,10}$/.test(value) && row >= 1 ? { ...view, row: row - 1 } : undefined
  },
}

function filterOf(column: DatasetColumn, texts: readonly string[]): Filter | undefined {
  const filter: { has?: string; is?: string[]; from?: string; to?: string; empty?: boolean } = {}
  for (const text of texts) {
    const [name, value] = splitOnce(text, ':')
    if (name === 'has' && value) filter.has = value
    else if (name === 'is' && value !== undefined) filter.is = [...(filter.is ?? []), value]
    else if ((name === 'from' || name === 'to') && value && isBound(column, value)) filter[name] = value
    else if (name === 'empty' || name === 'filled') filter.empty = name === 'empty'
    else return undefined
  }
  const whole: Filter = { column: column.name, ...filter }
  const kinds = [filter.has, filter.is, filter.from ?? filter.to, filter.empty].filter((part) => part !== undefined)
  return kinds.length === 1 && waysOf(column).includes(wayOf(whole)) ? whole : undefined
}

/** At the first mark only: values may hold it too. */
function splitOnce(text: string, mark = '='): [string, string | undefined] {
  const at = text.indexOf(mark)
  return at === -1 ? [text, undefined] : [text.slice(0, at), text.slice(at + 1)]
}
