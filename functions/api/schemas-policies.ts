// functions/api/schemas-policies.ts: governance documents and the sign-off policy over the API.
import { z } from '@hono/zod-openapi'
import { MAX_TEXT_CHARACTERS, MIN_TEXT_CHARACTERS } from '../../core/document-flow.ts'
import { ROLES } from '../../core/model.ts'
import { policyFaults, policyRulesSchema } from '../../core/sign-off-policy.ts'
import { actor } from './schemas.ts'
import { text } from './schemas-text.ts'

const role = z.enum(ROLES)
const day = z.iso.date().openapi({ description: 'A day, UTC, such as `2027-01-01`.' })
const revision = z
  .int()
  .min(0)
  .openapi({ description: 'Of the document that you looked at: refused when it moved on.' })
const sha256 = z.string().regex(/^[0-9a-f]{64}$/, '64 lower-case hexadecimal digits')

const content = {
  title: text(120, 3),
  text: text(MAX_TEXT_CHARACTERS, MIN_TEXT_CHARACTERS).openapi({
    description: 'Plain text: `## ` begins a heading, `- ` or `1. ` a list item, a blank line a paragraph.',
  }),
  summary: text(500, 3).openapi({ description: 'What is new, for the public.' }),
  effective: day,
  reviewBy: day,
  roles: z.array(role).min(1).max(ROLES.length).openapi({ description: 'Who must sign, each another person.' }),
}

export const newPolicySchema = z.object(content).openapi('NewPolicy')
export const policyDraftSchema = z.object({ ...content, revision }).openapi('PolicyDraftBody')
export const policyProposalSchema = z.object({ revision }).openapi('PolicyProposal')

export const policyReviewSchema = z
  .object({
    role,
    decision: z.enum(['sign', 'return']),
    note: text(4000, 0).default(''),
    signature: sha256.openapi({ description: '`draft.signature` of the text that you read.' }),
  })
  .openapi('PolicyReview')

const signOff = z.object({ role, by: actor, at: z.string(), note: z.string(), signature: z.string() })

const draft = z.object({
  ...{ title: z.string(), text: z.string(), summary: z.string(), effective: z.string(), reviewBy: z.string() },
  ...{ roles: z.array(role), state: z.enum(['writing', 'proposed']), editedBy: actor, editedAt: z.string() },
  writers: z.array(actor).openapi({ description: 'Who wrote or proposed it: none of them may sign.' }),
  signOffs: z.array(signOff),
  returned: signOff.optional(),
  signature: z.string().openapi({ description: 'What signatures are bound to.' }),
  missingRoles: z.array(role),
  myRoles: z.array(role).openapi({ description: 'The roles in which you could sign now.' }),
})

const version = z.object({
  ...{ number: z.int(), title: z.string(), text: z.string(), summary: z.string(), signOffs: z.array(signOff) },
  ...{ approvedAt: z.string(), effective: z.string(), reviewBy: z.string() },
  state: z.enum(['coming', 'in-force', 'replaced', 'overtaken']),
  inForceFrom: z.string(),
})

export const policySchema = z
  .object({
    ...{ id: z.string(), revision: z.int(), title: z.string() },
    isUntouched: z.boolean().openapi({ description: 'A starter text that nobody has changed or proposed yet.' }),
    versions: z.array(version).openapi({ description: 'Oldest first.' }),
    draft: draft.optional(),
  })
  .openapi('Policy')

export const policyListSchema = z
  .object({
    policies: z.array(
      z.object({
        ...{ id: z.string(), title: z.string(), isUntouched: z.boolean() },
        inForce: z.object({ number: z.int(), since: z.string(), reviewBy: z.string() }).optional(),
        coming: z.object({ number: z.int(), from: z.string() }).optional(),
        draft: draft
          .pick({ state: true, editedBy: true, editedAt: true, missingRoles: true, myRoles: true })
          .optional(),
        reviewDaysLeft: z
          .int()
          .optional()
          .openapi({ description: 'When a review is due soon; negative when overdue.' }),
      }),
    ),
  })
  .openapi('PolicyList')

// Made anew here: core's own was made before zod learned of OpenAPI.
export const signOffPolicyBodySchema = z
  .object({
    ...policyRulesSchema.shape,
    reason: text(1000, 10).openapi({ description: 'Why it is changed, for the public.' }),
    replaces: z
      .string()
      .regex(/^\d{5}$/)
      .openapi({ description: 'Id of the version that you looked at.' }),
  })
  .superRefine((policy, context) => {
    for (const fault of policyFaults(policy)) context.addIssue({ code: 'custom', ...fault })
  })
  .openapi('SignOffPolicyBody')

const signOffPolicy = z.object({
  ...{ id: z.string(), since: z.string(), by: actor, reason: z.string() },
  ...policyRulesSchema.shape,
})

export const signOffPolicySchema = z
  .object({
    current: signOffPolicy,
    history: z.array(signOffPolicy).openapi({ description: 'Every version, newest first; the first is the current.' }),
  })
  .openapi('SignOffPolicy')
