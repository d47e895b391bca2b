// core/audit-days.ts: the public form of the audit log: the hash of every entry of a day that is over, written once.
import { z } from 'zod'
import { type AuditHead, GENESIS } from './audit.ts'
import type { PublishedLog } from './audit-check.ts'
import type { AuditEntry } from './audit-model.ts'
import type { IsoTime } from './model.ts'

const hash = z.string().regex(/^[0-9a-f]{64}$/)
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/)

/** `/audit/{day}.json`: one closed day. Hashes only: nothing of what entries say. */
export const auditDaySchema = z.object({
  day,
  /** Numbers of its first and last entry, both inclusive. */
  first: z.int().min(1),
  last: z.int().min(1),
  /** Hash of the entry before the first; zeros before entry 1. */
  previousHash: hash,
  /** One for each entry, in order. */
  hashes: z.array(hash).min(1),
})
export type AuditDay = z.infer<typeof auditDaySchema>

const dayHeadSchema = z.object({ day, first: z.int().min(1), sequence: z.int().min(1), hash, file: z.string() })
/** One line of `/audit/heads.json`: number and hash of the last entry of a closed day, and the MD5 of the day's file. */
export type AuditDayHead = z.infer<typeof dayHeadSchema>

/** `/audit/heads.json`, oldest day first; days without entries are left out. */
export const auditHeadsSchema = z.object({ about: z.string(), days: z.array(dayHeadSchema) })

const ABOUT =
  'The last audit entry of each UTC day that is over. Keep a copy: if a line ever changes, the log was rewritten.'

export function headsText(days: readonly AuditDayHead[]): string {
  const lines = days.map((one) => `    ${JSON.stringify(one)}`).join(',\n')
  return `{\n  "about": ${JSON.stringify(ABOUT)},\n  "days": [${lines ? `\n${lines}\n  ` : ''}]\n}\n`
}

export function dayText(one: AuditDay): string {
  return `${JSON.stringify(one, null, 1)}\n`
}

/** @param file MD5 of the day's file, as S3 gives it as the ETag */
export function headOfDay(one: AuditDay, file: string): AuditDayHead {
  return { day: one.day, first: one.first, sequence: one.last, hash: one.hashes.at(-1)!, file }
}

/** Where the public part of the log ends. */
export function publishedUntil(days: readonly AuditDayHead[]): AuditHead {
  const last = days.at(-1)
  return last ? { sequence: last.sequence, hash: last.hash } : GENESIS
}

/** A change that began before midnight may be saved after it; requests end after half a minute. */
const GRACE_MINUTES = 10

/**
 * Days that are over, from entries that follow what is public already.
 *
 * An entry that arrives after its day was closed, by a clock that is off, counts to the next one: files stay as they are.
 *
 * @param published what is public, oldest first
 * @param entries oldest first, without a gap, each checked
 * @returns days with entries, oldest first
 */
export function closedDays(
  published: readonly AuditDayHead[],
  entries: readonly Pick<AuditEntry, 'at' | 'sequence' | 'hash'>[],
  now: IsoTime,
): AuditDay[] {
  const open = openDay(now)
  const days: (AuditDay & { hashes: string[] })[] = []
  let earliest = published.at(-1) ? dayAfter(published.at(-1)!.day) : ''
  let previousHash = publishedUntil(published).hash
  for (const { at, sequence, hash } of entries) {
    const day = dayOf(at) < earliest ? earliest : dayOf(at)
    if (day >= open) break
    const last = days.at(-1)
    if (last?.day === day) {
      last.hashes.push(hash)
      last.last = sequence
    } else days.push({ day, first: sequence, last: sequence, previousHash, hashes: [hash] })
    earliest = day
    previousHash = hash
  }
  return days
}

/** The first day that is not over: entries from it on are not published yet. */
export function openDay(now: IsoTime): string {
  return dayOf(new Date(Date.parse(now) - GRACE_MINUTES * 60_000).toISOString())
}

/** The UTC day of a moment, e.g. `2026-11-26`. */
export function dayOf(at: IsoTime): string {
  return at.slice(0, 10)
}

export function dayAfter(day: string): string {
  return dayOf(new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString())
}

/** The published files do not agree with each other. */
export class PublishedFilesFault extends Error {}

/**
 * Looks up published hashes, a day's file at a time.
 *
 * @param read text of a day's file
 * @throws PublishedFilesFault from `hash` when a day's file is missing or is not what its line in `heads.json` says
 */
export function publishedLog(
  days: readonly AuditDayHead[],
  read: (day: string) => Promise<string | undefined>,
): PublishedLog {
  let kept: AuditDay | undefined
  return {
    last: days.at(-1)?.sequence ?? 0,
    async hash(sequence) {
      if (kept && sequence >= kept.first && sequence <= kept.last) return kept.hashes[sequence - kept.first]
      const head = days.find((one) => sequence >= one.first && sequence <= one.sequence)
      if (!head) return undefined
      kept = parsedDay(head, await read(head.day))
      return kept.hashes[sequence - kept.first]
    },
  }
}

function parsedDay(head: AuditDayHead, text: string | undefined): AuditDay {
  if (text === undefined) throw new PublishedFilesFault(`/audit/${head.day}.json is missing, but heads.json lists it`)
  const one = auditDaySchema.safeParse(jsonIn(text))
  const agrees =
    one.success &&
    one.data.first === head.first &&
    one.data.last === head.sequence &&
    one.data.hashes.length === head.sequence - head.first + 1 &&
    one.data.hashes.at(-1) === head.hash
  if (!agrees) throw new PublishedFilesFault(`/audit/${head.day}.json is not what heads.json says of it`)
  return one.data
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Reads `/audit/heads.json`; undefined when it is not one. The days must follow each other without a gap. */
export function headsIn(text: string): AuditDayHead[] | undefined {
  const parsed = auditHeadsSchema.safeParse(jsonIn(text))
  if (!parsed.success) return undefined
  const { days } = parsed.data
  const follow = days.every((one, index) => {
    const before = days[index - 1]
    return one.sequence >= one.first && one.first === (before?.sequence ?? 0) + 1 && one.day > (before?.day ?? '')
  })
  return follow ? days : undefined
}
