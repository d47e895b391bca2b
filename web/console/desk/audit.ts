// web/console/desk/audit.ts: questions to the audit log, and the whole of it as a file.
import type { z } from 'zod'
import type { auditPageSchema, auditQuerySchema } from '../../../functions/api/schemas-audit.ts'
import type { Api } from '../api.ts'

export type AuditPage = z.infer<typeof auditPageSchema>
export type AuditQuery = Partial<z.input<typeof auditQuerySchema>>

/** Entries that fit; fields that are empty are left out. */
export function searchAudit(api: Api, query: AuditQuery): Promise<AuditPage> {
  const given = Object.entries(query).filter(([, value]) => value !== undefined && value !== '')
  return api.call('GET', `/audit?${new URLSearchParams(given.map(([name, value]) => [name, String(value)]))}`)
}

/**
 * The whole log as NDJSON, fetched part by part.
 *
 * @param onProgress called after each part: entries so far, and of how many
 */
export async function exportAudit(api: Api, onProgress: (done: number, of: number) => void): Promise<Blob> {
  const { last } = await searchAudit(api, { limit: 1, order: 'newest' })
  const parts: Blob[] = []
  let done = 0
  while (done < last) {
    const part = await api.file(`/audit/export?from=${done}`)
    if (part.size === 0) throw new Error(`the log ends after entry ${done}, but it should have ${last}`)
    parts.push(part)
    done = lastNumberIn(await part.text())
    onProgress(Math.min(done, last), last)
  }
  return new Blob(parts, { type: 'application/x-ndjson' })
}

function lastNumberIn(text: string): number {
  const line = text.trimEnd().split('\n').at(-1) ?? ''
  return (JSON.parse(line) as { sequence: number }).sequence
}
