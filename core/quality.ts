// core/quality.ts: a score for data and metadata, where every lost point names its fix. Pure and deterministic.
import type { Drift } from './drift.ts'
import {
  completenessLosses,
  conformityLosses,
  stabilityLosses,
  timelinessLosses,
  uniquenessLosses,
} from './quality-data.ts'
import type { LossFacts, RawLoss } from './quality-losses.ts'
import { type DescribedMetadata, metadataLosses } from './quality-metadata.ts'
import type { Finding, ReportColumn } from './report.ts'

export { type DescribedMetadata, metadataLosses } from './quality-metadata.ts'

export const DIMENSIONS = [
  'completeness',
  'conformity',
  'uniqueness',
  'timeliness',
  'stability',
  'documentation',
] as const
export type Dimension = (typeof DIMENSIONS)[number]

/** Points of each dimension, 100 together. See docs/quality.md for the reasons. */
export const WEIGHTS: Readonly<Record<Dimension, number>> = {
  completeness: 20,
  conformity: 25,
  uniqueness: 10,
  timeliness: 15,
  stability: 10,
  documentation: 20,
}

/** Points lost for one reason. */
export interface Loss {
  readonly dimension: Dimension
  /** Points of the total, 0 to 100. */
  readonly points: number
  readonly why: string
  readonly fix: string
  /** Absent in scores from before reasons had codes. */
  readonly code?: string
  readonly facts?: LossFacts
}

export interface QualityScore {
  /** 0 to 100, whole. */
  readonly total: number
  /** Points reached and reachable per dimension. */
  readonly dimensions: readonly { readonly dimension: Dimension; readonly points: number; readonly of: number }[]
  readonly losses: readonly Loss[]
}

/** All that the score is made of. What is absent is not known, and not held against the dataset. */
export interface QualityFacts {
  readonly rows: number
  /** As published, after redaction. */
  readonly columns: readonly Pick<ReportColumn, 'name' | 'type' | 'nulls' | 'distinct'>[]
  readonly findings: readonly Finding[]
  readonly metadata: DescribedMetadata
  /** The declared key and whether every published row has one of its own. */
  readonly key?: { readonly columns: readonly string[]; readonly isUnique: boolean } | undefined
  /** Published rows that are alike another one in every column. */
  readonly duplicateRows?: number | undefined
  /** Since the last version; absent for the first one. */
  readonly drift?: readonly Drift[] | undefined
  /** Days from the newest date in the data, or from the day of the version, to the day of scoring. */
  readonly ageDays?: number | undefined
}

/** For dimensions that cannot be judged: undefined. */
const JUDGES: Readonly<Record<Dimension, (facts: QualityFacts) => readonly RawLoss[] | undefined>> = {
  completeness: completenessLosses,
  conformity: conformityLosses,
  uniqueness: uniquenessLosses,
  timeliness: ({ metadata, ageDays }) => timelinessLosses(metadata.frequency, ageDays),
  stability: ({ drift }) => drift && stabilityLosses(drift),
  documentation: ({ metadata, columns }) =>
    metadataLosses(
      metadata,
      columns.map(({ name }) => name),
    ),
}

/**
 * Scores a version.
 *
 * The points of dimensions that cannot be judged (a first version has no drift) are shared out among the others in
 * proportion. Every dimension reaches a whole number of points; the losses are given in tenths and add up to what is missing.
 */
export function scoreQuality(facts: QualityFacts): QualityScore {
  const judged = DIMENSIONS.flatMap((dimension) => {
    const losses = JUDGES[dimension](facts)
    return losses ? [{ dimension, losses }] : []
  })
  const reachable = apportion(
    100,
    judged.map(({ dimension }) => WEIGHTS[dimension]),
  )
  return scoreOf(judged.map(({ dimension, losses }, at) => settle(dimension, losses, reachable[at]!)))
}

/**
 * The score with other metadata: what editing a description would change. The data is not looked at again.
 *
 * @param columns names of the published columns
 */
export function rescoreMetadata(
  score: QualityScore,
  metadata: DescribedMetadata,
  columns: readonly string[],
): QualityScore {
  return scoreOf(
    score.dimensions.map(({ dimension, points, of }) =>
      dimension === 'documentation'
        ? settle(dimension, metadataLosses(metadata, columns), of)
        : { dimension, points, of, losses: score.losses.filter((loss) => loss.dimension === dimension) },
    ),
  )
}

const BANDS = [
  { from: 90, words: 'very good' },
  { from: 75, words: 'good' },
  { from: 60, words: 'fair' },
  { from: 40, words: 'weak' },
  { from: 0, words: 'poor' },
] as const

/** Words for a badge. @param total 0 to 100 */
export function describeScore(total: number): string {
  return BANDS.find(({ from }) => total >= from)?.words ?? 'poor'
}

interface Settled {
  readonly dimension: Dimension
  readonly points: number
  readonly of: number
  readonly losses: readonly Loss[]
}

/** Rounds what a dimension loses to whole points and splits them among the reasons, in tenths. */
function settle(dimension: Dimension, losses: readonly RawLoss[], of: number): Settled {
  const lost = losses.reduce((sum, { points }) => sum + points, 0)
  const whole = Math.round(Math.min(1, lost / WEIGHTS[dimension]) * of)
  const tenths = apportion(
    whole * 10,
    losses.map(({ points }) => points),
  )
  const named = losses.map((loss, at): Loss => ({ dimension, ...loss, points: tenths[at]! / 10 }))
  return { dimension, points: of - whole, of, losses: named.filter(({ points }) => points > 0) }
}

function scoreOf(settled: readonly Settled[]): QualityScore {
  return {
    total: settled.reduce((sum, { points }) => sum + points, 0),
    dimensions: settled.map(({ dimension, points, of }) => ({ dimension, points, of })),
    // Sorting is stable: equal losses stay in the order of the dimensions.
    losses: settled.flatMap(({ losses }) => losses).toSorted((a, b) => b.points - a.points),
  }
}

/** Splits a whole number in proportion into whole numbers that add up to it (largest remainder). */
function apportion(total: number, weights: readonly number[]): number[] {
  const sum = weights.reduce((all, weight) => all + weight, 0)
  if (sum === 0) return weights.map(() => 0)
  const exact = weights.map((weight) => (total * weight) / sum)
  const parts = exact.map(Math.floor)
  const left = total - parts.reduce((all, part) => all + part, 0)
  const byRemainder = exact
    .map((value, at) => ({ at, remainder: value - parts[at]! }))
    .toSorted((a, b) => b.remainder - a.remainder || a.at - b.at)
  for (const { at } of byRemainder.slice(0, left)) parts[at]! += 1
  return parts
}
