// core/sign-in-rules.ts: who may have an account, and whose sign-in needs a second factor.
import { z } from 'zod'
import type { Role } from './model.ts'

/** Settings about people; travels in the API's environment. */
export const accessSettingsSchema = z.object({
  /** Domains of mail addresses whose owners may sign in and ask for a role; others need an invitation. */
  mailDomains: z
    .array(z.string().regex(/^[a-z0-9-]+(\.[a-z0-9-]+)+$/, 'a domain in lower case, such as alderbay.gov'))
    .max(20)
    .default([]),
  /** Mail address of the first administrator; counts as long as there is none. */
  firstAdministrator: z.email().toLowerCase().optional(),
  /**
   * Refuses administrators and reviewers whose provider does not say that a second factor was used (`amr`).
   * For providers other than Cognito, whose own pool asks everybody for one.
   */
  secondFactor: z.boolean().default(false),
  /**
   * The provider hands out the city's own mail addresses only, so they count as verified where its tokens do not say.
   * For providers other than Cognito, whose tokens say.
   */
  vouchesForMail: z.boolean().default(false),
})
export type AccessSettings = z.infer<typeof accessSettingsSchema>

/** Whether somebody with this address may have an account without an invitation. */
export function mayJoin(email: string, mailDomains: readonly string[]): boolean {
  const domain = email.toLowerCase().split('@').at(-1) ?? ''
  return mailDomains.includes(domain)
}

/** Everybody who decides: administrators and reviewers. */
export function needsSecondFactor(roles: readonly Role[]): boolean {
  return roles.some((role) => role !== 'publisher')
}

/** Methods of RFC 8176 that are a second factor, or cannot be had without one. */
const SECOND_FACTORS = new Set(['mfa', 'otp', 'hwk', 'swk', 'sms', 'fpt', 'face', 'pop', 'sc', 'phr', 'phrh'])

export function wasSecondFactorUsed(methods: readonly string[]): boolean {
  return methods.some((method) => SECOND_FACTORS.has(method))
}
