// core/standing-moves.ts: how a standing approval comes about and ends: asked for, consented to role by role, refused, revoked.
import { MIN_NOTE_CHARACTERS, whyUnanswered } from './checklists.ts'
import { type Refusal, refuse } from './errors.ts'
import { actorOf, hasStatus, wrongState } from './lifecycle.ts'
import { holdsRole } from './members.ts'
import type { Dataset, IsoTime, Member, Role, Version } from './model.ts'
import type { Answer, Question } from './review-model.ts'
import { planFor, type SignOffPolicy } from './sign-off-policy.ts'
import { hashOf, isActive, isRunning, rolesWithoutConsent, type StandingApproval, scopeOf } from './standing.ts'

export interface Asked {
  readonly days: number
  readonly reason: string
  /** Points of the quality score; those of the pattern when absent. */
  readonly minimumQuality?: number
}

/** Staff ask, with a published version as the pattern. The roles are those that the policy asks for now. */
export function askForStanding(
  before: StandingApproval | undefined,
  version: Version,
  by: Member,
  { days, reason, minimumQuality }: Asked,
  approvalId: string,
  at: IsoTime,
  policy: SignOffPolicy,
): StandingApproval | Refusal {
  if (before && isRunning(before, at)) return refuse('already-there', `asked for on ${before.askedAt}`)
  if (!hasStatus(version, 'published')) return wrongState(version)
  const { candidate } = version
  const plan = planFor(candidate.metadata, candidate.content.personal ?? [], policy, at)
  if (!plan.publishes) return refuse('never-published', `its classification is ${plan.classification}`)
  const taken = scopeOf(version.datasetId, candidate, plan)
  const scope = { ...taken, minimumQuality: minimumQuality ?? taken.minimumQuality }
  if (scope.minimumQuality > taken.minimumQuality) {
    return refuse('bad-request', `minimumQuality: the pattern itself has ${taken.minimumQuality}`)
  }
  return {
    ...{ id: version.datasetId, revision: (before?.revision ?? 0) + 1, approvalId, scope, scopeHash: hashOf(scope) },
    ...{ version: version.number, askedBy: actorOf(by), askedAt: at, reason },
    expiresAt: new Date(Date.parse(at) + days * 86_400_000).toISOString(),
    roles: plan.steps.map(({ role }) => role),
    consents: [],
  }
}

export interface Consent {
  readonly role: Role
  readonly decision: 'sign' | 'return'
  readonly note: string
  readonly answers: readonly Answer[]
  /** The hash of the scope that was looked at. */
  readonly signature: string
}

/** What a consent is judged by, besides the approval itself. */
export interface ConsentFacts {
  readonly dataset: Pick<Dataset, 'metadata'>
  /** Ids of everybody who ever uploaded a file of the dataset. */
  readonly uploaders: readonly string[]
  readonly checklist: readonly Question[]
}

/** One role consents, or refuses for all. Nobody consents twice, to their own request, or to their own uploads. */
export function consentTo(
  approval: StandingApproval,
  by: Member,
  { role, decision, note, answers, signature }: Consent,
  { dataset, uploaders, checklist }: ConsentFacts,
  at: IsoTime,
): StandingApproval | Refusal {
  if (!isRunning(approval, at) || isActive(approval, at)) return refuse('standing-unfit')
  if (!approval.roles.includes(role)) return refuse('role-not-needed', `needed: ${approval.roles.join(', ')}`)
  if (!reachesConsent(approval, by, role, dataset)) return refuse('not-allowed', `this needs the role ${role}`)
  if (approval.askedBy.id === by.id || uploaders.includes(by.id)) return refuse('own-upload')
  if (approval.scopeHash !== signature) return refuse('content-changed')
  if (approval.consents.some((one) => one.role === role)) return refuse('role-signed-already')
  if (approval.consents.some((one) => one.by.id === by.id)) return refuse('signed-already')
  if (decision === 'return') {
    if (note.trim().length < MIN_NOTE_CHARACTERS) return refuse('reason-missing')
    return endStanding(approval, by, 'refused', note, at)
  }
  const unanswered = whyUnanswered(checklist, answers)
  if (unanswered.length > 0) return refuse('checklist-unanswered', unanswered.join('; '))
  const given = { role, by: actorOf(by), at, note, signature, answers }
  return { ...approval, revision: approval.revision + 1, consents: [...approval.consents, given] }
}

/** Anybody of the department or with a review role there ends it, with a reason; it cannot be taken up again. */
export function revokeStanding(
  approval: StandingApproval | undefined,
  by: Member,
  reason: string,
  at: IsoTime,
): StandingApproval | Refusal {
  if (!approval || !isRunning(approval, at)) return refuse('standing-unfit')
  if (reason.trim() === '') return refuse('reason-missing')
  return endStanding(approval, by, 'revoked', reason, at)
}

/** Roles in which somebody may consent now. */
export function consentRolesOf(
  approval: StandingApproval,
  member: Member,
  { dataset, uploaders }: Pick<ConsentFacts, 'dataset' | 'uploaders'>,
  at: IsoTime,
): Role[] {
  if (!isRunning(approval, at) || approval.askedBy.id === member.id || uploaders.includes(member.id)) return []
  if (approval.consents.some(({ by }) => by.id === member.id)) return []
  return rolesWithoutConsent(approval).filter((role) => reachesConsent(approval, member, role, dataset))
}

/** The role counts in the department of the pattern, and in the one that the dataset belongs to now. */
function reachesConsent(
  { scope }: StandingApproval,
  member: Pick<Member, 'grants'>,
  role: Role,
  { metadata }: Pick<Dataset, 'metadata'>,
): boolean {
  return [scope.metadata, metadata].every(({ departmentId }) => holdsRole(member, role, departmentId))
}

function endStanding(
  before: StandingApproval,
  by: Member,
  kind: 'revoked' | 'refused',
  why: string,
  at: IsoTime,
): StandingApproval {
  return { ...before, revision: before.revision + 1, ended: { at, by: actorOf(by), kind, why } }
}
