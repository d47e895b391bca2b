// core/catalog/brief.ts: what files for machines say of a dataset in a line or two. The lists of pages know more, and fit.
import type { Freshness } from '../freshness.ts'
import type { Department, Frequency, IsoTime } from '../model.ts'
import { compareText } from './published.ts'

export interface DatasetBrief {
  readonly id: string
  readonly slug: string
  readonly title: string
  /** Beginning of the description. */
  readonly summary: string
  readonly department: Department
  readonly rows: number
  /** When `current` was published. */
  readonly updatedAt: IsoTime
  readonly frequency: Frequency
  readonly freshness?: Freshness
}

/** By title, without regard to case. */
export function briefsByTitle<B extends Pick<DatasetBrief, 'title' | 'slug'>>(briefs: readonly B[]): B[] {
  return briefs.toSorted(
    (a, b) => compareText(a.title.toLowerCase(), b.title.toLowerCase()) || compareText(a.slug, b.slug),
  )
}
