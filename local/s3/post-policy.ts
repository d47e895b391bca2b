// local/s3/post-policy.ts: the conditions that a signed policy sets for a form. Pure: the time comes in as an argument.
import { refuse } from './errors.ts'

/** How large the file may be, both inclusive; Infinity when the policy does not say. */
export interface FileLimits {
  readonly minBytes: number
  readonly maxBytes: number
}

interface Condition {
  readonly operator: string
  readonly field: string
  readonly value: unknown
  readonly written: unknown
}

/** Fields that no condition needs to name. */
const EXEMPT = new Set(['policy', 'x-amz-signature', 'file'])

/**
 * Checks every field against the policy, and that the policy names every field: a signature over some fields
 * says nothing about others.
 *
 * @param fields names in lower case
 * @param bucket from the address; it counts as a field, so a policy for one bucket is no good for another
 * @param now milliseconds since 1970
 * @throws S3Error when the policy does not allow the form
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-HTTPPOSTConstructPolicy.html
 */
export function checkPolicy(fields: Readonly<Record<string, string>>, bucket: string, now: number): FileLimits {
  const policy = readPolicy(fields['policy'] ?? '')
  if (!(Date.parse(policy.expiration) > now)) deny('Policy expired.')

  const values: Record<string, string> = { ...fields, bucket }
  const ranges = policy.conditions.map(rangeOf).filter((range) => range !== undefined)
  const conditions = policy.conditions.filter((entry) => rangeOf(entry) === undefined).map(readCondition)
  for (const condition of conditions) {
    if (holds(condition, values[condition.field] ?? '')) continue
    deny(`Policy Condition failed: ${JSON.stringify(condition.written)}`)
  }
  const named = new Set(conditions.map(({ field }) => field))
  const isFree = (name: string) => named.has(name) || EXEMPT.has(name) || name.startsWith('x-ignore-')
  const extra = Object.keys(values).find((name) => !isFree(name))
  if (extra !== undefined) deny(`Extra input fields: ${extra}`)
  return {
    minBytes: Math.max(0, ...ranges.map(({ minBytes }) => minBytes)),
    maxBytes: Math.min(Number.POSITIVE_INFINITY, ...ranges.map(({ maxBytes }) => maxBytes)),
  }
}

function readPolicy(encoded: string): { expiration: string; conditions: unknown[] } {
  try {
    const { expiration, conditions } = JSON.parse(Buffer.from(encoded, 'base64').toString())
    if (typeof expiration === 'string' && Array.isArray(conditions)) return { expiration, conditions }
  } catch {
    // Told below, with all else that is no policy.
  }
  return refuse('InvalidPolicyDocument', 'Invalid Policy: it is not JSON with an expiration and conditions.')
}

/** `["content-length-range", min, max]` */
function rangeOf(entry: unknown): FileLimits | undefined {
  if (!Array.isArray(entry) || String(entry[0]).toLowerCase() !== 'content-length-range') return undefined
  const [minBytes, maxBytes] = [Number(entry[1]), Number(entry[2])]
  if (minBytes >= 0 && maxBytes >= 0) return { minBytes, maxBytes }
  return refuse('InvalidPolicyDocument', 'Invalid Policy: the length range has no numbers.')
}

/** `["eq", "$field", value]`, `["starts-with", "$field", value]` or `{ field: value }` */
function readCondition(entry: unknown): Condition {
  if (Array.isArray(entry) && String(entry[1]).startsWith('$')) {
    const field = String(entry[1]).slice(1).toLowerCase()
    return { operator: String(entry[0]).toLowerCase(), field, value: entry[2], written: entry }
  }
  const pairs = typeof entry === 'object' && entry !== null && !Array.isArray(entry) ? Object.entries(entry) : []
  const [pair] = pairs
  if (pairs.length !== 1 || !pair) refuse('InvalidPolicyDocument', `Invalid Policy: ${JSON.stringify(entry)}`)
  return { operator: 'eq', field: pair[0].toLowerCase(), value: pair[1], written: entry }
}

function holds({ operator, value }: Condition, found: string): boolean {
  if (operator === 'eq') return found === String(value)
  return operator === 'starts-with' && found.startsWith(String(value))
}

function deny(reason: string): never {
  return refuse('AccessDenied', `Invalid according to Policy: ${reason}`)
}
