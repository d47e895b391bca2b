// Links in mails over the API: they stop, undo and choose, again and again, and tell nothing to who guesses.
import { secretFor } from '../../core/unsubscribe.ts'
import { type TestApi, testApi } from '../support/api.ts'

let api: TestApi
let secret: string
beforeEach(() => {
  api = testApi()
  secret = secretFor(api.person('ines', 'publisher of parks'), 'freshness')
})
const post = (body: object) => api.call(undefined, 'POST', '/mail/unsubscribed', body)
const muted = async () => (await api.registry.records('account'))[0]!.mail.muted

const cases: { name: string; asked: object[]; mutes: string[]; entries: number }[] = [
  { name: 'the link stops its topic', asked: [{}], mutes: ['freshness'], entries: 1 },
  { name: 'twice is as good as once', asked: [{}, {}], mutes: ['freshness'], entries: 1 },
  { name: 'it can be undone', asked: [{}, { undo: true }], mutes: [], entries: 2 },
  { name: 'undoing what was never done changes nothing', asked: [{ undo: true }], mutes: [], entries: 0 },
  {
    name: 'others can be chosen',
    asked: [{}, { topics: ['plans', 'published'] }],
    mutes: ['published', 'plans'],
    entries: 2,
  },
  { name: 'all of them come again', asked: [{}, { topics: [] }], mutes: [], entries: 2 },
]
for (const { name, asked, mutes, entries } of cases) {
  test(`unsubscribe: ${name}`, async () => {
    for (const body of asked) expect((await post({ secret, ...body })).status).toBe(200)
    expect(await muted()).toEqual(mutes)
    expect(await api.registry.sequence()).toBe(entries)
  })
}

test('a link for everything stops every topic', async () => {
  const all = secretFor((await api.registry.records('account'))[0]!, 'all')
  expect((await post({ secret: all })).body.muted).toEqual(['published', 'freshness', 'plans', 'policies'])
})

const strangers = [
  ['somebody with another key', (own: string) => own.replace('0'.repeat(32), 'f'.repeat(32))],
  ['nobody', (own: string) => own.replace(/^ac_[0-9a-f]{24}/, `ac_${'9'.repeat(24)}`)],
] as const
for (const [name, spoil] of strangers) {
  test(`a link of ${name} gets the answer that a good one gets, and does nothing`, async () => {
    const { status, body } = await post({ secret: spoil(secret) })
    expect([status, body]).toEqual([200, { topics: ['freshness'], muted: ['freshness'] }])
    expect(await muted()).toEqual([])
    expect(await api.registry.sequence()).toBe(0)
  })
}

for (const text of ['', 'x', '../../', 'ac_1.2.freshness', `${'a'.repeat(199)}`]) {
  test(`what is no link is refused: ${JSON.stringify(text.slice(0, 20))}`, async () => {
    const { status, body } = await post({ secret: text })
    expect(['link-expired', 'bad-request']).toContain(body.code)
    expect([400, 410]).toContain(status)
  })
}

test('duty is no topic: it cannot be stopped', async () => {
  expect((await post({ secret: secret.replace('freshness', 'duty') })).body.code).toBe('link-expired')
  expect((await post({ secret, topics: ['duty'] })).body.code).toBe('bad-request')
})
