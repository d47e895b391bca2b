// functions/api/views-desk.ts: how the queue, previews and standing approvals look over the API.
import type { z } from '@hono/zod-openapi'
import type { Preview } from '../../core/accounts.ts'
import { qualityOf } from '../../core/candidate-quality.ts'
import type { Changes } from '../../core/changes.ts'
import type { Dataset, Department, IsoTime, Member, Version } from '../../core/model.ts'
import { planOf } from '../../core/review.ts'
import { previewState } from '../../core/review-previews.ts'
import { isRunning, type StandingApproval, standingState } from '../../core/standing.ts'
import { type ConsentFacts, consentRolesOf } from '../../core/standing-moves.ts'
import type * as schemas from './schemas-desk.ts'
import type { Queue, QueuedAnswer, QueuedConsent, QueuedReview } from './steps/desk.ts'
import type { OpenedPreview } from './steps/previews.ts'

type QueueView = z.infer<typeof schemas.queueSchema>
type OpenedView = z.infer<typeof schemas.openedPreviewSchema>
type StandingView = z.infer<typeof schemas.standingViewSchema>
type ApprovalView = z.infer<typeof schemas.standingApprovalSchema>
type MetadataView = ApprovalView['scope']['metadata']
type Named = (departmentId: string) => Department

export function queueView(queue: Queue, member: Member, named: Named): QueueView {
  return {
    reviews: queue.reviews.map((one) => reviewView(one, member, named)),
    consents: queue.consents.map((one) => consentView(one, named)),
    answers: queue.answers.map((one) => answerView(one, named)),
  }
}

function aboutView({ id, slug, metadata }: Dataset, named: Named): QueueView['consents'][number]['dataset'] {
  const { name } = named(metadata.departmentId)
  return { id, slug, title: metadata.title, department: { id: metadata.departmentId, name } }
}

function reviewView({ dataset, version, review }: QueuedReview, member: Member, named: Named) {
  const { content } = version.candidate
  const { classification, raisedBy, since } = planOf(version)
  const { delegation, waitingFor, ...waiting } = review
  const total = qualityOf(version.candidate)?.total
  const { releaseTime } = version
  return {
    ...{ dataset: aboutView(dataset, named), number: version.number, ...waiting, waitingFor: [...waitingFor] },
    ...(delegation ? { delegation: delegationView(delegation, member) } : {}),
    ...{ classification, raisedBy: [...raisedBy], since },
    ...(content.changes ? { changed: changedView(content.changes) } : {}),
    ...{ rows: content.rows, findings: version.report, ...(total === undefined ? {} : { quality: total }) },
    uploadedBy: version.createdBy,
    signed: version.signOffs.map(({ role, by, at }) => ({ role, by, at })),
    comments: version.comments?.length ?? 0,
    ...(releaseTime ? { releaseTime: { kind: releaseTime.kind, at: releaseTime.at } } : {}),
  }
}

function delegationView({ to, by, at, note }: NonNullable<QueuedReview['review']['delegation']>, member: Member) {
  return { to, by, at, note, isToMe: to.id === member.id }
}

function changedView({ since, rowsAdded, rowsRemoved, rowsChanged, columns }: Changes) {
  return { since, rowsAdded, rowsRemoved, rowsChanged, columns: columns.length }
}

function consentView({ dataset, approval, roles }: QueuedConsent, named: Named): QueueView['consents'][number] {
  const { askedBy, askedAt, reason, expiresAt } = approval
  return { dataset: aboutView(dataset, named), roles: [...roles], askedBy, askedAt, reason, expiresAt }
}

function answerView({ dataset, version, kind, said }: QueuedAnswer, named: Named): QueueView['answers'][number] {
  const { by, at, about, text, remarks = [] } = said
  return {
    ...{ dataset: aboutView(dataset, named), number: version.number, kind, by, at, about, text },
    remarks: [...remarks],
  }
}

/** Without the hash of its secret. */
export function previewView(preview: Preview, version: Version, now: IsoTime): z.infer<typeof schemas.previewSchema> {
  const { id, name, email, by, at, expiresAt, revoked } = preview
  return {
    ...{ id, version: preview.version, name, email, by, at, expiresAt },
    state: previewState(preview, version, now),
    ...(revoked ? { revoked } : {}),
  }
}

/** What a guest sees: the data as it would be published, never what only staff may see. */
export function openedView(opened: OpenedPreview, named: Named, portalUrl: string): OpenedView {
  if ('isPublic' in opened) return { state: 'published', page: `${portalUrl}/datasets/${opened.dataset.slug}/` }
  const { preview, version, profile } = opened
  const { metadata } = version.candidate
  const { releaseTime } = version
  return {
    ...{ state: 'preview', name: preview.name, expiresAt: preview.expiresAt, metadata: metadata as MetadataView },
    ...{ department: named(metadata.departmentId).name, rows: profile.rows },
    columns: profile.columns.map(({ name, type, nulls, distinct, min, max, mean }) => ({
      ...{ name, type, nulls, distinct },
      ...{ ...(min === undefined ? {} : { min }), ...(max === undefined ? {} : { max }) },
      ...(mean === undefined ? {} : { mean }),
    })),
    preview: profile.preview.map((row) => [...row]),
    ...(releaseTime ? { releaseTime: { kind: releaseTime.kind, at: releaseTime.at } } : {}),
  }
}

export function standingView(
  approval: StandingApproval | undefined,
  member: Member,
  facts: Pick<ConsentFacts, 'uploaders'> & { readonly dataset: Dataset },
  checklists: Readonly<Record<string, ConsentFacts['checklist']>>,
  now: IsoTime,
): StandingView {
  const isPublic = facts.dataset.publishedVersion !== undefined
  if (!approval) return { mayAsk: isPublic }
  const { approvalId, version, askedBy, askedAt, reason, expiresAt, scope, scopeHash, ended } = approval
  const { columns, personal, classification, metadata, minimumQuality } = scope
  return {
    mayAsk: isPublic && !isRunning(approval, now),
    approval: {
      ...{ approvalId, state: standingState(approval, now), version, askedBy, askedAt, reason, expiresAt, scopeHash },
      scope: {
        ...{ columns: [...columns], personal: [...personal], classification, minimumQuality },
        metadata: metadata as MetadataView,
      },
      steps: approval.roles.map((role) => stepView(approval, role, checklists[role] ?? [])),
      myRoles: consentRolesOf(approval, member, facts, now),
      ...(ended ? { ended: { at: ended.at, by: ended.by, why: ended.why } } : {}),
    },
  }
}

function stepView(
  { consents }: StandingApproval,
  role: ApprovalView['steps'][number]['role'],
  checklist: ConsentFacts['checklist'],
): ApprovalView['steps'][number] {
  const given = consents.find((one) => one.role === role)
  return {
    ...{ role, checklist: [...checklist] },
    ...(given ? { consent: { by: given.by, at: given.at, note: given.note } } : {}),
  }
}
