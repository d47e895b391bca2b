// core/sign-off-policy.ts: which sign-offs a dataset needs. The policy is data: versioned, changed by administrators, public.
import { z } from 'zod'
import { CHECKLISTS } from './checklists.ts'
import { PERSONAL_CLASSES } from './engine/personal/classes.ts'
import { type Actor, CLASSIFICATIONS, type Classification, type IsoTime, type Metadata } from './model.ts'
import type { ReviewPlan } from './review-model.ts'
import { SIGNING_ROLES, type SigningRole } from './signing-roles.ts'

const signingRole = z.enum(SIGNING_ROLES)

const questionSchema = z.object({
  id: z.string().regex(/^[a-z0-9-]{2,40}$/, '2 to 40 lower-case letters, digits, hyphens'),
  topic: z.enum(['legal', 'privacy', 'security', 'quality']),
  text: z.string().trim().min(10).max(300),
})

const stepSchema = z.object({
  role: signingRole,
  dueDays: z.int().min(1).max(60),
  deputy: signingRole.optional(),
})

const ruleSchema = z.object({
  classification: z.enum(CLASSIFICATIONS),
  title: z.string().trim().min(2).max(60),
  description: z.string().trim().min(10).max(600),
  /** False: the dataset is listed with its reason, its data is not published. */
  publishes: z.boolean(),
  order: z.enum(['parallel', 'sequence']),
  steps: z.array(stepSchema).min(1).max(SIGNING_ROLES.length),
})

const raiseSchema = z.object({
  /** Classes of personal data; see core/engine/personal/classes.ts. */
  classes: z.array(z.enum(PERSONAL_CLASSES)).min(1).max(PERSONAL_CLASSES.length),
  to: z.enum(CLASSIFICATIONS),
})

/** What an administrator sets. */
export const policyRulesSchema = z
  .object({
    rules: z.array(ruleSchema).length(CLASSIFICATIONS.length),
    raises: z.array(raiseSchema).max(20),
    checklists: z.object(
      Object.fromEntries(SIGNING_ROLES.map((role) => [role, z.array(questionSchema).min(1).max(12)])) as Record<
        SigningRole,
        z.ZodArray<typeof questionSchema>
      >,
    ),
  })
  .superRefine((policy, context) => {
    for (const fault of policyFaults(policy))
      context.addIssue({ code: 'custom', path: fault.path, message: fault.message })
  })
export type PolicyRules = z.infer<typeof policyRulesSchema>
export type PolicyRule = PolicyRules['rules'][number]

/** One version of the policy, kept for ever; the newest one counts for reviews that begin. */
export interface SignOffPolicy extends PolicyRules {
  /** The version's number in five digits, so that they sort. */
  readonly id: string
  readonly revision: number
  readonly since: IsoTime
  readonly by: Actor
  /** Why it was changed, for the public. */
  readonly reason: string
}

interface Fault {
  readonly path: (string | number)[]
  readonly message: string
}

/** What no reader of single fields can see. */
export function policyFaults({
  rules,
  raises,
  checklists,
}: Pick<PolicyRules, 'rules' | 'raises' | 'checklists'>): Fault[] {
  const faults: Fault[] = []
  for (const [index, classification] of CLASSIFICATIONS.entries()) {
    const found = rules[index]?.classification
    if (found !== classification) {
      faults.push({ path: ['rules', index], message: `expected the rule for ${classification}, found ${found}` })
    }
  }
  for (const [index, { steps }] of rules.entries()) {
    const roles = steps.map(({ role }) => role)
    if (new Set(roles).size !== roles.length) faults.push({ path: ['rules', index], message: 'each role signs once' })
    for (const { role, deputy } of steps) {
      if (deputy && roles.includes(deputy)) {
        const message = `${deputy} signs already, so it cannot be the deputy of ${role}: roles must be distinct people`
        faults.push({ path: ['rules', index], message })
      }
    }
  }
  for (const [index, { to }] of raises.entries()) {
    if (!rules.find((rule) => rule.classification === to)?.publishes) {
      const message = `personal data cannot raise to ${to}, which is never published: a false alarm would have no way out`
      faults.push({ path: ['raises', index], message })
    }
  }
  for (const [role, questions] of Object.entries(checklists)) {
    if (new Set(questions.map(({ id }) => id)).size !== questions.length) {
      faults.push({ path: ['checklists', role], message: 'each question has an id of its own' })
    }
  }
  return faults
}

