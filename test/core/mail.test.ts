// What mails say: in two languages, safe for headers, and with a way out wherever somebody can do without.
import { DEFAULT_MAIL, type MailChoices } from '../../core/accounts.ts'
import { PROMISES } from '../../core/freshness.ts'
import { LANGUAGES } from '../../core/languages.ts'
import { digestOf, isMailAddress, MAIL_WORDS, mailOf } from '../../core/mail.ts'
import { NOTICES, type NoticeKind } from '../../core/mails/kinds.ts'
import type { Notice, Recipient } from '../../core/mails/notice.ts'
import { FREQUENCIES, ROLES } from '../../core/model.ts'

const portal = { name: 'City of Alder Bay Open Data', url: 'https://data.example', contact: 'opendata@city.example' }
const id = `ac_${'1'.repeat(24)}`
const key = 'ab'.repeat(16)
const to = (mail: Partial<MailChoices> = {}): Recipient => ({
  ...{ name: 'Inés', email: 'ines@city.example' },
  account: { id, mail: { ...DEFAULT_MAIL, ...mail }, unsubscribeKey: key },
})
const FACTS = {
  ...{
    title: 'Street Trees',
    number: '2',
    filename: 'trees.csv',
    reason: 'Too old.',
    due: '2026-03-05',
    role: 'liaison',
  },
  ...{ department: 'Parks', by: 'Leo', note: 'Please look.', remarks: 'a: b', text: 'Why?', about: 'species' },
  ...{
    grants: 'publisher@*\nliaison@Parks',
    email: 'a@b.example',
    expires: '2026-04-01',
    askedRole: 'liaison',
    askedDepartment: '*',
  },
  ...{ deputy: 'legal-reviewer', person: 'Tom', token: 'sync', prefix: 'plz_1234', part: 'deputy', why: 'Columns.' },
  ...{ summary: 'New.', effective: '2026-05-01', reviewBy: '2027-05-01', planned: '2026-01-01' },
  ...{ frequency: 'monthly', published: '2026-01-01', overdue: '2026-02-08' },
}
const aNotice = (spoiled: Partial<Notice> = {}): Notice => ({
  ...{ key: 'entry-1', kind: 'version-published', to: to(), facts: FACTS, path: '/datasets/street-trees/' },
  ...spoiled,
})
const KINDS = Object.keys(NOTICES) as NoticeKind[]

const placesIn = ({ subject, lines }: { subject: string; lines: readonly string[] }) =>
  [...new Set([subject, ...lines].flatMap((line) => line.match(/\{[a-zA-Z]+(\|[a-z]+)?\}/g) ?? []))].sort()
test('both languages say the same: each text fills in the same facts', () => {
  for (const kind of KINDS) {
    expect([kind, placesIn(MAIL_WORDS.es.notices[kind])]).toEqual([kind, placesIn(MAIL_WORDS.en.notices[kind])])
  }
})

test('every mail is whole in both languages: nothing is left to fill in', () => {
  for (const language of LANGUAGES) {
    for (const kind of KINDS) {
      const { subject, text } = mailOf(aNotice({ kind, to: to({ language }) }), portal)
      expect([kind, `${subject}\n${text}`.match(/\{|\}|undefined|Invalid/)]).toEqual([kind, null])
    }
    for (const role of ROLES) expect(MAIL_WORDS[language].roles[role]).toBeTruthy()
    for (const frequency of FREQUENCIES.filter((one) => PROMISES[one])) {
      expect(MAIL_WORDS[language].frequencies[frequency]).toBeTruthy()
    }
  }
})

test('mails that somebody can do without carry a link and headers that stop them; duty carries neither', () => {
  for (const kind of KINDS) {
    const { text, headers } = mailOf(aNotice({ kind }), portal)
    const topic = NOTICES[kind]
    const secret = `${id}.${key}.${topic}`
    expect([kind, text.includes('/console/#/unsubscribe/')]).toEqual([kind, topic !== 'duty'])
    expect([kind, headers]).toEqual([
      kind,
      topic === 'duty'
        ? []
        : [
            { name: 'List-Unsubscribe', value: `<https://data.example/api/v1/mail/unsubscribed?secret=${secret}>` },
            { name: 'List-Unsubscribe-Post', value: 'List-Unsubscribe=One-Click' },
          ],
    ])
  }
})

