// core/signature.ts: what a sign-off is bound to. If one byte of data or one word of metadata differs, so does this.
import { createHash } from 'node:crypto'
import { canonicalJson } from './canonical-json.ts'
import type { Candidate, Content, Metadata, Sha256 } from './model.ts'

/**
 * SHA-256 over metadata, columns, checksums of every distribution and of the source.
 *
 * Where the staged files lie (`stagedPrefix`) is not part of it: it says nothing about the content.
 */
export function signatureOf(metadata: Metadata, content: Content): Sha256 {
  const { stagedPrefix: _place, ...facts } = content
  return createHash('sha256')
    .update(canonicalJson({ metadata, content: facts }))
    .digest('hex')
}

export function candidateOf(metadata: Metadata, content: Content): Candidate {
  return { metadata, content, signature: signatureOf(metadata, content) }
}
