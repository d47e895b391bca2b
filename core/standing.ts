// core/standing.ts: consent given in advance: further versions of the same kind publish by themselves; any deviation is reviewed.
import { createHash } from 'node:crypto'
import { PORTAL } from './audit.ts'
import { canonicalJson } from './canonical-json.ts'
import type {
  Actor,
  Candidate,
  Classification,
  Column,
  IsoTime,
  Metadata,
  Role,
  Sha256,
  VersionFacts,
} from './model.ts'
import type { ReviewPlan, SignOff, StandingConsent } from './review-model.ts'

/** Exactly what reviewers consent to: another column, redaction, description or class of personal data is a deviation. */
export interface StandingScope {
  readonly datasetId: string
  readonly columns: readonly Column[]
  readonly personal: readonly string[]
  readonly classification: Classification
  readonly metadata: Metadata
  /** Hash of what is declared about files: redactions, types, decisions. */
  readonly handlingHash: Sha256
  /** Points of the quality score that a version needs at least. */
  readonly minimumQuality: number
}

/** A standing approval of a dataset, asked for by its staff. One per dataset; a new one replaces an ended one. */
export interface StandingApproval {
  /** Id of the dataset. */
  readonly id: string
  readonly revision: number
  /** Differs from one asking to the next. */
  readonly approvalId: string
  readonly scope: StandingScope
  readonly scopeHash: Sha256
  /** Number of the version from which the scope was taken. */
  readonly version: number
  readonly askedBy: Actor
  readonly askedAt: IsoTime
  readonly reason: string
  readonly expiresAt: IsoTime
  /** Roles that must consent, each another person. */
  readonly roles: readonly Role[]
  readonly consents: readonly SignOff[]
  /** Set when it does not count any more. */
  readonly ended?: {
    readonly at: IsoTime
    readonly by: Actor
    readonly kind: 'refused' | 'revoked' | 'lapsed'
    readonly why: string
  }
}

export function hashOf(value: unknown): Sha256 {
  return createHash('sha256').update(canonicalJson(value)).digest('hex')
}

/** What of a candidate a standing approval is about. */
export function scopeOf(datasetId: string, candidate: Candidate, plan: ReviewPlan): StandingScope {
  const { metadata, content } = candidate
  return {
    datasetId,
    columns: content.columns,
    personal: content.personal ?? [],
    classification: plan.classification,
    metadata,
    handlingHash: hashOf(content.handling ?? {}),
    minimumQuality: content.quality?.total ?? 0,
  }
}

/** What about a candidate is not as consented to, one line each; empty when everything fits. */
export function deviationsFrom(
  scope: StandingScope,
  datasetId: string,
  candidate: Candidate,
  plan: ReviewPlan,
): string[] {
  const now = scopeOf(datasetId, candidate, plan)
  const more = now.personal.filter((name) => !scope.personal.includes(name))
  const same = (a: unknown, b: unknown) => canonicalJson(a) === canonicalJson(b)
  return [
    ...(now.datasetId === scope.datasetId ? [] : ['it is another dataset']),
    ...(same(now.columns, scope.columns) ? [] : ['the columns differ']),
    ...(more.length === 0 ? [] : [`personal data that was not there: ${more.join(', ')}`]),
    ...(now.classification === scope.classification ? [] : [`the classification is ${now.classification}`]),
    ...(same(now.metadata, scope.metadata) ? [] : ['the description differs']),
    ...(now.handlingHash === scope.handlingHash ? [] : ['what is redacted or decided differs']),
    ...(now.minimumQuality >= scope.minimumQuality
      ? []
      : [`the quality score fell from ${scope.minimumQuality} to ${now.minimumQuality}`]),
  ]
}

/** Roles that the policy asks for by now, and that nobody was asked to consent in. */
export function rolesBeyond({ roles }: StandingApproval, plan: ReviewPlan): Role[] {
  return plan.steps.map(({ role }) => role).filter((role) => !roles.includes(role))
}

/** Asked for or active: nothing ended it, and its time is not over. */
export function isRunning(approval: StandingApproval, now: IsoTime): boolean {
  return !approval.ended && approval.expiresAt > now
}

/** Whether every role consented, and nothing ended it. */
export function isActive(approval: StandingApproval, now: IsoTime): boolean {
  return isRunning(approval, now) && rolesWithoutConsent(approval).length === 0
}

export type StandingState = 'asked' | 'active' | 'refused' | 'revoked' | 'lapsed' | 'expired'

/** Where an approval stands; that its time is over is seen by the clock alone. */
export function standingState(approval: StandingApproval, now: IsoTime): StandingState {
  if (approval.ended) return approval.ended.kind
  if (approval.expiresAt <= now) return 'expired'
  return isActive(approval, now) ? 'active' : 'asked'
}

/** A version deviated: from now on there is a review again. */
export function lapse(before: StandingApproval, why: string, at: IsoTime): StandingApproval {
  return { ...before, revision: before.revision + 1, ended: { at, by: PORTAL, kind: 'lapsed', why } }
}

export function rolesWithoutConsent({ roles, consents, scopeHash }: StandingApproval): Role[] {
  const valid = consents.filter(({ signature }) => signature === scopeHash)
  return roles.filter((role) => !valid.some((consent) => consent.role === role))
}

/** What a version keeps of the approval that let it through. */
export function consentOf({ approvalId, scope, scopeHash, consents, expiresAt }: StandingApproval): StandingConsent {
  return { approvalId, scope, scopeHash, consents, expiresAt }
}

/**
 * Whether a standing approval really covers a version: asked right before release, from what the version carries.
 * Uploaders may not be among those who consented, nor may one person stand for two roles.
 */
export function standingCovers(
  version: VersionFacts & { readonly candidate: Candidate; readonly approvedAt: IsoTime },
  standing: StandingConsent,
  plan: ReviewPlan,
): boolean {
  const uploaders = [version.createdBy, ...(version.alsoUploadedBy ?? [])].map(({ id }) => id)
  const valid = standing.consents.filter(({ signature }) => signature === standing.scopeHash)
  const people = new Set(valid.map(({ by }) => by.id))
  return (
    hashOf(standing.scope) === standing.scopeHash &&
    standing.expiresAt > version.approvedAt &&
    people.size === standing.consents.length &&
    plan.steps.every(({ role }) => valid.some((consent) => consent.role === role)) &&
    !uploaders.some((id) => people.has(id)) &&
    deviationsFrom(standing.scope, version.datasetId, version.candidate, plan).length === 0
  )
}
