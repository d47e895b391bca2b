// core/document-flow.ts: the moves a governance document can make: written, proposed, signed by each role, in force. Pure.
import { createHash } from 'node:crypto'
import { canonicalJson } from './canonical-json.ts'
import { isRefusal, type Refusal, refuse } from './errors.ts'
import {
  type DocumentDraft,
  type DocumentVersion,
  dayOf,
  daysAfter,
  type GovernanceDocument,
} from './governance-documents.ts'
import { actorOf } from './lifecycle.ts'
import type { Actor, IsoTime, Member, Role, Sha256 } from './model.ts'
import type { SignOff } from './review-model.ts'

/** What people write; the rest of a draft follows from what happens to it. */
export type DocumentContent = Pick<DocumentDraft, 'title' | 'text' | 'summary' | 'effective' | 'reviewBy' | 'roles'>

/** Longer than any policy that is read; with it hundreds of versions would not fit one value of the table. */
export const MAX_TEXT_CHARACTERS = 12_000
export const MIN_TEXT_CHARACTERS = 100
/** A policy that nobody looks at for longer than this is a policy no more. */
export const MAX_REVIEW_YEARS = 5
/** A value of the table holds 400 kB; what is being written needs some of it. */
const MAX_VERSIONS_BYTES = 300_000

/** A document that nobody has written yet. */
export function newDocument(
  id: string,
  content: DocumentContent,
  by: Member,
  at: IsoTime,
): GovernanceDocument | Refusal {
  return writeDraft({ id, revision: 0, versions: [] }, content, by, at)
}

/**
 * Writes the draft; whatever was signed or proposed counts no more.
 *
 * @returns the very same document when nothing differs: that voids nothing
 */
export function writeDraft(
  document: GovernanceDocument,
  content: DocumentContent,
  by: Member,
  at: IsoTime,
): GovernanceDocument | Refusal {
  const { draft } = document
  if (draft && canonicalJson(contentOf(draft)) === canonicalJson(content)) return document
  const unfit = whyUnfit(document, content)
  if (unfit) return refuse('document-unfit', unfit)
  return {
    ...document,
    revision: document.revision + 1,
    draft: {
      ...content,
      ...{ state: 'writing', editedBy: actorOf(by), editedAt: at, signOffs: [] },
      writers: withWriter(draft?.writers ?? [], by),
      ...(draft?.returned ? { returned: draft.returned } : {}),
    },
  }
}

/** Puts the draft up for signature. Whoever proposes stands behind the text, and cannot sign it. */
export function propose(document: GovernanceDocument, by: Member, at: IsoTime): GovernanceDocument | Refusal {
  const { draft } = document
  if (draft?.state !== 'writing') return refuse('document-state', 'nothing is being written')
  const today = dayOf(at)
  if (draft.effective < today) {
    return refuse('document-unfit', `it cannot count from ${draft.effective}: that day has passed`)
  }
  const { returned: _, ...kept } = draft
  const writers = withWriter(draft.writers, by)
  // A starter that nobody changed becomes the text of whoever proposes it.
  const author = draft.writers.length === 0 ? { editedBy: actorOf(by), editedAt: at } : {}
  return {
    ...document,
    revision: document.revision + 1,
    draft: { ...kept, ...author, state: 'proposed', writers, signOffs: [] },
  }
}

/** What a signature of a draft is bound to: one word of it, one date or one role changes this. */
export function documentSignature({ id, versions, draft }: GovernanceDocument): Sha256 {
  if (!draft) throw new Error(`the document ${id} has no draft that could be signed`)
  const number = (versions.at(-1)?.number ?? 0) + 1
  return createHash('sha256')
    .update(canonicalJson({ id, number, ...contentOf(draft) }))
    .digest('hex')
}

export interface DocumentReview {
  readonly role: Role
  readonly note: string
  /** The draft that was looked at. */
  readonly signature: Sha256
}

