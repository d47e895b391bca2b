// core/account-ids.ts: ids of people, apart from core/keys.ts because browsers, which use that, hash asynchronously.
import { createHash } from 'node:crypto'

/** The id of a person: the same for the same sign-in, and no text of the provider becomes a key. */
export function accountIdFor(issuer: string, subject: string): string {
  const digest = createHash('sha256').update(`${issuer}\n${subject}`).digest('hex')
  return `ac_${digest.slice(0, 24)}`
}
