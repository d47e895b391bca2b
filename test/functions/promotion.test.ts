// Two portals in memory: what one signs, the other looks at, fetches and takes over, once, twice, interrupted or spoilt.
import { hasStatus } from '../../core/lifecycle.ts'
import type { VersionIn } from '../../core/model.ts'
import { isSignedAsNeeded } from '../../core/review.ts'
import type { PublishPorts } from '../../functions/publish/ports.ts'
import { releaseDue } from '../../functions/publish/release.ts'
import { giveUpPromoting, promote } from '../../functions/validate/promote.ts'
import { type Answered, accountId, NOW } from '../support/api.ts'
import { memoryAlarms } from '../support/memory.ts'
import {
  aPortal,
  aWorker,
  BODIES,
  putDataset,
  signedVersion,
  type TestPortal,
  trustEachOther,
} from '../support/promotion.ts'
import { DATASET_ID, dataset } from '../support/versions.ts'

const KEY = `dataset:${DATASET_ID}`
const CHOICE = { datasets: [DATASET_ID] }

async function twoPortals(): Promise<{ beta: TestPortal; production: TestPortal }> {
  const beta = aPortal('beta')
  const production = aPortal('production', (ports) => ({ ...ports, stage: 'production' }))
  await putDataset(beta)
  await trustEachOther(beta, production)
  return { beta, production }
}

const bundleOf = async ({ api }: TestPortal, choice: object = CHOICE) =>
  (await must(api.call('root', 'POST', '/promotion/bundles', choice))).bundle

async function must(asked: Promise<Answered>) {
  const { status, body } = await asked
  if (status >= 300) throw new Error(`${status} ${JSON.stringify(body)}`)
  return body
}

const takeIn = ({ api }: TestPortal, bundle: unknown) => must(api.call('root', 'POST', '/promotions', { bundle }))
const apply = ({ api }: TestPortal, id: string, body: object = {}) =>
  must(api.call('root', 'POST', `/promotions/${id}/application`, body))
const look = ({ api }: TestPortal, id: string) => must(api.call('root', 'GET', `/promotions/${id}`))
const requestOf = (id: string) => `promotions/${id}/${DATASET_ID}/request`

async function promoted() {
  const portals = await twoPortals()
  const worker = aWorker(portals.production, portals.beta)
  const { id } = await takeIn(portals.production, await bundleOf(portals.beta))
  await apply(portals.production, id)
  expect(await promote(worker.ports, requestOf(id))).toBe('promoted')
  return { ...portals, worker, id }
}

test('the offer names what is signed, and why the rest cannot go; the private key is in no answer', async () => {
  const { beta } = await twoPortals()
  const other = { ...dataset, id: `ds_${'b'.repeat(24)}`, slug: 'unsigned' }
  beta.api.registry.seed({ ...other, openVersion: undefined } as never)
  const offer = await must(beta.api.call('root', 'GET', '/promotion/offer'))
  expect(offer.datasets).toMatchObject([
    { slug: 'street-trees', version: { number: 1, status: 'approved', signOffs: [{ role: 'liaison' }, {}] } },
    { slug: 'unsigned', whyNot: expect.stringContaining('signed') },
  ])
  const { privateKey } = (await beta.api.registry.record('portal-key', 'own'))!
  const portals = await must(beta.api.call('root', 'GET', '/promotion/portals'))
  const log = await beta.api.registry.audit(0, 1000)
  for (const told of [offer, portals, log, await bundleOf(beta)]) {
    expect(JSON.stringify(told)).not.toContain(privateKey)
  }
})

test('a bundle of the same content is the same promotion; only its times and addresses differ', async () => {
  const { beta } = await twoPortals()
  const first = await must(beta.api.call('root', 'POST', '/promotion/bundles', CHOICE))
  beta.api.setClock('2026-03-01T14:00:00.000Z')
  const second = await must(beta.api.call('root', 'POST', '/promotion/bundles', CHOICE))
  expect(second.id).toBe(first.id)
  expect(second.bundle.content.datasets).toEqual(first.bundle.content.datasets)
  expect(second.bundle.addressesExpireAt > first.bundle.addressesExpireAt).toBe(true)
})

