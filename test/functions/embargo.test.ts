// An embargo to the minute, with the clock in our hands: nothing that anybody can read knows of it a moment before.
import { createHash } from 'node:crypto'
import type { Content, Dataset, Version, VersionIn } from '../../core/model.ts'
import { candidateOf } from '../../core/signature.ts'
import type { PublishPorts } from '../../functions/publish/ports.ts'
import { publish } from '../../functions/publish/publish.ts'
import { accountId, testApi } from '../support/api.ts'
import { LONG_LAUNCHED } from '../support/launch.ts'
import { memoryAlarms, memoryPublication, memoryRegistry, memoryStores } from '../support/memory.ts'
import { leo, priya } from '../support/people.ts'
import { aSiteContext, noCard } from '../support/published.ts'
import { aVersion, content, metadata, dataset as perfect, signOff } from '../support/versions.ts'

const OUT = '2026-03-02T09:30:00.000Z'
const before = '2026-03-02T09:29:59.999Z'
const WORD = 'Quetzalcoatlus'
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')
const profile = JSON.stringify({ rows: 1, columns: [{ name: WORD, type: 'text' }], preview: [[WORD]] })

function approved(more: Partial<Version> = {}): VersionIn<'approved'> {
  const file = { name: 'profile.json', format: 'json', mediaType: 'application/json', bytes: profile.length }
  const signedContent: Content = { ...content, distributions: [{ ...file, sha256: sha256(profile) }] }
  const candidate = candidateOf({ ...metadata, title: WORD }, signedContent)
  const signOffs = [signOff(leo, 'liaison'), signOff(priya, 'privacy-reviewer')].map((one) => ({
    ...one,
    signature: candidate.signature,
  }))
  const releaseTime = { kind: 'embargo' as const, at: OUT, by: signOffs[0]!.by, note: '' }
  return aVersion('approved', { candidate, signOffs, releaseTime, ...more } as Partial<Version>)
}

const hidden: Dataset = { ...perfect, slug: 'quetzalcoatlus', metadata: { ...metadata, title: WORD } }

async function aPortal() {
  const registry = memoryRegistry()
  registry.put('launch', LONG_LAUNCHED)
  const [incoming, data, site] = memoryStores('incoming', 'data', 'site')
  await incoming!.write(`${content.stagedPrefix}profile.json`, profile, { mediaType: 'application/json' })
  registry.seed(hidden, [approved()])
  let now = before
  const ports: PublishPorts = {
    ...{ registry, incoming: incoming!, data: data!, site: site!, alarms: memoryAlarms() },
    ...{
      edge: { forget: async () => {} },
      memory: memoryPublication(),
      context: aSiteContext(),
      assets: [],
      drawCard: noCard,
    },
    outside: { now: () => now, random: (bytes) => new Uint8Array(bytes).fill(1) },
    ...{ signIn: { issuer: 'https://sign-in.example', clientId: 'console' }, build: 'test' },
  }
  const everything = () =>
    [...data!.objects, ...site!.objects].map(([key, { body }]) => `${key} ${body.toString('utf8')}`).join('\n')
  return { ports, registry, everything, setClock: (at: string) => (now = at) }
}

test('nothing that is served knows of it before its minute, and everything does from then on', async () => {
  const portal = await aPortal()
  await publish(portal.ports)
  await publish(portal.ports, { force: true })
  expect(portal.everything().toLowerCase()).not.toContain(WORD.toLowerCase())
  expect((await portal.registry.version(hidden.id, 1))?.status).toBe('approved')

  portal.setClock(OUT)
  // No force, no change of the table: the clock alone.
  expect(await publish(portal.ports)).toMatchObject({ outcome: 'published', released: 1 })
  const text = portal.everything()
  for (const place of ['data.json', 'datasets/index.html', `datasets/${hidden.slug}/index.html`, 'sitemap.xml']) {
    expect([place, text.includes(`${place} `)]).toEqual([place, true])
  }
  expect(await portal.ports.site.readText('data.json')).toContain(hidden.slug)
})

test('a number that counts datasets does not count it', async () => {
  const withIt = await aPortal()
  const without = await aPortal()
  without.registry.seed({ ...hidden, lastVersion: 0 }, [])
  await publish(withIt.ports)
  await publish(without.ports)
  expect(withIt.everything()).toBe(without.everything())
})

test('the public, and staff of other departments, learn nothing from the API', async () => {
  const api = testApi()
  api.registry.seed(hidden, [approved()])
  api.person('ines', 'publisher of parks')
  api.person('fritz', 'liaison of finance')
  for (const who of [undefined, 'fritz']) {
    for (const name of [hidden.id, hidden.slug]) {
      expect((await api.call(who, 'GET', `/datasets/${name}`)).body.code).toBe('not-found')
    }
  }
  expect((await api.call('fritz', 'GET', '/datasets')).body.datasets).toEqual([])
  expect((await api.call('fritz', 'GET', `/datasets/${hidden.id}/versions/1`)).body.code).toBe('not-found')
  expect((await api.call('fritz', 'GET', '/reviews')).body).toEqual({ reviews: [], consents: [], answers: [] })
  const unknown = await api.call(undefined, 'POST', '/previews/opened', {
    secret: `pv_${'0'.repeat(24)}.${'0'.repeat(48)}`,
  })
  expect([unknown.status, unknown.body.code]).toEqual([404, 'not-found'])
  expect((await api.call('ines', 'GET', `/datasets/${hidden.id}/versions/1`)).body.status).toBe('approved')
})

test('only an administrator brings it forward; replacing the version does not end it; it can be called off', async () => {
  const api = testApi()
  api.registry.seed(hidden, [approved()])
  api.setClock('2026-03-01T13:00:00.000Z')
  api.person('tom', 'publisher of parks')
  api.person('leo', 'liaison of parks')
  api.person('ada', 'administrator')
  const path = `/datasets/${hidden.id}/versions/1`
  const sooner = { kind: 'set', at: '2026-03-01T14:00:00Z', note: 'The mayor spoke earlier.' }
  expect((await api.call('tom', 'PUT', `${path}/release-time`, sooner)).body.code).toBe('under-embargo')
  expect((await api.call('tom', 'DELETE', `${path}/release-time`)).body.code).toBe('under-embargo')
  expect((await api.call('tom', 'POST', `${path}/recheck`)).body.code).toBe('wrong-state')
  expect((await api.call('ada', 'PUT', `${path}/release-time`, sooner)).body.releaseTime).toMatchObject({
    ...{ kind: 'set', at: '2026-03-01T14:00:00.000Z', by: { id: accountId('ada') } },
  })
  const off = await api.call('leo', 'POST', `${path}/withdrawal`, { reason: 'The board decided otherwise.' })
  expect(off.body).toMatchObject({ status: 'rejected', rejection: { code: 'called-off' } })
})

test('metadata changed while it waits leave what was signed as it was', async () => {
  const api = testApi()
  api.registry.seed(hidden, [approved()])
  api.person('tom', 'publisher of parks')
  const changed = await api.call('tom', 'PATCH', `/datasets/${hidden.id}`, { title: 'Another title' })
  expect(changed.body.metadata.title).toBe('Another title')
  const version = (await api.registry.version(hidden.id, 1)) as VersionIn<'approved'>
  expect([version.candidate.metadata.title, version.signOffs.length]).toEqual([WORD, 2])
})
