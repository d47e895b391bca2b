// core/stage-settings.ts: how beta and production differ: what a city decides for each of them.
import { z } from 'zod'
import { LANGUAGES } from './languages.ts'

const day = z.iso.date('a day such as 2027-03-01')

/** What visitors of a stage are told on every page, in the city's own words; see core/notice.ts for the defaults. */
export const noticeSchema = z.object({
  /** `label`: a line on every page; `acknowledge`: a message to agree to before going on; `none`: nothing. */
  mode: z.enum(['label', 'acknowledge', 'none']),
  /** Instead of the portal's own words. */
  texts: z.partialRecord(z.enum(LANGUAGES), z.string().min(10).max(300)).optional(),
})
export type NoticeSettings = z.infer<typeof noticeSchema>

/** When visitors are asked what they think. */
export const feedbackSchema = z
  .object({ from: day, to: day })
  .refine(({ from, to }) => from <= to, 'the first day must not come after the last')
export type FeedbackPeriod = z.infer<typeof feedbackSchema>

/** Only people with an invitation get in, checked at the edge; see docs/beta.md. */
export const invitationSchema = z.object({
  /** Whoever has an address here may send themselves an invitation. Codes are made with `plaza invite`. */
  mailDomains: z.array(z.string().regex(/^[a-z0-9-]+(\.[a-z0-9-]+)+$/, 'a domain such as alderbay.example')).max(10),
  /** Raised by one, every invitation so far ends: the next deployment makes another key. 1 when absent. */
  round: z.int().min(1).max(999).optional(),
})
export type InvitationSettings = z.infer<typeof invitationSchema>

/** The portal goes on at another address, which its notice says: before the day and after it. */
export const moveSchema = z.object({
  to: z
    .url({ protocol: /^https?$/, error: 'an address such as https://data.alderbay.example' })
    .max(200)
    .refine((to) => !to.endsWith('/'), 'no slash at the end'),
  on: day,
})
export type MoveSettings = z.infer<typeof moveSchema>

/** How the two stages differ. */
export const stageSchema = z.object({
  /** AWS account id the stage is pinned to; the signed-in account when absent. */
  account: z
    .string()
    .regex(/^\d{12}$/, 'an account id of 12 digits')
    .optional(),
  region: z.string().regex(/^[a-z]{2}(-[a-z]+)+-\d$/, 'a region such as eu-west-1'),
  /** Own domain; the distribution's own name when absent. */
  domain: z
    .object({
      name: z.string().regex(/^([a-z0-9-]+\.)+[a-z]{2,}$/, 'a domain such as data.city.example'),
      /** In us-east-1. When absent `plaza deploy` finds it by the name, or asks for one. */
      certificateArn: z
        .string()
        .regex(/^arn:aws[a-z-]*:acm:us-east-1:\d{12}:certificate\/\S+$/, 'the ARN of a certificate in us-east-1')
        .optional(),
    })
    .optional(),
  /** Production keeps what it holds when a stack is deleted. */
  retain: z.boolean(),
  /** Keeps search engines away. */
  noindex: z.boolean(),
  /** The portal's own words on every page of beta, none in production, when absent. */
  notice: noticeSchema.optional(),
  feedback: feedbackSchema.optional(),
  /** Everybody may look when absent. */
  invitation: invitationSchema.optional(),
  /** Where visitors find the portal from a day on; for beta, once production is launched. */
  moves: moveSchema.optional(),
  /** A web ACL before the distribution: 5 USD a month and more. */
  firewall: z.boolean().optional(),
  /** Above this many US dollars a month the city is told; 10 when absent, 0 for no budget where AWS has none. */
  monthlyBudgetDollars: z.int().min(0).max(100_000).optional(),
  logRetentionDays: z.union([z.literal(7), z.literal(14), z.literal(30), z.literal(90), z.literal(365)]),
  validationMemoryMegabytes: z.int().min(1769).max(10_240),
})
export type StageSettings = z.infer<typeof stageSchema>