test('a new dataset is taken over with its signatures, its people, its number and its bytes, and both logs say so', async () => {
  const { beta, production, id, worker } = await promoted()
  const version = (await production.api.registry.version(DATASET_ID, 1)) as VersionIn<'approved'>
  const there = signedVersion()
  expect(version).toMatchObject({
    status: 'approved',
    number: 1,
    createdBy: there.createdBy,
    approvedAt: there.approvedAt,
  })
  expect(version.candidate.signature).toBe(there.candidate.signature)
  expect(version.signOffs.map(({ by, portal }) => [by.id, portal])).toEqual(
    there.signOffs.map(({ by }) => [by.id, 'City of Alder Bay Open Data']),
  )
  expect(version.promoted).toMatchObject({ number: 1, promotion: id, url: 'https://beta.example' })
  expect(isSignedAsNeeded(version)).toBe(true)
  expect(await production.api.registry.dataset(DATASET_ID)).toMatchObject({ slug: dataset.slug, openVersion: 1 })
  for (const [name, body] of Object.entries(BODIES)) {
    expect(await production.incoming.readText(version.candidate.content.stagedPrefix + name)).toBe(body)
  }
  expect(worker.fetched.toSorted()).toEqual(Object.keys(BODIES).toSorted())
  const actions = async (portal: TestPortal) => (await portal.api.registry.audit(0, 100)).map(({ action }) => action)
  expect(await actions(beta)).toContain('promotion-bundled')
  const entry = (await production.api.registry.audit(0, 100)).find(({ action }) => action === 'promoted')
  expect(entry).toMatchObject({
    ...{ datasetId: DATASET_ID, version: 1, actor: { id: accountId('root') } },
    detail: { promotion: id, versionThere: 1, signature: there.candidate.signature },
  })
})

test('publication releases what came: its own checks of sign-offs and bytes hold', async () => {
  const { production } = await promoted()
  const { registry } = production.api
  const ports = { ...production.ports, registry, alarms: memoryAlarms() } as unknown as PublishPorts
  const shelf = { dataset: (await registry.dataset(DATASET_ID))!, versions: await registry.versions(DATASET_ID) }
  expect(await releaseDue(ports, [shelf])).toBe(1)
  expect(await registry.version(DATASET_ID, 1)).toMatchObject({ status: 'published', promoted: { number: 1 } })
})

test('applied again, it changes nothing and fetches nothing', async () => {
  const { production, id, worker } = await promoted()
  const before = await production.api.registry.sequence()
  worker.fetched.length = 0
  const again = await apply(production, id)
  expect(again).toMatchObject({ state: 'applied', items: [{ key: KEY, state: 'applied', numberHere: 1 }] })
  expect(await promote(worker.ports, requestOf(id))).toBe('ignored')
  expect([worker.fetched, await production.api.registry.sequence()]).toEqual([[], before])
})

test('an application that was interrupted goes on: what has arrived is not fetched again', async () => {
  const { beta, production } = await twoPortals()
  const worker = aWorker(production, beta)
  const { id } = await takeIn(production, await bundleOf(beta))
  await apply(production, id)
  worker.spoil.set('street-trees.csv', 'broken-line')
  await expect(promote(worker.ports, requestOf(id))).rejects.toThrow('the line broke')
  expect(await look(production, id)).toMatchObject({ state: 'applying', items: [{ arrived: { count: 3 } }] })
  worker.spoil.clear()
  worker.fetched.length = 0
  expect(await promote(worker.ports, requestOf(id))).toBe('promoted')
  expect(worker.fetched).toEqual(['street-trees.csv'])
})

test('a file that is here with other bytes is fetched anew', async () => {
  const { beta, production } = await twoPortals()
  const worker = aWorker(production, beta)
  const { id } = await takeIn(production, await bundleOf(beta))
  await apply(production, id)
  const body = 'x'.repeat(BODIES['street-trees.csv']!.length)
  await production.incoming.write(`promotions/${id}/${DATASET_ID}/files/street-trees.csv`, body, { mediaType: '' })
  await promote(worker.ports, requestOf(id))
  expect(worker.fetched).toContain('street-trees.csv')
})

