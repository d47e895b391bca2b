// core/candidate-quality.ts: the score of what is signed: the data as they were checked, the metadata as they are now.
import type { Candidate } from './model.ts'
import { type QualityScore, rescoreMetadata } from './quality.ts'

/** Undefined for versions that were checked before there was a score. */
export function qualityOf({ content, metadata }: Pick<Candidate, 'content' | 'metadata'>): QualityScore | undefined {
  return (
    content.quality &&
    rescoreMetadata(
      content.quality,
      metadata,
      content.columns.map(({ name }) => name),
    )
  )
}
