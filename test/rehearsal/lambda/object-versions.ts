// test/rehearsal/lambda/object-versions.ts: S3's messages name the version of an object; Moto leaves it out.
import { HeadObjectCommand, S3Client } from '@aws-sdk/client-s3'
import type { Json } from '../json.ts'
import { clientOf } from '../resources/handler.ts'

/** @param body of a message; what is none of S3's comes back as it is */
export async function withVersions(endpoint: string, region: string, body: string): Promise<string> {
  const message = JSON.parse(body) as Json
  if (!Array.isArray(message.Records)) return body
  const Records = await Promise.all(message.Records.map((record: Json) => withVersion(endpoint, region, record)))
  return JSON.stringify({ ...message, Records })
}

async function withVersion(endpoint: string, region: string, record: Json): Promise<Json> {
  const { bucket, object } = record.s3 ?? {}
  if (!object || object.versionId) return record
  const Key = decodeURIComponent(object.key.replaceAll('+', ' '))
  const asked = new HeadObjectCommand({ Bucket: bucket.name, Key })
  const { VersionId: versionId } = await clientOf(S3Client, { endpoint, region }).send(asked)
  return { ...record, s3: { ...record.s3, object: { ...object, versionId } } }
}
