// functions/api/schemas-desk.ts: the reviewer's desk over the API: queue, delegation, talk, time of release, previews, consent in advance.
import { z } from '@hono/zod-openapi'
import { CLASSIFICATIONS, COLUMN_TYPES, ROLES } from '../../core/model.ts'
import { actor } from './schemas.ts'
import { metadataSchema } from './schemas-metadata.ts'
import { text } from './schemas-text.ts'

const role = z.enum(ROLES)
const count = z.int().min(0)

/** The version that something in the queue is about. */
const about = {
  dataset: z.object({
    ...{ id: z.string(), slug: z.string(), title: z.string() },
    department: z.object({ id: z.string(), name: z.string() }),
  }),
  number: z.int().openapi({ description: 'Number of the version.' }),
}

const reviewSchema = z.object({
  ...about,
  role: role.openapi({ description: 'The sign-off that is needed.' }),
  state: z.enum(['my-turn', 'waiting-for-others']).openapi({
    description: '`waiting-for-others`: the policy asks for an order, and `waitingFor` sign before.',
  }),
  waitingFor: z.array(role),
  capacity: z.enum(['own-role', 'deputy']).openapi({
    description: '`deputy`: whoever is in charge is overdue, so that you may sign instead.',
  }),
  delegation: z
    .object({ to: actor, by: actor, at: z.string(), note: z.string(), isToMe: z.boolean() })
    .optional()
    .openapi({
      description: 'The newest delegation of this sign-off. A hint whose turn it is: others may still sign.',
    }),
  due: z.string(),
  isOverdue: z.boolean(),
  classification: z.enum(CLASSIFICATIONS),
  raisedBy: z.array(z.string()).openapi({ description: 'Classes of personal data that raised the classification.' }),
  changed: z
    .object({
      since: z.int().openapi({ description: 'Number of the version compared with.' }),
      ...{ rowsAdded: count, rowsRemoved: count, rowsChanged: count, columns: count },
    })
    .optional()
    .openapi({ description: 'What changed since the published version; absent for a first version.' }),
  rows: count,
  findings: z.object({ errors: count, warnings: count, notices: count }),
  quality: z.int().optional(),
  uploadedBy: actor,
  since: z.string().openapi({ description: 'When the review began, or began anew.' }),
  signed: z.array(z.object({ role, by: actor, at: z.string() })),
  comments: count,
  releaseTime: z.object({ kind: z.enum(['set', 'embargo']), at: z.string() }).optional(),
})

const answerSchema = z.object({
  ...about,
  kind: z.enum(['returned', 'comment']),
  by: actor,
  at: z.string(),
  about: z
    .string()
    .openapi({ description: 'Finding, column or field that it is about; empty: the version as a whole.' }),
  text: z.string(),
  remarks: z.array(z.object({ about: z.string(), text: z.string() })),
})

const consentItemSchema = z.object({
  dataset: about.dataset,
  roles: z.array(role).openapi({ description: 'Roles in which you may consent.' }),
  ...{ askedBy: actor, askedAt: z.string(), reason: z.string(), expiresAt: z.string() },
})

/** My queue: everything that waits for the member who asks. */
export const queueSchema = z
  .object({
    reviews: z.array(reviewSchema).openapi({ description: 'Sign-offs that I could give, by due date.' }),
    consents: z.array(consentItemSchema).openapi({ description: 'Standing approvals that wait for my consent.' }),
    answers: z
      .array(answerSchema)
      .openapi({ description: 'For those who work on data: what was returned to them, and comments to answer.' }),
  })
  .openapi('ReviewQueue')

export const reviewerParameters = z.object({ role })
export const reviewersSchema = z
  .object({ reviewers: z.array(actor).openapi({ description: 'Who holds the role there and may sign this version.' }) })
  .openapi('Reviewers')

export const newDelegationSchema = z
  .object({
    role,
    to: text(200).openapi({ description: 'Id of the colleague, see the reviewers of the version.' }),
    note: text(1000, 0).default(''),
  })
  .openapi('NewDelegation')

export const newCommentSchema = z
  .object({
    about: text(200, 0)
      .default('')
      .openapi({ description: 'Code of a finding, name of a column or field; empty: the version as a whole.' }),
    text: text(2000),
  })
  .openapi('NewComment')

export const releaseTimeSchema = z
  .object({
    kind: z
      .enum(['set', 'embargo'])
      .openapi({ description: '`embargo`: only an administrator may bring it forward, with a note that says why.' }),
    at: z.iso.datetime().openapi({ description: 'UTC, at most 366 days ahead.' }),
    note: text(1000, 0).default(''),
  })
  .openapi('ReleaseTime')