/** Adds one signature; the last one needed makes a version. */
export function signDocument(
  document: GovernanceDocument,
  by: Member,
  review: DocumentReview,
  at: IsoTime,
): GovernanceDocument | Refusal {
  const draft = mayReview(document, by, review)
  if (isRefusal(draft)) return draft
  if (draft.signOffs.some(({ role }) => role === review.role)) return refuse('role-signed-already')
  if (draft.signOffs.some((signOff) => signOff.by.id === by.id)) return refuse('signed-already')
  const signOffs = [...draft.signOffs, signOffOf(by, review, at)]
  const signed = { ...draft, signOffs }
  const revision = document.revision + 1
  if (missingRolesOf(signed).length > 0) return { ...document, revision, draft: signed }
  const { draft: _, ...rest } = document
  return { ...rest, revision, versions: [...document.versions, versionOf(document, signed, at)] }
}

/** Sends the draft back to be written again. */
export function returnDocument(
  document: GovernanceDocument,
  by: Member,
  review: DocumentReview,
  at: IsoTime,
): GovernanceDocument | Refusal {
  const draft = mayReview(document, by, review)
  if (isRefusal(draft)) return draft
  if (review.note.trim() === '') return refuse('reason-missing')
  const returned = signOffOf(by, review, at)
  return { ...document, revision: document.revision + 1, draft: { ...draft, state: 'writing', signOffs: [], returned } }
}

/** Roles that have not signed yet. */
export function missingRolesOf({ roles, signOffs }: Pick<DocumentDraft, 'roles' | 'signOffs'>): Role[] {
  return roles.filter((role) => !signOffs.some((signOff) => signOff.role === role))
}

/** The roles in which somebody could sign the draft now. */
export function rolesToSign({ draft }: GovernanceDocument, by: Pick<Member, 'id' | 'roles'>): Role[] {
  if (draft?.state !== 'proposed' || isWriter(draft, by.id)) return []
  if (draft.signOffs.some((signOff) => signOff.by.id === by.id)) return []
  return missingRolesOf(draft).filter((role) => by.roles.includes(role))
}

export function contentOf(from: DocumentContent): DocumentContent {
  const { title, text, summary, effective, reviewBy, roles } = from
  return { title, text, summary, effective, reviewBy, roles }
}

function isWriter({ writers }: DocumentDraft, id: string): boolean {
  return writers.some((writer) => writer.id === id)
}

function withWriter(writers: readonly Actor[], by: Member): Actor[] {
  return [...writers.filter(({ id }) => id !== by.id), actorOf(by)]
}

function whyUnfit(
  { versions }: GovernanceDocument,
  { effective, reviewBy, roles }: DocumentContent,
): string | undefined {
  if (reviewBy <= effective)
    return `the review day ${reviewBy} must come after the day from which it counts, ${effective}`
  const latest = daysAfter(effective, MAX_REVIEW_YEARS * 366)
  if (reviewBy > latest) return `somebody has to look at it again within ${MAX_REVIEW_YEARS} years, by ${latest}`
  if (new Set(roles).size !== roles.length) return 'each role signs once'
  const bytes = Buffer.byteLength(canonicalJson(versions))
  return bytes > MAX_VERSIONS_BYTES ? 'it has more versions than can be kept together: begin a new document' : undefined
}

function mayReview(
  { draft, ...document }: GovernanceDocument,
  by: Member,
  review: DocumentReview,
): DocumentDraft | Refusal {
  if (draft?.state !== 'proposed') return refuse('document-state', 'it is not up for signature')
  if (!draft.roles.includes(review.role)) return refuse('role-not-needed', `needed: ${draft.roles.join(', ')}`)
  if (!by.roles.includes(review.role)) return refuse('not-allowed', `this needs the role ${review.role}`)
  if (isWriter(draft, by.id)) return refuse('own-text')
  if (documentSignature({ ...document, draft }) !== review.signature) return refuse('content-changed')
  return draft
}

function signOffOf(by: Member, { role, note, signature }: DocumentReview, at: IsoTime): SignOff {
  return { role, by: actorOf(by), at, note, signature }
}

function versionOf({ versions }: GovernanceDocument, draft: DocumentDraft, at: IsoTime): DocumentVersion {
  const { title, text, summary, effective, reviewBy, signOffs } = draft
  return {
    number: (versions.at(-1)?.number ?? 0) + 1,
    title,
    text,
    summary,
    signOffs,
    approvedAt: at,
    effective,
    reviewBy,
  }
}
