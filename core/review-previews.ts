// core/review-previews.ts: links with which named people see a version before it is public.
import type { Preview } from './accounts.ts'
import { type Refusal, refuse } from './errors.ts'
import { actorOf, hasStatus, wrongState } from './lifecycle.ts'
import type { Actor, IsoTime, Member, Version } from './model.ts'
import { missingRoles, planOf } from './review.ts'
import { secretSha256 } from './tokens.ts'

/** While a version is in one of these there is something to look at that is not public. */
const SHOWN = ['in-review', 'approved'] as const

export type PreviewState = 'open' | 'expired' | 'revoked' | 'ended'

/** Who gets a link, and for how many days. */
export interface Guest {
  readonly name: string
  readonly email: string
  readonly days: number
}

/** @param id with 24 hexadecimal digits @param secret what only the link holds: kept as its hash */
export function newPreview(
  version: Version,
  by: Member,
  { name, email, days }: Guest,
  { id, secret }: { readonly id: string; readonly secret: string },
  at: IsoTime,
): Preview | Refusal {
  if (!hasStatus(version, ...SHOWN)) return wrongState(version)
  if (!planOf(version).publishes) return refuse('never-published')
  if (!isFitForGuests(version)) return refuse('preview-too-early')
  const expiresAt = new Date(Date.parse(at) + days * 86_400_000).toISOString()
  return {
    ...{ id, revision: 1, datasetId: version.datasetId, version: version.number, name, email },
    ...{ secretSha256: secretSha256(secret), by: actorOf(by), at, expiresAt },
  }
}

export function revokePreview(before: Preview, by: Actor, at: IsoTime): Preview | Refusal {
  if (before.revoked) return refuse('already-decided', `revoked on ${before.revoked.at}`)
  const { id, name, email } = by
  return { ...before, revision: before.revision + 1, revoked: { at, by: { id, name, email } } }
}

export function previewState(preview: Preview, version: Version | undefined, now: IsoTime): PreviewState {
  if (preview.revoked) return 'revoked'
  if (preview.expiresAt <= now) return 'expired'
  return version && isFitForGuests(version) ? 'open' : 'ended'
}

/**
 * Whether somebody from outside may see a version: it is approved, or somebody has looked for personal data and signed
 * what it holds now. What is never published is shown to nobody.
 */
export function isFitForGuests(version: Version): boolean {
  if (!hasStatus(version, ...SHOWN) || !planOf(version).publishes) return false
  if (hasStatus(version, 'approved')) return true
  const asks = planOf(version).steps.some(({ role }) => role === 'privacy-reviewer')
  return asks && !missingRoles(version).includes('privacy-reviewer')
}

const LINK = /^(pv_[0-9a-f]{24})\.([0-9a-f]{48})$/

/** What stands in a link behind the `#`. */
export function parsePreviewLink(text: string): { readonly id: string; readonly secret: string } | undefined {
  const match = LINK.exec(text)
  return match ? { id: match[1]!, secret: match[2]! } : undefined
}
