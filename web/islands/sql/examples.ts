// web/islands/sql/examples.ts: queries that a dataset's own columns suggest.
import type { DatasetColumn, DatasetJson } from '../../../core/catalog/dataset-json.ts'
import { nameInQuery, tableName } from './names.ts'

export interface Example {
  /** Key of its words, and what is put into them. */
  readonly words:
    | 'exampleRows'
    | 'exampleCount'
    | 'exampleGroup'
    | 'exampleTime'
    | 'exampleNumber'
    | 'exampleStatistics'
    | 'exampleJoin'
  readonly values: Readonly<Record<string, string>>
  readonly sql: string
}

/** A column with as many values as a reader can take in makes good groups. */
const GROUPS = { least: 2, most: 60 }
/** Longer spans are better counted by year. */
const MONTHS_DAYS = 6 * 366

/** @param joined datasets that were added to the first one */
export function examplesOf(dataset: DatasetJson, joined: readonly DatasetJson[]): Example[] {
  const { columns, slug } = dataset
  const table = tableName(slug)
  const group = columns.find(isGroup)
  const time = columns.find(({ type }) => type === 'date' || type === 'datetime')
  const number = columns.find((column) => isMeasure(column))
  const joins = joined.flatMap((other) => joinOf(dataset, other))
  return [
    ...joins,
    { words: 'exampleRows', values: {}, sql: `SELECT *\nFROM ${table}\nLIMIT 20` },
    ...(group ? [byGroup(table, group)] : []),
    ...(time ? [byTime(table, time)] : []),
    ...(group && number ? [byNumber(table, group, number)] : []),
    group
      ? { words: 'exampleStatistics', values: {}, sql: `SUMMARIZE ${table}` }
      : { words: 'exampleCount', values: {}, sql: `SELECT count(*)\nFROM ${table}` },
  ]
}

function isGroup({ type, distinct = 0 }: DatasetColumn): boolean {
  return (type === 'text' || type === 'boolean') && distinct >= GROUPS.least && distinct <= GROUPS.most
}

/** Numbers that name things, such as ids, years and places, are not added up. */
function isMeasure({ name, type, distinct = 0 }: DatasetColumn): boolean {
  return (
    (type === 'number' || type === 'integer') &&
    distinct > 1 &&
    !/(^|_)(id|code|year|lat|lon|latitude|longitude|number|x|y)$/i.test(name)
  )
}

const titled = ({ title, name }: DatasetColumn): string => title || name

function byGroup(table: string, group: DatasetColumn): Example {
  const name = nameInQuery(group.name)
  const sql = `SELECT ${name}, count(*) AS amount\nFROM ${table}\nGROUP BY ${name}\nORDER BY amount DESC`
  return { words: 'exampleGroup', values: { column: titled(group) }, sql }
}

function byTime(table: string, time: DatasetColumn): Example {
  const days = (Date.parse(time.max ?? '') - Date.parse(time.min ?? '')) / 86_400_000
  const unit = days > MONTHS_DAYS ? 'year' : 'month'
  const name = nameInQuery(time.name)
  const sql = `SELECT date_trunc('${unit}', ${name}) AS ${unit}, count(*) AS amount\nFROM ${table}\nWHERE ${name} IS NOT NULL\nGROUP BY ${unit}\nORDER BY ${unit}`
  return { words: 'exampleTime', values: { column: titled(time), unit }, sql }
}

function byNumber(table: string, group: DatasetColumn, number: DatasetColumn): Example {
  const [by, name] = [nameInQuery(group.name), nameInQuery(number.name)]
  const sql = `SELECT ${by}, round(avg(${name}), 2) AS average, min(${name}) AS least, max(${name}) AS most\nFROM ${table}\nGROUP BY ${by}\nORDER BY average DESC`
  return { words: 'exampleNumber', values: { number: titled(number), column: titled(group) }, sql }
}

/** Two datasets are joined where a column of text has one name in both: counted first, so that no row is counted twice. */
function joinOf(dataset: DatasetJson, other: DatasetJson): Example[] {
  const [a, b] = [tableName(dataset.slug), tableName(other.slug)]
  const common = (column: DatasetColumn) =>
    other.columns.some(({ name, type }) => type === column.type && name.toLowerCase() === column.name.toLowerCase())
  const shared = dataset.columns.filter(({ type }) => type === 'text').filter(common)
  const key = shared.find(isGroup) ?? shared[0]
  if (!key) return []
  const name = nameInQuery(key.name)
  const counts = (table: string) =>
    `  SELECT ${name}, count(*) AS rows_of_${table}\n  FROM ${table}\n  GROUP BY ${name}`
  const sql = `SELECT *\nFROM (\n${counts(a)}\n)\nJOIN (\n${counts(b)}\n) USING (${name})\nORDER BY ${name}`
  return [{ words: 'exampleJoin', values: { title: other.title }, sql }]
}
