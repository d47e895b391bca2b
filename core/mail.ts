// core/mail.ts: what the portal writes to people. Plain text: user text needs no escaping and runs nothing.
import { DEFAULT_MAIL } from './accounts.ts'
import { LANGUAGES, type Language } from './languages.ts'
import { fill, oneLine } from './mails/fill.ts'
import { type Facts, type MailWords, NOTICES, type NoticeText } from './mails/kinds.ts'
import type { Notice, Recipient } from './mails/notice.ts'
import { ENGLISH } from './mails/texts-en.ts'
import { SPANISH } from './mails/texts-es.ts'
import { type Stoppable, secretFor } from './unsubscribe.ts'

export interface Mail {
  readonly to: string
  readonly subject: string
  readonly text: string
  readonly headers: readonly { readonly name: string; readonly value: string }[]
}

/** Who writes, and where people read on. */
export interface MailPortal {
  readonly name: string
  /** Public address, without a slash at the end. */
  readonly url: string
  readonly contact: string
}

type Topic = Stoppable | 'duty'

export const MAIL_WORDS: Readonly<Record<Language, MailWords>> = { en: ENGLISH, es: SPANISH }

/** One notice as a mail, in the language of who gets it; in every language to people who have not chosen one. */
export function mailOf(notice: Notice, portal: MailPortal): Mail {
  const { to } = notice
  const languages = to.account ? [to.account.mail.language] : LANGUAGES
  const texts = languages.map((language) => {
    const words = MAIL_WORDS[language]
    const { subject, lines } = textOf(notice, words, portal)
    const body = [greeting(to, words), ...lines, link(words.open, portal.url + notice.path), portal.name]
    const topic = NOTICES[notice.kind]
    return {
      subject,
      text: [...body, end(to, topic, words.because[topic], words, portal)].filter(Boolean).join('\n\n'),
    }
  })
  return {
    to: to.email,
    subject: oneLine(texts.map(({ subject }) => subject).join(' · '), 180),
    text: texts.map(({ text }) => text).join('\n\n* * *\n\n'),
    headers: unsubscribeHeaders(to, NOTICES[notice.kind], portal),
  }
}

/**
 * Several notices for one person as one mail.
 *
 * @param notices at least one, all to the same person, and all duty or none
 */
export function digestOf(notices: readonly [Notice, ...Notice[]], portal: MailPortal): Mail {
  const [first] = notices
  if (notices.length === 1) return mailOf(first, portal)
  const { to } = first
  const words = MAIL_WORDS[to.account?.mail.language ?? DEFAULT_MAIL.language]
  const facts = { count: String(notices.length), portal: portal.name }
  const { subject, lines } = fill(words.digest, facts, words)
  const parts = notices.map((notice, index) => {
    const text = textOf(notice, words, portal)
    const head = `${index + 1}. ${text.subject}`
    return [head, ...text.lines, portal.url + notice.path].join('\n\n')
  })
  const topics = new Set(notices.map(({ kind }) => NOTICES[kind]))
  const topic = topics.size === 1 ? [...topics][0]! : 'all'
  const because = words.because[topic === 'all' ? 'published' : topic]
  return {
    to: to.email,
    subject,
    text: [greeting(to, words), ...lines, ...parts, portal.name, end(to, topic, because, words, portal)].join('\n\n'),
    headers: unsubscribeHeaders(to, topic, portal),
  }
}

/** An address on one line that is nothing but an address: a line break would let somebody add headers. */
export function isMailAddress(text: string): boolean {
  return (
    text.length <= 254 &&
    /^[^\s@<>,;:"()[\]\\\u0000-\u001f\u007f-\u009f]+@[^\s@<>,;:"()[\]\\\u0000-\u001f]+$/.test(text)
  )
}

function textOf({ kind, facts }: Pick<Notice, 'kind' | 'facts'>, words: MailWords, portal: MailPortal): NoticeText {
  const known: Facts = { ...facts, portal: portal.name, contact: portal.contact }
  return fill(words.notices[kind], known, words)
}

function greeting({ name, email }: Recipient, words: MailWords): string {
  return words.hello.replace('{name}', () => oneLine(name || email))
}

function link(text: string, address: string): string {
  return text.replace('{link}', () => address)
}

function end(to: Recipient, topic: Topic, because: string, words: MailWords, portal: MailPortal): string {
  if (!to.account) return ''
  if (topic === 'duty') return ['--', because].join('\n')
  const stop = `${portal.url}/console/#/unsubscribe/${secretFor(to.account, topic)}`
  return ['--', because, link(words.stop, stop), link(words.choose, `${portal.url}/console/#/account`)].join('\n')
}

/** RFC 8058: mail programs show a button that needs no more than one request. */
function unsubscribeHeaders(to: Recipient, topic: Topic, portal: MailPortal): Mail['headers'] {
  if (!to.account || topic === 'duty') return []
  const address = `${portal.url}/api/v1/mail/unsubscribed?secret=${secretFor(to.account, topic)}`
  return [
    { name: 'List-Unsubscribe', value: `<${address}>` },
    { name: 'List-Unsubscribe-Post', value: 'List-Unsubscribe=One-Click' },
  ]
}
