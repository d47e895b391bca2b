// functions/api/steps/audit.ts: looks for entries in the audit log, a bounded stretch of it at a time, and exports it in parts.
import type { AuditEntry } from '../../../core/audit-model.ts'
import { type AuditFilter, fitsFilter, spanOfDays } from '../../../core/audit-search.ts'
import type { Outside, Registry } from '../../../core/ports.ts'

export interface AuditPorts {
  readonly registry: Pick<Registry, 'audit' | 'sequence'>
  readonly outside: Pick<Outside, 'now'>
}

export interface AuditSearch {
  readonly filter: AuditFilter
  readonly order: 'oldest' | 'newest'
  /** Goes on after this entry, in the order asked for; from the first in that order when absent. */
  readonly from?: number | undefined
  readonly limit: number
}

export interface AuditPage {
  readonly entries: readonly AuditEntry[]
  /** Number of the newest entry of the log. */
  readonly last: number
  /** How many entries were looked at for this answer. */
  readonly looked: number
  /** Where to go on; absent when the whole log, or the days asked for, were looked through. */
  readonly next?: number
}

/** Entries looked at in one answer: about 5 MB from the table, 2 s; who looks for more asks again from `next`. */
const MOST_LOOKED = 10_000
const MOST_MILLISECONDS = 8000
const PAGE = 500

/** Walks the log until enough is found, or enough was looked at. */
export async function searchAudit(ports: AuditPorts, search: AuditSearch): Promise<AuditPage> {
  const { filter, order, limit } = search
  const last = await ports.registry.sequence()
  const { after, upTo } = await spanOfDays(filter, last, (sequence) => timeOf(ports, sequence))
  const end = Date.parse(ports.outside.now()) + MOST_MILLISECONDS
  const found: AuditEntry[] = []
  let looked = 0
  let at = order === 'oldest' ? Math.max(search.from ?? 0, after) : Math.min(search.from ?? upTo + 1, upTo + 1)

  const isDone = () => (order === 'oldest' ? at >= upTo : at <= after + 1)
  while (!isDone() && found.length < limit && looked < MOST_LOOKED && Date.parse(ports.outside.now()) < end) {
    const stretch = await stretchFrom(ports, order, at, { after, upTo })
    if (stretch.length === 0) break // entries are missing: the check of the chain says which
    for (const entry of stretch) {
      looked++
      at = entry.sequence
      if (fitsFilter(entry, filter)) found.push(entry)
      if (found.length === limit) break
    }
  }
  return { entries: found, last, looked, ...(isDone() ? {} : { next: at }) }
}

/** Up to a page of entries beyond `at`, in the order asked for. */
async function stretchFrom(
  { registry }: AuditPorts,
  order: AuditSearch['order'],
  at: number,
  { after, upTo }: { after: number; upTo: number },
): Promise<AuditEntry[]> {
  if (order === 'oldest') return registry.audit(at, Math.min(PAGE, upTo - at))
  const from = Math.max(after, at - 1 - PAGE)
  return (await registry.audit(from, at - 1 - from)).reverse()
}

async function timeOf({ registry }: AuditPorts, sequence: number): Promise<number> {
  const [entry] = await registry.audit(sequence - 1, 1)
  return entry ? Date.parse(entry.at) : Number.POSITIVE_INFINITY
}

/** Lambda answers with 6 MB at most, a third more than what is sent as text of this type. */
const MOST_BYTES = 3_000_000

/** Entries after `from` as NDJSON, one a line, oldest first. @returns `next` when there are more */
export async function exportAudit(
  { registry }: AuditPorts,
  from: number,
  limit: number,
): Promise<{ text: string; last: number; next?: number }> {
  const last = await registry.sequence()
  const lines: string[] = []
  let bytes = 0
  let at = from
  while (at < last && lines.length < limit && bytes < MOST_BYTES) {
    const page = await registry.audit(at, Math.min(PAGE, limit - lines.length))
    if (page.length === 0) break
    for (const entry of page) {
      const line = `${JSON.stringify(entry)}\n`
      bytes += Buffer.byteLength(line)
      if (bytes > MOST_BYTES && lines.length > 0) break
      lines.push(line)
      at = entry.sequence
    }
  }
  return { text: lines.join(''), last, ...(at < last && lines.length > 0 ? { next: at } : {}) }
}
