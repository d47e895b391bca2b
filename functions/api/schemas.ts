// functions/api/schemas.ts: what travels over the API. Checked on the way in, documented on the way out.
import { z } from '@hono/zod-openapi'
import { MAIL_TOPICS } from '../../core/accounts.ts'
import { handlingSchema } from '../../core/handling.ts'
import { LANGUAGES } from '../../core/languages.ts'
import { CLASSIFICATIONS, COLUMN_TYPES, FREQUENCIES, ROLES } from '../../core/model.ts'
import { metadataSchema } from './schemas-metadata.ts'
import { text } from './schemas-text.ts'

export const announcementSchema = z
  .object({
    filename: text(200),
    bytes: z.int().min(0),
    sha256: z
      .string()
      .regex(/^[0-9a-f]{64}$/, '64 lower-case hexadecimal digits')
      .optional(),
  })
  .openapi('Announcement')

const answered = z.enum(['yes', 'no', 'not-applicable'])
const answer = z.object({ id: text(40), answer: answered, note: text(1000, 0).default('') })
const remark = z.object({ about: text(200, 0), text: text(2000) })

export const reviewSchema = z
  .object({
    role: z.enum(ROLES),
    decision: z.enum(['sign', 'return']),
    note: text(4000, 0).default(''),
    answers: z.array(answer).max(20).default([]).openapi({
      description: 'Answers to the checklist of the role, see `review.steps` of the version; needed to sign.',
    }),
    remarks: z
      .array(remark)
      .max(50)
      .default([])
      .openapi({ description: 'On a return: the reason per finding, column or field.' }),
    signature: z
      .string()
      .optional()
      .openapi({ description: 'Signature of the candidate you looked at; when given, anything newer is refused.' }),
  })
  .openapi('Review')

export const reasonSchema = z.object({ reason: text(4000) }).openapi('Reason')

export const problemSchema = z
  .object({
    type: z.string(),
    status: z.int(),
    code: z.string(),
    title: z.string(),
    detail: z.string(),
    fix: z.string(),
    faults: z.array(z.object({ where: z.string(), expected: z.string() })).optional(),
  })
  .openapi('Problem')

export const actor = z.object({ id: z.string(), name: z.string(), email: z.string() })
const signOff = z.object({
  ...{ role: z.enum(ROLES), by: actor, at: z.string(), note: z.string(), signature: z.string() },
  asDeputy: z.enum(ROLES).optional(),
  answers: z.array(answer).readonly().optional(),
  remarks: z.array(remark).readonly().optional(),
})
const question = z.object({ id: z.string(), topic: z.string(), text: z.string() })
export const commentSchema = z.object({
  ...{ id: z.string(), by: actor, at: z.string(), about: z.string(), text: z.string() },
})
const reviewPlan = z.object({
  ...{ policyVersion: z.int(), classification: z.enum(CLASSIFICATIONS), raisedBy: z.array(z.string()) },
  ...{ order: z.enum(['parallel', 'sequence']), publishes: z.boolean(), since: z.string() },
  steps: z.array(
    z.object({
      ...{ role: z.enum(ROLES), dueDays: z.int(), deputy: z.enum(ROLES).optional(), due: z.string() },
      isTurn: z.boolean().openapi({ description: 'Whether this sign-off is waited for now.' }),
      checklist: z.array(question),
    }),
  ),
  standingApproval: z.string().optional().openapi({ description: 'The standing approval that let it through.' }),
})

export const memberSchema = z
  .object({
    ...actor.shape,
    roles: z.array(z.enum(ROLES)),
    grants: z.array(
      z.object({
        ...{ role: z.enum(ROLES), department: z.string() },
        expiresAt: z.string().optional().openapi({ description: 'The grant counts no more from then on.' }),
      }),
    ),
    mail: z.object({
      language: z.enum(LANGUAGES),
      pace: z.enum(['at-once', 'digest']),
      muted: z.array(z.enum(MAIL_TOPICS)),
    }),
    city: z
      .object({
        departments: z.array(z.object({ id: z.string(), name: z.string() })),
        topics: z.array(z.string()),
        frequencies: z.array(z.enum(FREQUENCIES)),
        maxUploadBytes: z.int(),
        languages: z.array(z.enum(LANGUAGES)).openapi({ description: 'Of the public site, the first one first.' }),
      })
      .openapi({ description: 'What forms offer to choose from.' }),
  })
  .openapi('Me')

const upkeep = z.object({
  ...{ state: z.enum(['active', 'paused', 'retired']), reason: z.string(), since: z.string(), by: actor },
  until: z.string().optional(),
})

export const datasetSchema = z
  .object({
    id: z.string(),
    slug: z.string(),
    metadata: metadataSchema,
    department: z.string().openapi({ description: 'Name of the department.' }),
    createdAt: z.string(),
    createdBy: actor,
    updatedAt: z.string(),
    revision: z.int(),
    lastVersion: z.int(),
    upkeep: upkeep.optional(),
    lastStatus: z.string().optional(),
    openVersion: z.int().optional(),
    publishedVersion: z.int().optional(),
  })
  .openapi('Dataset')

const distribution = z.object({
  name: z.string(),
  format: z.string(),
  mediaType: z.string(),
  bytes: z.int(),
  sha256: z.string(),
  url: z.string(),
})

