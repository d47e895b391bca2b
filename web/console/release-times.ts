// web/console/release-times.ts: times of release, typed by the clock on the wall and kept in UTC. Pure but for the zone of the browser.
import { MIN_NOTE_CHARACTERS } from '../../core/checklists.ts'
import type { Version } from './api.ts'

export type ReleaseKind = 'at-once' | 'set' | 'embargo'

export const RELEASE_WORDS: Readonly<Record<ReleaseKind, { readonly words: string; readonly meaning: string }>> = {
  'at-once': { words: 'As soon as it is approved', meaning: 'It becomes public within minutes of the last sign-off.' },
  set: {
    words: 'At a set time',
    meaning: 'Not before this minute. You can change or cancel the time until then.',
  },
  embargo: {
    words: 'Under embargo',
    meaning:
      'A promise to others, such as the press: nothing of it is visible before. Only the open data team can bring it forward, and has to say why.',
  },
}

const local = new Intl.DateTimeFormat('en-US', { dateStyle: 'full', timeStyle: 'short' })
const inUtc = new Intl.DateTimeFormat('en-US', { dateStyle: 'medium', timeStyle: 'short', timeZone: 'UTC' })

/** Name of the reader's time zone, such as `America/New_York`. */
export function zoneName(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone
}

/** `Friday, November 27, 2026 at 9:00 AM (America/New_York), which is Nov 27, 2026, 2:00 PM UTC` */
export function bothTimesText(at: string): string {
  const time = new Date(at)
  const zone = zoneName()
  const here = local.format(time)
  return zone === 'UTC' ? `${here} UTC` : `${here} (${zone}), which is ${inUtc.format(time)} UTC`
}

/** What `<input type="datetime-local">` holds for a moment, to the minute. */
export function localInput(at: string): string {
  const time = new Date(at)
  return new Date(time.getTime() - time.getTimezoneOffset() * 60_000).toISOString().slice(0, 16)
}

/** The moment that was typed, UTC; undefined while it is incomplete. */
export function momentOf(input: string): string | undefined {
  const time = new Date(input)
  return /^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(input) && !Number.isNaN(time.getTime()) ? time.toISOString() : undefined
}

/** As in core/lifecycle.ts: what is older should be looked at again. */
const MAX_DAYS = 366
const DAY = 86_400_000

/** What is wrong with a time that was typed, in words. */
export function faultIn(input: string, now: Date): string | undefined {
  const at = momentOf(input)
  if (!at) return 'Choose a day and a time.'
  const ahead = Date.parse(at) - now.getTime()
  if (ahead <= 0) return 'This time has passed. Choose one that is still to come.'
  return ahead > MAX_DAYS * DAY ? 'At most a year ahead.' : undefined
}

/** Tomorrow at nine, by the clock on the wall: a start that is never in the past. */
export function suggestedTime(now: Date): string {
  const tomorrow = new Date(now)
  tomorrow.setDate(now.getDate() + 1)
  tomorrow.setHours(9, 0, 0, 0)
  return localInput(tomorrow.toISOString())
}

type Before = Version['releaseTime']

/** What can be chosen: an embargo that runs can be made longer by anybody, and brought forward by administrators. */
export function kindsAfter(before: Before, mayEndEmbargo: boolean): ReleaseKind[] {
  if (before?.kind !== 'embargo') return ['at-once', 'set', 'embargo']
  return mayEndEmbargo ? ['set', 'embargo'] : ['embargo']
}

/** Whether a promise is made less, which needs a reason. */
export function easesEmbargo(before: Before, kind: ReleaseKind, at: string): boolean {
  return before?.kind === 'embargo' && (kind !== 'embargo' || at < before.at)
}

/** What is wrong with the note that goes with a time, in words. */
export function faultInNote(before: Before, kind: ReleaseKind, at: string, note: string): string | undefined {
  const isMissing = easesEmbargo(before, kind, at) && note.trim().length < MIN_NOTE_CHARACTERS
  return isMissing ? `Say in ${MIN_NOTE_CHARACTERS} characters or more why the embargo ends earlier.` : undefined
}
