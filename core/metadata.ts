// core/metadata.ts: what people say about a dataset, in DCAT terms.
import type { Language } from './languages.ts'

/** How often a dataset is renewed, in the words of ISO 19115. */
export const FREQUENCIES = [
  'continual',
  'daily',
  'weekly',
  'monthly',
  'quarterly',
  'biannually',
  'annually',
  'asNeeded',
  'irregular',
  'notPlanned',
] as const
export type Frequency = (typeof FREQUENCIES)[number]

/** What people wrote about a column; `name` is the name in the published files. */
export interface ColumnDescription {
  readonly name: string
  readonly title?: string
  readonly description?: string
}

export const CLASSIFICATIONS = ['open', 'open-with-conditions', 'restricted'] as const
/** How sensitive a dataset is, from least to most: decides which sign-offs it needs; see core/sign-off-policy.ts. */
export type Classification = (typeof CLASSIFICATIONS)[number]

/** The descriptive part of a dataset, in DCAT terms. It is part of what reviewers sign. */
export interface Metadata {
  readonly title: string
  readonly description: string
  readonly departmentId: string
  readonly topic: string
  readonly keywords: readonly string[]
  readonly license: string
  readonly frequency: Frequency
  readonly contactName: string
  readonly contactEmail: string
  readonly columns: readonly ColumnDescription[]
  /** What its department declares; `open` when absent. Personal data can raise it. */
  readonly classification?: Classification
  /** What users of the data must observe, where it is open with conditions. */
  readonly conditions?: string
  /** What is wrong or missing in the data, as far as its department knows, for readers. */
  readonly knownIssues?: string
  /** The texts in further languages; the ones above are in the city's first. */
  readonly translations?: Readonly<Partial<Record<Language, MetadataTexts>>>
}

/** What people read of a dataset's metadata, in one language. */
export interface MetadataTexts {
  readonly title: string
  readonly description: string
  readonly conditions?: string
  readonly knownIssues?: string
  readonly columns?: readonly ColumnDescription[]
}
