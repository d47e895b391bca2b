import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import {
  CopyObjectCommand,
  DeleteObjectCommand,
  GetObjectCommand,
  ListObjectsV2Command,
  PutBucketVersioningCommand,
  PutObjectAclCommand,
  PutObjectCommand,
} from '@aws-sdk/client-s3'
import { getSignedUrl } from '@aws-sdk/s3-request-presigner'
import { createS3 } from '../../../local/s3/server.ts'
import {
  BUCKET,
  clientFor,
  codeIn,
  codeOf,
  MAX_OBJECT_BYTES,
  type Started,
  startWithBucket,
  stopAndRemove,
} from './endpoint.ts'

let s3: Started
beforeAll(async () => {
  s3 = await startWithBucket()
})
afterAll(() => stopAndRemove(s3))

const put = (Key: string, Body: string, more: object = {}) =>
  s3.client.send(new PutObjectCommand({ Bucket: BUCKET, Key, Body, ...more }))
const get = async (Key: string, more: object = {}) => {
  const found = await s3.client.send(new GetObjectCommand({ Bucket: BUCKET, Key, ...more }))
  return { ...found, text: await found.Body?.transformToString() }
}

test('what was put comes back, with its type and metadata', async () => {
  await put('trees/éé + 1.csv', 'kind,height\noak,12\n', { ContentType: 'text/csv', Metadata: { team: 'parks' } })
  expect(await get('trees/éé + 1.csv')).toMatchObject({
    text: 'kind,height\noak,12\n',
    ContentType: 'text/csv',
    Metadata: { team: 'parks' },
    ETag: `"${createHash('md5').update('kind,height\noak,12\n').digest('hex')}"`,
  })
  expect(await get('trees/éé + 1.csv', { Range: 'bytes=5-10' })).toMatchObject({ text: 'height' })
  expect(await get('trees/éé + 1.csv', { Range: 'bytes=-3' })).toMatchObject({ text: '12\n' })
})

test('lists group keys at the delimiter and go on where a page ended', async () => {
  for (const key of ['list/a/1', 'list/a/2', 'list/b', 'list/c/1', 'list/d']) await put(key, '')
  const seen: (string | undefined)[] = []
  for (let token: string | undefined; ; ) {
    const page = await s3.client.send(
      new ListObjectsV2Command({
        Bucket: BUCKET,
        Prefix: 'list/',
        Delimiter: '/',
        MaxKeys: 1,
        ContinuationToken: token,
      }),
    )
    seen.push(
      ...(page.CommonPrefixes ?? []).map(({ Prefix }) => Prefix),
      ...(page.Contents ?? []).map(({ Key }) => Key),
    )
    token = page.NextContinuationToken
    if (!token) break
  }
  expect(seen).toEqual(['list/a/', 'list/b', 'list/c/', 'list/d'])
})

test('a request that nobody signed is refused', async () => {
  await put('private', 'x')
  const response = await fetch(`${s3.url}/${BUCKET}/private`)
  expect([response.status, await codeIn(response)]).toEqual([403, 'AccessDenied'])
})

test('a presigned address is good for what was signed and nothing else', async () => {
  await put('private', 'x')
  const address = await getSignedUrl(s3.client, new GetObjectCommand({ Bucket: BUCKET, Key: 'private' }))
  expect(await (await fetch(address)).text()).toBe('x')

  const other = await fetch(address.replace('/private?', '/secret?'))
  expect([other.status, await codeIn(other)]).toEqual([403, 'SignatureDoesNotMatch'])
  const method = await fetch(address, { method: 'DELETE' })
  expect([method.status, await codeIn(method)]).toEqual([403, 'SignatureDoesNotMatch'])
})

test('another secret is refused', async () => {
  const stranger = clientFor(s3.url, { accessKeyId: 'local', secretAccessKey: 'guessed' })
  const reading = stranger.send(new GetObjectCommand({ Bucket: BUCKET, Key: 'private' }))
  expect(await codeOf(reading)).toBe('SignatureDoesNotMatch')
})

test('an upload longer than the limit is refused and nothing of it is kept', async () => {
  expect(await codeOf(put('large', 'x'.repeat(MAX_OBJECT_BYTES + 1)))).toBe('EntityTooLarge')
  expect(await codeOf(get('large'))).toBe('NoSuchKey')
})

test('an upload with another checksum than announced is refused and nothing of it is kept', async () => {
  const wrong = createHash('sha256').update('something else').digest('base64')
  expect(await codeOf(put('damaged', 'x', { ChecksumSHA256: wrong }))).toBe('BadDigest')
  expect(await codeOf(put('damaged', 'x', { ContentMD5: createHash('md5').update('y').digest('base64') }))).toBe(
    'BadDigest',
  )
  expect(await codeOf(get('damaged'))).toBe('NoSuchKey')
})

test('of twenty writers who all want to be first, one is', async () => {
  const writers = Array.from({ length: 20 }, (_, index) => codeOf(put('first', String(index), { IfNoneMatch: '*' })))
  const codes = await Promise.all(writers)
  expect(codes.filter((code) => code === undefined)).toHaveLength(1)
  expect(codes.filter((code) => code === 'PreconditionFailed')).toHaveLength(19)
  expect((await get('first')).text).toBe(String(codes.indexOf(undefined)))
})

test('a key with dots and slashes is a name, not a path', async () => {
  const outside = join(dirname(s3.dir), 'escaped.txt')
  for (const key of ['../escaped.txt', 'a/../../../../escaped.txt', '/etc/passwd']) {
    await put(key, key)
    expect((await get(key)).text).toBe(key)
  }
  expect(existsSync(outside)).toBe(false)
})

test('an object copied onto itself keeps its bytes', async () => {
  await put('self', 'kept')
  const source = { Bucket: BUCKET, Key: 'self', CopySource: `${BUCKET}/self` }
  await s3.client.send(new CopyObjectCommand({ ...source, MetadataDirective: 'REPLACE', ContentType: 'text/plain' }))
  expect(await get('self')).toMatchObject({ text: 'kept', ContentType: 'text/plain' })
})

test('a versioned bucket keeps what was replaced or deleted', async () => {
  const Status = 'Enabled'
  await s3.client.send(new PutBucketVersioningCommand({ Bucket: BUCKET, VersioningConfiguration: { Status } }))
  const first = await put('kept', 'one')
  const second = await put('kept', 'two')
  expect(first.VersionId).not.toBe(second.VersionId)
  const removal = await s3.client.send(new DeleteObjectCommand({ Bucket: BUCKET, Key: 'kept' }))
  expect(removal.DeleteMarker).toBe(true)
  expect(await codeOf(get('kept'))).toBe('NoSuchKey')
  expect((await get('kept', { VersionId: first.VersionId })).text).toBe('one')

  await s3.client.send(new DeleteObjectCommand({ Bucket: BUCKET, Key: 'kept', VersionId: removal.VersionId }))
  expect((await get('kept')).text).toBe('two')
})

test('an operation that is not there is refused, not taken for another', async () => {
  await put('kept-acl', 'content')
  const change = new PutObjectAclCommand({ Bucket: BUCKET, Key: 'kept-acl', ACL: 'public-read' })
  expect(await codeOf(s3.client.send(change))).toBe('NotImplemented')
  expect((await get('kept-acl')).text).toBe('content')
})

test('two endpoints never share a folder', () => {
  const options = { dir: s3.dir, credentials: { accessKeyId: 'a', secretAccessKey: 'b' }, region: 'x' }
  expect(() => createS3({ ...options, deliver: async () => undefined })).toThrow(/Another S3 endpoint/)
})
