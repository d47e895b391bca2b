// cli/audit-sources.ts: where `plaza audit verify` reads from: entries of a portal or an export, and the public files.
import { createReadStream } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { z } from 'zod'
import type { AuditEntry } from '../core/audit-model.ts'

/** A portal sleeps or is far away; longer is a fault. */
const PATIENCE_MILLISECONDS = 60_000

const entrySchema = z.looseObject({ sequence: z.int(), hash: z.string(), previousHash: z.string(), at: z.string() })

export interface Entries {
  readonly all: AsyncIterable<AuditEntry>
  /** Number of the newest entry as the portal says; absent for a file. */
  readonly last?: number
}

/** Entries of an export, one a line. @throws Error that names the line that is no entry */
export async function* entriesInFile(path: string, from: number): AsyncGenerator<AuditEntry> {
  let number = 0
  for await (const line of createInterface({ input: createReadStream(path), crlfDelay: Number.POSITIVE_INFINITY })) {
    number++
    if (line.trim() === '') continue
    const entry = entryIn(line, `${path}, line ${number}`)
    if (entry.sequence > from) yield entry
  }
}

/** Entries over the API, in parts. */
export async function entriesOfPortal(portal: string, token: string, from: number): Promise<Entries> {
  const first = await askPortal(`${portal}/api/v1/audit/export?from=${from}`, token)
  return { all: parts(portal, token, first), last: Number(first.headers.get('x-audit-last')) }
}

async function* parts(portal: string, token: string, first: Response): AsyncGenerator<AuditEntry> {
  for (let answer = first; ; ) {
    for (const line of (await answer.text()).split('\n')) if (line !== '') yield entryIn(line, portal)
    const next = /[?&]from=(\d+)[^>]*>; rel="next"/.exec(answer.headers.get('link') ?? '')?.[1]
    if (next === undefined) return
    // The address is ours and not the answer's: the token goes nowhere else.
    answer = await askPortal(`${portal}/api/v1/audit/export?from=${next}`, token)
  }
}

async function askPortal(address: string, token: string): Promise<Response> {
  const answer = await asked(address, { authorization: `Bearer ${token}` })
  if (answer.ok) return answer
  const problem = (await answer.json().catch(() => ({}))) as { title?: string; fix?: string; status?: number }
  const why = problem.title ? `${problem.title} ${problem.fix ?? ''}` : `status ${answer.status}`
  throw new Error(`${address} was refused: ${why.trim()}`)
}

/**
 * Reads a public file of the audit log: from a site, or from a folder that holds copies.
 *
 * @returns undefined when there is none of that name
 */
export async function publicFile(site: string, name: string): Promise<string | undefined> {
  if (!/^https?:\/\//.test(site)) return readFile(join(site, name), 'utf8').catch(ifMissing)
  const answer = await asked(`${site}/audit/${name}`, {})
  if (answer.status === 404) return undefined
  if (!answer.ok) throw new Error(`${site}/audit/${name}: expected status 200, found ${answer.status}`)
  return answer.text()
}

async function asked(address: string, headers: Record<string, string>): Promise<Response> {
  try {
    // Redirects are not followed: a token must not travel.
    return await fetch(address, { headers, redirect: 'error', signal: AbortSignal.timeout(PATIENCE_MILLISECONDS) })
  } catch (cause) {
    const why = cause instanceof Error ? (cause.cause instanceof Error ? cause.cause.message : cause.message) : cause
    throw new Error(`${address} could not be reached: ${why}`, { cause })
  }
}

function ifMissing(error: NodeJS.ErrnoException): undefined {
  if (error.code === 'ENOENT') return undefined
  throw error
}

function entryIn(line: string, where: string): AuditEntry {
  try {
    return entrySchema.parse(JSON.parse(line)) as unknown as AuditEntry
  } catch (cause) {
    throw new Error(`${where}: expected an audit entry as JSON, found "${line.slice(0, 60)}"`, { cause })
  }
}
