// core/plan-calendar.ts: planned days as a calendar that programs subscribe to, iCalendar (RFC 5545).
import type { InventoryItem } from './inventory-items.ts'
import type { Language } from './languages.ts'
import { planStateWords } from './plan-words.ts'

/** What the calendar says about itself and each line of the plan. */
export interface CalendarFacts {
  readonly name: string
  readonly language: Language
  /** Public address of the portal, without a slash at the end. */
  readonly url: string
  readonly departmentName: (departmentId: string) => string
  /** Public page of a line. */
  readonly pageOf: (item: InventoryItem) => string
}

/** One whole-day event for every line that has a day and is neither public nor withheld. */
export function planCalendar(items: readonly InventoryItem[], facts: CalendarFacts): string {
  const dated = items.filter(({ state, plannedFor }) => plannedFor && state !== 'published' && state !== 'withheld')
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    `PRODID:-//Plaza//Release calendar//${facts.language.toUpperCase()}`,
    'METHOD:PUBLISH',
    `X-WR-CALNAME:${textValue(facts.name)}`,
    ...dated.flatMap((item) => eventOf(item, facts)),
    'END:VCALENDAR',
  ]
  return lines.map((line) => `${folded(line)}\r\n`).join('')
}

function eventOf(item: InventoryItem, { url, language, departmentName, pageOf }: CalendarFacts): string[] {
  const { id, entry, title, description, plannedFor, state, departmentId } = item
  const host = url.replace(/^https?:\/\//, '')
  const words = `${departmentName(departmentId)}. ${planStateWords(language)[state]}. ${description}`.trim()
  return [
    'BEGIN:VEVENT',
    `UID:${id}@${host}`,
    // When the entry was written: the same entry gives the same bytes.
    `DTSTAMP:${stamp(entry!.updatedAt)}`,
    `SEQUENCE:${entry!.revision - 1}`,
    `DTSTART;VALUE=DATE:${plannedFor!.replaceAll('-', '')}`,
    `SUMMARY:${textValue(title)}`,
    `DESCRIPTION:${textValue(words)}`,
    `CATEGORIES:${textValue(departmentName(departmentId))}`,
    `URL:${url}${pageOf(item)}`,
    'TRANSP:TRANSPARENT',
    'END:VEVENT',
  ]
}

/** `2026-11-24T09:30:00.000Z` as `20261124T093000Z`. */
function stamp(at: string): string {
  return `${at.slice(0, 19).replace(/[-:]/g, '')}Z`
}

function textValue(text: string): string {
  return text
    .toWellFormed()
    .replace(/[\\;,]/g, '\\$&')
    .replace(/\r\n|\r|\n/g, '\\n')
    .replace(/[\u0000-\u0008\u000b-\u001f\u007f]/g, '')
}

/** Lines of at most 75 bytes; what is longer goes on after a line break and a space, never inside a character. */
function folded(line: string): string {
  const parts: string[] = []
  let part = ''
  let bytes = 0
  for (const character of line) {
    const size = Buffer.byteLength(character)
    if (bytes + size > (parts.length === 0 ? 75 : 74)) {
      parts.push(part)
      part = ''
      bytes = 0
    }
    part += character
    bytes += size
  }
  return [...parts, part].join('\r\n ')
}
