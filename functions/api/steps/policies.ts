// functions/api/steps/policies.ts: write, propose, sign and send back governance documents.

import { type AuditEvent, changesBetween, doneBy } from '../../../core/audit.ts'
import {
  type DocumentContent,
  type DocumentReview,
  missingRolesOf,
  newDocument,
  propose,
  returnDocument,
  signDocument,
  writeDraft,
} from '../../../core/document-flow.ts'
import { documentNow, documentsNow } from '../../../core/document-starters.ts'
import { isRefusal, type Refusal, refuse, whyMovedOn } from '../../../core/errors.ts'
import { type DocumentDraft, dayOf, type GovernanceDocument } from '../../../core/governance-documents.ts'
import { isRecordId, slugFor } from '../../../core/keys.ts'
import type { IsoTime, Member } from '../../../core/model.ts'
import { standsStill, subjectOf } from '../../../core/records.ts'
import type { ApiPorts } from '../ports.ts'

/** Every document, starters that nobody has touched among them. */
export async function listPolicies(ports: ApiPorts): Promise<GovernanceDocument[]> {
  return documentsNow(await ports.registry.records('document'), dayOf(ports.outside.now()))
}

export async function findPolicy(ports: ApiPorts, id: string): Promise<GovernanceDocument | Refusal> {
  if (!isRecordId(id)) return refuse('not-found')
  const record = await ports.registry.record('document', id)
  return documentNow(id, record, dayOf(ports.outside.now())) ?? refuse('not-found')
}

/** Begins a document; its address is made from its title and stays. */
export async function beginPolicy(
  ports: ApiPorts,
  by: Member,
  content: DocumentContent,
): Promise<GovernanceDocument | Refusal> {
  const at = ports.outside.now()
  const id = slugFor(content.title)
  if (id === '') return refuse('bad-request', 'title: needs a letter or a digit from a to z, for its address')
  if (!isRefusal(await findPolicy(ports, id))) return refuse('already-there', `the policy ${id} exists`)
  const document = newDocument(id, content, by, at)
  if (isRefusal(document)) return document

  return save(ports, by, undefined, document, at, { action: 'policy-created', detail: { title: content.title } })
}

/** @param revision of the document that the person looked at */
export async function writePolicy(
  ports: ApiPorts,
  by: Member,
  id: string,
  content: DocumentContent,
  revision: number,
): Promise<GovernanceDocument | Refusal> {
  const before = await unmoved(ports, id, revision)
  if (isRefusal(before)) return before
  const at = ports.outside.now()
  const after = writeDraft(before, content, by, at)
  if (isRefusal(after) || after === before) return after

  const voided = before.draft?.signOffs.length ?? 0
  return save(ports, by, before, after, at, {
    ...{ action: 'policy-drafted', detail: { title: content.title, voidedSignatures: voided } },
    changes: changesBetween<DocumentDraft>(before.draft ?? {}, after.draft ?? {}, FIELDS),
  })
}

const FIELDS = ['title', 'text', 'summary', 'effective', 'reviewBy', 'roles'] as const

export async function proposePolicy(
  ports: ApiPorts,
  by: Member,
  id: string,
  revision: number,
): Promise<GovernanceDocument | Refusal> {
  const before = await unmoved(ports, id, revision)
  if (isRefusal(before)) return before
  const at = ports.outside.now()
  const after = propose(before, by, at)
  if (isRefusal(after)) return after

  const { title = '', roles = [] } = after.draft ?? {}
  return save(ports, by, before, after, at, { action: 'policy-proposed', detail: { title, roles: roles.join(', ') } })
}

export interface PolicyReview extends DocumentReview {
  readonly decision: 'sign' | 'return'
}

export async function reviewPolicy(
  ports: ApiPorts,
  by: Member,
  id: string,
  review: PolicyReview,
): Promise<GovernanceDocument | Refusal> {
  const before = await findPolicy(ports, id)
  if (isRefusal(before)) return before
  const at = ports.outside.now()
  const after =
    review.decision === 'sign' ? signDocument(before, by, review, at) : returnDocument(before, by, review, at)
  if (isRefusal(after)) return after

  return save(ports, by, before, after, at, reviewEvent(after, review))
}

function reviewEvent({ draft, versions }: GovernanceDocument, review: PolicyReview): PolicyEvent {
  const { role, signature, note, decision } = review
  const detail = { title: draft?.title ?? versions.at(-1)?.title ?? '', role, signature, ...(note ? { note } : {}) }
  if (decision === 'return') return { action: 'policy-returned', detail }
  if (draft) return { action: 'policy-signed', detail: { ...detail, missing: missingRolesOf(draft).join(', ') } }
  const { number, effective } = versions.at(-1)!
  return { action: 'policy-approved', detail: { ...detail, version: number, effective } }
}

async function unmoved(ports: ApiPorts, id: string, revision: number): Promise<GovernanceDocument | Refusal> {
  const document = await findPolicy(ports, id)
  if (isRefusal(document)) return document
  return whyMovedOn(revision, document) ?? document
}

type PolicyEvent = Pick<AuditEvent, 'action' | 'detail' | 'changes'>

async function save(
  ports: ApiPorts,
  by: Member,
  before: GovernanceDocument | undefined,
  after: GovernanceDocument,
  at: IsoTime,
  event: PolicyEvent,
): Promise<GovernanceDocument | Refusal> {
  const saved = await ports.registry.commit({
    // A starter at revision 0 is in no table yet.
    records: [{ kind: 'document', ...(before && before.revision > 0 ? { before } : {}), after }],
    unchanged: standsStill(by),
    event: { ...doneBy(by, at), subject: subjectOf('document', after.id), ...event },
  })
  return isRefusal(saved) ? saved : after
}