const ruled = (
  classification: Classification,
  title: string,
  description: string,
  publishes: boolean,
  steps: PolicyRule['steps'],
  order: PolicyRule['order'] = 'parallel',
): PolicyRule => ({ classification, title, description, publishes, order, steps })

/** What a city begins with. */
export const DEFAULT_POLICY: SignOffPolicy = {
  id: '00001',
  revision: 1,
  since: '1970-01-01T00:00:00.000Z',
  by: { id: 'portal', name: 'Plaza', email: '' },
  reason: 'The policy that comes with the portal.',
  rules: [
    ruled(
      'open',
      'Open',
      'Data about places, services and the city itself. Anybody may use it for anything the licence allows.',
      true,
      [
        { role: 'liaison', dueDays: 5 },
        { role: 'privacy-reviewer', dueDays: 5, deputy: 'legal-reviewer' },
      ],
    ),
    ruled(
      'open-with-conditions',
      'Open with conditions',
      'Data that needs care: it may be about persons, or its use is bound to conditions that are published with it.',
      true,
      [
        { role: 'liaison', dueDays: 5 },
        { role: 'privacy-reviewer', dueDays: 10 },
        { role: 'legal-reviewer', dueDays: 10 },
      ],
    ),
    ruled(
      'restricted',
      'Restricted',
      'Data that the city holds but may not publish. It is listed with the reason, so that everybody knows it exists.',
      false,
      [
        { role: 'liaison', dueDays: 5 },
        { role: 'privacy-reviewer', dueDays: 10 },
        { role: 'legal-reviewer', dueDays: 10 },
        { role: 'security-reviewer', dueDays: 10 },
      ],
      'sequence',
    ),
  ],
  raises: [
    {
      classes: [
        'PERSON_NAME',
        'EMAIL',
        'PHONE',
        'CREDIT_CARD',
        'DATE_OF_BIRTH',
        'DATE_OF_DEATH',
        'GOV_ID',
        'ACCOUNT_ID',
        'SECRET',
      ],
      to: 'open-with-conditions',
    },
  ],
  checklists: CHECKLISTS,
}

/** What versions needed before there was a policy. */
export const FIRST_PLAN: ReviewPlan = {
  policyVersion: 0,
  classification: 'open',
  raisedBy: [],
  order: 'parallel',
  publishes: true,
  since: '1970-01-01T00:00:00.000Z',
  steps: [
    { role: 'liaison', dueDays: 5, checklist: [] },
    { role: 'privacy-reviewer', dueDays: 5, checklist: [] },
  ],
}

/** What a dataset counts as: as declared, or higher where the check found personal data. */
export function classificationOf(
  declared: Classification,
  personal: readonly string[],
  policy: Pick<PolicyRules, 'raises'>,
): { readonly classification: Classification; readonly raisedBy: readonly string[] } {
  const rank = (one: Classification) => CLASSIFICATIONS.indexOf(one)
  let classification = declared
  let raisedBy: string[] = []
  for (const { classes, to } of policy.raises) {
    const found = personal.filter((name) => (classes as readonly string[]).includes(name))
    if (found.length === 0 || rank(to) < rank(classification)) continue
    if (rank(to) > rank(declared)) raisedBy = [...new Set([...raisedBy, ...found])].sort()
    if (rank(to) > rank(classification)) classification = to
  }
  return { classification, raisedBy }
}

/** The sign-offs that a version needs, for its review from `since` on. */
export function planFor(
  metadata: Pick<Metadata, 'classification'>,
  personal: readonly string[],
  policy: SignOffPolicy,
  since: IsoTime,
): ReviewPlan {
  const { classification, raisedBy } = classificationOf(metadata.classification ?? 'open', personal, policy)
  const rule = policy.rules.find((one) => one.classification === classification)
  if (!rule) throw new Error(`policy ${policy.id} has no rule for ${classification}`)
  return {
    policyVersion: Number(policy.id),
    classification,
    raisedBy,
    order: rule.order,
    publishes: rule.publishes,
    since,
    steps: rule.steps.map(({ role, dueDays, deputy }) => ({
      role,
      dueDays,
      ...(deputy ? { deputy } : {}),
      checklist: policy.checklists[role],
    })),
  }
}
