// The whole way of a dataset through the running portal.

import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import { firstBroken } from '../../core/audit.ts'
import { yesToAll } from '../../local/seed/answers.ts'
import { as, createDataset, eventually, readBytes, signAndWait, statusOf, uploadAndWait } from '../support/crew.ts'
import { newFolder, sharedPortal } from '../support/portal.ts'
import { root } from '../support/tree.ts'

const { url, dir } = sharedPortal()

const CSV = 'tree,planted,height\nT1,2020-01-02,3.5\nT2,2021-03-04,4\nT3,,5.25\n'
const bytesOf = (text: string) => new TextEncoder().encode(text)

async function parquetRows(address: string): Promise<number> {
  const response = await fetch(address)
  expect(response.status).toBe(200)
  const file = join(newFolder(), 'latest.parquet')
  await writeFile(file, new Uint8Array(await response.arrayBuffer()))
  const connection = await (await DuckDBInstance.create(':memory:')).connect()
  const reader = await connection.runAndReadAll(`SELECT count(*) FROM read_parquet('${file}')`)
  return Number(reader.getRows()[0]![0])
}

test('a file is uploaded, checked, signed by two people, published, superseded and withdrawn', async () => {
  const publisher = await as(url, 'ines')
  const { id, slug } = await createDataset(publisher, 'Trip From End To End')
  const first = await uploadAndWait(publisher, id, 'trees.csv', bytesOf(CSV))
  expect(first).toMatchObject({ status: 'in-review', rows: 3, missingRoles: ['liaison', 'privacy-reviewer'] })
  expect(await statusOf(`${url}/datasets/${slug}/`)).toBe(404)

  expect((await signAndWait(url, id, 1)).status).toBe('published')
  const page = await eventually(
    () => fetch(`${url}/datasets/${slug}/`),
    ({ status }) => status === 200,
  )
  expect(await page.text()).toContain('Trip From End To End')
  expect(await (await fetch(`${url}/files/${slug}/latest.csv`)).text()).toBe(CSV.replace('4\n', '4\n'))
  expect(await parquetRows(`${url}/files/${slug}/latest.parquet`)).toBe(3)

  await uploadAndWait(publisher, id, 'trees.csv', bytesOf(`${CSV}T4,2022-01-01,1\n`))
  await signAndWait(url, id, 2)
  await eventually(
    () => statusOf(`${url}/files/${slug}/v/2/${slug}.csv`),
    (status) => status === 200,
  )
  expect(await statusOf(`${url}/files/${slug}/v/1/${slug}.csv`)).toBe(200)
  expect((await publisher.must('GET', `/datasets/${id}/versions/1`)).status).toBe('superseded')

  const liaison = await as(url, 'leo')
  const reason = 'The survey <b>was</b> of another park.'
  await liaison.must('POST', `/datasets/${id}/versions/2/withdrawal`, { reason })
  await eventually(
    () => statusOf(`${url}/files/${slug}/v/2/${slug}.csv`),
    (status) => status === 404,
  )
  expect(await statusOf(`${url}/files/${slug}/latest.csv`)).toBe(404)
  const tombstone = await (await fetch(`${url}/datasets/${slug}/`)).text()
  expect(tombstone).toContain('The survey &lt;b&gt;was&lt;/b&gt; of another park.')
  expect(await (await fetch(`${url}/data.json`)).text()).not.toContain(slug)
})

test('published files carry the checksums that were signed, and never change', async () => {
  const { datasets } = await (await as(url, 'ada')).must('GET', '/datasets')
  const { slug, publishedVersion } = datasets.find((one: { slug: string }) => one.slug === 'city-budget')
  const folder = `${url}/files/${slug}/v/${publishedVersion}/`
  const response = await fetch(`${folder}checksums.txt`)
  expect(response.headers.get('cache-control')).toContain('immutable')
  const lines = (await response.text()).trim().split('\n')
  expect(lines.length).toBeGreaterThanOrEqual(4)
  for (const line of lines) {
    const [sha256, name] = line.split(/\s+/)
    const body = new Uint8Array(await (await fetch(folder + name)).arrayBuffer())
    expect([name, createHash('sha256').update(body).digest('hex')]).toEqual([name, sha256])
  }
})

test('changed metadata voids the sign-offs, and the version needs both again', async () => {
  const publisher = await as(url, 'ines')
  const liaison = await as(url, 'leo')
  const { id } = await createDataset(publisher, 'Signatures Bound To Content')
  const version = await uploadAndWait(publisher, id, 'trees.csv', bytesOf(CSV))
  const path = `/datasets/${id}/versions/1/sign-offs`
  const answers = yesToAll(version, 'liaison')
  const signing = { role: 'liaison', decision: 'sign', answers, signature: version.signature }
  await liaison.must('POST', path, signing)
  await publisher.must('PATCH', `/datasets/${id}`, { description: 'Now it says something else.' })

  const stale = await liaison.call('POST', path, signing)
  expect(stale.body.code).toBe('content-changed')
  const now = await publisher.must('GET', `/datasets/${id}/versions/1`)
  expect(now.missingRoles).toEqual(['liaison', 'privacy-reviewer'])
  expect(now.signature).not.toBe(version.signature)
})

test('the audit log is one chain from the first entry on', async () => {
  const administrator = await as(url, 'ada')
  const all = []
  for (;;) {
    const { entries, last } = await administrator.must('GET', `/audit?from=${all.length}&limit=1000`)
    all.push(...entries)
    if (all.length >= last || entries.length === 0) break
  }
  expect(all.length).toBeGreaterThan(30)
  expect(firstBroken(all)).toBeUndefined()
})

test('people are told by mail, once', async () => {
  const mails = await eventually(
    async () => readdirSync(join(dir, 'mail')).map((name) => readFileSync(join(dir, 'mail', name), 'utf8')),
    (found) => found.some((mail) => mail.includes('Published: Bicycle Counts by Hour, version 2')),
  )
  for (const title of ['Not accepted: City Budget, version 2', 'Returned: Neighbourhood Names, version 1']) {
    expect([title, mails.filter((mail) => mail.includes(title)).length]).toEqual([title, 1])
  }
})

describe('real city files', () => {
  const folder = join(root, '..', 'shared', 'data', 'datasets')
  const cases = [
    ['berkeley_police_stops.csv', 29_208],
    ['uk_dft_road_collisions.csv', 106_004],
    ['montreal_bike_counts_2012_latin1.csv', 310],
    ['madrid_museos.csv', 69],
  ] as const
  for (const [file, rows] of cases) {
    const path = join(folder, file)
    const maybe = existsSync(path) ? test : test.skip
    maybe(`${file} makes the whole trip with all its rows`, async () => {
      const publisher = await as(url, 'ines')
      const { id, slug } = await createDataset(publisher, file)
      const version = await uploadAndWait(publisher, id, file, readBytes(path))
      expect(version).toMatchObject({ status: 'in-review', rows })
      await signAndWait(url, id, 1)
      await eventually(
        () => statusOf(`${url}/datasets/${slug}/`),
        (status) => status === 200,
      )
      expect(await parquetRows(`${url}/files/${slug}/latest.parquet`)).toBe(rows)
    })
  }
})