const HOSTILE = [
  'Trees\r\nBcc: everybody@city.example',
  'Trees\nSubject: other',
  'Trees\u2028Bcc: a@b.example\u0085Cc: c@d.example',
  'Trees\u0000\u001b[2J',
  '\u202egnp.exe',
  '{by} {note|quote} {link}',
  'x'.repeat(5000),
]
for (const title of HOSTILE) {
  test(`a title adds no header and fills in nothing: ${JSON.stringify(title.slice(0, 40))}`, () => {
    const mail = mailOf(aNotice({ kind: 'version-returned', facts: { ...FACTS, title } }), portal)
    expect(mail.subject).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e]/)
    expect([...mail.subject].length).toBeLessThanOrEqual(180)
    expect(mail.text).not.toContain('\nBcc:')
    if (title.startsWith('{')) expect(mail.subject).toContain(title)
  })
}

test('what people wrote is marked line by line, so that it cannot pass for words of the portal', () => {
  const note = 'Fine.\r\n\nYour password has ended:\u2028https://evil.example'
  const { text } = mailOf(aNotice({ kind: 'version-returned', facts: { ...FACTS, note } }), portal)
  expect(text).toContain('> Fine.\n>\n> Your password has ended:\n> https://evil.example')
  for (const line of text.split('\n').filter((one) => one.includes('evil'))) expect(line).toMatch(/^> /)
})

test('a paragraph without its fact is left out', () => {
  const { text } = mailOf(aNotice({ kind: 'version-returned', facts: { ...FACTS, remarks: '', note: 'No.' } }), portal)
  expect(text).not.toContain('In detail')
})

test('days and terms are in the language of the person', () => {
  const { subject, text } = mailOf(aNotice({ kind: 'review-asked', to: to({ language: 'es' }) }), portal)
  expect(subject).toBe('Para revisar hasta el 5 de marzo de 2026: Street Trees, versión 2')
  expect(text).toContain('enlace del departamento')
})

test('somebody without an account gets both languages, and no link that needs one', () => {
  const { text, headers } = mailOf(
    aNotice({ kind: 'person-invited', to: { name: '', email: 'new@city.example' } }),
    portal,
  )
  expect(text).toContain('Hello new@city.example')
  expect(text).toContain('Hola, new@city.example')
  expect(text).not.toContain('unsubscribe')
  expect(headers).toEqual([])
})

test('a digest holds every notice, and stops all of its topics at once when there are several', () => {
  const [one, two] = [aNotice(), aNotice({ key: 'entry-2', kind: 'freshness-due' })]
  const { subject, text, headers } = digestOf([one, two], portal)
  expect(subject).toBe('2 messages from City of Alder Bay Open Data')
  expect(text).toContain('1. Published: Street Trees, version 2')
  expect(text).toContain('2. Time for a new version: Street Trees')
  expect(headers[0]!.value).toContain(`${id}.${key}.all`)
  expect(digestOf([one, { ...one, key: 'entry-3' }], portal).headers[0]!.value).toContain(`${key}.published`)
})

const addresses: [string, boolean][] = [
  ['ines@city.example', true],
  ['o’neil@city.example', true],
  ['', false],
  ['ines', false],
  ['a@b.example\r\nBcc: c@d.example', false],
  ['a@b.example, c@d.example', false],
  ['Ines <a@b.example>', false],
  [`${'a'.repeat(260)}@b.example`, false],
]
for (const [address, gives] of addresses) {
  test(`an address or not: ${JSON.stringify(address.slice(0, 40))}`, () => expect(isMailAddress(address)).toBe(gives))
}
