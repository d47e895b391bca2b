// Files and forms that should not pass: each ends in a named state with words a publisher understands.
import { gzipSync } from 'node:zlib'
import { type PartsAddress, type PostAddress, send } from '../../local/seed/client.ts'
import { as, createDataset, statusOf, uploadAndWait } from '../support/crew.ts'
import { sharedPortal } from '../support/portal.ts'

const { url } = sharedPortal()
const bytesOf = (text: string) => new TextEncoder().encode(text)
const GOOD = 'name,count\noak,3\nelm,4\n'
const PNG = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 73, 72, 68, 82, 0, 0, 0, 1])

const files = [
  { name: 'an empty file', bytes: bytesOf(''), gives: 'source-error' },
  { name: 'NUL bytes', bytes: bytesOf('name,count\noak\u0000,3\n'), gives: 'nul-byte' },
  { name: 'a picture called .csv', bytes: PNG, gives: 'format-error' },
  { name: 'gzip in gzip', bytes: new Uint8Array(gzipSync(gzipSync(GOOD))), gives: 'archive-nested' },
  { name: 'JSON nested 10,000 deep', bytes: bytesOf('['.repeat(10_000) + ']'.repeat(10_000)), gives: 'json-too-deep' },
  {
    name: 'GeoJSON with NaN',
    bytes: bytesOf(
      '{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"a":1},"geometry":{"type":"Point","coordinates":[NaN,1]}}]}',
    ),
    gives: 'geojson-error',
  },
  { name: 'rows that lost cells', bytes: bytesOf('a,b,c\n1,2,3\n1\n4,5,6\n'), gives: 'missing-cell' },
  { name: 'a quote that is never closed', bytes: bytesOf('a,b\n1,"2\n3,4\n'), gives: 'unclosed-quote' },
]
for (const { name, bytes, gives } of files) {
  test(`${name} is rejected by name, and the next version can begin`, async () => {
    const publisher = await as(url, 'ines')
    const { id, slug } = await createDataset(publisher, `Bad ${name}`)
    const version = await uploadAndWait(publisher, id, 'file.csv', bytes)
    expect([version.status, version.rejection?.code]).toEqual(['rejected', gives])
    expect(version.rejection?.message).toMatch(/\w{3,}.*\./)
    expect(await statusOf(`${url}/datasets/${slug}/`)).toBe(404)
    expect((await uploadAndWait(publisher, id, 'file.csv', bytesOf(GOOD))).status).toBe('in-review')
  })
}

test('a header without rows goes to review with a warning that reviewers see', async () => {
  const publisher = await as(url, 'ines')
  const { id } = await createDataset(publisher, 'Header Only')
  const version = await uploadAndWait(publisher, id, 'file.csv', bytesOf('name,count\n'))
  expect(version).toMatchObject({ status: 'in-review', rows: 0, report: { errors: 0, warnings: 1 } })
  const report = await publisher.must('GET', `/datasets/${id}/versions/1/report`)
  expect(report.findings[0].code).toBe('header-only')
})

async function begin(title: string, announced: object): Promise<{ id: string; upload: PostAddress | PartsAddress }> {
  const publisher = await as(url, 'ines')
  const { id } = await createDataset(publisher, title)
  const { upload } = await publisher.must('POST', `/datasets/${id}/versions`, { filename: 'f.csv', ...announced })
  return { id, upload }
}

async function stateOf(id: string): Promise<string> {
  return (await (await as(url, 'ines')).must('GET', `/datasets/${id}/versions/1`)).status
}

test('a file larger or smaller than announced is refused by object storage, and nothing is kept', async () => {
  for (const [title, bytes] of [
    ['Larger', GOOD.length - 1],
    ['Smaller', GOOD.length + 1],
  ] as const) {
    const { id, upload } = await begin(`${title} Than Announced`, { bytes })
    await expect(send(upload, bytesOf(GOOD))).rejects.toThrow(title === 'Larger' ? 'EntityTooLarge' : 'EntityTooSmall')
    expect(await stateOf(id)).toBe('awaiting-upload')
  }
})

