// core/mails/fill.ts: puts facts into a text. What people wrote stays text: on one line and cut, or marked as a quotation.
import type { Facts, MailWords, NoticeText } from './kinds.ts'

/** A title takes half a subject at most. */
const MAX_WORDS = 100
const MAX_SUBJECT = 180
const MAX_QUOTE = 2000
// Line breaks become headers, and marks of direction turn words around: neither has a place in a line.
const CONTROL = /[\u0000-\u001f\u007f-\u009f\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069]+/g
const PLACE = /\{([a-zA-Z]+)(?:\|([a-z]+))?\}/g

/** One line without anything that could end it. */
export function oneLine(text: string, max = MAX_WORDS): string {
  const line = text.replace(CONTROL, ' ').replace(/ {2,}/g, ' ').trim()
  const characters = [...line]
  return characters.length > max ? `${characters.slice(0, max - 1).join('')}…` : line
}

/** The subject and the paragraphs of a notice in one language; paragraphs without their fact are left out. */
export function fill(text: NoticeText, facts: Facts, words: MailWords): NoticeText {
  return {
    subject: oneLine(filled(text.subject, facts, words), MAX_SUBJECT),
    lines: text.lines.filter((line) => hasItsFacts(line, facts)).map((line) => filled(line, facts, words)),
  }
}

/** In one pass: a fact that looks like a place to fill in is not filled in. */
function filled(text: string, facts: Facts, words: MailWords): string {
  return text.replace(PLACE, (_, name: string, form = 'line') => FORMS[form as Form](facts[name] ?? '', words))
}

function hasItsFacts(line: string, facts: Facts): boolean {
  return [...line.matchAll(PLACE)].every(([, name]) => (facts[name!] ?? '').trim() !== '')
}

type Form = keyof typeof FORMS
const FORMS = {
  line: (value: string) => oneLine(value),
  quote: (value: string) => quoted(value),
  day: (value: string, { locale }: MailWords) => dayText(value, locale),
  moment: (value: string, { locale }: MailWords) => momentText(value, locale),
  role: (value: string, { roles }: MailWords) => roles[value] ?? oneLine(value),
  department: (value: string, { everyDepartment }: MailWords) => (value === '*' ? everyDepartment : oneLine(value)),
  frequency: (value: string, { frequencies }: MailWords) => frequencies[value] ?? oneLine(value),
  grants: (value: string, words: MailWords) =>
    value
      .split('\n')
      .map((grant) => grantText(grant, words))
      .join('; '),
} as const

/** @param grant `publisher@Parks and Recreation` */
function grantText(grant: string, { roles, everyDepartment }: MailWords): string {
  const [role = '', ...department] = grant.split('@')
  const where = department.join('@')
  return `${roles[role] ?? oneLine(role)} (${where === '*' ? everyDepartment : oneLine(where)})`
}

/** Every line begins with `> `, so that nobody's note can pass for the portal's own words. */
function quoted(text: string): string {
  const whole = [...text.trim()]
  const shown = whole.length > MAX_QUOTE ? `${whole.slice(0, MAX_QUOTE).join('')}…` : whole.join('')
  const lines = shown.split(/\r\n|[\n\r\u0085\u2028\u2029]/)
  return lines.map((line) => `> ${line.replace(CONTROL, ' ').trimEnd()}`.trimEnd()).join('\n')
}

/** @param at an instant; it is said in UTC, which it names */
function momentText(at: string, locale: string): string {
  const date = new Date(at)
  if (Number.isNaN(date.getTime())) return oneLine(at)
  return `${new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeStyle: 'short', timeZone: 'UTC' }).format(date)} UTC`
}

/** @param at a day or an instant, UTC */
function dayText(at: string, locale: string): string {
  const date = new Date(at)
  if (Number.isNaN(date.getTime())) return oneLine(at)
  return new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }).format(date)
}
