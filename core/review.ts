// core/review.ts: who may sign a version, in which order, and whether what was signed is what it holds.
import { whyUnanswered } from './checklists.ts'
import { isRefusal, type Refusal, refuse } from './errors.ts'
import { actorOf, factsOf, hasStatus, isUploader, wrongState } from './lifecycle.ts'
import { holdsRole } from './members.ts'
import type { Candidate, IsoTime, Member, Metadata, ReportCounts, Role, Version, VersionIn } from './model.ts'
import type { Answer, Remark, ReviewPlan, ReviewStep, SignOff, StandingConsent } from './review-model.ts'
import { FIRST_PLAN, planFor, type SignOffPolicy } from './sign-off-policy.ts'
import { candidateOf } from './signature.ts'
import { standingCovers } from './standing.ts'

/**
 * The file passed the check: reviewers are asked, or a standing approval speaks for them.
 *
 * @param policy the sign-off policy that counts now; what it asks for stays with the version
 * @param standing consent given in advance, when everything fits it
 */
export function toReview(
  version: Version,
  candidate: Candidate,
  report: ReportCounts,
  at: IsoTime,
  policy: SignOffPolicy,
  standing?: StandingConsent,
): VersionIn<'in-review'> | VersionIn<'approved'> | Refusal {
  if (!hasStatus(version, 'validating')) return wrongState(version)
  const plan = planFor(candidate.metadata, candidate.content.personal ?? [], policy, at)
  const reviewed = { ...factsOf(version, at), object: version.object, candidate, report, signOffs: [], plan }
  const waiting: VersionIn<'in-review'> = { ...reviewed, status: 'in-review' }
  if (!standing) return waiting
  const approved: VersionIn<'approved'> = { ...reviewed, status: 'approved', approvedAt: at, standing }
  return isSignedAsNeeded(approved) ? approved : waiting
}

/** New metadata under review makes a new candidate; what was signed before no longer counts. */
export function changeMetadata(
  version: Version,
  metadata: Metadata,
  at: IsoTime,
  policy: SignOffPolicy,
): VersionIn<'in-review'> | Refusal {
  if (!hasStatus(version, 'in-review')) return wrongState(version)
  const candidate = candidateOf(metadata, version.candidate.content)
  if (candidate.signature === version.candidate.signature) return version
  const voided = version.signOffs.filter((signOff) => signOff.signature !== candidate.signature)
  const notice = `${voided.length} sign-off(s) no longer count: the metadata changed at ${at}.`
  return {
    ...version,
    ...factsOf(version, at),
    notices: voided.length > 0 ? [...version.notices, notice] : version.notices,
    candidate,
    signOffs: [],
    plan: planFor(metadata, candidate.content.personal ?? [], policy, at),
  }
}

/** What a reviewer says with a decision. */
export interface Statement {
  readonly note: string
  readonly answers?: readonly Answer[]
  readonly remarks?: readonly Remark[]
}

/**
 * Adds one sign-off; the last one needed approves the version.
 *
 * @param signature the candidate the reviewer looked at
 * @param at when, UTC
 */
export function sign(
  version: Version,
  by: Member,
  role: Role,
  signature: string,
  said: Statement,
  at: IsoTime,
): VersionIn<'in-review'> | VersionIn<'approved'> | Refusal {
  const reviewable = mayReview(version, by, role, signature, at)
  if (isRefusal(reviewable)) return reviewable
  const { step, asDeputy } = reviewable
  if (reviewable.version.signOffs.some((signOff) => signOff.role === role)) return refuse('role-signed-already')
  if (reviewable.version.signOffs.some((signOff) => signOff.by.id === by.id)) return refuse('signed-already')
  const plan = planOf(reviewable.version)
  if (!plan.publishes) return refuse('never-published', `its classification is ${plan.classification}`)
  const answers = (said.answers ?? []).filter(({ id }) => step.checklist.some((question) => question.id === id))
  const unanswered = whyUnanswered(step.checklist, answers)
  if (unanswered.length > 0) return refuse('checklist-unanswered', unanswered.join('; '))

  const given: SignOff = {
    ...{ role, by: actorOf(by), at, note: said.note, signature },
    ...(asDeputy ? { asDeputy } : {}),
    ...(answers.length > 0 ? { answers } : {}),
  }
  const signOffs: SignOff[] = [...reviewable.version.signOffs, given]
  const facts = { ...reviewable.version, ...factsOf(reviewable.version, at), signOffs }
  return missingRoles(facts).length > 0 ? facts : { ...facts, status: 'approved', approvedAt: at }
}

