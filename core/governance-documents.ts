// core/governance-documents.ts: the city's policies as texts: drafted, signed by named roles, in force from a day, reviewed by a day.
import type { Actor, IsoTime, Role } from './model.ts'
import type { SignOff } from './review-model.ts'

/** A day of the calendar, UTC, such as `2027-01-01`. Days sort as text. */
export type IsoDay = string

/** One version of a policy as it was signed. Never changes. */
export interface DocumentVersion {
  readonly number: number
  readonly title: string
  /** Plain text with headings (`## `), lists (`- `) and blank lines between paragraphs; see core/plain-text.ts. */
  readonly text: string
  /** What is new, for the public. */
  readonly summary: string
  readonly signOffs: readonly SignOff[]
  readonly approvedAt: IsoTime
  /** Day from which it was meant to count; see `inForceFrom`. */
  readonly effective: IsoDay
  /** Day by which somebody looks at it again. */
  readonly reviewBy: IsoDay
}

/** What is being written. */
export interface DocumentDraft {
  readonly title: string
  readonly text: string
  readonly summary: string
  readonly effective: IsoDay
  readonly reviewBy: IsoDay
  /** Roles that must sign, each another person, none of them among the writers. */
  readonly roles: readonly Role[]
  readonly state: 'writing' | 'proposed'
  /** Who wrote it last. */
  readonly editedBy: Actor
  readonly editedAt: IsoTime
  /** Everybody who wrote or proposed since the last version; none of them may sign. */
  readonly writers: readonly Actor[]
  readonly signOffs: readonly SignOff[]
  /** Why it was sent back, when it was; kept until it is proposed again. */
  readonly returned?: SignOff
}

/** A governance document: `/about/policies/{id}/`. */
export interface GovernanceDocument {
  /** Its address, e.g. `data-quality`. */
  readonly id: string
  readonly revision: number
  /** Oldest first. */
  readonly versions: readonly DocumentVersion[]
  readonly draft?: DocumentDraft
}

/** What the public may see of a document: nothing of what is being written. */
export type SignedDocument = Omit<GovernanceDocument, 'draft'>

export const dayOf = (at: IsoTime): IsoDay => at.slice(0, 10)

/** Some days later, or earlier when `days` is negative. */
export function daysAfter(day: IsoDay, days: number): IsoDay {
  return dayOf(new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString())
}

/** The day from which a version counts: its effective day, or the day of the last signature when that was later. */
export function inForceFrom({ effective, approvedAt }: Pick<DocumentVersion, 'effective' | 'approvedAt'>): IsoDay {
  return effective > dayOf(approvedAt) ? effective : dayOf(approvedAt)
}

/** `overtaken`: a newer version counted before this one's day came. */
export type VersionState = 'coming' | 'in-force' | 'replaced' | 'overtaken'

/** What each version is on a day; of those whose day has come the newest counts. */
export function statesOn({ versions }: SignedDocument, day: IsoDay): ReadonlyMap<number, VersionState> {
  const current = versions.findLast((version) => inForceFrom(version) <= day)
  const stateOf = (version: DocumentVersion): VersionState => {
    if (version === current) return 'in-force'
    if (!current || version.number > current.number) return 'coming'
    const overtaker = versions.find((other) => other.number > version.number && inForceFrom(other) <= day)
    return overtaker && inForceFrom(overtaker) <= inForceFrom(version) ? 'overtaken' : 'replaced'
  }
  return new Map(versions.map((version) => [version.number, stateOf(version)]))
}

/** The version that counts on a day, if any does. */
export function versionOn(document: SignedDocument, day: IsoDay): DocumentVersion | undefined {
  return document.versions.findLast((version) => inForceFrom(version) <= day)
}

/** Days before a review is due on which it is called to mind. */
export const REVIEW_NOTICE_DAYS = 30

export interface ReviewDue {
  readonly document: SignedDocument
  readonly version: DocumentVersion
  /** Days until the review day; negative when it has passed. */
  readonly daysLeft: number
}

/**
 * Documents that somebody has to look at again soon, the most overdue first.
 *
 * What counts is the newest signed version, so a successor that is signed and coming ends the reminder.
 *
 * @param day today
 */
export function reviewsDue(documents: readonly SignedDocument[], day: IsoDay): ReviewDue[] {
  return documents
    .flatMap((document) => {
      const version = document.versions.at(-1)
      if (!version) return []
      const daysLeft = Math.round((Date.parse(version.reviewBy) - Date.parse(day)) / 86_400_000)
      return daysLeft <= REVIEW_NOTICE_DAYS ? [{ document, version, daysLeft }] : []
    })
    .sort((a, b) => a.daysLeft - b.daysLeft || (a.document.id < b.document.id ? -1 : 1))
}
