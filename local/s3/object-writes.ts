// local/s3/object-writes.ts: putting, copying, tagging and deleting objects.
import type { Answer } from './answer.ts'
import type { BlobSlice } from './blob-files.ts'
import { checksumHeaders } from './checksums.ts'
import { checkCopySource, checkWrite } from './conditions.ts'
import type { VersionRow } from './database.ts'
import { refuse } from './errors.ts'
import { keep, receiveBody, receiveDocument } from './intake.ts'
import { causeOf, checkKey, factsOf, versionHeader } from './object-facts.ts'
import type { S3Request, SignedRequest } from './request.ts'
import { findBucket, type Store } from './store.ts'
import { type Tag, tagsFromHeader, tagsFromXml } from './tags.ts'
import { findVersion, getVersion, type NewObject, removeVersion, storeVersion } from './versions.ts'
import { elements, type Field, text, xmlDocument } from './xml.ts'

export async function putObject(store: Store, request: SignedRequest): Promise<Answer> {
  const { bucket, key } = request
  checkKey(key)
  findBucket(store, bucket)
  // Asked again when storing; asked here so that nobody sends gigabytes in vain.
  checkWrite(request.parameter, findVersion(store, bucket, key))
  const facts = factsOf(request)

  const received = await receiveBody(store, request)
  const object: NewObject = { ...facts, ...received, etag: received.md5, blobs: [received] }
  const versionId = await keep(received, () =>
    store.database.transaction(() => storeVersion(store, bucket, key, object, causeOf('ObjectCreated:Put', request))),
  )
  return {
    headers: { etag: `"${object.etag}"`, ...checksumHeaders(object.checksums), ...versionHeader(versionId) },
  }
}

/** Copies share the bytes: only rows are written. */
export function copyObject(store: Store, request: SignedRequest): Answer {
  const { bucket, key, parameter } = request
  checkKey(key)
  const { source, versionId } = store.database.transaction(() => {
    const source = findCopySource(store, request)
    const object = copyOf(source, request)
    return { source, versionId: storeVersion(store, bucket, key, object, causeOf('ObjectCreated:Copy', request)) }
  })
  const isVersionNamed = parameter('x-amz-copy-source')?.includes('?versionId=')
  return {
    headers: {
      ...versionHeader(versionId),
      ...(isVersionNamed && { 'x-amz-copy-source-version-id': source.version_id }),
    },
    xml: xmlDocument('CopyObjectResult', [
      ['LastModified', new Date().toISOString()],
      ['ETag', `"${source.etag}"`],
    ]),
  }
}

/** @throws S3Error when the source is not there, or not as the request wants it */
export function findCopySource(store: Store, { parameter }: S3Request): VersionRow {
  const [address = '', search] = parameter('x-amz-copy-source')!.split('?')
  const match = /^\/?([^/]+)\/(.+)$/s.exec(decodeURIComponent(address))
  if (!match) refuse('InvalidArgument', 'x-amz-copy-source is not like bucket/key.')
  const [, bucket, key] = match
  findBucket(store, bucket!)
  const source = getVersion(store, bucket!, key!, new URLSearchParams(search).get('versionId') ?? undefined)
  checkCopySource(parameter, source)
  return source
}

export async function putTags(store: Store, request: SignedRequest): Promise<Answer> {
  const tags = tagsFromXml(await receiveDocument(request))
  return setTags(store, request, tags, 200)
}

export function deleteTags(store: Store, request: SignedRequest): Answer {
  return setTags(store, request, [], 204)
}

export function deleteObject(store: Store, request: SignedRequest): Answer {
  const { bucket, key, query } = request
  const removed = store.database.transaction(() =>
    removeVersion(store, bucket, key, query.get('versionId') ?? undefined, causeOf('', request)),
  )
  return {
    status: 204,
    headers: {
      ...versionHeader(removed.versionId),
      ...(removed.isDeleteMarker && { 'x-amz-delete-marker': 'true' }),
    },
  }
}

/** Deletes up to 1000 objects; all in one transaction, so that a batch costs one write to disk. */
export async function deleteObjects(store: Store, request: SignedRequest): Promise<Answer> {
  findBucket(store, request.bucket)
  const document = await receiveDocument(request)
  const wanted = elements(document, 'Object')
  if (wanted.length === 0 || wanted.length > 1000) refuse('MalformedXML')
  // The headers are about the batch, not about each object: they set no conditions.
  const cause = { ...causeOf('', request), parameter: () => undefined }

  const deleted = store.database.transaction(() =>
    wanted.map((object): Field => {
      const key = text(object, 'Key') ?? refuse('MalformedXML')
      const versionId = text(object, 'VersionId')
      const { isDeleteMarker, versionId: marker } = removeVersion(store, request.bucket, key, versionId, cause)
      return [
        'Deleted',
        [
          ['Key', key],
          ['VersionId', versionId],
          ['DeleteMarker', isDeleteMarker || undefined],
          ['DeleteMarkerVersionId', isDeleteMarker ? marker : undefined],
        ],
      ]
    }),
  )
  return { xml: xmlDocument('DeleteResult', text(document, 'Quiet') === 'true' ? [] : deleted) }
}

function copyOf(source: VersionRow, request: SignedRequest): NewObject {
  const replaces = (directive: string) => request.parameter(directive) === 'REPLACE'
  const given = factsOf(request)
  const { headers, metadata } = replaces('x-amz-metadata-directive')
    ? given
    : { headers: JSON.parse(source.headers), metadata: JSON.parse(source.metadata) }
  return {
    bytes: source.bytes,
    etag: source.etag,
    blobs: JSON.parse(source.blobs) as BlobSlice[],
    checksums: JSON.parse(source.checksums),
    headers,
    metadata,
    tags: replaces('x-amz-tagging-directive')
      ? tagsFromHeader(request.parameter('x-amz-tagging'))
      : JSON.parse(source.tags),
  }
}

function setTags(store: Store, { bucket, key, query }: SignedRequest, tags: readonly Tag[], status: number): Answer {
  const { sequence, version_id } = getVersion(store, bucket, key, query.get('versionId') ?? undefined)
  store.database.run('UPDATE version SET tags = ? WHERE sequence = ?', JSON.stringify(tags), sequence)
  return { status, headers: { 'x-amz-version-id': version_id } }
}
