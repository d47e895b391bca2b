// Feedback and invitations over the API: what is taken, what is refused, what goes out by mail, and what the log keeps.
import { countsOf, type Feedback } from '../../core/feedback.ts'
import type { Mail } from '../../core/mail.ts'
import type { ApiPorts } from '../../functions/api/ports.ts'
import { createForgetting } from '../../functions/publish/forget.ts'
import { testApi } from '../support/api.ts'

const OPEN = { mode: 'label' as const, feedback: { from: '2026-02-01', to: '2026-04-01' } }
const KEY = 'c3'.repeat(32)
const perfect = {
  message: 'The map is lovely.',
  page: '/map/',
  name: 'Vera',
  email: 'vera@example.org',
  language: 'es',
}

function aDesk(over: Partial<ApiPorts> = {}) {
  const mails: Mail[] = []
  const send: ApiPorts['send'] = async (mail) => {
    mails.push(mail)
    return 'sent'
  }
  const api = testApi((ports) => ({ ...ports, notice: OPEN, send, ...over }))
  api.person('ada', 'administrator')
  const say = (body: object = perfect) => api.call(undefined, 'POST', '/feedback', body)
  const list = async () => (await api.call('ada', 'GET', '/feedback')).body
  const change = (id: string, body: object) => api.call('ada', 'PATCH', `/feedback/${id}`, body)
  return { api, mails, say, list, change }
}

test('anybody can say what they think, and the team reads it', async () => {
  const { say, list } = aDesk()
  expect(await say()).toMatchObject({ status: 200, body: { received: true } })
  expect(await list()).toMatchObject({
    feedback: [
      {
        state: 'new',
        message: perfect.message,
        page: '/map/',
        language: 'es',
        contact: { name: 'Vera', email: perfect.email },
      },
    ],
    counts: { new: 1, answered: 0, closed: 0 },
    period: OPEN.feedback,
  })
})

test('the log says that it came, and nothing of who or what', async () => {
  const { say, api, change, list } = aDesk()
  await say()
  const [{ id }] = (await list()).feedback
  await change(id, { revision: 1, state: 'answered', answer: 'Thank you, Vera.', sendMail: true })
  const entries = JSON.stringify(await api.registry.audit(0, 100))
  expect(entries).toContain('feedback-received')
  expect(entries).toContain('feedback-answered')
  for (const word of ['Vera', 'vera@example.org', 'lovely']) expect(entries).not.toContain(word)
})

const refused = [
  { name: 'a message of one letter', given: { ...perfect, message: 'x' }, where: 'message' },
  { name: 'a message that is too long', given: { ...perfect, message: 'x'.repeat(4001) }, where: 'message' },
  { name: 'a message with control characters', given: { ...perfect, message: 'hello \u0000 there' }, where: 'message' },
  { name: 'an address that is none', given: { ...perfect, email: 'vera at example' }, where: 'email' },
  { name: 'an address that would add a header', given: { ...perfect, email: 'a@b.c\r\nBcc: d@e.f' }, where: 'email' },
  { name: 'a page that is too long', given: { ...perfect, page: `/${'x'.repeat(300)}` }, where: 'page' },
  { name: 'a language we do not speak', given: { ...perfect, language: 'xx' }, where: 'language' },
  { name: 'no message', given: {}, where: 'message' },
]
for (const { name, given, where } of refused) {
  test(`refused: ${name}`, async () => {
    const { say, list } = aDesk()
    const { status, body } = await say(given)
    expect([status, body.code, body.faults[0].where]).toEqual([400, 'bad-request', where])
    expect((await list()).feedback).toEqual([])
  })
}

for (const now of ['2026-01-31T23:59:59.000Z', '2026-04-02T00:00:00.000Z']) {
  test(`at ${now} nothing is taken, and the answer says why`, async () => {
    const { say, api } = aDesk()
    api.setClock(now)
    const { status, body } = await say()
    expect([status, body.code]).toEqual([409, 'feedback-closed'])
    expect(body.detail).toContain('from 2026-02-01 to 2026-04-01')
  })
}

test('what fills in the field that people do not see is thanked and not kept', async () => {
  const { say, list } = aDesk()
  expect((await say({ ...perfect, website: 'https://spam.example' })).status).toBe(200)
  expect((await list()).feedback).toEqual([])
})

test('the twenty-first message of an hour from one place has to wait', async () => {
  const { say, api } = aDesk()
  for (let at = 0; at < 20; at++) expect((await say()).status).toBe(200)
  expect((await say()).body).toMatchObject({ status: 429, code: 'too-many-requests' })
  api.setClock('2026-03-01T13:00:01.000Z')
  expect((await say()).status).toBe(200)
})

test('an address of this portal is kept as a path', async () => {
  const { say, list } = aDesk()
  await say({ ...perfect, page: 'https://portal.example/datasets/trees/' })
  expect((await list()).feedback[0].page).toBe('/datasets/trees/')
})

