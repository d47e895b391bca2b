// core/catalog/published.ts: what the public may know of a dataset. Every page, feed and catalog is made from these values only.
import type { Changes } from '../changes.ts'
import type { Freshness } from '../freshness.ts'
import type { Redaction } from '../handling.ts'
import type { Language } from '../languages.ts'
import type { PublicLaunch } from '../launch.ts'
import type { Classification, Column, Department, Distribution, IsoTime, Metadata, Role } from '../model.ts'
import type { NoticeNow } from '../notice.ts'
import type { QualityScore } from '../quality.ts'
import type { Profile } from '../report.ts'
import type { City, StageName } from '../settings.ts'

/** Where the catalog is served and for whom. */
export interface SiteContext {
  readonly city: City
  /** Public address of the portal, without a slash at the end. */
  readonly url: string
  readonly stage: StageName
  /** What visitors are told on every page, and until when they are asked what they think. */
  readonly notice: NoticeNow
  /** What is known of the launch; absent until somebody prepares it. */
  readonly launch?: PublicLaunch
  /** Keeps search engines away. */
  readonly noindex: boolean
  /** In which the page is written. */
  readonly language: Language
  /** Logical name to address, e.g. `site.css` to `/assets/site.a1b2c3.css`. */
  readonly assets: Readonly<Record<string, string>>
}

/** One version that was made public. Sign-offs carry roles and dates, never names. */
export interface PublishedVersion {
  readonly number: number
  readonly publishedAt: IsoTime
  readonly metadata: Metadata
  /** Of title and description, where it is not the language of the page. */
  readonly language?: Language
  readonly rows: number
  readonly columns: readonly Column[]
  readonly distributions: readonly Distribution[]
  readonly signOffs: readonly { readonly role: Role; readonly at: IsoTime }[]
  /** The sign-offs were given in advance, for versions of this kind. */
  readonly isStanding?: boolean
  /** As declared, or raised by what the check found; `open` when absent. */
  readonly classification?: Classification
  readonly createdAt: IsoTime
  readonly quality?: QualityScore
  /** What differs from the version that was public before it. */
  readonly changes?: Changes
  /** Names of the columns that were redacted, with the method; dropped ones are named too, their content is nowhere. */
  readonly redactions?: readonly RedactedNote[]
  readonly withdrawn?: { readonly at: IsoTime; readonly reason: string }
}

/** One redaction, for readers: what was done to which columns. */
export interface RedactedNote {
  readonly method: Redaction['method']
  readonly columns: readonly string[]
}

/** A dataset as the public sees it. */
export interface PublishedDataset {
  readonly id: string
  readonly slug: string
  readonly firstPublishedAt: IsoTime
  readonly department: Department
  /** null when the dataset was withdrawn: its address keeps a tombstone. */
  readonly current: PublishedVersion | null
  /** Newest first. */
  readonly versions: readonly PublishedVersion[]
  /** Statistics and first rows of `current`. */
  readonly profile: Profile | null
  /** Whether `current` is as new as promised. */
  readonly freshness?: Freshness
  /** Address of its share card; pages without one show the portal's. */
  readonly card?: string
}

/** A dataset that has a public version. */
export type LiveDataset = PublishedDataset & { readonly current: PublishedVersion }

/** Leaves out the withdrawn: lists, search, sitemap and `data.json` show the rest. */
export function liveDatasets(datasets: readonly PublishedDataset[]): LiveDataset[] {
  return datasets.filter(isLive)
}

export function isLive(dataset: PublishedDataset): dataset is LiveDataset {
  return dataset.current !== null
}

/** Most recently published first; the slug decides between equals, so that the order is always the same. */
export function newestFirst(datasets: readonly LiveDataset[]): LiveDataset[] {
  return [...datasets].sort(
    (a, b) => compareText(b.current.publishedAt, a.current.publishedAt) || compareText(a.slug, b.slug),
  )
}

/** By title, without regard to case. */
export function byTitle(datasets: readonly LiveDataset[]): LiveDataset[] {
  return [...datasets].sort(
    (a, b) =>
      compareText(a.current.metadata.title.toLowerCase(), b.current.metadata.title.toLowerCase()) ||
      compareText(a.slug, b.slug),
  )
}

/** Title of a dataset, also when it was withdrawn. */
export function titleOf(dataset: PublishedDataset): string {
  return (dataset.current ?? dataset.versions[0])?.metadata.title ?? dataset.slug
}

/** Code unit order: unlike `localeCompare` it is the same on every machine. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
