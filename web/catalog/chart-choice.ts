// web/catalog/chart-choice.ts: which charts say most about a dataset, decided from its profile.
import type { Language } from '../../core/languages.ts'
import type { ColumnProfile, Profile } from '../../core/report.ts'
import type { Point } from './charts.ts'
import { textsIn } from './words.ts'

/** What to draw, in order of the axis. */
export interface ChartChoice {
  readonly kind: 'time' | 'values' | 'spread'
  readonly column: ColumnProfile
  readonly points: readonly Point[]
}

const DAY = 24 * 60 * 60 * 1000

/** One of each kind, as far as the data has them: records over time, the values of a category, the spread of a number. */
export function chooseCharts(profile: Profile, language: Language = 'en'): ChartChoice[] {
  return [overTime(profile, language), byValue(profile), bySpread(profile, language)].filter((chart) => chart !== null)
}

/** The one that says most; null when none does. */
export function chooseChart(profile: Profile, language: Language = 'en'): ChartChoice | null {
  return overTime(profile, language) ?? byValue(profile) ?? bySpread(profile, language)
}

/** Start of every bin of a date column, and its label as wide as the bins are. */
export function timePoints(column: ColumnProfile, language: Language = 'en'): Point[] {
  const bins = column.histogram ?? []
  const from = instant(column.min)
  const to = instant(column.max)
  if (from === null || to === null || bins.length === 0) return []
  const step = (to - from) / bins.length
  const { month, day, minute } = textsIn(language)
  const label = step >= 25 * DAY ? month : step >= DAY ? day : minute
  return bins.map((count, index) => ({ label: label(from + index * step), count }))
}

/** The two ends of a histogram, short enough to stand side by side below it. */
export function endTexts(column: ColumnProfile, language: Language = 'en'): readonly [string, string] {
  const span = (instant(column.max) ?? 0) - (instant(column.min) ?? 0)
  const end = span > 90 * DAY ? 'month' : 'day'
  return [endText(column, column.min, end, language), endText(column, column.max, end, language)]
}

function endText(column: ColumnProfile, bound: string | undefined, end: 'month' | 'day', language: Language): string {
  if (bound === undefined) return ''
  const texts = textsIn(language)
  if (column.type === 'integer' || column.type === 'number') {
    const value = Number(bound)
    // 2021 is no amount, and there is room for some eight characters.
    if (!Number.isFinite(value) || (YEAR.test(column.name) && value < 3000)) return bound
    return (Math.abs(value) < 100_000 ? texts.measure : texts.compact)(value)
  }
  const at = instant(bound)
  return at === null ? bound : texts[end](at)
}

const YEAR = /year|año/i

export function isUnique(column: ColumnProfile, rows: number): boolean {
  return rows - column.nulls > 1 && column.distinct >= rows - column.nulls
}

function overTime(profile: Profile, language: Language): ChartChoice | null {
  const dated = profile.columns.filter((column) => column.type === 'date' || column.type === 'datetime')
  // The fullest date column: `created` rather than `closed`.
  const [column] = dated.filter((one) => filled(one.histogram) >= 3).sort((a, b) => a.nulls - b.nulls)
  const points = column ? timePoints(column, language) : []
  return column && points.length > 0 ? { kind: 'time', column, points } : null
}

function byValue(profile: Profile): ChartChoice | null {
  const enough = profile.columns.filter((column) => {
    const covered = (column.top ?? []).reduce((sum, { count }) => sum + count, 0)
    const isCategory = column.type === 'text' || column.type === 'boolean'
    const counts = new Set((column.top ?? []).map(({ count }) => count))
    // Where every value is there as often as the others, the rows are a grid and the bars a wall.
    const isEven = counts.size === 1 && column.distinct > 2
    return (
      isCategory && !isEven && column.distinct >= 2 && covered >= profile.rows * 0.3 && !isUnique(column, profile.rows)
    )
  })
  // Yes and no say little: a column with more values goes first, a nearly endless one last.
  const [column] = enough.sort((a, b) => interest(b) - interest(a))
  if (!column) return null
  return { kind: 'values', column, points: (column.top ?? []).map(({ value, count }) => ({ label: value, count })) }
}

function interest(column: ColumnProfile): number {
  return column.distinct <= 2 ? 1 : column.distinct <= 60 ? 3 : 2
}

/** Numbers that are places, codes or years: how they are spread says nothing. */
const NO_AMOUNT = /^(lat|lon|lng|x|y|fid|objectid)$|latitude|longitude|(^|[_ ])(id|code|zip|year|number|no)$/i

function bySpread(profile: Profile, language: Language): ChartChoice | null {
  const column = profile.columns.find(
    (one) =>
      (one.type === 'number' || one.type === 'integer') &&
      filled(one.histogram) >= 3 &&
      !isUnique(one, profile.rows) &&
      !NO_AMOUNT.test(one.name),
  )
  if (!column?.histogram) return null
  const low = Number(column.min)
  const step = (Number(column.max) - low) / column.histogram.length
  if (!Number.isFinite(low + step)) return null
  const { measure } = textsIn(language)
  const points = column.histogram.map((count, index) => ({ label: measure(low + index * step), count }))
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