export const publicDatasetSchema = z
  .object({
    id: z.string(),
    slug: z.string(),
    page: z.string(),
    metadata: metadataSchema,
    department: z.string(),
    version: z.int(),
    publishedAt: z.string(),
    rows: z.int(),
    columns: z.array(z.object({ name: z.string(), type: z.enum(COLUMN_TYPES) })),
    distributions: z.array(distribution),
  })
  .openapi('PublishedDataset')

export const versionSchema = z
  .object({
    datasetId: z.string(),
    number: z.int(),
    status: z.string(),
    createdAt: z.string(),
    createdBy: actor,
    updatedAt: z.string(),
    upload: z.object({ filename: z.string(), bytes: z.int(), sha256: z.string().optional(), expiresAt: z.string() }),
    notices: z.array(z.string()),
    rejection: z.object({ code: z.string(), message: z.string() }).optional(),
    report: z.object({ errors: z.int(), warnings: z.int(), notices: z.int() }).optional(),
    quality: z
      .looseObject({ total: z.int() })
      .optional()
      .openapi({ description: 'Score of data and metadata, see docs/quality.md.' }),
    changes: z.looseObject({}).optional().openapi({ description: 'What differs from the published version.' }),
    handling: z.looseObject({}).optional().openapi({ description: 'How this version is read, checked and redacted.' }),
    copyOf: z.int().optional().openapi({ description: 'Number of the version whose file this one uses.' }),
    copyKind: z
      .enum(['recheck', 'restoration'])
      .optional()
      .openapi({ description: 'Whether that file is the one uploaded, or the one that was public.' }),
    rows: z.int().optional(),
    files: z
      .array(distribution.omit({ mediaType: true, url: true }))
      .optional()
      .openapi({ description: 'The files that are signed, and published under these names.' }),
    metadata: metadataSchema.optional().openapi({ description: 'The metadata that is signed with this version.' }),
    signature: z.string().optional(),
    signOffs: z.array(signOff).optional(),
    returned: signOff.optional(),
    review: reviewPlan.optional().openapi({ description: 'Which sign-offs it needs, by when, with which questions.' }),
    comments: z.array(commentSchema).optional(),
    delegations: z
      .array(z.object({ role: z.enum(ROLES), to: actor, by: actor, at: z.string(), note: z.string() }))
      .optional(),
    releaseTime: z
      .object({ kind: z.enum(['set', 'embargo']), at: z.string(), by: actor, note: z.string() })
      .optional()
      .openapi({ description: 'When it may become public; as soon as it is approved when absent.' }),
    promoted: z
      .object({ portal: z.string(), url: z.string(), number: z.int(), at: z.string(), promotion: z.string() })
      .optional()
      .openapi({ description: 'It was checked and signed in another portal; the people named are people there.' }),
    withdrawal: z.object({ at: z.string(), by: actor, reason: z.string() }).optional(),
    publishedAt: z.string().optional(),
    missingRoles: z.array(z.enum(ROLES)),
    mySigningRoles: z.array(z.enum(ROLES)).openapi({ description: 'Roles in which you could sign this version now.' }),
    page: z.string().optional(),
  })
  .openapi('Version')

export const uploadAddressSchema = z
  .discriminatedUnion('method', [
    z.object({
      method: z.literal('post'),
      url: z.string(),
      fields: z.record(z.string(), z.string()),
      expiresAt: z.string(),
    }),
    z.object({
      method: z.literal('parts'),
      partBytes: z.int(),
      parts: z.array(z.object({ number: z.int(), bytes: z.int(), url: z.string(), etag: z.string().optional() })),
      expiresAt: z.string(),
    }),
  ])
  .openapi('UploadAddress')

export const begunSchema = z
  .object({ number: z.int(), version: versionSchema, upload: uploadAddressSchema })
  .openapi('BegunVersion')

export const auditEntrySchema = z
  .object({
    sequence: z.int(),
    at: z.string(),
    actor,
    action: z.string(),
    datasetId: z.string().optional(),
    version: z.int().optional(),
    subject: z.object({ kind: z.string(), id: z.string() }).optional(),
    from: z.object({ via: z.string(), address: z.string(), tokenId: z.string().optional() }).optional(),
    changes: z
      .array(z.object({ field: z.string(), before: z.string(), after: z.string() }))
      .readonly()
      .optional(),
    detail: z.record(z.string(), z.union([z.string(), z.number()])),
    salt: z.string().optional(),
    previousHash: z.string(),
    hash: z.string(),
  })
  .openapi('AuditEntry')

export const alarmSchema = z.object({ name: z.string(), at: z.string(), message: z.string() }).openapi('Alarm')

// Made anew here: core's own was made before zod learned of OpenAPI.
export const handlingBodySchema = z.object(handlingSchema.shape).openapi('Handling')

export const handlingViewSchema = z
  .object({
    handling: z.looseObject({}).openapi({ description: 'See Handling, the body of PUT.' }),
    choices: z
      .array(z.object({ code: z.string(), severity: z.string(), actions: z.record(z.string(), z.string()) }))
      .openapi({ description: 'What can be decided about each kind of finding, besides letting it block, in words.' }),
    checks: z.looseObject({}).openapi({ description: 'What the city has set.' }),
  })
  .openapi('HandlingView')

export const comparisonSchema = z
  .object({
    state: z.enum(['ready', 'pending', 'failed', 'unknown']),
    changes: z.looseObject({}).optional(),
    why: z.string().optional(),
  })
  .openapi('Comparison')