for (const [fault, words] of [
  ['address-refused', 'https'],
  ['address-expired', 'fresh bundle'],
  ['file-gone', 'not there any more'],
  ['file-differs', 'not the file that was signed'],
] as const) {
  test(`a dataset ends with a reason and can be asked for again: ${fault}`, async () => {
    const { beta, production } = await twoPortals()
    const worker = aWorker(production, beta)
    const { id } = await takeIn(production, await bundleOf(beta))
    await apply(production, id)
    worker.spoil.set('profile.json', fault)
    expect(await promote(worker.ports, requestOf(id))).toBe('failed')
    expect(await look(production, id)).toMatchObject({
      state: 'incomplete',
      items: [{ state: 'failed', why: expect.stringContaining(words) }],
    })
    expect(await production.api.registry.dataset(DATASET_ID)).toBeUndefined()
    worker.spoil.clear()
    await apply(production, id, { bundle: await bundleOf(beta) })
    expect(await promote(worker.ports, requestOf(id))).toBe('promoted')
  })
}

test('when every attempt failed, who asked is told', async () => {
  const { beta, production } = await twoPortals()
  const worker = aWorker(production, beta)
  const { id } = await takeIn(production, await bundleOf(beta))
  await apply(production, id)
  expect(await giveUpPromoting(worker.ports, requestOf(id))).toBe(true)
  expect(await giveUpPromoting(worker.ports, 'uploads/x')).toBe(false)
  expect(await look(production, id)).toMatchObject({ items: [{ state: 'failed' }] })
})

test('a bundle is refused when it was altered, has expired, or comes from a portal that is not trusted', async () => {
  const { beta, production } = await twoPortals()
  const bundle = await bundleOf(beta)
  const refused = async (value: unknown) =>
    (await production.api.call('root', 'POST', '/promotions', { bundle: value })).body.code
  const altered = structuredClone(bundle)
  altered.content.datasets[0].version.candidate.metadata.title = 'Street Tree'
  expect(await refused(altered)).toBe('bundle-altered')
  expect(await refused({ ...bundle, content: { ...bundle.content, format: 2 } })).toBe('bundle-unfit')
  production.api.setClock('2026-03-03T12:00:00.000Z')
  expect(await refused(bundle)).toBe('bundle-expired')
  production.api.setClock(NOW)
  const stranger = aPortal('stranger')
  await putDataset(stranger)
  expect(await refused(await bundleOf(stranger))).toBe('portal-not-trusted')
  const [trusted] = (await must(production.api.call('root', 'GET', '/promotion/portals'))).portals
  await must(production.api.call('root', 'DELETE', `/promotion/portals/${trusted.id}`))
  expect(await refused(bundle)).toBe('portal-not-trusted')
})

test('a portal that is trusted no more has nothing applied, also when it was asked for before', async () => {
  const { beta, production } = await twoPortals()
  const worker = aWorker(production, beta)
  const { id } = await takeIn(production, await bundleOf(beta))
  await apply(production, id)
  const [trusted] = (await must(production.api.call('root', 'GET', '/promotion/portals'))).portals
  await must(production.api.call('root', 'DELETE', `/promotion/portals/${trusted.id}`))
  expect(await promote(worker.ports, requestOf(id))).toBe('failed')
  expect(await production.api.registry.dataset(DATASET_ID)).toBeUndefined()
})

test('what is not signed is not offered, and not bundled', async () => {
  const { beta } = await twoPortals()
  const [first] = signedVersion().signOffs
  await putDataset(beta, { ...signedVersion(), signOffs: [first!] })
  const answer = await beta.api.call('root', 'POST', '/promotion/bundles', CHOICE)
  expect(answer).toMatchObject({
    status: 400,
    body: { code: 'bundle-unfit', detail: expect.stringContaining('signed') },
  })
})

test('this portal’s own gates count: settings, policy, departments', async () => {
  const { beta } = await twoPortals()
  const strict = aPortal('strict', (ports) => ({
    ...ports,
    city: { ...ports.city, departments: [{ id: 'roads', name: 'Roads' }] },
  }))
  await trustEachOther(beta, strict)
  const { items, id } = await takeIn(strict, await bundleOf(beta))
  expect(items).toMatchObject([{ change: 'blocked', reasons: [{ code: 'no-such-department' }], department: 'parks' }])
  const applied = await apply(strict, id)
  expect(applied.items[0].state).toBe('waiting')
  expect(strict.incoming.objects.has(requestOf(id))).toBe(false)
})

