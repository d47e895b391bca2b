// cli/promote/portal.ts: the promotion routes of one portal, asked with a token.
import { z } from 'zod'

const ANSWER_MILLISECONDS = 60_000
/** Reading a bundle in judges every dataset of it. */
const LONG_ANSWER_MILLISECONDS = 180_000

const offerSchema = z.object({
  portal: z.object({ name: z.string(), url: z.string(), stage: z.string(), fingerprint: z.string() }),
  datasets: z.array(
    z.object({
      ...{ id: z.string(), slug: z.string(), title: z.string() },
      version: z.object({ number: z.number(), rows: z.number(), bytes: z.number() }).optional(),
      whyNot: z.string().optional(),
    }),
  ),
  documents: z.array(z.object({ id: z.string(), title: z.string(), number: z.number() })),
  news: z.array(z.object({ id: z.string(), title: z.string() })),
  signOffPolicy: z.object({ number: z.number(), isOwn: z.boolean() }),
  limits: z.object({ datasets: z.number(), documents: z.number(), news: z.number() }),
})
export type Offer = z.infer<typeof offerSchema>

/** What to take along, by the ids of the offer. */
export interface Selection {
  readonly datasets: readonly string[]
  readonly documents: readonly string[]
  readonly news: readonly string[]
  readonly signOffPolicy: boolean
}

/** Handed on as it is: its signature covers what this program does not know. */
const bundleSchema = z.looseObject({
  content: z.looseObject({
    portal: z.looseObject({ name: z.string(), url: z.string(), publicKey: z.string() }),
    madeAt: z.string(),
    expiresAt: z.string(),
  }),
  signature: z.string(),
  addressesExpireAt: z.string(),
})
export type Bundle = z.infer<typeof bundleSchema>

const madeSchema = z.object({
  ...{ id: z.string(), expiresAt: z.string(), addressesExpireAt: z.string() },
  ...{ files: z.number(), bytes: z.number(), bundle: bundleSchema },
})
export type Made = z.infer<typeof madeSchema>

const amount = z.object({ count: z.number(), bytes: z.number() })
const itemSchema = z.object({
  ...{ key: z.string(), kind: z.string(), id: z.string(), title: z.string(), slug: z.string().optional() },
  change: z.enum(['new', 'changed', 'unchanged', 'blocked']),
  reasons: z.array(z.object({ code: z.string(), say: z.string(), fix: z.string() })),
  notes: z.array(z.string()),
  differences: z.array(z.object({ field: z.string(), before: z.string(), after: z.string() })),
  ...{ numberThere: z.number().optional(), numberHere: z.number().optional() },
  ...{ files: amount.optional(), arrived: amount.optional() },
  state: z.enum(['waiting', 'left-out', 'asked', 'applied', 'failed']),
  why: z.string().optional(),
})
export type Item = z.infer<typeof itemSchema>

const receiptSchema = z.looseObject({ content: z.looseObject({}), signature: z.string() })
export type Receipt = z.infer<typeof receiptSchema>

const promotionSchema = z.object({
  id: z.string(),
  state: z.enum(['made', 'read', 'applying', 'incomplete', 'applied']),
  items: z.array(itemSchema),
  addressesExpireAt: z.string().optional(),
  receipt: receiptSchema.optional(),
})
export type Promotion = z.infer<typeof promotionSchema>

/** A portal said no. `code` is one of its stable codes, empty when the answer was none of its own. */
export class Refused extends Error {
  readonly code: string
  constructor(code: string, message: string) {
    super(message)
    this.code = code
  }
}

/** No answer came: it may be there again in a moment. */
export class Unreached extends Error {}

export interface Portal {
  readonly url: string
  offer(): Promise<Offer>
  makeBundle(selection: Selection): Promise<Made>
  /** Reads a bundle in, or finds the promotion of the same content. */
  bring(bundle: Bundle): Promise<Promotion>
  promotion(id: string): Promise<Promotion>
  apply(id: string, body: { bundle?: Bundle; leaveOut: readonly string[] }): Promise<Promotion>
  note(receipt: Receipt): Promise<void>
}

/** @param url without a slash at the end */
export function portalAt(url: string, token: string): Portal {
  const ask = async <T>(method: string, path: string, schema: z.ZodType<T>, body?: unknown): Promise<T> => {
    const address = `${url}/api/v1${path}`
    const answer = await reached(address, {
      method,
      headers: { authorization: `Bearer ${token}`, ...(body ? { 'content-type': 'application/json' } : {}) },
      ...(body ? { body: JSON.stringify(body) } : {}),
      signal: AbortSignal.timeout(method === 'GET' ? ANSWER_MILLISECONDS : LONG_ANSWER_MILLISECONDS),
    })
    const document: unknown = await answer.json().catch(() => undefined)
    if (!answer.ok) throw refusalOf(address, answer.status, document)
    return documentOf(schema, document, address)
  }
  const one = (id: string) => `/promotions/${encodeURIComponent(id)}`
  return {
    url,
    offer: () => ask('GET', '/promotion/offer', offerSchema),
    makeBundle: (selection) => ask('POST', '/promotion/bundles', madeSchema, selection),
    bring: (bundle) => ask('POST', '/promotions', promotionSchema, { bundle }),
    promotion: (id) => ask('GET', one(id), promotionSchema),
    apply: (id, body) => ask('POST', `${one(id)}/application`, promotionSchema, body),
    note: async (receipt) => void (await ask('POST', '/promotion/receipts', z.unknown(), { receipt })),
  }
}

/** @throws Error when it is no bundle at all; whether it is a good one is for the portal to say */
export function readBundleText(text: string, where: string): Bundle {
  return documentOf(bundleSchema, parsed(text, where), where)
}

export function readReceiptText(text: string, where: string): Receipt {
  return documentOf(receiptSchema, parsed(text, where), where)
}

function parsed(text: string, where: string): unknown {
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw new Error(`${where}: expected JSON, found ${cause instanceof Error ? cause.message : cause}`, { cause })
  }
}

function documentOf<T>(schema: z.ZodType<T>, document: unknown, where: string): T {
  const read = schema.safeParse(document)
  if (read.success) return read.data
  const [issue] = read.error.issues
  throw new Error(`${where}: not as expected at ${issue?.path.join('.') || 'its beginning'}: ${issue?.message}`)
}

async function reached(address: string, options: RequestInit): Promise<Response> {
  try {
    // Redirects are not followed: a token must not travel.
    return await fetch(address, { ...options, redirect: 'error' })
  } catch (cause) {
    const why = cause instanceof Error ? (cause.cause instanceof Error ? cause.cause.message : cause.message) : cause
    throw new Unreached(`${address} could not be reached: ${why}`, { cause })
  }
}

const problemSchema = z.object({
  ...{ code: z.string().default(''), title: z.string(), detail: z.string().default(''), fix: z.string().default('') },
})

function refusalOf(address: string, status: number, document: unknown): Error {
  const problem = problemSchema.safeParse(document)
  if (status === 503 || (status >= 500 && !problem.success)) return new Unreached(`${address} answered ${status}`)
  if (!problem.success) return new Refused('', `${address} answered ${status}, and not as a portal does`)
  const { code, title, detail, fix } = problem.data
  const words = [title, detail === title ? '' : detail, fix].filter((part) => part !== '').join(' ')
  return new Refused(code, `${address} refused (${code || status}): ${words}`)
}
