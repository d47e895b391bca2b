// From a running beta to a running production: two portals with nothing in common but a bundle and the addresses in it.
import { createHash } from 'node:crypto'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { firstBroken } from '../../core/audit.ts'
import type { AuditEntry } from '../../core/audit-model.ts'
import { promotedPrefix } from '../../core/keys.ts'
import { BUCKETS } from '../../local/names.ts'
import { openObjectReader } from '../../local/s3/reader.ts'
import type { PortalClient } from '../../local/seed/client.ts'
import { as, createDataset, eventually, signAndWait, uploadAndWait } from '../support/crew.ts'
import { newFolder, type PortalProcess, sharedPortal, startPortalProcess } from '../support/portal.ts'

const PORT = 18_600

const beta = sharedPortal()
const dir = newFolder()
let production: PortalProcess

const start = () => startPortalProcess({ port: PORT, dir, args: ['--stage=production'] })

/** Datasets of this suite's own: what others do on the shared portal changes none of them. */
let mine: Offered[]

beforeAll(async () => {
  production = start()
  mine = await published()
  await production.ready()
  await trust()
})
afterAll(async () => {
  await production.stop()
  rmSync(dir, { recursive: true, force: true })
})

const there = () => as(beta.url, 'ada')
const here = () => as(production.url, 'ada')

/** Both ways: bundles go across, receipts come back. */
async function trust(): Promise<void> {
  for (const [accepting, shown] of [
    [await here(), await there()],
    [await there(), await here()],
  ] as const) {
    const { name, publicKey, url, fingerprint } = (await shown.must('GET', '/promotion/portals')).own
    await accepting.must('POST', '/promotion/portals', { name, publicKey, url, fingerprint })
  }
}

interface Offered {
  readonly id: string
  readonly slug: string
  readonly version?: { readonly number: number; readonly signature: string }
}

/** Four datasets in beta, signed by everybody; the third has a version before, so that there is a list of changes. */
async function published(): Promise<Offered[]> {
  const publisher = await as(beta.url, 'ines')
  for (const name of ['One', 'Two', 'Three', 'Four']) {
    const { id } = await createDataset(publisher, `Promotion ${name}`)
    for (const rows of name === 'Three' ? [40, 41] : [40]) {
      const csv = `id,place,amount\n${Array.from({ length: rows }, (_, row) => `${name} ${row},Straße ${row},${row}.5`).join('\n')}\n`
      const { number } = await uploadAndWait(publisher, id, 'p.csv', new TextEncoder().encode(csv))
      expect((await signAndWait(beta.url, id, number)).status).toBe('published')
    }
  }
  const { datasets } = (await (await there()).must('GET', '/promotion/offer')) as { datasets: Offered[] }
  return ['one', 'two', 'three', 'four'].map((name) => datasets.find(({ slug }) => slug === `promotion-${name}`)!)
}

const makeBundle = async (datasets: readonly Offered[]) =>
  (await (await there()).must('POST', '/promotion/bundles', { datasets: datasets.map(({ id }) => id) })).bundle

const settled = (client: PortalClient, id: string) =>
  eventually(
    () => client.must('GET', `/promotions/${id}`),
    ({ state }) => state !== 'applying',
    120,
  )

async function auditOf(client: PortalClient): Promise<AuditEntry[]> {
  const entries: AuditEntry[] = []
  for (;;) {
    const page = await client.must('GET', `/audit?from=${entries.length}`)
    if (page.entries.length === 0) return entries
    entries.push(...page.entries)
  }
}

async function sha256Of(folder: string, bucket: string, key: string): Promise<string | undefined> {
  const reader = openObjectReader(join(folder, 's3'))
  try {
    const found = reader.find(bucket, key)
    if (!found) return undefined
    const hash = createHash('sha256')
    for await (const chunk of reader.read(found)) hash.update(chunk)
    return hash.digest('hex')
  } finally {
    reader.close()
  }
}

