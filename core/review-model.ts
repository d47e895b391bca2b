// core/review-model.ts: the nouns of reviews: questions, sign-offs, plans, and what is said about a version.
import type { Actor, Classification, IsoTime, Role, Sha256 } from './model.ts'
import type { StandingScope } from './standing.ts'

/** An answer to one question of a checklist; anything but a plain yes needs words. */
export interface Answer {
  readonly id: string
  readonly answer: 'yes' | 'no' | 'not-applicable'
  readonly note: string
}

/** What a reviewer says about one thing that the check found, or about one part of the description. */
export interface Remark {
  /** Code of a finding, name of a column or of a field of the metadata; empty for the version as a whole. */
  readonly about: string
  readonly text: string
}

/** A signed statement of one reviewer about exactly one candidate. */
export interface SignOff {
  readonly role: Role
  readonly by: Actor
  readonly at: IsoTime
  readonly note: string
  readonly signature: Sha256
  /** The role in which a deputy signed, when the reviewer in charge was overdue. */
  readonly asDeputy?: Role
  readonly answers?: readonly Answer[]
  /** Reasons per finding, on a return. */
  readonly remarks?: readonly Remark[]
  /** Name of the portal in which it was given, when that was another one. */
  readonly portal?: string
}

/** The sign-offs that one version needs: taken from the policy when its review began, and again with new metadata. */
export interface ReviewPlan {
  readonly policyVersion: number
  /** What decides: declared, or raised by what the check found. */
  readonly classification: Classification
  /** Classes of personal data that raised it. */
  readonly raisedBy: readonly string[]
  readonly order: 'parallel' | 'sequence'
  readonly steps: readonly ReviewStep[]
  /** False: listed, but not published. */
  readonly publishes: boolean
  /** When the review began, or began anew. */
  readonly since: IsoTime
}

export interface ReviewStep {
  readonly role: Role
  /** Days from the beginning, or in sequence from the sign-off before. */
  readonly dueDays: number
  /** Who may sign instead when it is overdue. */
  readonly deputy?: Role
  readonly checklist: readonly Question[]
}

/** A question of a checklist, in plain words. */
export interface Question {
  readonly id: string
  readonly topic: 'legal' | 'privacy' | 'security' | 'quality'
  readonly text: string
}

/** A review handed to a named colleague. */
export interface Delegation {
  readonly role: Role
  readonly to: Actor
  readonly by: Actor
  readonly at: IsoTime
  readonly note: string
}

/** Something said about a version, by reviewers and by those who answer them. */
export interface Comment {
  readonly id: string
  readonly by: Actor
  readonly at: IsoTime
  /** As in `Remark`. */
  readonly about: string
  readonly text: string
}

/** When an approved version may become public. */
export interface ReleaseTime {
  /** `set`: at this time; `embargo`: not before, and only an administrator may bring it forward. */
  readonly kind: 'set' | 'embargo'
  readonly at: IsoTime
  readonly by: Actor
  readonly note: string
}

/** Consent given in advance: see core/standing.ts. Kept with the version that it let through. */
export interface StandingConsent {
  readonly approvalId: string
  /** What was consented to, whole, and its hash, which the consents carry. */
  readonly scope: StandingScope
  readonly scopeHash: Sha256
  readonly consents: readonly SignOff[]
  readonly expiresAt: IsoTime
}
