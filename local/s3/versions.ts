// local/s3/versions.ts: storing, finding and removing versions of objects. What changes runs inside a transaction.
import { randomBytes } from 'node:crypto'
import type { BlobSlice } from './blob-files.ts'
import type { Checksums } from './checksums.ts'
import { checkDelete, checkWrite } from './conditions.ts'
import { configurationOf } from './configuration.ts'
import type { VersionRow } from './database.ts'
import { refuse } from './errors.ts'
import { notificationsFor } from './notifications.ts'
import { addToOutbox } from './outbox.ts'
import { findBucket, type Store } from './store.ts'
import type { Tag } from './tags.ts'

/** The version id of everything stored while versioning was not enabled. */
export const NULL_VERSION = 'null'

export interface NewObject {
  readonly bytes: number
  readonly etag: string
  readonly blobs: readonly BlobSlice[]
  readonly headers: Readonly<Record<string, string>>
  readonly metadata: Readonly<Record<string, string>>
  readonly tags: readonly Tag[]
  readonly checksums: Checksums
}

/** What makes the change, for conditions and events. */
export interface Cause {
  /** Without `s3:`, as `ObjectCreated:Put`. */
  readonly event: string
  readonly requestId: string
  readonly principal: string
  /** The If-* headers; a cause without them sets no conditions. */
  readonly parameter: (name: string) => string | undefined
}

export interface Removed {
  /** The version that was removed, or the delete marker that was made. */
  readonly versionId?: string
  readonly isDeleteMarker: boolean
}

/** @returns the version asked for, or the latest; undefined when there is none. Delete markers included */
export function findVersion(store: Store, bucket: string, key: string, versionId?: string): VersionRow | undefined {
  return versionId === undefined
    ? store.database.get<VersionRow>(
        'SELECT * FROM version WHERE bucket = ? AND key = ? AND is_latest = 1',
        bucket,
        key,
      )
    : store.database.get<VersionRow>(
        'SELECT * FROM version WHERE bucket = ? AND key = ? AND version_id = ?',
        bucket,
        key,
        versionId,
      )
}

/** @throws S3Error when there is nothing to read */
export function getVersion(store: Store, bucket: string, key: string, versionId?: string): VersionRow {
  const found = findVersion(store, bucket, key, versionId)
  if (!found) refuse(versionId === undefined ? 'NoSuchKey' : 'NoSuchVersion')
  if (found.is_delete_marker) refuse(versionId === undefined ? 'NoSuchKey' : 'MethodNotAllowed')
  return found
}

/**
 * Makes `object` the latest version of the key, if the conditions hold.
 *
 * @returns the version id to tell, undefined when the bucket was never versioned
 */
export function storeVersion(
  store: Store,
  bucket: string,
  key: string,
  object: NewObject,
  cause: Cause,
): string | undefined {
  const { versioning } = findBucket(store, bucket)
  checkWrite(cause.parameter, findVersion(store, bucket, key))
  for (const { id } of object.blobs) store.blobs.use(id)
  const versionId = insertLatest(store, bucket, key, versioning === 'Enabled', { ...object, isDeleteMarker: false })
  announce(store, bucket, key, { ...object, versionId }, cause)
  return versioning === null ? undefined : versionId
}

/** Removes one version for good, or the latest the way the bucket's versioning says. */
export function removeVersion(
  store: Store,
  bucket: string,
  key: string,
  versionId: string | undefined,
  cause: Omit<Cause, 'event'>,
): Removed {
  const { versioning } = findBucket(store, bucket)
  const current = findVersion(store, bucket, key, versionId)
  checkDelete(cause.parameter, current)
  if (versionId === undefined && versioning !== null) {
    const made = insertLatest(store, bucket, key, versioning === 'Enabled', { ...NOTHING, isDeleteMarker: true })
    announce(
      store,
      bucket,
      key,
      { ...NOTHING, versionId: made },
      { ...cause, event: 'ObjectRemoved:DeleteMarkerCreated' },
    )
    return { versionId: made, isDeleteMarker: true }
  }
  if (!current) return { isDeleteMarker: false, ...(versionId !== undefined && { versionId }) }
  dropVersion(store, current)
  if (current.is_latest) promoteLatest(store, bucket, key)
  const gone = { bytes: 0, etag: current.etag, versionId: current.version_id }
  announce(store, bucket, key, gone, { ...cause, event: 'ObjectRemoved:Delete' })
  return { isDeleteMarker: current.is_delete_marker === 1, ...(versionId !== undefined && { versionId }) }
}

const NOTHING: NewObject = { bytes: 0, etag: '', blobs: [], headers: {}, metadata: {}, tags: [], checksums: {} }

function insertLatest(
  store: Store,
  bucket: string,
  key: string,
  isVersioned: boolean,
  object: NewObject & { isDeleteMarker: boolean },
): string {
  const { database } = store
  const versionId = isVersioned ? newVersionId() : NULL_VERSION
  const replaced = isVersioned ? undefined : findVersion(store, bucket, key, NULL_VERSION)
  if (replaced) dropVersion(store, replaced)
  database.run('UPDATE version SET is_latest = 0 WHERE bucket = ? AND key = ? AND is_latest = 1', bucket, key)
  database.run(
    `INSERT INTO version (bucket, key, version_id, is_latest, is_delete_marker, bytes, etag,
      blobs, headers, metadata, tags, checksums, modified_at)
    VALUES (?, ?, ?, 1, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    bucket,
    key,
    versionId,
    object.isDeleteMarker ? 1 : 0,
    object.bytes,
    object.etag,
    JSON.stringify(object.blobs.map(({ id, bytes }) => ({ id, bytes }))),
    JSON.stringify(object.headers),
    JSON.stringify(object.metadata),
    JSON.stringify(object.tags),
    JSON.stringify(object.checksums),
    new Date().toISOString(),
  )
  return versionId
}

function dropVersion(store: Store, version: VersionRow): void {
  for (const { id } of JSON.parse(version.blobs) as BlobSlice[]) store.blobs.release(id, Date.now())
  store.database.run('DELETE FROM version WHERE sequence = ?', version.sequence)
}

function promoteLatest(store: Store, bucket: string, key: string): void {
  store.database.run(
    'UPDATE version SET is_latest = 1 WHERE sequence = (SELECT max(sequence) FROM version WHERE bucket = ? AND key = ?)',
    bucket,
    key,
  )
}

/** Opaque to clients. */
function newVersionId(): string {
  return `${Date.now().toString(36).padStart(9, '0')}${randomBytes(12).toString('hex')}`
}

function announce(
  store: Store,
  bucket: string,
  key: string,
  { bytes, etag, versionId }: { bytes: number; etag: string; versionId: string },
  { event, requestId, principal }: Pick<Cause, 'event' | 'requestId' | 'principal'>,
): void {
  const configuration = configurationOf(store, bucket, 'notification')
  const notifications = notificationsFor(
    configuration,
    {
      name: event,
      bucket,
      key,
      bytes,
      etag,
      versionId: versionId === NULL_VERSION ? undefined : versionId,
      sequence: nextSequence(),
      at: new Date().toISOString(),
      requestId,
      principal,
    },
    store.region,
  )
  for (const notification of notifications) addToOutbox(store.database, notification)
}

let lastSequence = 0
/** Microseconds by the clock, but never the same twice nor less than before. */
function nextSequence(): number {
  lastSequence = Math.max(lastSequence + 1, Date.now() * 1000)
  return lastSequence
}
