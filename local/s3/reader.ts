// local/s3/reader.ts: reads what the S3 endpoint stored, from its folder, whether the endpoint runs or not.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync, type StatementSync } from 'node:sqlite'
import { type BlobSlice, readBlobs } from './blob-files.ts'
import { DATABASE_FILE, type VersionRow } from './database.ts'

export interface StoredObject {
  readonly bucket: string
  readonly key: string
  readonly bytes: number
  /** Without quotes. */
  readonly etag: string
  readonly lastModified: Date
  /** As the object was stored with: content-type, cache-control, content-encoding, ... */
  readonly headers: Record<string, string>
  /** Where the bytes are; for `read` only. */
  readonly blobs: readonly BlobSlice[]
}

export interface ObjectReader {
  /** The latest version; undefined when there is none, or when nothing was ever stored. */
  find(bucket: string, key: string): StoredObject | undefined
  /** @param end inclusive; the last byte when not given */
  read(object: StoredObject, start?: number, end?: number): AsyncIterable<Buffer>
  close(): void
}

const FIND = 'SELECT * FROM version WHERE bucket = ? AND key = ? AND is_latest = 1 AND is_delete_marker = 0'

interface Opened {
  readonly connection: DatabaseSync
  readonly find: StatementSync
}

/** Writes nothing. The folder may come later: every `find` looks for it again until it is there. */
export function openObjectReader(dir: string): ObjectReader {
  let opened: Opened | undefined
  return {
    find: (bucket, key) => {
      opened ??= open(join(dir, DATABASE_FILE))
      const row = opened?.find.get(bucket, key) as VersionRow | undefined
      return row && toStoredObject(row)
    },
    read: (object, start = 0, end = object.bytes - 1) => readBlobs(dir, object.blobs, start, end),
    close: () => {
      opened?.connection.close()
      opened = undefined
    },
  }
}

function open(file: string): Opened | undefined {
  if (!existsSync(file)) return undefined
  const connection = new DatabaseSync(file, { readOnly: true, timeout: 5000 })
  const sql = "SELECT 1 FROM sqlite_schema WHERE type = 'index' AND name = 'latest_version'"
  // The endpoint may be about to make its tables.
  if (connection.prepare(sql).get()) return { connection, find: connection.prepare(FIND) }
  connection.close()
  return undefined
}

function toStoredObject(row: VersionRow): StoredObject {
  return {
    bucket: row.bucket,
    key: row.key,
    bytes: row.bytes,
    etag: row.etag,
    lastModified: new Date(row.modified_at),
    headers: JSON.parse(row.headers),
    blobs: JSON.parse(row.blobs),
  }
}
