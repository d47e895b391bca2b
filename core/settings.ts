// core/settings.ts: what a city decides once, checked when it is read.
import { z } from 'zod'
import { checksSchema } from './checks.ts'
import { LANGUAGES } from './languages.ts'
import { noticeOf, withoutTexts } from './notice.ts'
import { faultsText, type SettingsSource, unknownSettings } from './settings-faults.ts'
import { accessSettingsSchema } from './sign-in-rules.ts'
import { signInSettingsSchema } from './sign-in-settings.ts'
import { stageSchema } from './stage-settings.ts'

export const STAGES = ['beta', 'production'] as const
/** Beta and production are separate deployments that share nothing. */
export type StageName = (typeof STAGES)[number]

const colour = z.string().regex(/^#[0-9a-f]{6}$/i, 'a colour such as #0b5c66')

/** Of `city` alone, so that checks and access find room beside it. */
const MAX_CITY_CHARACTERS = 2500
/** Lambda gives a function 4 KB of environment for everything; ids, addresses and the stage need about 1,100 of them. */
const MAX_SETTINGS_BYTES = 2950

/** What the settings say, in another language; what is left out stays as it is written. */
const translationSchema = z.object({
  portalName: z.string().min(1).max(80).optional(),
  tagline: z.string().min(1).max(120).optional(),
  searchSuggestions: z.array(z.string().min(1).max(40)).max(6).optional(),
  /** Topic as in `topics` -> its name. */
  topics: z.record(z.string(), z.string().min(1).max(60)).optional(),
  /** Id of a department -> its name. */
  departments: z.record(z.string(), z.string().min(1).max(80)).optional(),
})

/** What pages, feeds and mails say about the city. Small: it travels in a function's environment. */
export const citySchema = z
  .object({
    name: z.string().min(1).max(80),
    portalName: z.string().min(1).max(80),
    tagline: z.string().min(1).max(120),
    contactEmail: z.email(),
    brand: colour,
    accent: colour,
    topics: z.array(z.string().min(1).max(60)).min(1).max(24),
    departments: z
      .array(z.object({ id: z.string().regex(/^[a-z0-9-]{2,40}$/), name: z.string().min(1).max(80) }))
      .min(1),
    searchSuggestions: z.array(z.string().min(1).max(40)).max(6),
    /** Slugs of up to three datasets that the front page shows first; the newest ones when absent. */
    featured: z
      .array(z.string().regex(/^[a-z0-9-]{1,80}$/, 'the last part of a dataset’s address'))
      .max(3)
      .optional(),
    /** In which the settings and most metadata are written; English when absent. */
    language: z.enum(LANGUAGES).optional(),
    translations: z.partialRecord(z.enum(LANGUAGES), translationSchema).optional(),
    /** A map to draw below the places of datasets: a PMTiles file of this site, see docs/maps.md. None when absent. */
    basemap: z
      .string()
      .regex(/^\/basemap\/[a-z0-9][a-z0-9.-]{0,60}\.pmtiles$/, 'an address on this site such as /basemap/city.pmtiles')
      .optional(),
    /** Groups of single words that the search takes for one another, such as `bike` and `bicycle`. */
    synonyms: z
      .array(
        z
          .array(z.string().regex(/^\S{2,30}$/, 'one word'))
          .min(2)
          .max(8),
      )
      .max(40)
      .optional(),
  })
  .refine(
    (city) => JSON.stringify(city).length <= MAX_CITY_CHARACTERS,
    `names, topics and departments together: at most ${MAX_CITY_CHARACTERS} characters`,
  )
export type City = z.infer<typeof citySchema>

export { type StageSettings, stageSchema } from './stage-settings.ts'

/** The whole of `plaza.config.ts`. */
export const settingsSchema = z
  .object({
    portalId: z.string().regex(/^[a-z][a-z0-9-]{2,19}$/, '3 to 20 lower-case letters, digits, hyphens'),
    city: citySchema,
    /** How strict validation is; see core/checks.ts for the defaults. */
    checks: checksSchema.prefault({}),
    /** Who may have an account. */
    access: accessSettingsSchema.prefault({}),
    /** Where people sign in; Cognito when absent. */
    signIn: signInSettingsSchema.prefault({ kind: 'cognito' }),
    stages: z.object({ beta: stageSchema, production: stageSchema }),
  })
  .refine(
    ({ city, checks, access, stages }) =>
      STAGES.every(
        (stage) => bytesOf([city, checks, access, withoutTexts(noticeOf(stage, stages[stage]))]) <= MAX_SETTINGS_BYTES,
      ),
    `city, checks and access together, with what a stage says of feedback and invitation: at most ${MAX_SETTINGS_BYTES} bytes as JSON`,
  )
  .refine(
    ({ city, stages }) =>
      STAGES.every((stage) => bytesOf([city, noticeOf(stage, stages[stage])]) <= MAX_SETTINGS_BYTES),
    `city and the notice of a stage together: at most ${MAX_SETTINGS_BYTES} bytes as JSON`,
  )
export type Settings = z.infer<typeof settingsSchema>
/** As it is written, defaults left out. */
export type SettingsInput = z.input<typeof settingsSchema>

function bytesOf(values: readonly unknown[]): number {
  return values.reduce<number>((sum, value) => sum + Buffer.byteLength(JSON.stringify(value)), 0)
}

/**
 * Settings with another first administrator than `plaza.config.ts` names, such as whoever runs the deployment.
 *
 * @param email empty or undefined keeps what is written; checked with the rest
 */
export function withFirstAdministrator(value: SettingsInput, email: string | undefined): SettingsInput {
  return email ? { ...value, access: { ...value.access, firstAdministrator: email } } : value
}

/**
 * Checks the settings and says everything that is wrong with them at once.
 *
 * @param source the file they are from; with its text, faults name their line
 * @throws Error with one line per fault: where, what was expected, what was found
 */
export function readSettings(value: unknown, source: SettingsSource = { name: 'plaza.config.ts' }): Settings {
  const parsed = settingsSchema.safeParse(value)
  const faults = parsed.success ? unknownSettings(value, parsed.data) : parsed.error.issues
  if (!parsed.success || faults.length > 0) throw new Error(faultsText(faults, value, source))
  return parsed.data
}
