// core/mails/about-governance.ts: who is told about standing approvals and policies.
import type { GovernanceDocument } from '../governance-documents.ts'
import { isActive, rolesWithoutConsent, type StandingApproval } from '../standing.ts'
import { administrators, liaison, person, unique, withRole } from './people.ts'
import { datasetPath, detailOf, type Rule, recordOf, type Scene, type Telling } from './telling.ts'

export const GOVERNANCE_RULES: Readonly<Record<string, Rule>> = {
  'standing-asked': standingAsked,
  'standing-consented': standingActive,
  'standing-refused': standingEnded,
  'standing-revoked': standingEnded,
  // The check that finds the deviation writes it down with its verdict.
  validated: standingLapsed,
  'policy-proposed': policyProposed,
  'policy-returned': policyReturned,
  'policy-approved': policyApproved,
}

function standingAsked(scene: Scene): Telling[] {
  const approval = recordOf(scene, 'standing-approval')
  if (!approval) return []
  const { metadata } = approval.scope
  const facts = {
    ...{ title: metadata.title, by: approval.askedBy.name, reason: approval.reason },
    expires: approval.expiresAt,
  }
  return rolesWithoutConsent(approval).map((role) => ({
    kind: 'standing-asked',
    to: withRole(scene, role, metadata.departmentId).filter(({ account }) => account?.id !== approval.askedBy.id),
    facts: { ...facts, role },
    path: datasetPath(approval.id),
    key: `standing-asked-${approval.approvalId}-${role}`,
  }))
}

/** The last consent makes it count. */
function standingActive(scene: Scene): Telling[] {
  const approval = recordOf(scene, 'standing-approval')
  if (!approval || !isActive(approval, scene.now)) return []
  const facts = { title: approval.scope.metadata.title, expires: approval.expiresAt }
  const key = `standing-active-${approval.approvalId}`
  return [{ kind: 'standing-active', to: person(scene, approval.askedBy), facts, path: datasetPath(approval.id), key }]
}

function standingEnded(scene: Scene): Telling[] {
  const approval = recordOf(scene, 'standing-approval')
  if (!approval?.ended) return []
  const { by, why } = approval.ended
  const facts = { title: approval.scope.metadata.title, by: by.name, why }
  return [{ kind: 'standing-ended', to: concerned(scene, approval), facts, path: datasetPath(approval.id) }]
}

function standingLapsed(scene: Scene): Telling[] {
  const why = detailOf(scene, 'standingApprovalLapsed')
  const approval = scene.standing
  if (why === '' || !scene.dataset || !approval) return []
  const facts = { title: scene.dataset.metadata.title, why }
  return [{ kind: 'standing-lapsed', to: concerned(scene, approval), facts, path: datasetPath(scene.dataset.id) }]
}

function concerned(scene: Scene, { askedBy, scope }: StandingApproval) {
  return unique([...person(scene, askedBy), ...liaison(scene, scope.metadata.departmentId)])
}

function policyProposed(scene: Scene): Telling[] {
  const document = recordOf(scene, 'document')
  const draft = document?.draft
  if (!document || draft?.state !== 'proposed') return []
  const signed = new Set(draft.signOffs.map(({ role }) => role))
  return draft.roles
    .filter((role) => !signed.has(role))
    .map((role) => ({
      kind: 'policy-proposed',
      to: anywhere(scene, role).filter(({ account }) => account?.id !== draft.editedBy.id),
      facts: { title: draft.title, by: scene.entry.actor.name, summary: draft.summary, role },
      path: policyPath(document),
    }))
}

function policyReturned(scene: Scene): Telling[] {
  const document = recordOf(scene, 'document')
  const { draft } = document ?? {}
  if (!document || !draft?.returned) return []
  const { by, note } = draft.returned
  const facts = { title: draft.title, by: by.name, note }
  return [{ kind: 'policy-returned', to: person(scene, draft.editedBy), facts, path: policyPath(document) }]
}

function policyApproved(scene: Scene): Telling[] {
  const document = recordOf(scene, 'document')
  const newest = document?.versions.at(-1)
  if (!document || !newest) return []
  const facts = { title: newest.title, effective: newest.effective }
  return [{ kind: 'policy-approved', to: administrators(scene), facts, path: `/about/policies/${document.id}/` }]
}

/** Policies are the whole city's: whoever holds the role in any department may sign. */
function anywhere(scene: Scene, role: Parameters<typeof withRole>[1]) {
  const departments = ['*', ...scene.accounts.flatMap(({ grants }) => grants.map(({ department }) => department))]
  return unique([...new Set(departments)].flatMap((department) => withRole(scene, role, department)))
}

export function policyPath({ id }: Pick<GovernanceDocument, 'id'>): string {
  return `/console/#/policies/${id}`
}
