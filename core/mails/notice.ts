// core/mails/notice.ts: what one person is told about one thing, before it becomes words.
import type { Account } from '../accounts.ts'
import type { IsoTime } from '../model.ts'
import { type Facts, NOTICES, type NoticeKind } from './kinds.ts'

/** Somebody with a mail address. */
export interface Recipient {
  readonly name: string
  readonly email: string
  /** Absent for people who have none yet: who is invited. */
  readonly account?: Pick<Account, 'id' | 'mail' | 'unsubscribeKey'>
}

export interface Notice {
  /** A person is told about a key at most once. Made of ids and numbers only. */
  readonly key: string
  readonly kind: NoticeKind
  readonly to: Recipient
  readonly facts: Facts
  /** Where to go: a path of the portal. */
  readonly path: string
}

/** A notice that waits for the daily mail; in the person's language only when it is sent. */
export interface WaitingNotice extends Omit<Notice, 'to'> {
  readonly accountId: string
  readonly at: IsoTime
}

export function isDuty(kind: NoticeKind): boolean {
  return NOTICES[kind] === 'duty'
}

/** Whether a person wants this at all; duty always comes. */
export function isWanted({ kind, to }: Pick<Notice, 'kind' | 'to'>): boolean {
  const topic = NOTICES[kind]
  return topic === 'duty' || !to.account?.mail.muted.includes(topic)
}

/** Whether it waits for the daily mail of the person. */
export function canWait({ kind, to }: Pick<Notice, 'kind' | 'to'>): boolean {
  return !isDuty(kind) && to.account?.mail.pace === 'digest'
}

/** The person's name among the keys of what was told. */
export function idOf({ account, email }: Recipient): string {
  return account?.id ?? email
}

/** From this hour on, UTC, the daily mails of a day go out. */
const DIGEST_HOUR = 7

/** The last moment whose notices go into the newest daily mail, exclusive: seven o'clock, today's or yesterday's. */
export function digestCutoff(now: IsoTime): IsoTime {
  const cutoff = new Date(now)
  cutoff.setUTCHours(DIGEST_HOUR, 0, 0, 0)
  if (cutoff.getTime() > Date.parse(now)) cutoff.setUTCDate(cutoff.getUTCDate() - 1)
  return cutoff.toISOString()
}
