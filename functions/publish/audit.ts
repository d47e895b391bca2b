// functions/publish/audit.ts: the public part of the audit log: closes days that are over, and looks whether the table still agrees.
import { createHash } from 'node:crypto'
import type { AuditHead } from '../../core/audit.ts'
import { checkLog, type LogFault } from '../../core/audit-check.ts'
import {
  type AuditDayHead,
  auditDaySchema,
  closedDays,
  dayOf,
  dayText,
  headOfDay,
  headsIn,
  openDay,
  PublishedFilesFault,
  publishedLog,
  publishedUntil,
} from '../../core/audit-days.ts'
import type { AuditEntry } from '../../core/audit-model.ts'
import type { ObjectHeaders } from '../../core/ports.ts'
import type { PublicAudit } from '../../web/catalog/audit-pages.ts'
import type { PublishPorts } from './ports.ts'

export const AUDIT_ALARM = 'audit-altered'
const DAY_KEY = /^audit\/(\d{4}-\d{2}-\d{2})\.json$/
const HEADS_KEY = 'audit/heads.json'
/** Entries read at a time. */
const PAGE = 500
/** Entries recomputed an hour: a cent or so a month. Larger logs are gone through part by part. */
const CHECKED_AN_HOUR = 5000
const HOUR = 3_600_000
const HEADERS: ObjectHeaders = {
  mediaType: 'application/json',
  cacheControl: 'public, max-age=31536000, immutable',
}

/** Whether a key of the site is a closed day's: written once, never overwritten, never removed. */
export function isAuditDay(key: string): boolean {
  return DAY_KEY.test(key)
}

/**
 * Closes the days that are over and says what is public.
 *
 * What is public is read from the site, never made again from the table: whoever alters the table alters no file.
 *
 * @param existing keys of the site with their ETags
 */
export async function publicAudit(ports: PublishPorts, existing: ReadonlyMap<string, string>): Promise<PublicAudit> {
  const kept = await keptDays(ports, existing)
  const fault = changedFile(kept, existing) ?? (await faultIn(ports, kept))
  const closed = fault?.stops ? { days: kept } : await closeDays(ports, kept)
  const found = fault?.message ?? closed.fault
  if (found) await raise(ports, found)
  const newest = await newestEntry(ports)
  return { days: closed.days, ...(newest ? { newest } : {}) }
}

/** Days in `heads.json`, and those whose file was written when the run ended before the list was. */
async function keptDays(ports: PublishPorts, existing: ReadonlyMap<string, string>): Promise<AuditDayHead[]> {
  const listed = headsIn((existing.has(HEADS_KEY) && (await ports.site.readText(HEADS_KEY))) || '') ?? []
  const known = new Set(listed.map(({ day }) => day))
  const unlisted = [...existing.keys()].map((key) => DAY_KEY.exec(key)?.[1]).filter((day) => day && !known.has(day))
  const found = await Promise.all(
    unlisted.map(async (day) => {
      const text = await ports.site.readText(`audit/${day}.json`)
      return headOfDay(auditDaySchema.parse(JSON.parse(text ?? '')), existing.get(`audit/${day}.json`)!)
    }),
  )
  return [...listed, ...found].sort((a, b) => (a.day < b.day ? -1 : 1))
}

interface Found {
  readonly message: string
  /** Nothing can be closed on top of it. */
  readonly stops: boolean
}

function changedFile(days: readonly AuditDayHead[], existing: ReadonlyMap<string, string>): Found | undefined {
  const changed = days.find(({ day, file }) => existing.get(`audit/${day}.json`) !== file)
  if (!changed) return undefined
  return {
    message: `The published file of ${changed.day} was changed or removed: compare it with a copy.`,
    stops: true,
  }
}

async function faultIn(ports: PublishPorts, days: readonly AuditDayHead[]): Promise<Found | undefined> {
  const broken = await firstDayThatDiffers(ports, days)
  if (broken) return described(days, await checkBetween(ports, days, broken.first, broken.sequence), true)
  if (days.length === 0 || !(await isFirstRunOfHour(ports))) return undefined
  const { first, last } = partOfThisHour(publishedUntil(days).sequence, ports.outside.now())
  return described(days, await checkBetween(ports, days, first, last), false)
}

/**
 * The first day whose last entry is not the published one any more, if the last of all is not.
 *
 * A chain that was made anew differs from the altered entry to its end, so that a few reads find the day.
 */
async function firstDayThatDiffers(
  ports: PublishPorts,
  days: readonly AuditDayHead[],
): Promise<AuditDayHead | undefined> {
  const differs = async ({ sequence, hash }: AuditDayHead) => {
    const [entry] = await ports.registry.audit(sequence - 1, 1)
    return entry?.sequence !== sequence || entry.hash !== hash
  }
  const newest = days.at(-1)
  if (!newest || !(await differs(newest))) return undefined
  let [low, high] = [0, days.length - 1]
  while (low < high) {
    const middle = Math.floor((low + high) / 2)
    if (await differs(days[middle]!)) high = middle
    else low = middle + 1
  }
  return days[low]
}