test('three datasets go from beta to production, through a power cut; a second application changes nothing', async () => {
  const datasets = mine.slice(0, 3)
  const bundle = await makeBundle(datasets)
  const read = await (await here()).must('POST', '/promotions', { bundle })
  expect(read.items.map(({ change, reasons }: { change: string; reasons: unknown[] }) => [change, reasons])).toEqual(
    datasets.map(() => ['new', []]),
  )
  expect(read.items.find(({ slug }: Offered) => slug === 'promotion-three')).toMatchObject({
    numberThere: 2,
    numberHere: 2,
  })
  expect((await (await here()).must('GET', '/datasets')).datasets).toEqual([])

  await (await here()).must('POST', `/promotions/${read.id}/application`, {})
  await production.killHard()
  production = start()
  await production.ready()
  const admin = await here()
  // A fresh bundle of the same content: the addresses of the old one may have expired meanwhile.
  await admin.must('POST', `/promotions/${read.id}/application`, { bundle: await makeBundle(datasets) })
  const done = await settled(admin, read.id)
  expect(done.items.map(({ state, why }: { state: string; why?: string }) => [state, why])).toEqual(
    datasets.map(() => ['applied', undefined]),
  )

  for (const { id, version } of datasets) {
    const mine = await admin.must('GET', `/datasets/${id}/versions/${version!.number}`)
    expect(mine).toMatchObject({ signature: version!.signature, promoted: { number: version!.number, url: beta.url } })
    for (const { name, sha256 } of mine.files) {
      expect([name, await sha256Of(dir, BUCKETS.incoming, promotedPrefix(read.id, id) + name)]).toEqual([name, sha256])
    }
    const report = await admin.must('GET', `/datasets/${id}/versions/${version!.number}/report`)
    expect(report.verdict).toBe('accepted')
  }

  const log = await auditOf(admin)
  expect(firstBroken(log)).toBeUndefined()
  const promoted = log.filter(({ action }) => action === 'promoted')
  expect(promoted.map(({ detail }) => detail['signature']).toSorted()).toEqual(
    datasets.map(({ version }) => version!.signature).toSorted(),
  )
  const again = await admin.must('POST', `/promotions/${read.id}/application`, {})
  expect(again.state).toBe('applied')
  expect((await auditOf(admin)).filter(({ action }) => /^promot/.test(action))).toEqual(
    log.filter(({ action }) => /^promot/.test(action)),
  )

  const noted = await (await there()).must('POST', '/promotion/receipts', { receipt: again.receipt })
  expect(noted.receipts).toMatchObject([{ url: production.url, items: datasets.map(() => ({})) }])
  const actions = new Set((await auditOf(await there())).map(({ action }) => action))
  expect([actions.has('promotion-bundled'), actions.has('promotion-receipt-noted')]).toEqual([true, true])
})

test('a bundle that was altered on its way, and a version that is not signed, do not pass', async () => {
  const bundle = await makeBundle(mine.slice(0, 1))
  bundle.content.datasets[0].version.candidate.content.rows += 1
  const altered = await (await here()).call('POST', '/promotions', { bundle })
  expect([altered.status, altered.body.code]).toEqual([400, 'bundle-altered'])

  const publisher = await as(beta.url, 'ines')
  const { id, slug } = await createDataset(publisher, 'Not Signed For Promotion')
  await uploadAndWait(publisher, id, 'n.csv', new TextEncoder().encode('a,b\n1,2\n'))
  const { datasets } = await (await there()).must('GET', '/promotion/offer')
  const offered = datasets.find((found: Offered) => found.slug === slug)
  expect(offered).toMatchObject({ whyNot: expect.stringContaining('signed') })
  const refused = await (await there()).call('POST', '/promotion/bundles', { datasets: [id] })
  expect([refused.status, refused.body.code]).toEqual([400, 'bundle-unfit'])
})

test('a file that is not the one that was signed stops its dataset, and nothing of it is taken over', async () => {
  const [second, , , first] = mine
  const bundle = await makeBundle([first!])
  const other = await makeBundle([second!])
  const admin = await here()
  const [file] = bundle.content.datasets[0].files
  bundle.addresses[`${first!.id}/${file.name}`] = Object.values(other.addresses)[0]
  const { id } = await admin.must('POST', '/promotions', { bundle })
  await admin.must('POST', `/promotions/${id}/application`, {})
  const stopped = await settled(admin, id)
  expect(stopped.items).toMatchObject([{ state: 'failed', why: expect.stringContaining(file.name) }])
  expect((await admin.call('GET', `/datasets/${first!.id}`)).status).toBe(404)
  await admin.must('POST', `/promotions/${id}/application`, { bundle: await makeBundle([first!]) })
  expect(await settled(admin, id)).toMatchObject({ state: 'applied' })
})
