import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import {
  CompleteMultipartUploadCommand,
  CreateMultipartUploadCommand,
  GetObjectCommand,
  ListPartsCommand,
  PutBucketNotificationConfigurationCommand,
  PutBucketVersioningCommand,
  PutObjectCommand,
  UploadPartCommand,
} from '@aws-sdk/client-s3'
import { lockFolder } from '../../../local/s3/lock.ts'
import { BUCKET, makeFolder, type Started, start, startWithBucket, stop, stopAndRemove } from './endpoint.ts'

const QUEUE = 'arn:aws:sqs:eu-west-1:000000000000:checks'

test('an upload in parts goes on after the endpoint was started again', async () => {
  const before = await startWithBucket()
  const target = { Bucket: BUCKET, Key: 'long.bin' }
  const { UploadId } = await before.client.send(new CreateMultipartUploadCommand(target))
  const first = Buffer.alloc(5 * 2 ** 20, 1)
  await before.client.send(new UploadPartCommand({ ...target, UploadId, PartNumber: 1, Body: first }))
  await stop(before)

  const after = await start(before.dir)
  await after.client.send(new UploadPartCommand({ ...target, UploadId, PartNumber: 2, Body: Buffer.alloc(10, 2) }))
  const { Parts = [] } = await after.client.send(new ListPartsCommand({ ...target, UploadId }))
  const parts = Parts.map(({ PartNumber, ETag }) => ({ PartNumber, ETag }))
  await after.client.send(
    new CompleteMultipartUploadCommand({ ...target, UploadId, MultipartUpload: { Parts: parts } }),
  )
  const stored = await after.client.send(new GetObjectCommand(target))
  const bytes = Buffer.from((await stored.Body?.transformToByteArray()) ?? [])
  expect(bytes.equals(Buffer.concat([first, Buffer.alloc(10, 2)]))).toBe(true)
  expect(stored.ETag).toMatch(/^"[0-9a-f]{32}-2"$/)
  const seam = await after.client.send(
    new GetObjectCommand({ ...target, Range: `bytes=${first.length - 1}-${first.length}` }),
  )
  expect([...((await seam.Body?.transformToByteArray()) ?? [])]).toEqual([1, 2])
  await stopAndRemove(after)
})

/** Asks for events of CSV files under `in/`. */
function watch({ client }: Started): Promise<unknown> {
  const FilterRules = [
    { Name: 'prefix' as const, Value: 'in/' },
    { Name: 'suffix' as const, Value: '.csv' },
  ]
  const rule = { QueueArn: QUEUE, Events: ['s3:ObjectCreated:*' as const], Filter: { Key: { FilterRules } } }
  const NotificationConfiguration = { QueueConfigurations: [rule] }
  return client.send(new PutBucketNotificationConfigurationCommand({ Bucket: BUCKET, NotificationConfiguration }))
}

async function until(condition: () => boolean): Promise<void> {
  for (let tries = 0; !condition(); tries++) {
    if (tries > 200) throw new Error('what the test waits for did not happen within 4 seconds')
    await sleep(20)
  }
}

test('an event is delivered again when it was not taken, and carries the version', async () => {
  const delivered: {
    target: string
    event: { Records: [{ s3: { object: object } }] }
  }[] = []
  let isFailing = true
  const s3 = await startWithBucket(async (target, event) => {
    if (isFailing) {
      isFailing = false
      throw new Error('the queue is away')
    }
    delivered.push({ target, event: event as (typeof delivered)[number]['event'] })
  })
  const VersioningConfiguration = { Status: 'Enabled' as const }
  await s3.client.send(new PutBucketVersioningCommand({ Bucket: BUCKET, VersioningConfiguration }))
  await watch(s3)
  await s3.client.send(new PutObjectCommand({ Bucket: BUCKET, Key: 'in/notes.txt', Body: 'not asked for' }))
  const { VersionId } = await s3.client.send(
    new PutObjectCommand({ Bucket: BUCKET, Key: 'in/a tree.csv', Body: 'oak' }),
  )
  await until(() => delivered.length > 0)
  await sleep(100)

  expect(delivered).toHaveLength(1)
  expect(delivered[0]!.target).toBe(QUEUE)
  const [record] = delivered[0]!.event.Records
  expect(record).toMatchObject({ eventName: 'ObjectCreated:Put', s3: { bucket: { name: BUCKET } } })
  expect(record.s3.object).toMatchObject({ key: 'in/a+tree.csv', size: 3, versionId: VersionId })
  await stopAndRemove(s3)
})

test('an event that nobody took is delivered after the next start', async () => {
  const before = await startWithBucket(() => Promise.reject(new Error('the queue is away')))
  await watch(before)
  await before.client.send(new PutObjectCommand({ Bucket: BUCKET, Key: 'in/trees.csv', Body: 'oak' }))
  await stop(before)

  const targets: string[] = []
  const after = await start(before.dir, async (target) => void targets.push(target))
  await until(() => targets.length > 0)
  expect(targets).toEqual([QUEUE])
  await stopAndRemove(after)
})

test('what a crash left without an owner is collected at the start', async () => {
  const before = await startWithBucket()
  await before.client.send(new PutObjectCommand({ Bucket: BUCKET, Key: 'kept', Body: 'kept' }))
  await stop(before)
  writeFileSync(join(before.dir, 'blobs', 'ab', 'ab-left-behind'), 'half an upload')

  const after = await start(before.dir)
  expect(readdirSync(join(before.dir, 'blobs', 'ab'))).not.toContain('ab-left-behind')
  const found = await after.client.send(new GetObjectCommand({ Bucket: BUCKET, Key: 'kept' }))
  expect(await found.Body?.transformToString()).toBe('kept')
  await stopAndRemove(after)
})

test('the lock of a process that was killed is taken over at once', async () => {
  const dir = makeFolder()
  const lock = join(import.meta.dirname, '../../../local/s3/lock.ts')
  const script = `import(${JSON.stringify(lock)}).then(({ lockFolder }) => {
    lockFolder(${JSON.stringify(dir)}); console.log('locked'); setInterval(() => {}, 1000) })`
  const other = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', '-e', script])
  await once(other.stdout, 'data')
  expect(() => lockFolder(dir)).toThrow(`process ${other.pid}`)

  other.kill('SIGKILL')
  await once(other, 'exit')
  const unlock = lockFolder(dir)
  unlock()
  execFileSync('rm', ['-r', dir])
})