async function isFirstRunOfHour({ memory, outside }: PublishPorts): Promise<boolean> {
  const before = await memory.read()
  return !before || before.checkedAt.slice(0, 13) !== outside.now().slice(0, 13)
}

/** Another part each hour, by the clock alone: there is nothing to remember, and nothing to tamper with. */
function partOfThisHour(last: number, now: string): { first: number; last: number } {
  const parts = Math.max(1, Math.ceil(last / CHECKED_AN_HOUR))
  const part = Math.floor(Date.parse(now) / HOUR) % parts
  return { first: part * CHECKED_AN_HOUR + 1, last: Math.min((part + 1) * CHECKED_AN_HOUR, last) }
}

async function checkBetween(
  ports: PublishPorts,
  days: readonly AuditDayHead[],
  first: number,
  last: number,
): Promise<LogFault | string | undefined> {
  const published = publishedLog(days, (day) => ports.site.readText(`audit/${day}.json`))
  try {
    const before = first === 1 ? undefined : await published.hash(first - 1)
    const from = before ? { sequence: first - 1, hash: before } : undefined
    const entries = entriesAfter(ports, first - 1)
    return (await checkLog(entries, published, { until: last, ...(from ? { from } : {}) })).fault
  } catch (error) {
    if (error instanceof PublishedFilesFault) return error.message
    throw error
  }
}

function described(
  days: readonly AuditDayHead[],
  fault: LogFault | string | undefined,
  stops: boolean,
): Found | undefined {
  if (fault === undefined)
    return stops ? { message: 'The table does not agree with the published files.', stops } : undefined
  if (typeof fault === 'string') return { message: `${fault}.`, stops: true }
  const day = days.find(({ sequence }) => sequence >= fault.sequence)?.day
  return { message: `${day ? `${day}: ` : ''}${faultText(fault)}`, stops }
}

function faultText({ sequence, kind, why }: LogFault): string {
  return `Entry ${sequence} of the audit log is ${kind}: ${why}. Run "plaza audit verify" and see the runbook.`
}

/** Writes the file of every day that is over, unless its entries do not follow what is public. */
async function closeDays(
  ports: PublishPorts,
  kept: readonly AuditDayHead[],
): Promise<{ days: readonly AuditDayHead[]; fault?: string }> {
  const from = publishedUntil(kept)
  const open = openDay(ports.outside.now())
  const over: Pick<AuditEntry, 'at' | 'sequence' | 'hash'>[] = []
  const checked = await checkLog(untilOpen(ports, from, open, over), { last: 0, hash: async () => undefined }, { from })
  if (checked.fault) return { days: kept, fault: faultText(checked.fault) }

  const days = [...kept]
  for (const one of closedDays(kept, over, ports.outside.now())) {
    const text = dayText(one)
    await ports.site.write(`audit/${one.day}.json`, text, HEADERS)
    days.push(headOfDay(one, createHash('md5').update(text).digest('hex')))
  }
  return { days }
}

/** Entries that nobody has published, up to the first of a day that is not over; notes them in `over`. */
async function* untilOpen(
  ports: PublishPorts,
  from: AuditHead,
  open: string,
  over: Pick<AuditEntry, 'at' | 'sequence' | 'hash'>[],
): AsyncGenerator<AuditEntry> {
  for await (const entry of entriesAfter(ports, from.sequence, 1)) {
    if (dayOf(entry.at) >= open) return
    over.push({ at: entry.at, sequence: entry.sequence, hash: entry.hash })
    yield entry
  }
}

/** @param firstPage entries of the first page: one is enough to learn that there is nothing to close */
async function* entriesAfter(ports: PublishPorts, from: number, firstPage = PAGE): AsyncGenerator<AuditEntry> {
  let size = firstPage
  for (let last = from; ; size = PAGE) {
    const page = await ports.registry.audit(last, size)
    yield* page
    if (page.length < size) return
    last = page.at(-1)!.sequence
  }
}

async function newestEntry(ports: PublishPorts): Promise<PublicAudit['newest']> {
  const [entry] = await ports.registry.audit((await ports.registry.sequence()) - 1, 1)
  return entry && { sequence: entry.sequence, hash: entry.hash, at: entry.at }
}

/** Stays until a person takes it away: a log that was altered and put back was altered. */
async function raise(ports: PublishPorts, message: string): Promise<void> {
  const known = (await ports.alarms.list()).find(({ name }) => name === AUDIT_ALARM)
  if (known?.message !== message) await ports.alarms.raise({ name: AUDIT_ALARM, at: ports.outside.now(), message })
}
