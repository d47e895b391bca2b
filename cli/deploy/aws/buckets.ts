// cli/deploy/aws/buckets.ts: empties versioned buckets: every version, every delete marker, every upload that was broken off.
import {
  AbortMultipartUploadCommand,
  DeleteBucketCommand,
  DeleteObjectsCommand,
  HeadBucketCommand,
  ListMultipartUploadsCommand,
  ListObjectVersionsCommand,
  type ListObjectVersionsCommandOutput,
  type ObjectIdentifier,
  S3Client,
} from '@aws-sdk/client-s3'
import type { Buckets } from '../ports.ts'
import { orMissing } from './clients.ts'

/** What publication keeps for itself, and makes anew. */
const NOTES = 'publication/'
/** As many as S3 takes in one request. */
const AT_ONCE = 1000

export function createBuckets(region: string): Buckets {
  const client = new S3Client({ region })
  return {
    async exists(bucket) {
      return (
        (await orMissing(client.send(new HeadBucketCommand({ Bucket: bucket })), /^(NotFound|NoSuchBucket)$/)) !==
        undefined
      )
    },
    async holdsAnything(bucket) {
      // Page by page: the newest version of a deleted object is a marker, and what it hides counts.
      let from: { KeyMarker?: string | undefined; VersionIdMarker?: string | undefined } | undefined = {}
      while (from) {
        const page: ListObjectVersionsCommandOutput = await client.send(
          new ListObjectVersionsCommand({ Bucket: bucket, ...from }),
        )
        if ((page.Versions ?? []).some(({ Key }) => !Key?.startsWith(NOTES))) return true
        from = page.IsTruncated
          ? { KeyMarker: page.NextKeyMarker, VersionIdMarker: page.NextVersionIdMarker }
          : undefined
      }
      return false
    },
    async empty(bucket, onProgress) {
      await abortUploads(client, bucket)
      let removed = 0
      for (;;) {
        // Always from the start: what was listed is gone by then, and a page token would skip over what moved up.
        const objects = await firstVersions(client, bucket)
        if (objects.length === 0) return removed
        const { Errors = [] } = await client.send(
          new DeleteObjectsCommand({ Bucket: bucket, Delete: { Objects: objects, Quiet: true } }),
        )
        const [refused] = Errors
        if (refused)
          throw new Error(`${bucket}: ${refused.Key} could not be removed: ${refused.Code} ${refused.Message ?? ''}`)
        removed += objects.length
        onProgress(removed)
      }
    },
    async remove(bucket) {
      await client.send(new DeleteBucketCommand({ Bucket: bucket }))
    },
  }
}

async function firstVersions(client: S3Client, bucket: string): Promise<ObjectIdentifier[]> {
  const { Versions = [], DeleteMarkers = [] } = await client.send(
    new ListObjectVersionsCommand({ Bucket: bucket, MaxKeys: AT_ONCE }),
  )
  return [...Versions, ...DeleteMarkers].flatMap(({ Key, VersionId }) =>
    Key === undefined ? [] : [{ Key, ...(VersionId === undefined ? {} : { VersionId }) }],
  )
}

async function abortUploads(client: S3Client, bucket: string): Promise<void> {
  for (;;) {
    const { Uploads = [] } = await client.send(new ListMultipartUploadsCommand({ Bucket: bucket }))
    if (Uploads.length === 0) return
    for (const { Key, UploadId } of Uploads)
      await client.send(new AbortMultipartUploadCommand({ Bucket: bucket, Key, UploadId }))
  }
}
