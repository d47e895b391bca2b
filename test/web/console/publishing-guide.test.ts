import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { REFUSALS } from '../../../core/errors.ts'
import { refusalOf } from '../../../web/console/storage-words.ts'
import { STATUS_WORDS } from '../../../web/console/words.ts'

const guide = readFileSync(join(import.meta.dirname, '../../../docs/publishing.md'), 'utf8')

for (const { words } of Object.values(STATUS_WORDS)) {
  test(`the guide explains the state "${words}"`, () => expect(guide).toContain(`| ${words} |`))
}

for (const words of ['Being copied', 'Called off', 'Checked again', 'Cancelled']) {
  test(`the guide explains what "${words}" means`, () => expect(guide).toContain(`| ${words} |`))
}

const sections = readFileSync(join(import.meta.dirname, '../../../web/console/parts/check/check-view.tsx'), 'utf8')
test('the guide has a row for every section of the check', () => {
  const rows = guide.slice(guide.indexOf('| Section |'), guide.indexOf('### Deciding')).match(/^\| /gm) ?? []
  expect(rows).toHaveLength(1 + (sections.match(/part\(SECTIONS\./g) ?? []).length)
})

const code = (name: string) => ({ status: 400, text: `<Code>${name}</Code>` })
const answers = [
  { status: 0, text: '' },
  { status: 403, text: '<Code>AccessDenied</Code><Message>Request has expired</Message>' },
  ...['EntityTooLarge', 'BadDigest', 'NoSuchUpload', 'SlowDown'].map(code),
]
for (const { title } of answers.map((answer) => refusalOf(answer)!)) {
  test(`the guide explains the message "${title}"`, () => expect(guide).toContain(`| ${title} |`))
}

const codes = [
  'version-under-way',
  'content-changed',
  'own-upload',
  'signed-already',
  'role-signed-already',
  'not-allowed',
  'slug-taken',
  'token-expired',
  'busy',
  'handling-unfit',
  'no-such-file',
  'quality-too-low',
] as const
for (const code of codes) {
  test(`the guide explains the refusal ${code} in the portal's own words`, () => {
    expect(guide).toContain(`| ${REFUSALS[code].say} |`)
  })
}
