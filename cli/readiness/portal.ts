// cli/readiness/portal.ts: what a portal says of its own readiness, and writing into it what was seen from outside.
import { z } from 'zod'
import { ATTESTATION_LIMITS } from '../../core/readiness-checks.ts'
import type { Look } from './looks.ts'

const ANSWER_MILLISECONDS = 60_000

const readinessSchema = z.object({
  stage: z.string(),
  ...{ required: z.int(), met: z.int(), red: z.array(z.string()) },
  checks: z.array(
    z.looseObject({
      ...{ id: z.string(), title: z.string(), state: z.enum(['met', 'not-met', 'unknown']), found: z.string() },
      ...{ required: z.boolean(), fix: z.string().optional(), overridden: z.boolean().optional() },
    }),
  ),
})
export type PortalReadiness = z.infer<typeof readinessSchema>

export async function readinessOfPortal(portal: string, token: string): Promise<PortalReadiness> {
  return readinessSchema.parse(await call(portal, token, 'GET', '/api/v1/readiness'))
}

/** Writes what was seen, also where it is not as it must be: an older word would stand otherwise. */
export async function attestLooks(
  portal: string,
  token: string,
  looks: readonly Look[],
  tell: (line: string) => void,
): Promise<void> {
  for (const { id, state, found, evidence } of looks) {
    if (state === 'skipped') continue
    await call(portal, token, 'PUT', `/api/v1/readiness/${id}/attestation`, {
      state,
      note: `plaza readiness: ${found}`.slice(0, ATTESTATION_LIMITS.note),
      ...(evidence.length > 0 ? { evidence: evidence.join('\n').slice(0, ATTESTATION_LIMITS.evidence) } : {}),
    })
    tell(`written: ${id}, ${state}`)
  }
}

async function call(portal: string, token: string, method: string, path: string, body?: object): Promise<unknown> {
  const address = portal + path
  const answer = await reached(address, {
    method,
    headers: {
      authorization: `Bearer ${token}`,
      ...(body ? { 'content-type': 'application/json' } : {}),
    },
    ...(body ? { body: JSON.stringify(body) } : {}),
  })
  const document = await answer.json().catch(() => ({}))
  if (answer.ok) return document
  const { title, fix, detail } = document as { title?: string; fix?: string; detail?: string }
  const why = title ? `${title} ${detail ?? ''} ${fix ?? ''}`.trim() : `status ${answer.status}`
  throw new Error(`${address} was refused: ${why}`)
}

async function reached(address: string, options: RequestInit): Promise<Response> {
  try {
    // Redirects are not followed: a token must not travel.
    return await fetch(address, { ...options, redirect: 'error', signal: AbortSignal.timeout(ANSWER_MILLISECONDS) })
  } catch (cause) {
    throw new Error(`${address} could not be reached: ${cause instanceof Error ? cause.message : cause}`, { cause })
  }
}
