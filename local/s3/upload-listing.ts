// local/s3/upload-listing.ts: listing unfinished uploads and their parts: how a client finds out where to go on.
import type { Answer } from './answer.ts'
import type { PartRow, UploadRow } from './database.ts'
import { HIGHEST, keyEncoder, pageSize } from './listing.ts'
import { findUpload } from './multipart.ts'
import type { SignedRequest } from './request.ts'
import { findBucket, type Store } from './store.ts'
import { type Field, xmlDocument } from './xml.ts'

/** All of them at once: there are few, and the lifecycle removes old ones. */
export function listUploads(store: Store, { bucket, query }: SignedRequest): Answer {
  findBucket(store, bucket)
  const prefix = query.get('prefix') ?? ''
  const encode = keyEncoder(query)
  const uploads = store.database.all<UploadRow>(
    'SELECT * FROM upload WHERE bucket = ? AND key >= ? AND key < ? ORDER BY key, created_at',
    bucket,
    prefix,
    prefix + HIGHEST,
  )
  return {
    xml: xmlDocument('ListMultipartUploadsResult', [
      ['Bucket', bucket],
      ['EncodingType', query.get('encoding-type') ?? undefined],
      ['IsTruncated', false],
      ...uploads.map(
        ({ key, id, created_at }): Field => [
          'Upload',
          [
            ['Key', encode(key)],
            ['UploadId', id],
            ['Initiated', created_at],
          ],
        ],
      ),
    ]),
  }
}

export function listParts(store: Store, request: SignedRequest): Answer {
  const { id, bucket, key } = findUpload(store, request)
  const max = pageSize(request.query.get('max-parts'))
  const rows = store.database.all<PartRow>(
    'SELECT * FROM part WHERE upload = ? AND number > ? ORDER BY number LIMIT ?',
    id,
    Number(request.query.get('part-number-marker') ?? 0),
    max + 1,
  )
  const page = rows.slice(0, max)
  const last = rows.length > max ? page.at(-1) : undefined
  return {
    xml: xmlDocument('ListPartsResult', [
      ['Bucket', bucket],
      ['Key', key],
      ['UploadId', id],
      ['MaxParts', max],
      ['IsTruncated', last !== undefined],
      ['NextPartNumberMarker', last?.number],
      ...page.map(
        ({ number, modified_at, etag, bytes }): Field => [
          'Part',
          [
            ['PartNumber', number],
            ['LastModified', modified_at],
            ['ETag', `"${etag}"`],
            ['Size', bytes],
          ],
        ],
      ),
    ]),
  }
}
