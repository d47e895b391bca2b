// core/quality-metadata.ts: points lost by what people wrote about a dataset, or did not. Runs in the console as well.
import type { Metadata } from './model.ts'
import { nameSome, type RawLoss, someOf } from './quality-losses.ts'

/** The descriptive part of a dataset that is scored. Anything may be missing while it is being written. */
export type DescribedMetadata = Partial<
  Pick<
    Metadata,
    'title' | 'description' | 'keywords' | 'license' | 'frequency' | 'contactName' | 'contactEmail' | 'columns'
  >
>

/** Points for the data dictionary; each column has the same part of them. */
export const DICTIONARY_POINTS = 7

interface Check {
  readonly code: string
  readonly what: string
  readonly points: number
  readonly isMissing: (metadata: DescribedMetadata) => boolean
  readonly why: string
  readonly fix: string
}

const lengthOf = (text: string | undefined): number => text?.trim().length ?? 0
const keywordsOf = ({ keywords }: DescribedMetadata): number =>
  keywords?.filter((word) => lengthOf(word) > 0).length ?? 0

/** With the dictionary: 20 points. Of the three about the description and the two about keywords only one can apply. */
export const METADATA_CHECKS: readonly Check[] = [
  {
    code: 'no-description',
    what: 'no description',
    points: 5,
    isMissing: ({ description }) => lengthOf(description) === 0,
    why: 'There is no description.',
    fix: 'Describe what a row is, where the data comes from, and what it leaves out.',
  },
  {
    // Shorter says little more than the title.
    code: 'brief-description',
    what: 'a description of fewer than 80 characters',
    points: 3,
    isMissing: ({ description }) => lengthOf(description) > 0 && lengthOf(description) < 80,
    why: 'The description has fewer than 80 characters.',
    fix: 'Say what a row is, where the data comes from, and what it leaves out.',
  },
  {
    code: 'short-description',
    what: 'a description of fewer than 200 characters',
    points: 1,
    isMissing: ({ description }) => lengthOf(description) >= 80 && lengthOf(description) < 200,
    why: 'The description has fewer than 200 characters.',
    fix: 'Add where the data comes from, what it leaves out, and how it is meant to be used.',
  },
  {
    code: 'no-keywords',
    what: 'no keyword',
    points: 2,
    isMissing: (metadata) => keywordsOf(metadata) === 0,
    why: 'There are no keywords.',
    fix: 'Add three words that people would search for.',
  },
  {
    code: 'few-keywords',
    what: 'one or two keywords',
    points: 1,
    isMissing: (metadata) => keywordsOf(metadata) === 1 || keywordsOf(metadata) === 2,
    why: 'There are fewer than three keywords.',
    fix: 'Add words that people would search for.',
  },
  {
    code: 'no-licence',
    what: 'no licence',
    points: 2,
    isMissing: ({ license }) => lengthOf(license) === 0,
    why: 'No licence is named.',
    fix: 'Choose a licence, so that people know what they may do with the data.',
  },
  {
    code: 'no-contact',
    what: 'no contact name',
    points: 1,
    isMissing: ({ contactName }) => lengthOf(contactName) === 0,
    why: 'No contact is named.',
    fix: 'Name the team that answers questions.',
  },
  {
    code: 'no-contact-address',
    what: 'no contact address',
    points: 1,
    isMissing: ({ contactEmail }) => lengthOf(contactEmail) === 0,
    why: 'There is no address for questions.',
    fix: 'Give an e-mail address that somebody reads.',
  },
  {
    code: 'short-title',
    what: 'a title of fewer than 10 characters',
    points: 1,
    isMissing: ({ title }) => lengthOf(title) < 10,
    why: 'The title has fewer than 10 characters.',
    fix: 'Write a title that says what and where, in the words people use.',
  },
  {
    code: 'no-frequency',
    what: 'no frequency',
    points: 1,
    isMissing: ({ frequency }) => lengthOf(frequency) === 0,
    why: 'It is not said how often the data is renewed.',
    fix: 'Choose a frequency.',
  },
]

/**
 * What is missing from the description of a dataset.
 *
 * @param columns names of the published columns; each should have a description. None: the dictionary is not judged
 * @returns points of the 20 for documentation
 */
export function metadataLosses(metadata: DescribedMetadata, columns: readonly string[]): RawLoss[] {
  const gaps = METADATA_CHECKS.filter(({ isMissing }) => isMissing(metadata))
  return [
    ...dictionaryLosses(metadata, columns),
    ...gaps.map(({ code, points, why, fix }) => ({ code, points, why, fix })),
  ]
}

function dictionaryLosses(metadata: DescribedMetadata, columns: readonly string[]): RawLoss[] {
  const fold = (name: string): string => name.toLowerCase()
  const described = new Set(
    metadata.columns?.flatMap(({ name, description }) => (lengthOf(description) > 0 ? [fold(name)] : [])),
  )
  const silent = columns.filter((name) => !described.has(fold(name)))
  if (silent.length === 0) return []
  return [
    {
      code: 'dictionary',
      facts: { ...someOf(silent), of: columns.length },
      points: (DICTIONARY_POINTS * silent.length) / columns.length,
      why: `${silent.length} of ${columns.length} column(s) have no description: ${nameSome(silent)}.`,
      fix: 'Say in a sentence what each column holds, with its unit or its codes, or upload a dictionary file.',
    },
  ]
}