export const newPreviewSchema = z
  .object({
    name: text(120).openapi({ description: 'For whom: shown on the page, and kept in the audit log.' }),
    email: z.email().max(200),
    days: z.int().min(1).max(30).default(7).openapi({ description: 'How long the link works.' }),
  })
  .openapi('NewPreview')

export const previewSchema = z
  .object({
    ...{ id: z.string(), version: z.int(), name: z.string(), email: z.string() },
    ...{ by: actor, at: z.string(), expiresAt: z.string() },
    state: z.enum(['open', 'expired', 'revoked', 'ended']).openapi({
      description: '`ended`: the version is public by now, or it ended.',
    }),
    revoked: z.object({ at: z.string(), by: actor }).optional(),
  })
  .openapi('Preview')

export const previewsSchema = z.object({ previews: z.array(previewSchema) }).openapi('Previews')

export const madePreviewSchema = z
  .object({
    preview: previewSchema,
    url: z.string().openapi({ description: 'The link. It is shown this once: the portal keeps only its hash.' }),
  })
  .openapi('MadePreview')

export const openPreviewSchema = z
  .object({ secret: text(200).openapi({ description: '`{id}.{secret}`, from the link.' }) })
  .openapi('OpenPreview')

const number = z.number()
const columnProfile = z.object({
  ...{ name: z.string(), type: z.enum(COLUMN_TYPES), nulls: count, distinct: count },
  ...{ min: z.string().optional(), max: z.string().optional(), mean: number.optional() },
})

/** What somebody with a preview link sees; `published` once the version is public. */
export const openedPreviewSchema = z
  .discriminatedUnion('state', [
    z.object({
      state: z.literal('preview'),
      ...{ name: z.string().openapi({ description: 'For whom the link is.' }), expiresAt: z.string() },
      ...{ metadata: metadataSchema, department: z.string(), rows: count },
      columns: z.array(columnProfile),
      preview: z.array(z.array(z.string().nullable())).openapi({ description: 'The first rows, as text.' }),
      releaseTime: z.object({ kind: z.enum(['set', 'embargo']), at: z.string() }).optional(),
    }),
    z.object({ state: z.literal('published'), page: z.string() }),
  ])
  .openapi('OpenedPreview')

const question = z.object({ id: z.string(), topic: z.string(), text: z.string() })

export const standingApprovalSchema = z
  .object({
    approvalId: z.string(),
    state: z.enum(['asked', 'active', 'refused', 'revoked', 'lapsed', 'expired']),
    version: z.int().openapi({ description: 'Number of the version from which the scope was taken.' }),
    ...{ askedBy: actor, askedAt: z.string(), reason: z.string(), expiresAt: z.string() },
    scope: z.object({
      columns: z.array(z.object({ name: z.string(), type: z.enum(COLUMN_TYPES) })),
      personal: z.array(z.string()),
      classification: z.enum(CLASSIFICATIONS),
      metadata: metadataSchema,
      minimumQuality: z.int(),
    }),
    scopeHash: z.string().openapi({ description: 'What a consent is bound to: send it back as `signature`.' }),
    steps: z.array(
      z.object({
        role,
        checklist: z.array(question),
        consent: z.object({ by: actor, at: z.string(), note: z.string() }).optional(),
      }),
    ),
    myRoles: z.array(role).openapi({ description: 'Roles in which you may consent now.' }),
    ended: z.object({ at: z.string(), by: actor, why: z.string() }).optional(),
  })
  .openapi('StandingApproval')

/** The one of the dataset, if there ever was one; and whether another may be asked for. */
export const standingViewSchema = z
  .object({
    approval: standingApprovalSchema.optional(),
    mayAsk: z
      .boolean()
      .openapi({ description: 'There is a published version, and no approval is asked for or active.' }),
  })
  .openapi('StandingView')

export const newStandingSchema = z
  .object({
    version: z.int().min(1).max(99_999).openapi({ description: 'The published version that is the pattern.' }),
    days: z.int().min(1).max(366),
    reason: text(2000, 10),
    minimumQuality: z
      .int()
      .min(0)
      .max(100)
      .optional()
      .openapi({ description: 'Points that further versions need at least; those of the pattern when absent.' }),
  })
  .openapi('NewStandingApproval')

export const consentSchema = z
  .object({
    role,
    decision: z.enum(['sign', 'return']).openapi({ description: '`return` refuses, with a note that says why.' }),
    note: text(4000, 0).default(''),
    answers: z
      .array(
        z.object({ id: text(40), answer: z.enum(['yes', 'no', 'not-applicable']), note: text(1000, 0).default('') }),
      )
      .max(20)
      .default([]),
    signature: text(64).openapi({ description: 'The `scopeHash` that you looked at.' }),
  })
  .openapi('Consent')
