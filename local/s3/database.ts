// local/s3/database.ts: what is stored, apart from the bytes themselves: one SQLite file with everything about buckets,
// versions, unfinished uploads and events to deliver. What is acknowledged is on disk.
import { join } from 'node:path'
import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite'

export const DATABASE_FILE = 'objects.sqlite'

export interface Database {
  get<Row>(sql: string, ...values: SQLInputValue[]): Row | undefined
  all<Row>(sql: string, ...values: SQLInputValue[]): Row[]
  run(sql: string, ...values: SQLInputValue[]): void
  /** All of `action` or nothing of it. It must not wait: SQLite calls are synchronous, so requests never interleave. */
  transaction<T>(action: () => T): T
  close(): void
}

export interface BucketRow {
  readonly name: string
  readonly created_at: string
  readonly versioning: 'Enabled' | 'Suspended' | null
}

/** One version of an object. Columns in JSON: blobs, headers, metadata, tags, checksums. */
export interface VersionRow {
  /** Grows with every change; the order of versions of a key. */
  readonly sequence: number
  readonly bucket: string
  readonly key: string
  /** `null` (the text) for versions from before versioning was enabled. */
  readonly version_id: string
  readonly is_latest: 0 | 1
  readonly is_delete_marker: 0 | 1
  readonly bytes: number
  /** Without quotes. */
  readonly etag: string
  readonly blobs: string
  readonly headers: string
  readonly metadata: string
  readonly tags: string
  readonly checksums: string
  readonly modified_at: string
}

export interface UploadRow {
  readonly id: string
  readonly bucket: string
  readonly key: string
  readonly headers: string
  readonly metadata: string
  readonly tags: string
  readonly created_at: string
}

export interface PartRow {
  readonly upload: string
  readonly number: number
  readonly etag: string
  readonly bytes: number
  readonly blob: string
  readonly checksums: string
  readonly modified_at: string
}

const SCHEMA_VERSION = 1
const SCHEMA = `
  CREATE TABLE IF NOT EXISTS bucket (name TEXT PRIMARY KEY, created_at TEXT NOT NULL, versioning TEXT) STRICT;
  CREATE TABLE IF NOT EXISTS configuration (
    bucket TEXT NOT NULL REFERENCES bucket ON DELETE CASCADE,
    name TEXT NOT NULL,
    xml TEXT NOT NULL,
    PRIMARY KEY (bucket, name)
  ) STRICT;
  CREATE TABLE IF NOT EXISTS version (
    sequence INTEGER PRIMARY KEY AUTOINCREMENT,
    bucket TEXT NOT NULL REFERENCES bucket,
    key TEXT NOT NULL,
    version_id TEXT NOT NULL,
    is_latest INTEGER NOT NULL,
    is_delete_marker INTEGER NOT NULL,
    bytes INTEGER NOT NULL,
    etag TEXT NOT NULL,
    blobs TEXT NOT NULL,
    headers TEXT NOT NULL,
    metadata TEXT NOT NULL,
    tags TEXT NOT NULL,
    checksums TEXT NOT NULL,
    modified_at TEXT NOT NULL
  ) STRICT;
  CREATE UNIQUE INDEX IF NOT EXISTS version_by_id ON version (bucket, key, version_id);
  CREATE UNIQUE INDEX IF NOT EXISTS latest_version ON version (bucket, key) WHERE is_latest = 1;
  CREATE TABLE IF NOT EXISTS upload (
    id TEXT PRIMARY KEY,
    bucket TEXT NOT NULL REFERENCES bucket,
    key TEXT NOT NULL,
    headers TEXT NOT NULL,
    metadata TEXT NOT NULL,
    tags TEXT NOT NULL,
    created_at TEXT NOT NULL
  ) STRICT;
  CREATE TABLE IF NOT EXISTS part (
    upload TEXT NOT NULL REFERENCES upload ON DELETE CASCADE,
    number INTEGER NOT NULL,
    etag TEXT NOT NULL,
    bytes INTEGER NOT NULL,
    blob TEXT NOT NULL,
    checksums TEXT NOT NULL,
    modified_at TEXT NOT NULL,
    PRIMARY KEY (upload, number)
  ) STRICT;
  CREATE TABLE IF NOT EXISTS blob (id TEXT PRIMARY KEY, uses INTEGER NOT NULL, retired_at INTEGER) STRICT;
  CREATE INDEX IF NOT EXISTS retired_blob ON blob (retired_at) WHERE retired_at IS NOT NULL;
  CREATE TABLE IF NOT EXISTS outbox (id INTEGER PRIMARY KEY AUTOINCREMENT, target TEXT NOT NULL, event TEXT NOT NULL) STRICT;
  PRAGMA user_version = ${SCHEMA_VERSION};
`

/** Opens or makes the database in `dir`. */
export function openDatabase(dir: string): Database {
  const file = join(dir, DATABASE_FILE)
  const connection = new DatabaseSync(file, { timeout: 5000 })
  connection.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;')
  const { user_version: found } = connection.prepare('PRAGMA user_version').get() as { user_version: number }
  if (found !== 0 && found !== SCHEMA_VERSION) {
    connection.close()
    throw new Error(`${file} has schema ${found}, expected ${SCHEMA_VERSION}: it was written by another release`)
  }
  connection.exec(SCHEMA)
  return wrap(connection)
}

function wrap(connection: DatabaseSync): Database {
  const statements = new Map<string, StatementSync>()
  const prepare = (sql: string) => {
    const known = statements.get(sql)
    if (known) return known
    const made = connection.prepare(sql)
    statements.set(sql, made)
    return made
  }
  return {
    get: <Row>(sql: string, ...values: SQLInputValue[]) => prepare(sql).get(...values) as Row | undefined,
    all: <Row>(sql: string, ...values: SQLInputValue[]) => prepare(sql).all(...values) as Row[],
    run: (sql, ...values) => void prepare(sql).run(...values),
    transaction: (action) => {
      connection.exec('BEGIN IMMEDIATE')
      try {
        const result = action()
        connection.exec('COMMIT')
        return result
      } catch (error) {
        connection.exec('ROLLBACK')
        throw error
      }
    },
    close: () => connection.close(),
  }
}
