// core/chart/model.ts: the parts of a chart that a reader can choose.
import type { DatasetJson } from '../catalog/dataset-json.ts'

/** `bars` compares categories, `line` and `columns` follow time, `spread` counts a number's ranges, `scatter` sets two numbers against each other. */
export const KINDS = ['bars', 'line', 'columns', 'spread', 'scatter'] as const
export type ChartKind = (typeof KINDS)[number]

export const MEASURES = ['count', 'sum', 'mean', 'median', 'min', 'max'] as const
export type Measure = (typeof MEASURES)[number]

/** Calendar steps, fine to coarse. */
export const STEPS = ['day', 'week', 'month', 'quarter', 'year'] as const
export type Step = (typeof STEPS)[number]

export const SORTS = ['value', 'label'] as const
export type Sort = (typeof SORTS)[number]

export const TOPS = [5, 8, 12, 20, 30] as const
export const DEFAULT_TOP = 8
/** More lines than these nobody can tell apart; the rest is summed up as one. */
export const MAX_SERIES = 8

export interface ChartChoice {
  readonly kind: ChartKind
  /** Column along the chart: a category, a date or a number. */
  readonly x: string
  /** The second number of `scatter`. */
  readonly y?: string
  readonly measure: Measure
  /** Column that is measured; absent for `count`. */
  readonly of?: string
  /** Category with a series for each value. */
  readonly by?: string
  readonly step: Step | 'auto'
  readonly sort: Sort
  /** Categories shown before the rest becomes one. */
  readonly top: number
  /** Only rows with this text in this column. */
  readonly where?: { readonly column: string; readonly is: string }
}

/** What the rules need to know of a dataset. */
export type Charted = Pick<DatasetJson, 'rows' | 'columns'>
