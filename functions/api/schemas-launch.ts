// functions/api/schemas-launch.ts: the launch over the API.
import { z } from '@hono/zod-openapi'
import { LANGUAGES } from '../../core/languages.ts'
import { LAUNCH_FACTS, type LaunchText } from '../../core/launch.ts'
import {
  LAUNCH_TEXT_LIMITS,
  MAX_BANNER_DAYS,
  MAX_LAUNCH_PARTNERS,
  MAX_LAUNCH_TASKS,
  MAX_LAUNCH_USES,
} from '../../core/launch-contents.ts'
import { MAX_PICTURE_BYTES, PICTURE_FORMATS } from '../../core/picture.ts'
import { actor } from './schemas.ts'
import { text } from './schemas-text.ts'

const words = (name: LaunchText) => text(LAUNCH_TEXT_LIMITS[name], 0).optional()

const texts = z
  .partialRecord(
    z.enum(LANGUAGES),
    z.strictObject({
      ...{ speakerTitle: words('speakerTitle'), statement: words('statement'), portraitAlt: words('portraitAlt') },
      ...{ banner: words('banner'), newsTitle: words('newsTitle'), newsText: words('newsText') },
      ...{ pressRelease: words('pressRelease') },
      ...{ socialShort: words('socialShort'), socialLong: words('socialLong') },
    }),
  )
  .openapi({
    description:
      'Per language. What is empty or left out is the portal’s own text; only a statement has none. Places such as `{datasets}` are filled in with what is public when the text is shown.',
  })

const pressContact = z.strictObject({
  ...{ name: text(120, 0), phone: text(40, 0) },
  email: z.union([z.literal(''), z.email().max(200)]).openapi({ description: 'The city’s own when empty.' }),
})

const firstUse = z.strictObject({
  texts: z.partialRecord(z.enum(LANGUAGES), z.strictObject({ title: text(120), text: text(600) })),
  link: z
    .string()
    .trim()
    .max(400)
    .regex(
      /^(https:\/\/[^\s"<>]+|\/(?![/\\])[^\s"<>\\]*)$/,
      'an address with https://, or a path of the portal such as /datasets/',
    )
    .optional(),
})

const task = z.strictObject({ text: text(200), owner: text(80, 0), done: z.boolean() })

const revision = z
  .int()
  .min(0)
  .openapi({ description: 'Of the launch that you looked at: refused when it moved on. 0 before anything was saved.' })

export const launchChangeSchema = z
  .strictObject({
    revision,
    texts: texts.optional(),
    speaker: text(120, 0).optional().openapi({ description: 'Name of whoever speaks for the city.' }),
    pressContact: pressContact.optional(),
    facts: z
      .array(z.enum(LAUNCH_FACTS))
      .max(LAUNCH_FACTS.length)
      .refine((facts) => new Set(facts).size === facts.length, 'each fact once')
      .optional(),
    firstUses: z.array(firstUse).max(MAX_LAUNCH_USES).optional(),
    partners: z
      .array(z.email().max(200))
      .max(MAX_LAUNCH_PARTNERS)
      .refine((all) => new Set(all.map((one) => one.toLowerCase())).size === all.length, 'each address once')
      .optional()
      .openapi({ description: 'Who gets the mail of the launch besides the members.' }),
    tasks: z.array(task).max(MAX_LAUNCH_TASKS).optional(),
    bannerDays: z.int().min(0).max(MAX_BANNER_DAYS).optional(),
  })
  .openapi('LaunchChange')

/** Four characters of base64 are three bytes. */
const MAX_BASE64 = Math.ceil(MAX_PICTURE_BYTES / 3) * 4

export const portraitSchema = z
  .strictObject({
    revision,
    picture: z
      .base64()
      .max(MAX_BASE64)
      .openapi({ description: `JPEG, PNG or WebP of at most ${MAX_PICTURE_BYTES} bytes, in base64.` }),
    alt: z
      .partialRecord(z.enum(LANGUAGES), text(LAUNCH_TEXT_LIMITS.portraitAlt))
      .openapi({ description: 'What it shows, for those who do not see it; at least in the city’s first language.' }),
  })
  .openapi('LaunchPortrait')

/** An empty body must not launch a city by mistake. */
export const launchTimeSchema = z
  .strictObject({
    at: z.iso
      .datetime()
      .optional()
      .openapi({ description: 'When the public is let in, UTC, to the minute; absent for now.' }),
    confirm: z
      .string()
      .max(80)
      .optional()
      .openapi({ description: 'The name of the city, to launch now; not needed with a time to come.' }),
  })
  .refine(({ at, confirm }) => at !== undefined || confirm !== undefined, {
    path: ['confirm'],
    message: 'the name of the city, to launch now; or a time in `at`',
  })
  .openapi('LaunchTime')

export const overrideSchema = z
  .strictObject({
    reason: text(1000, 0).optional().openapi({ description: 'Needed from the first administrator; kept on record.' }),
  })
  .openapi('LaunchOverride')

const figures = z.object({
  ...{ datasets: z.int(), rows: z.int(), departments: z.array(z.string()), formats: z.array(z.string()) },
})

export const launchSchema = z
  .object({
    revision: z.int(),
    state: z.enum(['preparing', 'scheduled', 'launched']),
    stage: z.enum(['beta', 'production']),
    isOpen: z.boolean().openapi({ description: 'Whether the public sees the catalog now.' }),
    scheduledAt: z.string().optional(),
    scheduledBy: actor.optional(),
    launchedAt: z.string().optional(),
    newsId: z.string().optional(),
    ...{ texts, speaker: z.string(), pressContact, facts: z.array(z.enum(LAUNCH_FACTS)) },
    ...{ firstUses: z.array(firstUse), tasks: z.array(task), bannerDays: z.int() },
    bannerUntil: z.string().optional(),
    partners: z.array(z.string()).openapi({ description: 'Empty for everybody but administrators.' }),
    partnerCount: z.int(),
    portrait: z
      .object({
        ...{ format: z.enum(PICTURE_FORMATS), bytes: z.int(), width: z.int(), height: z.int(), uploadedAt: z.string() },
        picture: z
          .string()
          .optional()
          .openapi({ description: 'As a `data:` address, for a look at it before the launch.' }),
      })
      .optional(),
    overrides: z.array(
      z.object({
        ...{ check: z.string(), reason: z.string() },
        by: z.array(z.object({ actor, at: z.string() })).openapi({ description: 'It counts with two.' }),
      }),
    ),
    figures: z
      .partialRecord(z.enum(LANGUAGES), figures)
      .openapi({ description: 'What is public, or would be if the launch were now; per language of the names.' }),
    site: z
      .object({ city: z.string(), address: z.string(), portals: z.partialRecord(z.enum(LANGUAGES), z.string()) })
      .openapi({ description: 'What `{city}`, `{address}` and `{portal}` are filled with.' }),
    ...{ updatedAt: z.string(), updatedBy: actor },
  })
  .openapi('Launch')
