// functions/api/schemas-preparation.ts: preparation and readiness over the API.
import { z } from '@hono/zod-openapi'
import { LANGUAGES } from '../../core/languages.ts'
import { READY_STEPS } from '../../core/launch-set.ts'
import { ROLES } from '../../core/model.ts'
import { isDay } from '../../core/plan-rules.ts'
import {
  ASSESSMENT_AREAS,
  DEMAND_ORIGINS,
  ITEM_STATES,
  PHASES,
  PREPARATION_LIMITS,
  SENSITIVITIES,
  WORK_STATES,
} from '../../core/preparation.ts'
import { READINESS_AREAS } from '../../core/readiness.ts'
import { ATTESTATION_LIMITS } from '../../core/readiness-checks.ts'
import { actor } from './schemas.ts'
import { text } from './schemas-text.ts'

const LIMITS = PREPARATION_LIMITS
const day = z.string().refine(isDay, 'a day such as 2027-03-31')
const id = z.string().regex(/^[a-z0-9][a-z0-9_-]{0,79}$/, '1 to 80 lower-case letters, digits, hyphens, underscores')
const owner = z.object({ id: z.string().max(80), name: z.string().max(200).default('') })

const purpose = z.object({
  texts: z.partialRecord(
    z.enum(LANGUAGES),
    z.object({
      text: text(LIMITS.text, 0).openapi({
        description: 'Plain text: `## ` begins a heading, `- ` an item of a list.',
      }),
      goals: z.array(z.object({ goal: text(LIMITS.goal), measure: text(LIMITS.goal, 0) })).max(LIMITS.goals),
    }),
  ),
  isPublic: z.boolean().openapi({ description: 'Whether it stands at /about/purpose/.' }),
})

const assessmentItem = z.object({
  ...{ id, area: z.enum(ASSESSMENT_AREAS), title: text(LIMITS.title), state: z.enum(ITEM_STATES) },
  ...{ owner: owner.optional(), evidence: text(LIMITS.evidence, 0) },
})

const candidate = z.object({
  ...{ id, kind: z.enum(['dataset', 'plan-entry']) },
  demand: z
    .int()
    .min(1)
    .max(5)
    .openapi({ description: '1: somebody might want it; 5: people ask for it all the time.' }),
  origins: z.array(z.enum(DEMAND_ORIGINS)).max(DEMAND_ORIGINS.length),
  evidence: text(LIMITS.evidence, 0),
  sensitivity: z.enum(SENSITIVITIES),
  isChosen: z.boolean().openapi({ description: 'Whether it belongs to the launch set.' }),
})

const milestone = z.object({
  ...{ id, phase: z.enum(PHASES), title: text(LIMITS.title), state: z.enum(WORK_STATES) },
  ...{ from: day.optional(), to: day.optional(), owner: owner.optional() },
})

const work = {
  purpose,
  assessment: z.array(assessmentItem).max(LIMITS.items),
  candidates: z.array(candidate).max(LIMITS.candidates),
  milestones: z.array(milestone).max(LIMITS.milestones),
}

export const preparationChangeSchema = z
  .object({
    revision: z.int().min(0).openapi({ description: 'Of what you looked at: refused when it moved on.' }),
    ...z.object(work).partial().shape,
  })
  .openapi('PreparationChange')

export const preparationSchema = z
  .object({
    revision: z.int(),
    ...work,
    ...{ updatedAt: z.string().optional(), updatedBy: actor.optional(), today: z.string() },
    ranked: z
      .array(
        candidate.extend({
          ...{ title: z.string(), departmentId: z.string(), steps: z.array(z.enum(READY_STEPS)) },
          ...{ sensitivityNow: z.enum(SENSITIVITIES), raisedBy: z.string().optional(), score: z.int() },
          isRecommended: z.boolean(),
          whyNot: z.enum(['sensitive', 'department-has-two', 'others-first']).optional(),
        }),
      )
      .openapi({ description: 'Candidates with what is known of them, the best first.' }),
    free: z.array(
      z.object({ id: z.string(), kind: candidate.shape.kind, title: z.string(), departmentId: z.string() }),
    ),
    documents: z.array(
      z.object({
        ...{ id: z.string(), title: z.string(), state: z.enum(['in-force', 'coming', 'proposed', 'writing']) },
        ...{ reviewBy: z.string().optional(), isReviewLate: z.boolean() },
      }),
    ),
    departments: z.array(
      z.object({
        ...{ id: z.string(), name: z.string(), liaison: z.string().optional(), deputy: z.string().optional() },
        ...{ datasets: z.int(), planEntries: z.int(), missingRoles: z.array(z.enum(ROLES)) },
      }),
    ),
    roles: z.array(z.object({ role: z.enum(ROLES), names: z.array(z.string()) })),
    people: z.array(owner).openapi({ description: 'Who can own something; for administrators.' }),
  })
  .openapi('Preparation')

export const attestationSchema = z
  .object({
    state: z.enum(['met', 'not-met']).default('met'),
    note: text(ATTESTATION_LIMITS.note).openapi({ description: 'What was looked at, and what was found.' }),
    evidence: text(ATTESTATION_LIMITS.evidence, 0).optional(),
  })
  .openapi('Attestation')

export const readinessCheckSchema = z
  .object({
    ...{ id: z.string(), area: z.enum(READINESS_AREAS), required: z.boolean(), title: z.string(), found: z.string() },
    kind: z.enum(['computed', 'attested']),
    state: z.enum(['met', 'not-met', 'unknown']),
    ...{ fix: z.string().optional(), source: z.string().optional(), href: z.string().optional() },
    attestation: z
      .object({
        ...{ by: z.string(), at: z.string(), note: z.string() },
        ...{ evidence: z.string().optional(), until: z.string().optional() },
      })
      .optional(),
    overridden: z.boolean().optional(),
  })
  .openapi('ReadinessCheck')

export const readinessSchema = z
  .object({
    stage: z.enum(['beta', 'production']),
    required: z.int().openapi({ description: 'Checks that the launch needs.' }),
    met: z.int().openapi({ description: 'Of these, how many are met.' }),
    red: z.array(z.string()).openapi({ description: 'Ids of what stands in the way of the launch.' }),
    checks: z.array(readinessCheckSchema),
  })
  .openapi('Readiness')
