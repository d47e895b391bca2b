// adapters/download-desk.ts: short-lived addresses at which another portal fetches a file, so that no file goes through us.
import { GetObjectCommand, type S3Client } from '@aws-sdk/client-s3'
import { getSignedUrl } from '@aws-sdk/s3-request-presigner'

/** @param seconds how long it works at most; it ends earlier when the credentials that signed it do */
export type DownloadDesk = (key: string, seconds: number) => Promise<string>

export function createDownloadDesk(client: S3Client, bucket: string): DownloadDesk {
  return (key, expiresIn) => getSignedUrl(client, new GetObjectCommand({ Bucket: bucket, Key: key }), { expiresIn })
}
