// web/catalog/chart-choice.ts: which one chart says most about a dataset, decided from its profile.
import type { ColumnProfile, Profile } from '../../core/report.ts'
import type { Point } from './charts.ts'
import { dayText, measureText, minuteText, monthText } from './words.ts'

/** What to draw, in order of the axis. */
export interface ChartChoice {
  readonly kind: 'time' | 'values' | 'spread'
  readonly column: ColumnProfile
  readonly points: readonly Point[]
}

const DAY = 24 * 60 * 60 * 1000

/** Records over time if a date allows it, else the values of a category, else the spread of a number; null when none does. */
export function chooseChart(profile: Profile): ChartChoice | null {
  return overTime(profile) ?? byValue(profile) ?? bySpread(profile)
}

/** Start of every bin of a date column, and its label as wide as the bins are. */
export function timePoints(column: ColumnProfile): Point[] {
  const bins = column.histogram ?? []
  const from = instant(column.min)
  const to = instant(column.max)
  if (from === null || to === null || bins.length === 0) return []
  const step = (to - from) / bins.length
  const label = step >= 25 * DAY ? monthText : step >= DAY ? dayText : minuteText
  return bins.map((count, index) => ({ label: label(from + index * step), count }))
}

/** The two ends of a histogram, short enough to stand side by side below it. */
export function endTexts(column: ColumnProfile): readonly [string, string] {
  const span = (instant(column.max) ?? 0) - (instant(column.min) ?? 0)
  const dateText = span > 90 * DAY ? monthText : dayText
  return [endText(column, column.min, dateText), endText(column, column.max, dateText)]
}

function endText(column: ColumnProfile, bound: string | undefined, dateText: (at: number) => string): string {
  if (bound === undefined) return ''
  if (column.type === 'integer' || column.type === 'number') {
    return Number.isFinite(Number(bound)) ? measureText(Number(bound)) : bound
  }
  const at = instant(bound)
  return at === null ? bound : dateText(at)
}

export function isUnique(column: ColumnProfile, rows: number): boolean {
  return rows - column.nulls > 1 && column.distinct >= rows - column.nulls
}

function overTime(profile: Profile): ChartChoice | null {
  const dated = profile.columns.filter((column) => column.type === 'date' || column.type === 'datetime')
  // The fullest date column: `created` rather than `closed`.
  const [column] = dated.filter((one) => filled(one.histogram) >= 3).sort((a, b) => a.nulls - b.nulls)
  const points = column ? timePoints(column) : []
  return column && points.length > 0 ? { kind: 'time', column, points } : null
}

function byValue(profile: Profile): ChartChoice | null {
  const enough = profile.columns.filter((column) => {
    const covered = (column.top ?? []).reduce((sum, { count }) => sum + count, 0)
    const isCategory = column.type === 'text' || column.type === 'boolean'
    return isCategory && column.distinct >= 2 && covered >= profile.rows * 0.3 && !isUnique(column, profile.rows)
  })
  // Yes and no say little: a column with more values goes first, a nearly endless one last.
  const [column] = enough.sort((a, b) => interest(b) - interest(a))
  if (!column) return null
  return { kind: 'values', column, points: (column.top ?? []).map(({ value, count }) => ({ label: value, count })) }
}

function interest(column: ColumnProfile): number {
  return column.distinct <= 2 ? 1 : column.distinct <= 60 ? 3 : 2
}

function bySpread(profile: Profile): ChartChoice | null {
  const column = profile.columns.find(
    (one) =>
      (one.type === 'number' || one.type === 'integer') && filled(one.histogram) >= 3 && !isUnique(one, profile.rows),
  )
  if (!column?.histogram) return null
  const low = Number(column.min)
  const step = (Number(column.max) - low) / column.histogram.length
  if (!Number.isFinite(low + step)) return null
  const points = column.histogram.map((count, index) => ({ label: measureText(low + index * step), count }))
  return { kind: 'spread', column, points }
}

function filled(bins: readonly number[] | undefined): number {
  return (bins ?? []).filter((count) => count > 0).length
}

/** A date without a zone is read as UTC, so that the page is the same wherever it is made. */
function instant(text: string | undefined): number | null {
  if (text === undefined || !/^\d{4}-\d{2}-\d{2}/.test(text)) return null
  const joined = text.replace(' ', 'T')
  const hasZone = !joined.includes('T') || /(Z|[+-]\d{2}(:?\d{2})?)$/.test(joined)
  const at = Date.parse(hasZone ? joined : `${joined}Z`)
  return Number.isNaN(at) ? null : at
}
