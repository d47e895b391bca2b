import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { SESv2Client, SendEmailCommand, type SendEmailCommandInput } from '@aws-sdk/client-sesv2'
import { createMail, type MailEndpoint } from '../../../local/ses/endpoint.ts'
import { listMails } from '../../../local/ses/outbox.ts'

const dir = mkdtempSync(join(tmpdir(), 'mail-'))
let mail: MailEndpoint
let client: SESv2Client
beforeAll(async () => {
  mail = createMail({ dir })
  client = new SESv2Client({
    endpoint: `http://127.0.0.1:${await mail.listen(0)}`,
    region: 'eu-west-1',
    credentials: { accessKeyId: 'a', secretAccessKey: 'b' },
    maxAttempts: 1,
  })
})
afterAll(async () => {
  client.destroy()
  await mail.close()
  rmSync(dir, { recursive: true, force: true })
})

const perfect = {
  FromEmailAddress: 'Open Data <opendata@city.example>',
  Destination: { ToAddresses: ['ana@city.example'] },
  Content: { Simple: { Subject: { Data: 'Signed off – trees' }, Body: { Text: { Data: 'Hello Ana' } } } },
} satisfies SendEmailCommandInput

test('mails are kept whole, newest first, for their owner only', async () => {
  const { MessageId } = await client.send(new SendEmailCommand(perfect))
  const attachment = { FileName: 'a.csv', RawContent: Buffer.from('a,b') }
  const simple = { ...perfect.Content.Simple, Subject: { Data: 'second' }, Attachments: [attachment] }
  await client.send(new SendEmailCommand({ ...perfect, Content: { Simple: simple } }))

  const [second, first] = listMails(dir)
  expect(first).toMatchObject({
    id: MessageId,
    to: ['ana@city.example'],
    subject: 'Signed off – trees',
    text: 'Hello Ana',
  })
  expect(second).toMatchObject({ subject: 'second', attachments: [{ name: 'a.csv', base64: 'YSxi' }] })
  for (const name of readdirSync(dir)) expect(statSync(join(dir, name)).mode & 0o777).toBe(0o600)
})

test('a raw message is kept as it is', async () => {
  const Data = Buffer.from('Subject: raw\r\n\r\nHello')
  await client.send(new SendEmailCommand({ Content: { Raw: { Data } } }))
  expect(listMails(dir)[0]!.raw).toBe('Subject: raw\r\n\r\nHello')
})

const refusals: { name: string; given: SendEmailCommandInput }[] = [
  { name: 'no recipient', given: { ...perfect, Destination: {} } },
  { name: 'no sender', given: { ...perfect, FromEmailAddress: undefined } },
  {
    name: 'a line break in a subject',
    given: {
      ...perfect,
      Content: { Simple: { ...perfect.Content.Simple, Subject: { Data: 'a\r\nBcc: x@y.example' } } },
    },
  },
  {
    name: 'a line break in an address',
    given: { ...perfect, Destination: { ToAddresses: ['a@b.example\nBcc: c@d.example'] } },
  },
  { name: 'a template', given: { ...perfect, Content: { Template: { TemplateName: 't', TemplateData: '{}' } } } },
  { name: '51 recipients', given: { ...perfect, Destination: { ToAddresses: Array(51).fill('a@b.example') } } },
]
for (const { name, given } of refusals) {
  test(`refused: ${name}`, async () => {
    const before = listMails(dir).length
    await expect(client.send(new SendEmailCommand(given))).rejects.toMatchObject({ name: 'BadRequestException' })
    expect(listMails(dir)).toHaveLength(before)
  })
}

test('a folder that is not there holds no mails', () => {
  expect(listMails(join(dir, 'missing'))).toEqual([])
})