test('the answer goes out once, in the language of the form, and quotes what was said', async () => {
  const { say, list, change, mails } = aDesk()
  await say()
  const [{ id }] = (await list()).feedback
  const answer = { revision: 1, state: 'answered', answer: 'Gracias.\nLo tendremos en cuenta.', sendMail: true }
  expect((await change(id, answer)).body).toMatchObject({ state: 'answered', answered: { mail: 'sent' } })
  expect(mails).toHaveLength(1)
  expect(mails[0]).toMatchObject({ to: 'vera@example.org', subject: 'Su mensaje a City of Alder Bay Open Data' })
  expect(mails[0]!.text).toContain('> Gracias.\n> Lo tendremos en cuenta.')
  expect(mails[0]!.text).toContain('> The map is lovely.')

  expect((await change(id, answer)).body.code).toBe('changed-meanwhile')
  expect((await change(id, { ...answer, revision: 3 })).body.code).toBe('already-decided')
  expect((await change(id, { revision: 3, sendMail: true })).body.code).toBe('already-decided')
  expect(mails).toHaveLength(1)
})

test('a mail that does not go out is shown, and sent again', async () => {
  const outcomes = ['later', 'sent'] as const
  let sent = 0
  const { say, list, change } = aDesk({ send: async () => outcomes[sent++]! })
  await say()
  const [{ id }] = (await list()).feedback
  const answered = await change(id, { revision: 1, state: 'answered', answer: 'Thank you.', sendMail: true })
  expect(answered.body.answered).toMatchObject({ text: 'Thank you.', mail: 'failed' })
  const again = await change(id, { revision: answered.body.revision, sendMail: true })
  expect(again.body.answered.mail).toBe('sent')
})

const unfit = [
  { name: 'an answer without words', given: { revision: 1, state: 'answered' }, code: 'bad-request' },
  { name: 'a closing without a reason', given: { revision: 1, state: 'closed' }, code: 'reason-missing' },
  { name: 'nothing to do', given: { revision: 1 }, code: 'bad-request' },
  { name: 'another revision', given: { revision: 2, state: 'closed', reason: 'Spam.' }, code: 'changed-meanwhile' },
]
for (const { name, given, code } of unfit) {
  test(`not done: ${name}`, async () => {
    const { say, list, change } = aDesk()
    await say()
    const [{ id }] = (await list()).feedback
    expect((await change(id, given)).body.code).toBe(code)
    expect((await list()).counts).toEqual({ new: 1, answered: 0, closed: 0 })
  })
}

test('what nobody sent is not found', async () => {
  const { change } = aDesk()
  expect((await change('fb_nothing', { revision: 1, state: 'closed', reason: 'Spam.' })).status).toBe(404)
})

test('only administrators read it', async () => {
  const { api } = aDesk()
  api.person('leo', 'liaison of parks')
  expect((await api.call('leo', 'GET', '/feedback')).status).toBe(403)
  expect((await api.call(undefined, 'GET', '/feedback')).status).toBe(401)
})

test('30 days after its end a message is without name and address: at once to readers, and then in the table', async () => {
  const { say, list, change, api } = aDesk()
  await say()
  const [{ id }] = (await list()).feedback
  await change(id, { revision: 1, state: 'closed', reason: 'No question.' })
  const outside = { now: () => '2026-03-31T12:00:00.000Z', random: () => new Uint8Array() }
  api.setClock(outside.now())
  expect((await list()).feedback[0]).not.toHaveProperty('contact')
  const kept = async () => (await api.registry.record('feedback', id)) as Feedback
  expect((await kept()).contact?.email).toBe('vera@example.org')

  const forget = createForgetting()
  expect(await forget({ registry: api.registry, outside })).toBe(1)
  expect(await kept()).not.toHaveProperty('contact')
  expect(countsOf([await kept()])).toEqual({ new: 0, answered: 0, closed: 1 })
  expect(await createForgetting()({ registry: api.registry, outside })).toBe(0)
})

test('within an hour nothing is looked at twice', async () => {
  let reads = 0
  const records = async () => {
    reads += 1
    return []
  }
  const registry = { records, commit: undefined } as never
  const forget = createForgetting()
  for (const minute of ['00', '30', '59']) {
    await forget({
      registry,
      outside: { now: () => `2026-03-31T12:${minute}:00.000Z`, random: () => new Uint8Array() },
    })
  }
  expect(reads).toBe(1)
})

const invited = {
  notice: { mode: 'label' as const, invitation: { mailDomains: ['city.example'] } },
  invitations: { key: KEY, portal: 'alder-bay-beta' },
}
const ask = (api: ReturnType<typeof testApi>, email: string) =>
  api.call(undefined, 'POST', '/invitation-mails', { email, language: 'en' })

test('an address of the city gets an invitation, once an hour; everybody gets the same answer', async () => {
  const { api, mails } = aDesk(invited)
  const answers = []
  for (const email of ['eva@city.example', 'EVA@city.example', 'eve@elsewhere.example', 'eve@notcity.example']) {
    answers.push(await ask(api, email))
  }
  expect(new Set(answers.map((one) => JSON.stringify(one))).size).toBe(1)
  expect(mails.map(({ to }) => to)).toEqual(['eva@city.example'])
  expect(mails[0]!.text).toMatch(/^https:\/\/portal\.example\/\?invitation=\d{10}\.mail\.[\w-]{43}$/m)
  expect(mails[0]!.text).toContain('March 31, 2026')

  api.setClock('2026-03-01T13:00:01.000Z')
  await ask(api, 'eva@city.example')
  expect(mails).toHaveLength(2)
})

test('where everybody gets in there are no invitations', async () => {
  const { api, mails } = aDesk()
  expect((await ask(api, 'eva@city.example')).status).toBe(404)
  expect(mails).toEqual([])
})
