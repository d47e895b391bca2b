import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { CreateBucketCommand, DeleteObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3'
import { type ObjectReader, openObjectReader, type StoredObject } from '../../../local/s3/reader.ts'
import { BUCKET, makeFolder, start, stop } from './endpoint.ts'

async function textOf(reader: ObjectReader, object: StoredObject, start?: number, end?: number): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of reader.read(object, start, end)) chunks.push(chunk)
  return Buffer.concat(chunks).toString()
}

test('the reader waits for the folder, sees what the endpoint stores, and reads on when it is closed', async () => {
  const parent = makeFolder()
  const dir = join(parent, 'not-yet')
  const reader = openObjectReader(dir)
  expect(reader.find(BUCKET, 'page.html')).toBeUndefined()
  mkdirSync(dir)
  expect(reader.find(BUCKET, 'page.html')).toBeUndefined()

  const s3 = await start(dir)
  await s3.client.send(new CreateBucketCommand({ Bucket: BUCKET }))
  expect(reader.find(BUCKET, 'page.html')).toBeUndefined()
  const page = { Bucket: BUCKET, Key: 'page.html', ContentType: 'text/html', CacheControl: 'max-age=60' }
  const { ETag } = await s3.client.send(new PutObjectCommand({ ...page, Body: '<p>Trees</p>' }))
  await s3.client.send(new PutObjectCommand({ Bucket: BUCKET, Key: 'gone', Body: 'x' }))
  const seen = reader.find(BUCKET, 'page.html')!
  expect(seen).toMatchObject({
    bucket: BUCKET,
    key: 'page.html',
    bytes: 12,
    headers: { 'content-type': 'text/html', 'cache-control': 'max-age=60' },
  })
  expect(`"${seen.etag}"`).toBe(ETag)
  await s3.client.send(new DeleteObjectCommand({ Bucket: BUCKET, Key: 'gone' }))
  expect(reader.find(BUCKET, 'gone')).toBeUndefined()

  await s3.client.send(new PutObjectCommand({ ...page, Body: '<p>Parks</p>' }))
  expect(await textOf(reader, seen)).toBe('<p>Trees</p>') // replaced, but found before
  await stop(s3)
  reader.close()

  const cold = openObjectReader(dir)
  const found = cold.find(BUCKET, 'page.html')!
  expect(await textOf(cold, found)).toBe('<p>Parks</p>')
  expect(await textOf(cold, found, 3, 7)).toBe('Parks')
  cold.close()
  rmSync(parent, { recursive: true })
})
