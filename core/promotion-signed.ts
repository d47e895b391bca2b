// core/promotion-signed.ts: whether the sign-offs of a version from another portal cover it, there and by the policy of this one.
import { isUploader } from './lifecycle.ts'
import type { VersionIn } from './model.ts'
import type { BlockedBecause } from './promotion.ts'
import { isSignedAsNeeded, missingRoles, planOf } from './review.ts'
import type { SignOff } from './review-model.ts'
import { planFor, type SignOffPolicy } from './sign-off-policy.ts'
import { signatureOf } from './signature.ts'

const because = (code: string, say: string, fix: string): BlockedBecause => ({ code, say, fix })

const SIGN_THERE = 'Have it signed in the portal that it comes from, then make a new bundle.'

/** Everything that is wrong with the sign-offs; empty when they cover the version. */
export function whyNotSigned(version: VersionIn<'approved'>, policy: SignOffPolicy): BlockedBecause[] {
  const found = RULES.flatMap((rule) => rule(version))
  if (found.length > 0) return found
  // Asked in the very words of publication: what this says no to would not be released either.
  if (!isSignedAsNeeded(version)) {
    return [because('not-signed', 'Its sign-offs, taken together, do not cover it.', SIGN_THERE)]
  }
  return beyondPolicy(version, policy)
}

type Rule = (version: VersionIn<'approved'>) => BlockedBecause[]

const RULES: readonly Rule[] = [
  signatureHolds,
  isPublishable,
  allRolesSigned,
  everySignOffCounts,
  distinctPeople,
  noUploader,
]

function signatureHolds({ candidate }: VersionIn<'approved'>): BlockedBecause[] {
  const found = signatureOf(candidate.metadata, candidate.content)
  if (found === candidate.signature) return []
  const say = `Its description, columns and files have the signature ${found}, but it says ${candidate.signature}.`
  return [
    because('signature-differs', say, 'It was altered after it was signed: find out where, and make a new bundle.'),
  ]
}

function isPublishable(version: VersionIn<'approved'>): BlockedBecause[] {
  const { publishes, classification } = planOf(version)
  if (publishes) return []
  return [because('never-published', `Its classification is ${classification}: listed, never published.`, SIGN_THERE)]
}

/** What was signed, or consented to in advance. */
function signaturesOf({ standing, signOffs }: VersionIn<'approved'>): readonly SignOff[] {
  return standing?.consents ?? signOffs
}

function allRolesSigned(version: VersionIn<'approved'>): BlockedBecause[] {
  const { standing } = version
  const wanted = standing
    ? planOf(version)
        .steps.map(({ role }) => role)
        .filter((role) => !standing.consents.some((one) => one.role === role))
    : missingRoles(version)
  const signed = (role: string) => signaturesOf(version).some((one) => one.role === role)
  const missing = wanted.filter((role) => !signed(role))
  if (missing.length === 0) return []
  return [because('sign-off-missing', `Nobody signed it as ${missing.join(', ')}.`, SIGN_THERE)]
}

function everySignOffCounts(version: VersionIn<'approved'>): BlockedBecause[] {
  const expected = version.standing?.scopeHash ?? version.candidate.signature
  const stale = signaturesOf(version).filter(({ signature }) => signature !== expected)
  if (stale.length === 0) return []
  const roles = stale.map(({ role }) => role).join(', ')
  return [because('sign-off-differs', `The sign-off as ${roles} was given for something else.`, SIGN_THERE)]
}

/** By id, and by mail address: one person may have two accounts. */
function distinctPeople(version: VersionIn<'approved'>): BlockedBecause[] {
  const all = signaturesOf(version)
  const ids = new Set(all.map(({ by }) => by.id))
  const addresses = new Set(all.map(({ by }) => by.email.toLowerCase() || by.id))
  if (ids.size === all.length && addresses.size === all.length) return []
  return [because('same-person', 'One person signed it in two roles.', SIGN_THERE)]
}

function noUploader(version: VersionIn<'approved'>): BlockedBecause[] {
  const uploaders = [version.createdBy, ...(version.alsoUploadedBy ?? [])]
  const addresses = new Set(uploaders.map(({ email }) => email.toLowerCase()).filter((email) => email !== ''))
  const own = signaturesOf(version).filter(
    ({ by }) => isUploader(version, by.id) || addresses.has(by.email.toLowerCase()),
  )
  if (own.length === 0) return []
  const names = own.map(({ by }) => by.name).join(', ')
  return [because('own-upload', `${names} signed a file of their own.`, SIGN_THERE)]
}

/** Sign-offs that the policy of this portal asks for, and the other portal's did not. */
function beyondPolicy(version: VersionIn<'approved'>, policy: SignOffPolicy): BlockedBecause[] {
  const { metadata, content } = version.candidate
  const plan = planFor(metadata, content.personal ?? [], policy, version.approvedAt)
  if (!plan.publishes) {
    const say = `By the policy of this portal its classification is ${plan.classification}: listed, never published.`
    return [because('never-published', say, 'Have it classified anew there, or change the sign-off policy here.')]
  }
  const roles = signaturesOf(version).map(({ role }) => role)
  const more = plan.steps.map(({ role }) => role).filter((role) => !roles.includes(role))
  if (more.length === 0) return []
  const say = `The policy of this portal also asks for a sign-off as ${more.join(', ')}.`
  const fix = 'Take the same sign-off policy into both portals, have it signed again there, and make a new bundle.'
  return [because('policy-here', say, fix)]
}
