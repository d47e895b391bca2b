// functions/api/schemas-people.ts: people, invitations, requests, departments and tokens over the API.
import { z } from '@hono/zod-openapi'
import { MAIL_TOPICS } from '../../core/accounts.ts'
import { LANGUAGES } from '../../core/languages.ts'
import { TOKEN_ACTIONS } from '../../core/members.ts'
import { ROLES } from '../../core/model.ts'
import { actor } from './schemas.ts'
import { text } from './schemas-text.ts'

// Bodies are strict: who sends a role where none is asked for is told so, instead of wondering why it had no effect.

const department = text(40).openapi({ description: 'Id of a department, or `*` for every one.' })
/** In the one form that the portal writes: moments are compared as text. */
const moment = z.iso.datetime().overwrite((value) => new Date(value).toISOString())
const grantBody = z.strictObject({ role: z.enum(ROLES), department, expiresAt: moment.optional() })
const grantAsked = z.object(grantBody.shape)

export const newInvitationSchema = z
  .strictObject({
    email: z.email().max(200),
    grants: z.array(grantBody).min(1).max(20),
    note: text(1000, 0).default(''),
    days: z.int().min(1).max(60).default(14).openapi({ description: 'How long the invitation is good for.' }),
  })
  .openapi('NewInvitation')

export const invitationSchema = z
  .object({
    ...{ id: z.string(), email: z.string(), grants: z.array(grantAsked), note: z.string(), by: actor, at: z.string() },
    ...{ expiresAt: z.string(), state: z.enum(['open', 'accepted', 'withdrawn', 'expired']) },
    acceptedBy: actor.optional(),
  })
  .openapi('Invitation')

/** What one changes about oneself; what is left out stays. */
export const meChangesSchema = z
  .strictObject({
    mail: z.strictObject({
      language: z.enum(LANGUAGES).optional(),
      pace: z.enum(['at-once', 'digest']).optional(),
      muted: z
        .array(z.enum(MAIL_TOPICS))
        .max(MAIL_TOPICS.length)
        .optional()
        .openapi({ description: 'Topics you want no mail about; duty always comes.' }),
    }),
  })
  .openapi('MeChanges')

export const mailChoicesSchema = z
  .object({
    mail: z.object({
      ...{ language: z.enum(LANGUAGES), pace: z.enum(['at-once', 'digest']), muted: z.array(z.enum(MAIL_TOPICS)) },
    }),
  })
  .openapi('MailChoices')

export const signedOutSchema = z
  .object({ signedOutAt: z.string().openapi({ description: 'Sign-ins from before count no more.' }) })
  .openapi('SignedOut')

export const newAccessRequestSchema = z
  .strictObject({ role: z.enum(ROLES), department, reason: text(1000) })
  .openapi('NewAccessRequest')

export const decisionSchema = z
  .strictObject({
    decision: z.enum(['grant', 'refuse']),
    role: z.enum(ROLES).optional().openapi({ description: 'Another role than the one asked for.' }),
    department: department.optional().openapi({ description: 'One department instead of all of them.' }),
    expiresAt: moment.optional().openapi({ description: 'The grant ends by itself then.' }),
    note: text(1000, 0).default('').openapi({ description: 'The person reads it; needed to refuse.' }),
  })
  .openapi('AccessDecision')

export const accessRequestSchema = z
  .object({
    ...{ id: z.string(), from: actor, role: z.enum(ROLES), department: z.string(), reason: z.string() },
    ...{ at: z.string(), state: z.enum(['open', 'granted', 'refused', 'withdrawn']) },
    decision: z
      .object({
        ...{ by: actor, at: z.string(), note: z.string() },
        role: z.enum(ROLES).optional().openapi({ description: 'What was granted.' }),
        department: z.string().optional(),
        expiresAt: z.string().optional(),
      })
      .optional(),
    held: z
      .array(z.object({ role: z.enum(ROLES), department: z.string() }))
      .optional()
      .openapi({ description: 'What the person may do already; for administrators.' }),
  })
  .openapi('AccessRequest')

export const newGrantSchema = grantBody.extend({ note: text(1000, 0).default('') }).openapi('NewGrant')

const grant = z.object({
  ...{ id: z.string(), role: z.enum(ROLES), department: z.string(), since: z.string(), by: actor },
  expiresAt: z.string().optional(),
  isOver: z.boolean().openapi({ description: 'Whether its time has passed; it counts no more then.' }),
})

export const accountSchema = z
  .object({
    ...{ id: z.string(), name: z.string(), email: z.string(), createdAt: z.string(), grants: z.array(grant) },
    signedOutAt: z.string().optional().openapi({ description: 'When the person signed out everywhere.' }),
    disabled: z.object({ at: z.string(), by: actor, reason: z.string(), successor: actor.optional() }).optional(),
  })
  .openapi('Account')

export const disablingSchema = z
  .strictObject({
    reason: text(1000),
    successor: text(80)
      .optional()
      .openapi({ description: 'Id of the account that takes over posts and reviews; nobody when absent.' }),
  })
  .openapi('Disabling')

