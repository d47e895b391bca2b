// core/chart/choice.ts: what a reader wants drawn, as it stands in the address of a chart. Pure.
import { categoriesOf, type Field, numbersOf, splitsOf, timesOf } from './fields.ts'
import {
  type ChartChoice,
  type Charted,
  type ChartKind,
  DEFAULT_TOP,
  KINDS,
  MEASURES,
  SORTS,
  STEPS,
  TOPS,
} from './model.ts'
import { suggest } from './suggestion.ts'

/** Columns that fit the axis of a kind. */
export function fieldsOf(kind: ChartKind, { columns, rows }: Charted): Field[] {
  if (kind === 'bars') return categoriesOf(columns, rows)
  return kind === 'line' || kind === 'columns' ? timesOf(columns) : numbersOf(columns)
}

/** Kinds for which the dataset has columns. */
export function kindsOf(dataset: Charted): ChartKind[] {
  return KINDS.filter((kind) => fieldsOf(kind, dataset).length > (kind === 'scatter' ? 1 : 0))
}

/**
 * The choice in an address. What is missing or does not fit becomes what the data suggests.
 *
 * @returns null when nothing in the dataset can be drawn
 */
export function readChoice(address: URLSearchParams, dataset: Charted): ChartChoice | null {
  const suggested = suggest(dataset)
  if (!suggested) return null
  const kind = oneOf(KINDS, address.get('kind')) ?? suggested.kind
  const where = address.get('where')
  const wished: ChartChoice = {
    kind,
    x: address.get('x') ?? (kind === suggested.kind ? suggested.x : ''),
    measure: oneOf(MEASURES, address.get('measure')) ?? 'count',
    step: oneOf(STEPS, address.get('step')) ?? 'auto',
    sort: oneOf(SORTS, address.get('sort')) ?? 'value',
    top: oneOf(TOPS, Number(address.get('top'))) ?? DEFAULT_TOP,
    ...pick('y', address),
    ...pick('of', address),
    ...pick('by', address),
    ...(where ? { where: { column: where, is: address.get('is') ?? '' } } : {}),
  }
  return settle(wished, dataset) ?? suggested
}

/** The parts of an address that say how a choice differs from the defaults, in a fixed order. */
export function writeChoice(choice: ChartChoice): [name: string, value: string][] {
  const parts: [string, string | undefined][] = [
    ['kind', choice.kind],
    ['x', choice.x],
    ['y', choice.y],
    ['measure', choice.measure === 'count' ? undefined : choice.measure],
    ['of', choice.of],
    ['by', choice.by],
    ['step', choice.step === 'auto' ? undefined : choice.step],
    ['sort', choice.sort === 'value' ? undefined : choice.sort],
    ['top', choice.top === DEFAULT_TOP ? undefined : String(choice.top)],
    ['where', choice.where?.column],
    ['is', choice.where?.is],
  ]
  return parts.filter((part): part is [string, string] => part[1] !== undefined)
}

/** The nearest choice that can be drawn: parts that the kind does not have go, columns that do not fit are replaced. */
export function settle(wished: ChartChoice, dataset: Charted): ChartChoice | null {
  const { columns, rows } = dataset
  const kind = kindsOf(dataset).includes(wished.kind) ? wished.kind : kindsOf(dataset)[0]
  if (!kind) return null
  const x = named(fieldsOf(kind, dataset), wished.x)
  const numbers = numbersOf(columns)
  if (!x) return null
  const { measure, of } = kind === 'spread' || kind === 'scatter' ? NOTHING_MEASURED : settleMeasure(wished, numbers)
  const splits = kind === 'spread' || kind === 'scatter' ? [] : splitsOf(columns, rows).filter(({ name }) => name !== x)
  const by = splits.find(({ name }) => name === wished.by)?.name
  const y = named(
    numbers.filter(({ name }) => name !== x),
    wished.y ?? '',
  )
  const where = columns.some(({ name }) => name === wished.where?.column) ? wished.where : undefined
  return {
    kind,
    x,
    measure,
    step: kind === 'line' || kind === 'columns' ? wished.step : 'auto',
    sort: kind === 'bars' ? wished.sort : 'value',
    top: kind === 'bars' ? wished.top : DEFAULT_TOP,
    ...(kind === 'scatter' && y ? { y } : {}),
    ...(of ? { of } : {}),
    ...(by ? { by } : {}),
    ...(where ? { where } : {}),
  }
}

/** Columns that must be read to draw it. */
export function columnsOf({ x, y, of, by, where }: ChartChoice): string[] {
  const all = [x, y, of, by, where?.column].filter((name) => name !== undefined)
  return [...new Set(all)]
}

const NOTHING_MEASURED = { measure: 'count', of: undefined } as const

function settleMeasure({ measure, of }: ChartChoice, numbers: readonly Field[]) {
  const column = measure === 'count' ? undefined : named(numbers, of ?? '')
  return column ? { measure, of: column } : NOTHING_MEASURED
}

/** The wished field, else the first one. */
function named(fields: readonly Field[], wished: string): string | undefined {
  return (fields.find(({ name }) => name === wished) ?? fields[0])?.name
}

function oneOf<T>(values: readonly T[], found: unknown): T | undefined {
  return values.find((value) => value === found)
}

function pick<K extends string>(name: K, address: URLSearchParams): Partial<Record<K, string>> {
  const value = address.get(name)
  return value ? ({ [name]: value } as Record<K, string>) : {}
}