/** A reviewer sends the version back with a reason; the publisher answers with a new version. */
export function giveBack(
  version: Version,
  by: Member,
  role: Role,
  signature: string,
  said: Statement,
  at: IsoTime,
): VersionIn<'returned'> | Refusal {
  const reviewable = mayReview(version, by, role, signature, at)
  if (isRefusal(reviewable)) return reviewable
  if (said.note.trim() === '') return refuse('reason-missing')
  const returned: SignOff = {
    ...{ role, by: actorOf(by), at, note: said.note, signature },
    ...(reviewable.asDeputy ? { asDeputy: reviewable.asDeputy } : {}),
    ...(said.answers?.length ? { answers: said.answers } : {}),
    ...(said.remarks?.length ? { remarks: said.remarks } : {}),
  }
  return { ...reviewable.version, ...factsOf(reviewable.version, at), status: 'returned', returned }
}

/** The sign-offs that a version needs. */
export function planOf(version: { plan?: ReviewPlan }): ReviewPlan {
  return version.plan ?? FIRST_PLAN
}

/** Roles that still have to sign this candidate, in the order of the policy. */
export function missingRoles(version: {
  signOffs: readonly SignOff[]
  candidate: Candidate
  plan?: ReviewPlan
}): Role[] {
  const valid = version.signOffs.filter((signOff) => signOff.signature === version.candidate.signature)
  return planOf(version)
    .steps.map(({ role }) => role)
    .filter((role) => !valid.some((signOff) => signOff.role === role))
}

/** Roles whose turn it is: all that are missing, or the first of them where the policy asks for an order. */
export function rolesInTurn(version: Parameters<typeof missingRoles>[0]): Role[] {
  const missing = missingRoles(version)
  return planOf(version).order === 'sequence' ? missing.slice(0, 1) : missing
}

/** When a step is due; in sequence the days count from the sign-off before. */
export function dueOf(version: Parameters<typeof missingRoles>[0], role: Role): IsoTime | undefined {
  const plan = planOf(version)
  const index = plan.steps.findIndex((step) => step.role === role)
  const step = plan.steps[index]
  if (!step) return undefined
  const before = plan.order === 'sequence' ? plan.steps[index - 1] : undefined
  const signedBefore = before && version.signOffs.find((signOff) => signOff.role === before.role)?.at
  return new Date(Date.parse(signedBefore ?? plan.since) + step.dueDays * 86_400_000).toISOString()
}

/**
 * Whether the sign-offs really cover this candidate: each needed role, each by another person, none by the uploader.
 * Asked again right before release, so that a change in the table alone cannot publish anything.
 */
export function isSignedAsNeeded(version: VersionIn<'approved'>): boolean {
  const { candidate } = version
  if (!planOf(version).publishes) return false
  if (candidateOf(candidate.metadata, candidate.content).signature !== candidate.signature) return false
  if (version.standing) return standingCovers(version, version.standing, planOf(version))
  const people = new Set(version.signOffs.map((signOff) => signOff.by.id))
  return (
    missingRoles(version).length === 0 &&
    people.size === version.signOffs.length &&
    !version.signOffs.some((signOff) => isUploader(version, signOff.by.id))
  )
}

interface Reviewable {
  readonly version: VersionIn<'in-review'>
  readonly step: ReviewStep
  readonly asDeputy?: Role
}

function mayReview(version: Version, by: Member, role: Role, signature: string, at: IsoTime): Reviewable | Refusal {
  if (!hasStatus(version, 'in-review')) return wrongState(version)
  const { steps } = planOf(version)
  const step = steps.find((one) => one.role === role)
  if (!step) return refuse('role-not-needed', `needed: ${steps.map((one) => one.role).join(', ')}`)
  const capacity = capacityOf(version, by, step, at)
  if (!capacity) return refuse('not-allowed', `this needs the role ${role}`)
  if (isUploader(version, by.id)) return refuse('own-upload')
  if (version.candidate.signature !== signature) return refuse('content-changed')
  const turn = rolesInTurn(version)
  if (missingRoles(version).includes(role) && !turn.includes(role)) {
    return refuse('not-your-turn', `waiting for ${turn.join(', ')}`)
  }
  return { version, step, ...(capacity === role ? {} : { asDeputy: capacity }) }
}

/** The role in which a person may act for a step: the step's own, or its deputy's once it is overdue. */
export function capacityOf(
  version: VersionIn<'in-review'>,
  by: Pick<Member, 'grants'>,
  { role, deputy }: ReviewStep,
  at: IsoTime,
): Role | undefined {
  const { departmentId } = version.candidate.metadata
  if (holdsRole(by, role, departmentId)) return role
  const isOverdue = (dueOf(version, role) ?? at) < at
  return deputy && isOverdue && holdsRole(by, deputy, departmentId) ? deputy : undefined
}
