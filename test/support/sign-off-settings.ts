// test/support/sign-off-settings.ts: what administrators change under the feet of the small city: grants, people, policies.
import type { Account } from '../../core/accounts.ts'
import { EVERY_DEPARTMENT } from '../../core/members.ts'
import { ROLES } from '../../core/model.ts'
import { DEFAULT_POLICY, type PolicyRule, type SignOffPolicy } from '../../core/sign-off-policy.ts'
import { PERSON_IDS, type World } from './sign-off-world.ts'

/** Dice for one move: whole numbers from 0. */
export interface Dice {
  readonly a: number
  readonly b: number
  readonly c: number
  readonly d: number
}

/** What a request has read by now; undefined where the portal turns it away. What it does comes later. */
export type Act = () => Promise<unknown>
export type Move = (world: World, dice: Dice) => Promise<Act | undefined>

export const among = <T>(all: readonly T[], die: number): T => all[die % all.length]!
/** An administrator's change to an account, at once. */
export async function changeAccount(world: World, id: string, change: (before: Account) => Account): Promise<unknown> {
  const before = await world.api.registry.record('account', id)
  if (!before) throw new Error(`there is no ${id}`)
  const after = { ...change(before), revision: before.revision + 1 }
  const event = { at: world.now(), actor: { id: 'ada', name: 'ada', email: '' }, action: 'grants-changed' }
  return world.api.registry.commit({ records: [{ kind: 'account', before, after }], event })
}

/** An administrator gives a role, ends one, disables somebody or opens the account again. */
export const grants: Move = async (world, { a, b, c, d }) => {
  const before = await world.api.registry.record('account', among(PERSON_IDS, a))
  const by = { id: 'ada', name: 'ada', email: '' }
  if (!before || before.id === 'ada') return undefined
  const { disabled: _, ...enabled } = before
  const grant = {
    ...{ id: `gr_${b}_${c}_${d}`, role: among(ROLES, b), department: among([EVERY_DEPARTMENT, 'parks', 'finance'], c) },
    ...{ since: world.now(), by },
    ...(d % 3 === 0 ? { expiresAt: new Date(Date.parse(world.now()) + 48 * 3_600_000).toISOString() } : {}),
  }
  const kept = before.grants.filter((_grant, index) => index !== b % Math.max(1, before.grants.length))
  const changed = [
    { ...before, grants: [...before.grants.slice(-4), grant] },
    { ...before, grants: kept },
    before.disabled ? enabled : { ...before, disabled: { at: world.now(), by, reason: 'left' } },
    { ...enabled, grants: [...before.grants.slice(-4), grant] },
  ]
  return () => changeAccount(world, before.id, () => among(changed, d))
}

const rule = (index: number, spoiled: Partial<PolicyRule>): PolicyRule => ({
  ...DEFAULT_POLICY.rules[index]!,
  ...spoiled,
})
const RULES: readonly PolicyRule[][] = [
  DEFAULT_POLICY.rules,
  [
    rule(0, {
      order: 'sequence',
      steps: [
        { role: 'liaison', dueDays: 1, deputy: 'security-reviewer' },
        { role: 'privacy-reviewer', dueDays: 2, deputy: 'legal-reviewer' },
      ],
    }),
    rule(1, { order: 'sequence' }),
    rule(2, {}),
  ],
  [
    rule(0, { steps: [{ role: 'liaison', dueDays: 1, deputy: 'privacy-reviewer' }] }),
    rule(1, {
      steps: [
        { role: 'liaison', dueDays: 1 },
        { role: 'security-reviewer', dueDays: 1, deputy: 'legal-reviewer' },
      ],
    }),
    rule(2, {}),
  ],
]

export const policy: Move = async (world, { c }) => {
  const last = await world.api.registry.signOffPolicy()
  const id = String(Number(last.id) + 1).padStart(5, '0')
  const after: SignOffPolicy = { ...DEFAULT_POLICY, id, revision: 1, rules: among(RULES, c), since: world.now() }
  const event = { at: world.now(), actor: { id: 'ada', name: 'ada', email: '' }, action: 'policy-changed' }
  return () => world.api.registry.commit({ records: [{ kind: 'sign-off-policy', after }], event })
}
