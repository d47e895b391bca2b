// test/local/s3/endpoint.ts: an S3 endpoint on a fresh folder, and a client for it.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { CreateBucketCommand, S3Client } from '@aws-sdk/client-s3'
import type { Deliver } from '../../../local/s3/outbox.ts'
import { createS3, type S3Endpoint } from '../../../local/s3/server.ts'

export const BUCKET = 'files'
export const MAX_OBJECT_BYTES = 16 * 2 ** 20
const REGION = 'eu-west-1'
const CREDENTIALS = { accessKeyId: 'local', secretAccessKey: 'secret-of-the-test' }

export interface Started {
  readonly dir: string
  readonly url: string
  readonly client: S3Client
  readonly server: S3Endpoint
}

export function makeFolder(): string {
  return mkdtempSync(join(tmpdir(), 's3-'))
}

/** @param deliver takes nothing unless given */
export async function start(dir: string, deliver: Deliver = async () => undefined): Promise<Started> {
  const server = createS3({ dir, credentials: CREDENTIALS, region: REGION, deliver, maxObjectBytes: MAX_OBJECT_BYTES })
  const url = `http://127.0.0.1:${await server.listen(0)}`
  return { dir, url, server, client: clientFor(url) }
}

export async function startWithBucket(deliver?: Deliver): Promise<Started> {
  const started = await start(makeFolder(), deliver)
  await started.client.send(new CreateBucketCommand({ Bucket: BUCKET }))
  return started
}

export function clientFor(endpoint: string, credentials = CREDENTIALS): S3Client {
  return new S3Client({ endpoint, region: REGION, forcePathStyle: true, credentials, maxAttempts: 1 })
}

/** Closes the endpoint; what it stored stays. */
export async function stop({ client, server }: Started): Promise<void> {
  client.destroy()
  await server.close()
}

export async function stopAndRemove(started: Started): Promise<void> {
  await stop(started)
  rmSync(started.dir, { recursive: true, force: true })
}

/** The S3 code of the error that `work` ends with; undefined when it succeeds. */
export async function codeOf(work: Promise<unknown>): Promise<string | undefined> {
  try {
    await work
    return undefined
  } catch (error) {
    return (error as Error).name
  }
}

/** The S3 code in an answer of plain HTTP. */
export async function codeIn(response: Response): Promise<string | undefined> {
  return /<Code>(\w+)<\/Code>/.exec(await response.text())?.[1]
}
