// core/accounts.ts: people who signed in, what they ask for, who was invited.
import type { Language } from './languages.ts'
import type { Grant } from './members.ts'
import type { Actor, IsoTime, Role } from './model.ts'

/** Mails that somebody can do without; everything else is duty and always comes. */
export const MAIL_TOPICS = ['published', 'freshness', 'plans', 'policies'] as const
export type MailTopic = (typeof MAIL_TOPICS)[number]

export interface MailChoices {
  readonly language: Language
  /** `digest`: what is no duty and not urgent comes once a day, in one mail. */
  readonly pace: 'at-once' | 'digest'
  /** Topics that the person does not want. */
  readonly muted: readonly MailTopic[]
}

/** What people get until they choose. */
export const DEFAULT_MAIL: MailChoices = { language: 'en', pace: 'at-once', muted: [] }

/** A person who has signed in at least once. */
export interface Account {
  readonly id: string
  readonly revision: number
  readonly name: string
  readonly email: string
  readonly createdAt: IsoTime
  readonly grants: readonly Grant[]
  readonly mail: MailChoices
  /** Opens the page that stops mails, without a sign-in; 32 hexadecimal digits. */
  readonly unsubscribeKey: string
  /** Sign-ins from before this moment count no more. */
  readonly signedOutAt?: IsoTime
  readonly disabled?: {
    readonly at: IsoTime
    readonly by: Actor
    readonly reason: string
    /** Who took over the work. */
    readonly successor?: Actor
  }
}

/** Somebody asks for a role in a department. */
export interface AccessRequest {
  readonly id: string
  readonly revision: number
  readonly from: Actor
  readonly role: Role
  /** Id of a department, or `*`. */
  readonly department: string
  readonly reason: string
  readonly at: IsoTime
  readonly state: 'open' | 'granted' | 'refused' | 'withdrawn'
  readonly decision?: {
    readonly by: Actor
    readonly at: IsoTime
    readonly note: string
    /** What was granted: may be narrower than what was asked for. */
    readonly role?: Role
    readonly department?: string
    readonly expiresAt?: IsoTime
  }
}

/** Grants that wait for a mail address to sign in. */
export interface Invitation {
  readonly id: string
  readonly revision: number
  /** Lower case. */
  readonly email: string
  readonly grants: readonly { readonly role: Role; readonly department: string; readonly expiresAt?: IsoTime }[]
  readonly note: string
  readonly by: Actor
  readonly at: IsoTime
  /** Exclusive. */
  readonly expiresAt: IsoTime
  readonly state: 'open' | 'accepted' | 'withdrawn'
  /** Who accepted it. */
  readonly acceptedBy?: Actor
}

/** A program's key to act for a person; see `TokenLimits` in core/members.ts. */
export interface ApiToken {
  readonly id: string
  readonly revision: number
  readonly name: string
  readonly owner: Actor
  /** Scope: departments (ids) and, narrower, datasets (ids). */
  readonly departments: readonly string[]
  readonly datasetIds: readonly string[]
  readonly actions: readonly string[]
  /** SHA-256 of the secret. */
  readonly secretSha256: string
  /** First characters, to recognise it by. */
  readonly prefix: string
  readonly createdAt: IsoTime
  readonly expiresAt: IsoTime
  readonly revoked?: { readonly at: IsoTime; readonly by: Actor }
}

/** A link with which a named person sees a version before it is public. */
export interface Preview {
  readonly id: string
  readonly revision: number
  readonly datasetId: string
  readonly version: number
  /** For whom: shown on the page, and kept in the log. */
  readonly name: string
  readonly email: string
  readonly secretSha256: string
  readonly by: Actor
  readonly at: IsoTime
  readonly expiresAt: IsoTime
  readonly revoked?: { readonly at: IsoTime; readonly by: Actor }
}