export const newTokenSchema = z
  .strictObject({
    name: text(80).openapi({
      description: 'What it is for, e.g. the program that uses it; yours are told apart by it.',
    }),
    departments: z.array(department).min(1).max(50),
    datasetIds: z
      .array(z.string().regex(/^ds_[0-9a-f]{24}$/, 'the id of a dataset'))
      .max(50)
      .default([])
      .openapi({ description: 'Only these datasets of the departments; all of them when empty.' }),
    actions: z.array(z.enum(TOKEN_ACTIONS)).min(1).max(TOKEN_ACTIONS.length),
    days: z.int().min(1).max(365).default(90).openapi({ description: 'How long it is good for.' }),
  })
  .openapi('NewToken')

export const tokenSchema = z
  .object({
    ...{ id: z.string(), name: z.string(), owner: actor, departments: z.array(z.string()) },
    ...{ datasetIds: z.array(z.string()), actions: z.array(z.enum(TOKEN_ACTIONS)) },
    prefix: z.string().openapi({ description: 'First characters of the secret, to recognise it by.' }),
    ...{ createdAt: z.string(), expiresAt: z.string(), state: z.enum(['active', 'expired', 'revoked']) },
    usedAt: z.string().optional().openapi({ description: 'Last use, to the minute; absent when it was never used.' }),
    revoked: z.object({ at: z.string(), by: actor }).optional(),
  })
  .openapi('Token')

export const madeTokenSchema = tokenSchema
  .extend({ secret: z.string().openapi({ description: 'The token itself. It is shown this once and kept nowhere.' }) })
  .openapi('MadeToken')

const workedOn = { id: z.string(), slug: z.string(), title: z.string(), department: z.string() }

/** An account with everything that waits for the person. */
export const accountPageSchema = accountSchema
  .extend({
    tokens: z.array(tokenSchema),
    requests: z.array(accessRequestSchema).openapi({ description: 'Everything the person asked for, newest first.' }),
    work: z.object({
      datasets: z.array(z.object({ ...workedOn, openVersion: z.int().optional() })).openapi({
        description: 'Datasets the person created, and those with a version of theirs under way.',
      }),
      reviews: z
        .array(z.object({ ...workedOn, version: z.int(), role: z.enum(ROLES) }))
        .openapi({ description: 'Reviews that were handed to the person and are not signed yet.' }),
      posts: z
        .array(z.object({ department: z.string(), name: z.string(), part: z.enum(['liaison', 'deputy']) }))
        .openapi({ description: 'Departments whose contact the person is.' }),
    }),
  })
  .openapi('AccountPage')

const contact = z.object({ accountId: z.string(), name: z.string(), email: z.string() })

const departmentTexts = {
  name: text(120),
  about: text(4000, 0).openapi({ description: 'What it does, for the public.' }),
  website: z
    .union([z.literal(''), z.url({ protocol: /^https?$/ }).max(300)])
    .openapi({ description: 'Its own page elsewhere; may be empty.' }),
}

export const newDepartmentSchema = z
  .strictObject({
    id: z
      .string()
      .regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, 'lower-case letters, digits and single hyphens, a letter first')
      .min(2)
      .max(40)
      .optional()
      .openapi({ description: 'Its address; made from the name when absent. It never changes.' }),
    ...departmentTexts,
    about: departmentTexts.about.default(''),
    website: departmentTexts.website.default(''),
  })
  .openapi('NewDepartment')

export const departmentChangesSchema = z.strictObject(departmentTexts).partial().openapi('DepartmentChanges', {
  description: 'A liaison changes `about` and `website`; the name is an administrator’s.',
})

export const contactsSchema = z
  .strictObject({
    liaison: text(80).nullable().openapi({ description: 'Id of an account; `null` for nobody.' }),
    deputy: text(80).nullable().openapi({ description: 'Who stands in; a liaison may change only this one.' }),
    note: text(1000, 0).default('').openapi({ description: 'Kept in the history of the department.' }),
  })
  .openapi('Contacts')

export const departmentSchema = z
  .object({
    ...{ id: z.string(), name: z.string(), about: z.string(), website: z.string() },
    liaison: contact.optional(),
    deputy: contact.optional(),
    dissolved: z.object({ at: z.string(), by: actor, reason: z.string() }).optional(),
    counts: z
      .object({ datasets: z.int(), published: z.int(), planEntries: z.int() })
      .optional()
      .openapi({ description: 'What it holds; for those with a role there.' }),
    history: z
      .array(
        z.object({
          part: z.enum(['liaison', 'deputy']),
          person: contact,
          until: z.string(),
          by: actor,
          note: z.string(),
        }),
      )
      .optional()
      .openapi({ description: 'Who was contact before, newest first; for those with a role there.' }),
    candidates: z.array(contact).optional().openapi({
      description: 'Who can become deputy without an administrator: liaisons there. For those who may edit it.',
    }),
  })
  .openapi('DepartmentOfNow')
