// local/s3/buckets.ts: making, naming and removing buckets.
import type { Answer } from './answer.ts'
import type { BucketRow } from './database.ts'
import { refuse } from './errors.ts'
import { discardUpload } from './multipart.ts'
import type { SignedRequest } from './request.ts'
import { findBucket, type Store } from './store.ts'
import { type Field, xmlDocument } from './xml.ts'

/** 3 to 63 small letters, digits, dots and hyphens; not the form of an IP address. */
const BUCKET_NAME = /^(?!\d+\.\d+\.\d+\.\d+$)[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/
/** The region that S3 names by saying nothing. */
const FIRST_REGION = 'us-east-1'

export function listBuckets(store: Store): Answer {
  const buckets = store.database.all<BucketRow>('SELECT * FROM bucket ORDER BY name')
  return {
    xml: xmlDocument('ListAllMyBucketsResult', [
      ['Owner', [['ID', 'local']]],
      [
        'Buckets',
        buckets.map(
          ({ name, created_at }): Field => [
            'Bucket',
            [
              ['Name', name],
              ['CreationDate', created_at],
            ],
          ],
        ),
      ],
    ]),
  }
}

export function createBucket(store: Store, { bucket }: SignedRequest): Answer {
  if (!BUCKET_NAME.test(bucket)) refuse('InvalidBucketName')
  store.database.transaction(() => {
    if (store.database.get('SELECT 1 FROM bucket WHERE name = ?', bucket)) refuse('BucketAlreadyOwnedByYou')
    store.database.run('INSERT INTO bucket (name, created_at) VALUES (?, ?)', bucket, new Date().toISOString())
  })
  return { headers: { location: `/${bucket}` } }
}

export function headBucket(store: Store, { bucket }: SignedRequest): Answer {
  findBucket(store, bucket)
  return { headers: { 'x-amz-bucket-region': store.region } }
}

export function locateBucket(store: Store, { bucket }: SignedRequest): Answer {
  findBucket(store, bucket)
  return { xml: xmlDocument('LocationConstraint', store.region === FIRST_REGION ? '' : store.region) }
}

export function deleteBucket(store: Store, { bucket }: SignedRequest): Answer {
  const { database } = store
  database.transaction(() => {
    findBucket(store, bucket)
    if (database.get('SELECT 1 FROM version WHERE bucket = ? LIMIT 1', bucket)) refuse('BucketNotEmpty')
    const uploads = database.all<{ id: string }>('SELECT id FROM upload WHERE bucket = ?', bucket)
    for (const { id } of uploads) discardUpload(store, id)
    database.run('DELETE FROM bucket WHERE name = ?', bucket)
  })
  return { status: 204 }
}
