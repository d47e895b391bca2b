// web/console/review-steps.ts: the sign-offs of a version as its page draws them: given, waited for, later. Pure.
import type { Role } from '../../core/model.ts'
import type { Version } from './api.ts'

type PlanStep = NonNullable<Version['review']>['steps'][number]
type SignOff = NonNullable<Version['signOffs']>[number]

export interface StepView extends PlanStep {
  /** `later`: others sign before; `open`: the version ended, so nobody is asked any more. */
  readonly state: 'signed' | 'returned' | 'turn' | 'overdue' | 'later' | 'open'
  readonly signOff?: SignOff
  /** Whether whoever looks at the page may sign it now. */
  readonly isMine: boolean
  /** The newest delegation of this sign-off. */
  readonly delegation?: NonNullable<Version['delegations']>[number]
  /** Who signs right before, where the policy asks for an order. */
  readonly waitsFor?: Role
}

/** Every step of the plan, in its order; empty before a review began. */
export function stepsOf(version: Version, now: Date): StepView[] {
  const { review, signOffs = [], returned, delegations = [], mySigningRoles } = version
  const steps = review?.steps ?? []
  return steps.map((step, index) => {
    const { role } = step
    const given = signOffs.find((one) => one.role === role) ?? (returned?.role === role ? returned : undefined)
    const delegation = delegations.findLast((one) => one.role === role)
    const before = review?.order === 'sequence' ? steps[index - 1] : undefined
    return {
      ...step,
      state: stateOf(version, step, given === returned ? undefined : given, now),
      ...(given ? { signOff: given } : {}),
      isMine: mySigningRoles.includes(role),
      ...(delegation && !given ? { delegation } : {}),
      ...(before ? { waitsFor: before.role } : {}),
    }
  })
}

function stateOf(
  version: Version,
  { role, isTurn, due }: PlanStep,
  signOff: SignOff | undefined,
  now: Date,
): StepView['state'] {
  if (version.returned?.role === role) return 'returned'
  if (signOff) return 'signed'
  if (version.status !== 'in-review') return 'open'
  if (!isTurn) return 'later'
  return Date.parse(due) < now.getTime() ? 'overdue' : 'turn'
}
