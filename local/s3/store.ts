// local/s3/store.ts: everything kept in one folder, and the settings under which it is kept.
import { mkdirSync, statfsSync } from 'node:fs'
import { type Blobs, openBlobs } from './blobs.ts'
import { type BucketRow, type Database, openDatabase } from './database.ts'
import { refuse } from './errors.ts'
import { lockFolder } from './lock.ts'

export interface StoreSettings {
  readonly dir: string
  readonly region: string
  readonly maxObjectBytes: number
  /** Bytes of the disk that uploads leave free: the database and the rest of the machine need some. */
  readonly reservedBytes: number
}

export interface Store extends StoreSettings {
  readonly database: Database
  readonly blobs: Blobs
  close(): void
}

/** @throws Error when another endpoint uses the folder */
export function openStore(settings: StoreSettings): Store {
  mkdirSync(settings.dir, { recursive: true })
  const unlock = lockFolder(settings.dir)
  try {
    const database = openDatabase(settings.dir)
    const blobs = openBlobs(settings.dir, database)
    const close = () => {
      database.close()
      unlock()
    }
    return { ...settings, database, blobs, close }
  } catch (error) {
    unlock()
    throw error
  }
}

/** @throws S3Error when there is no such bucket */
export function findBucket({ database }: Store, name: string): BucketRow {
  return database.get<BucketRow>('SELECT * FROM bucket WHERE name = ?', name) ?? refuse('NoSuchBucket')
}

/** Refuses an upload that would fill the disk, before its first byte is taken. Clients try again on a 503. */
export function requireSpace({ dir, reservedBytes }: Store, bytes: number): void {
  const { bavail, bsize } = statfsSync(dir)
  const freeBytes = bavail * bsize
  if (freeBytes - bytes >= reservedBytes) return
  refuse(
    'ServiceUnavailable',
    `The disk of this machine is nearly full: ${freeBytes} bytes are free, ${reservedBytes} of them reserved, and the upload has ${bytes}.`,
  )
}
