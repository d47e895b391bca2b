// core/review-talk.ts: what is said about a version while it is on its way: comments, and reviews handed to a colleague.
import { type Refusal, refuse } from './errors.ts'
import { actorOf, factsOf, hasStatus, isUploader, wrongState } from './lifecycle.ts'
import { holdsRole } from './members.ts'
import type { Actor, IsoTime, Member, Role, Version, VersionIn } from './model.ts'
import { missingRoles, planOf } from './review.ts'
import type { Comment, Delegation } from './review-model.ts'

/** More than anybody reads; the version is kept as one item of the table, which holds 400 kB. */
export const MAX_COMMENTS = 200
/** UTF-8 bytes of all comments together, for the same reason. */
export const MAX_TALK_BYTES = 100_000
/** More hand-overs than that are a quarrel. */
const MAX_DELEGATIONS = 50

/** Adds one comment. It stays with the version through every move; it signs and voids nothing. */
export function comment(
  version: Version,
  by: Member,
  said: Pick<Comment, 'id' | 'about' | 'text'>,
  at: IsoTime,
): Version | Refusal {
  const before = version.comments ?? []
  if (before.length >= MAX_COMMENTS) return refuse('talk-too-long', `at most ${MAX_COMMENTS} comments`)
  const { id, about, text } = said
  const comments: Comment[] = [...before, { id, by: actorOf(by), at, about, text }]
  if (bytesOf(comments) > MAX_TALK_BYTES) return refuse('talk-too-long', `at most ${MAX_TALK_BYTES} bytes in all`)
  return { ...version, ...factsOf(version, at), comments }
}

/** Hands a review to a colleague: a hint whose turn it is, not a right; others who hold the role may still sign. */
export function delegate(
  version: Version,
  by: Member,
  role: Role,
  to: Pick<Member, 'id' | 'name' | 'email' | 'grants'>,
  note: string,
  at: IsoTime,
): VersionIn<'in-review'> | Refusal {
  if (!hasStatus(version, 'in-review')) return wrongState(version)
  const { steps } = planOf(version)
  if (!steps.some((step) => step.role === role)) {
    return refuse('role-not-needed', `needed: ${steps.map((step) => step.role).join(', ')}`)
  }
  if (!missingRoles(version).includes(role)) return refuse('role-signed-already')
  const { departmentId } = version.candidate.metadata
  if (!holdsRole(by, role, departmentId)) return refuse('not-allowed', `this needs the role ${role}`)
  if (to.id === by.id || !maySignLater(version, to, role)) {
    return refuse('no-such-person', `expected a colleague who is ${role} there and may sign this version`)
  }
  const before = version.delegations ?? []
  if (before.length >= MAX_DELEGATIONS) return refuse('talk-too-long', `at most ${MAX_DELEGATIONS} delegations`)
  const delegations: Delegation[] = [...before, { role, to: personOf(to), by: actorOf(by), at, note }]
  return { ...version, ...factsOf(version, at), delegations }
}

/** Whether somebody holds the role in the department, did not upload the file and has not signed in another role. */
export function maySignLater(
  version: VersionIn<'in-review'>,
  person: Pick<Member, 'id' | 'grants'>,
  role: Role,
): boolean {
  return (
    holdsRole(person, role, version.candidate.metadata.departmentId) &&
    !isUploader(version, person.id) &&
    !version.signOffs.some(({ by }) => by.id === person.id)
  )
}

/** The newest delegation of a sign-off. */
export function delegationOf(version: Pick<Version, 'delegations'>, role: Role): Delegation | undefined {
  return version.delegations?.findLast((one) => one.role === role)
}

/** Comments that wait for an answer by those who work on the data: the last one of each thread, unless it is theirs. */
export function unanswered(comments: readonly Comment[], isTheirs: (personId: string) => boolean): Comment[] {
  const last = new Map(comments.map((one) => [one.about, one]))
  return [...last.values()].filter(({ by }) => !isTheirs(by.id))
}

function personOf({ id, name, email }: Actor): Actor {
  return { id, name, email }
}

function bytesOf(comments: readonly Comment[]): number {
  return comments.reduce((sum, { about, text }) => sum + Buffer.byteLength(about) + Buffer.byteLength(text), 0)
}
