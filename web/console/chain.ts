// web/console/chain.ts: checks the chain of the audit log in the browser, so that nobody has to believe the server.
import { canonicalJson } from '../../core/canonical-json.ts'
import type { AuditEntry } from './api.ts'

/** Where the chain stands; see core/audit.ts. */
export interface ChainHead {
  readonly sequence: number
  readonly hash: string
}

export const CHAIN_START: ChainHead = { sequence: 0, hash: '0'.repeat(64) }

export type ChainCheck =
  | { readonly whole: true; readonly head: ChainHead }
  | { readonly whole: false; readonly sequence: number; readonly why: string }

/** Recomputes every hash. Entries are oldest first and follow `head` without a gap. */
export async function checkChain(entries: readonly AuditEntry[], from: ChainHead): Promise<ChainCheck> {
  let head = from
  for (const entry of entries) {
    const { hash, ...body } = entry
    const expected = head.sequence + 1
    if (entry.sequence !== expected) {
      return {
        whole: false,
        sequence: expected,
        why: `is missing: entry ${entry.sequence} follows entry ${head.sequence}`,
      }
    }
    if (entry.previousHash !== head.hash) {
      return { whole: false, sequence: entry.sequence, why: 'does not follow the entry before it' }
    }
    if ((await sha256(canonicalJson(body))) !== hash) {
      return { whole: false, sequence: entry.sequence, why: 'was changed after it was written' }
    }
    head = { sequence: entry.sequence, hash }
  }
  return { whole: true, head }
}

async function sha256(text: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}
