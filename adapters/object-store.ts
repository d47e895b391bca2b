// adapters/object-store.ts: one S3 bucket as the port `ObjectStore`.
import { createReadStream } from 'node:fs'
import {
  CopyObjectCommand,
  DeleteObjectsCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  NoSuchKey,
  NotFound,
  PutObjectCommand,
  type S3Client,
} from '@aws-sdk/client-s3'
import { Upload } from '@aws-sdk/lib-storage'
import type { ObjectHeaders, ObjectStore } from '../core/ports.ts'

/** Parts of 16 MB, two at a time: 32 MB of memory whatever the file. */
const PART_BYTES = 16 * 1024 * 1024
/** Four pieces make a part: small pieces cost more to join than to read. */
const READ_BYTES = 4 * 1024 * 1024

export function createObjectStore(client: S3Client, bucket: string): ObjectStore {
  const read: ObjectStore['read'] = async (key, versionId) => {
    const found = await orMissing(client.send(new GetObjectCommand({ Bucket: bucket, Key: key, VersionId: versionId })))
    return found?.Body as AsyncIterable<Uint8Array> | undefined
  }

  return {
    name: bucket,
    read,

    async *list(prefix) {
      let ContinuationToken: string | undefined
      do {
        const page = await client.send(new ListObjectsV2Command({ Bucket: bucket, Prefix: prefix, ContinuationToken }))
        for (const { Key, Size, ETag } of page.Contents ?? []) {
          yield { key: Key!, bytes: Size ?? 0, etag: bare(ETag) }
        }
        ContinuationToken = page.NextContinuationToken
      } while (ContinuationToken)
    },

    async readText(key) {
      const body = await read(key)
      if (!body) return undefined
      const chunks: Uint8Array[] = []
      for await (const chunk of body) chunks.push(chunk)
      return Buffer.concat(chunks).toString('utf8')
    },

    async write(key, body, headers) {
      await client.send(new PutObjectCommand({ Bucket: bucket, Key: key, Body: body, ...headersOf(headers) }))
    },

    async writeFile(key, path, headers) {
      const params = {
        Bucket: bucket,
        Key: key,
        Body: createReadStream(path, { highWaterMark: READ_BYTES }),
        ...headersOf(headers),
      }
      await new Upload({ client, params, partSize: PART_BYTES, queueSize: 2 }).done()
    },

    async copy(from, key, headers) {
      await client.send(
        new CopyObjectCommand({
          Bucket: bucket,
          Key: key,
          CopySource: `${from.bucket}/${from.key.split('/').map(encodeURIComponent).join('/')}${from.versionId ? `?versionId=${encodeURIComponent(from.versionId)}` : ''}`,
          CopySourceIfMatch: from.etag,
          MetadataDirective: 'REPLACE',
          ...headersOf(headers),
        }),
      )
    },

    async stat(key) {
      const found = await orMissing(client.send(new HeadObjectCommand({ Bucket: bucket, Key: key })))
      return found && { key, bytes: found.ContentLength ?? 0, etag: bare(found.ETag) }
    },

    async remove(keys) {
      for (let start = 0; start < keys.length; start += 1000) {
        const Objects = keys.slice(start, start + 1000).map((Key) => ({ Key }))
        const done = await client.send(new DeleteObjectsCommand({ Bucket: bucket, Delete: { Objects, Quiet: true } }))
        const failed = done.Errors?.[0]
        if (failed) throw new Error(`could not delete ${failed.Key} from ${bucket}: ${failed.Code} ${failed.Message}`)
      }
    },
  }
}

function headersOf(headers: ObjectHeaders) {
  return {
    ContentType: headers.mediaType,
    CacheControl: headers.cacheControl,
    ContentEncoding: headers.contentEncoding,
    ContentDisposition: headers.contentDisposition,
    ...(headers.sha256 ? { Metadata: { sha256: headers.sha256 } } : {}),
  }
}

async function orMissing<T>(sent: Promise<T>): Promise<T | undefined> {
  try {
    return await sent
  } catch (error) {
    if (error instanceof NoSuchKey || error instanceof NotFound) return undefined
    throw error
  }
}

function bare(etag: string | undefined): string {
  return (etag ?? '').replaceAll('"', '')
}