test('a file with another checksum than announced is refused', async () => {
  const { id, upload } = await begin('Wrong Checksum', { bytes: GOOD.length, sha256: 'a'.repeat(64) })
  await expect(send(upload, bytesOf(GOOD))).rejects.toThrow(/BadDigest|checksum/i)
  expect(await stateOf(id)).toBe('awaiting-upload')
})

test('an altered form is refused: another key, another policy, another signature', async () => {
  const { id, upload } = await begin('Altered Form', { bytes: GOOD.length })
  if (upload.method !== 'post') throw new Error('expected a form')
  const other = { ...upload.fields, key: 'uploads/elsewhere/00001' }
  const policy = {
    ...upload.fields,
    Policy: Buffer.from('{"expiration":"2099-01-01T00:00:00Z","conditions":[]}').toString('base64'),
  }
  const signature = { ...upload.fields, 'X-Amz-Signature': '0'.repeat(64) }
  for (const fields of [other, policy, signature]) {
    await expect(send({ ...upload, fields }, bytesOf(GOOD))).rejects.toThrow('403')
  }
  expect(await stateOf(id)).toBe('awaiting-upload')
  await send(upload, bytesOf(GOOD))
  expect((await (await as(url, 'ines')).settle(id, 1, ['awaiting-upload', 'validating'])).status).toBe('in-review')
})

test('a second upload to the same version changes nothing, and people are told', async () => {
  const { id, upload } = await begin('Second Upload', { bytes: GOOD.length })
  const publisher = await as(url, 'ines')
  await send(upload, bytesOf(GOOD))
  const first = await publisher.settle(id, 1, ['awaiting-upload', 'validating'])
  await send(upload, bytesOf(GOOD.replace('oak', 'ash')))
  const until = Date.now() + 20_000
  let now = first
  while (now.notices.length === 0 && Date.now() < until) {
    await new Promise((resolve) => setTimeout(resolve, 100))
    now = await publisher.must('GET', `/datasets/${id}/versions/1`)
  }
  expect(now.notices.join()).toContain('A second file')
  expect([now.status, now.signature]).toEqual([first.status, first.signature])
})

test('an upload that nobody finishes can be cancelled, and blocks the dataset no longer', async () => {
  const { id } = await begin('Never Finished', { bytes: 100 })
  const publisher = await as(url, 'ines')
  const second = await publisher.call('POST', `/datasets/${id}/versions`, { filename: 'g.csv', bytes: 10 })
  expect([second.status, second.body.code]).toEqual([409, 'version-under-way'])
  const ended = await publisher.must('DELETE', `/datasets/${id}/versions/1/upload`)
  expect([ended.status, ended.rejection.code]).toEqual(['rejected', 'upload-cancelled'])
  await publisher.must('POST', `/datasets/${id}/versions`, { filename: 'g.csv', bytes: 10 })
})

test('a file over the limit is refused by its announced size, with the limit named', async () => {
  const publisher = await as(url, 'ines')
  const { id } = await createDataset(publisher, 'Too Large')
  const answer = await publisher.call('POST', `/datasets/${id}/versions`, { filename: 'f.csv', bytes: 10 * 1024 ** 3 })
  expect([answer.status, answer.body.code]).toEqual([413, 'file-too-large'])
  expect(answer.body.detail).toContain('5 GiB')
})

test('a large file goes up in parts, survives a break, and is not joined while a part is missing', async () => {
  const line = `${'x'.repeat(63)},1\n`
  const bytes = bytesOf(`text,number\n${line.repeat(1_050_000)}`)
  const { id, upload } = await begin('In Parts', { bytes: bytes.length })
  if (upload.method !== 'parts') throw new Error('expected parts')
  const publisher = await as(url, 'ines')
  const path = `/datasets/${id}/versions/1/upload`

  await send({ ...upload, parts: upload.parts.slice(0, 2) }, bytes)
  expect((await publisher.call('POST', path)).body.code).toBe('upload-incomplete')
  const resumed = (await publisher.must('GET', path)) as PartsAddress
  expect(resumed.parts.filter(({ etag }) => etag).map(({ number }) => number)).toEqual([1, 2])
  await send(resumed, bytes)
  await publisher.must('POST', path)
  expect(await publisher.settle(id, 1, ['awaiting-upload', 'validating'])).toMatchObject({
    status: 'in-review',
    rows: 1_050_000,
  })
})