test('a newer version takes the place of one that waits for its publication, and an older one is refused', async () => {
  const { beta, production, worker } = await promoted()
  const old = await bundleOf(beta, { ...CHOICE, signOffPolicy: true })
  const second = { ...signedVersion(), number: 2, notices: ['Checked again.'] }
  const metadata = { ...second.candidate.metadata, title: 'Trees along Streets' }
  await putDataset(beta, await resigned(second, metadata), { ...dataset, openVersion: 2, lastVersion: 2 })
  const next = await takeIn(production, await bundleOf(beta))
  expect(next.items[0]).toMatchObject({
    ...{ change: 'changed', numberHere: 2, notes: [expect.stringContaining('Version 1')] },
    differences: [{ field: 'title', before: 'Street Trees', after: 'Trees along Streets' }],
  })
  await apply(production, next.id)
  expect(await promote(worker.ports, requestOf(next.id))).toBe('promoted')
  const [one, two] = await production.api.registry.versions(DATASET_ID)
  expect(hasStatus(one!, 'rejected') && one.rejection.code).toBe('newer-promoted')
  expect(two).toMatchObject({ status: 'approved', number: 2 })
  const back = await takeIn(production, old)
  expect(back.items.at(-1)).toMatchObject({ change: 'blocked', reasons: [{ code: 'older' }] })
})

async function resigned(version: VersionIn<'approved'>, metadata: VersionIn<'approved'>['candidate']['metadata']) {
  const { candidateOf } = await import('../../core/signature.ts')
  const candidate = candidateOf(metadata, version.candidate.content)
  const signOffs = version.signOffs.map((one) => ({ ...one, signature: candidate.signature }))
  return { ...version, candidate, signOffs }
}

test('whoever uploaded it there may not sign what is made of it here, under another account of the same address', async () => {
  const { beta, production } = await twoPortals()
  const worker = aWorker(production, beta)
  const ines = production.api.person('ines', 'liaison')
  const { id } = await takeIn(production, await bundleOf(beta))
  await apply(production, id)
  await promote(worker.ports, requestOf(id))
  const version = await production.api.registry.version(DATASET_ID, 1)
  expect(version?.createdBy.id).not.toBe(ines.id)
  expect(version?.alsoUploadedBy).toMatchObject([{ id: ines.id }])
})

test('a receipt goes back: beta writes down what was applied, once', async () => {
  const { beta, production, id } = await promoted()
  const { receipt } = await look(production, id)
  const noted = await must(beta.api.call('root', 'POST', '/promotion/receipts', { receipt }))
  expect(noted.receipts).toMatchObject([{ url: 'https://production.example', items: [{ key: KEY, number: 1 }] }])
  const sequence = await beta.api.registry.sequence()
  await must(beta.api.call('root', 'POST', '/promotion/receipts', { receipt }))
  expect(await beta.api.registry.sequence()).toBe(sequence)
  const altered = structuredClone(receipt)
  altered.content.items[0].number = 7
  expect((await beta.api.call('root', 'POST', '/promotion/receipts', { receipt: altered })).body.code).toBe(
    'bundle-altered',
  )
  // A bundle's signature is not one of a receipt, also not of the same content.
  const bundle = await bundleOf(beta)
  const crossed = { content: receipt.content, signature: bundle.signature }
  expect((await beta.api.call('root', 'POST', '/promotion/receipts', { receipt: crossed })).body.code).toBe(
    'bundle-altered',
  )
})

test('only administrators of every department make, read and apply bundles', async () => {
  const { beta } = await twoPortals()
  beta.api.person('pat', 'administrator of parks')
  beta.api.person('leo', 'liaison')
  for (const who of ['pat', 'leo']) {
    for (const [method, path, body] of [
      ['GET', '/promotion/offer'],
      ['GET', '/promotion/portals'],
      ['GET', '/promotions'],
      ['POST', '/promotion/bundles', CHOICE],
    ] as const) {
      expect([who, path, (await beta.api.call(who, method, path, body)).status]).toEqual([who, path, 403])
    }
  }
})
