// adapters/upload-desk.ts: presigned addresses, so that a browser sends files straight to S3 and never through us.
import {
  AbortMultipartUploadCommand,
  CompleteMultipartUploadCommand,
  CreateMultipartUploadCommand,
  ListPartsCommand,
  NoSuchUpload,
  type Part,
  type S3Client,
  UploadPartCommand,
} from '@aws-sdk/client-s3'
import { createPresignedPost } from '@aws-sdk/s3-presigned-post'
import { getSignedUrl } from '@aws-sdk/s3-request-presigner'
import type { UploadAddress, UploadDesk } from '../core/ports.ts'

/** 16 MB a part: 5 GB are 320 parts, far below S3's 10,000. */
const PART_BYTES = 16 * 1024 * 1024
/** S3 refuses longer-lived addresses than 7 days; an hour is enough for a part. */
const MAX_SECONDS = 3600

type Address = Parameters<UploadDesk['address']>[0]

export function createUploadDesk(client: S3Client, bucket: string): UploadDesk {
  return {
    async startParts(key) {
      const started = await client.send(
        new CreateMultipartUploadCommand({ Bucket: bucket, Key: key, ContentType: 'application/octet-stream' }),
      )
      if (!started.UploadId) throw new Error(`S3 started an upload of ${key} without an id`)
      return started.UploadId
    },

    address: (upload) =>
      upload.multipartId ? partsAddress(client, bucket, upload) : postAddress(client, bucket, upload),

    async completeParts(key, multipartId, bytes) {
      const parts = await listParts(client, bucket, key, multipartId)
      const arrived = parts.reduce((sum, part) => sum + (part.Size ?? 0), 0)
      if (arrived !== bytes || parts.length !== Math.ceil(bytes / PART_BYTES)) return 'incomplete'
      const Parts = parts.map(({ PartNumber, ETag }) => ({ PartNumber, ETag }))
      await client.send(
        new CompleteMultipartUploadCommand({
          Bucket: bucket,
          Key: key,
          UploadId: multipartId,
          MultipartUpload: { Parts },
        }),
      )
      return 'complete'
    },

    async abortParts(key, multipartId) {
      try {
        await client.send(new AbortMultipartUploadCommand({ Bucket: bucket, Key: key, UploadId: multipartId }))
      } catch (error) {
        if (!(error instanceof NoSuchUpload)) throw error
      }
    },
  }
}

/** A form that S3 accepts for exactly this key, this size and, if announced, this checksum. */
async function postAddress(client: S3Client, bucket: string, upload: Address): Promise<UploadAddress> {
  const checksum = upload.sha256 && Buffer.from(upload.sha256, 'hex').toString('base64')
  const fields: Record<string, string> = {
    'Content-Type': 'application/octet-stream',
    success_action_status: '201',
    ...(checksum ? { 'x-amz-checksum-algorithm': 'SHA256', 'x-amz-checksum-sha256': checksum } : {}),
  }
  const post = await createPresignedPost(client, {
    Bucket: bucket,
    Key: upload.key,
    Fields: fields,
    Conditions: [['content-length-range', upload.bytes, upload.bytes]],
    Expires: secondsLeft(upload),
  })
  return { method: 'post', url: post.url, fields: post.fields, expiresAt: upload.expiresAt }
}

/** One address a part, with the part's exact size signed; parts that arrived carry their ETag. */
async function partsAddress(client: S3Client, bucket: string, upload: Address): Promise<UploadAddress> {
  const UploadId = upload.multipartId!
  const arrived = new Map(
    (await listParts(client, bucket, upload.key, UploadId)).map((part) => [part.PartNumber!, part] as const),
  )
  const count = Math.ceil(upload.bytes / PART_BYTES)
  const parts = await Promise.all(
    Array.from({ length: count }, async (_, index) => {
      const number = index + 1
      const bytes = number === count ? upload.bytes - PART_BYTES * index : PART_BYTES
      const command = new UploadPartCommand({
        Bucket: bucket,
        Key: upload.key,
        UploadId,
        PartNumber: number,
        ContentLength: bytes,
      })
      const url = await getSignedUrl(client, command, { expiresIn: secondsLeft(upload) })
      const there = arrived.get(number)
      return { number, bytes, url, ...(there?.Size === bytes && there.ETag ? { etag: there.ETag } : {}) }
    }),
  )
  return { method: 'parts', partBytes: PART_BYTES, parts, expiresAt: upload.expiresAt }
}

async function listParts(client: S3Client, bucket: string, key: string, UploadId: string): Promise<Part[]> {
  const parts: Part[] = []
  let PartNumberMarker: string | undefined
  do {
    const page = await client.send(new ListPartsCommand({ Bucket: bucket, Key: key, UploadId, PartNumberMarker }))
    parts.push(...(page.Parts ?? []))
    PartNumberMarker = page.IsTruncated ? page.NextPartNumberMarker : undefined
  } while (PartNumberMarker)
  return parts
}

function secondsLeft({ expiresAt, now }: Address): number {
  const left = Math.floor((Date.parse(expiresAt) - Date.parse(now)) / 1000)
  return Math.max(1, Math.min(left, MAX_SECONDS))
}
