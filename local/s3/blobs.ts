// local/s3/blobs.ts: the bytes of objects as immutable files: written once under a fresh name, shared by copies,
// removed some time after the last use.
import { randomUUID } from 'node:crypto'
import { closeSync, fsyncSync, mkdirSync, openSync, readdirSync, rmSync } from 'node:fs'
import { type FileHandle, open, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { type BlobSlice, blobFile, blobFolder, readBlobs } from './blob-files.ts'
import type { Database } from './database.ts'

/** Someone may have found an object just before it was replaced, and open its file a moment later. */
const GRACE_MILLISECONDS = 60_000

export interface Blobs {
  /** Starts a new blob. It is nobody's until `use`; without that the next start collects it. */
  create(): Promise<BlobWriter>
  read(blobs: readonly BlobSlice[], start: number, end: number): AsyncIterable<Buffer>
  /** Counts one more use. Call it in the transaction that stores the reference. */
  use(id: string): void
  /** Counts one use less; after the last one the file goes when the grace is over. */
  release(id: string, now: number): void
  /** Removes the files whose grace is over. */
  sweep(now: number): Promise<void>
}

export interface BlobWriter {
  readonly id: string
  write(bytes: Buffer): Promise<void>
  /** After this the bytes and the file's name are on disk. */
  commit(): Promise<void>
  discard(): Promise<void>
}

/** Opens the folder and removes what a crash left without an owner. The caller holds the folder's lock. */
export function openBlobs(dir: string, database: Database): Blobs {
  makeFolders(dir)
  collectOrphans(dir, database)
  const reading = new Map<string, number>()

  async function* read(blobs: readonly BlobSlice[], start: number, end: number): AsyncGenerator<Buffer> {
    // A large object can take longer to send than the grace lasts: its later files must stay.
    for (const { id } of blobs) reading.set(id, (reading.get(id) ?? 0) + 1)
    try {
      yield* readBlobs(dir, blobs, start, end)
    } finally {
      for (const { id } of blobs) {
        const left = reading.get(id)! - 1
        if (left > 0) reading.set(id, left)
        else reading.delete(id)
      }
    }
  }

  return {
    create: () => createBlob(dir),
    read,
    use: (id) =>
      database.run('INSERT INTO blob (id, uses) VALUES (?, 1) ON CONFLICT DO UPDATE SET uses = uses + 1', id),
    release: (id, now) =>
      database.run(
        'UPDATE blob SET uses = uses - 1, retired_at = CASE WHEN uses = 1 THEN ? END WHERE id = ?',
        now + GRACE_MILLISECONDS,
        id,
      ),
    sweep: async (now) => {
      for (const { id } of database.all<{ id: string }>('SELECT id FROM blob WHERE retired_at <= ?', now)) {
        if (reading.has(id)) continue
        // File first: a row without a file is retried, a file without a row would wait for the next start.
        await rm(blobFile(dir, id), { force: true })
        database.run('DELETE FROM blob WHERE id = ?', id)
      }
    },
  }
}

async function createBlob(dir: string): Promise<BlobWriter> {
  const id = randomUUID()
  const file = blobFile(dir, id)
  const handle = await open(file, 'wx', 0o600)
  return {
    id,
    write: async (bytes) => {
      for (let written = 0; written < bytes.length; ) written += (await handle.write(bytes, written)).bytesWritten
    },
    commit: async () => {
      await handle.sync()
      await handle.close()
      await syncFolder(dirname(file))
    },
    discard: async () => {
      await closeQuietly(handle)
      await rm(file, { force: true })
    },
  }
}

async function closeQuietly(handle: FileHandle): Promise<void> {
  await handle.close().catch(() => undefined) // closed already when the commit failed late
}

/** A new file survives a power cut only when the folder that names it is on disk too. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** All folders at once, so that storing needs no look whether one is there. */
function makeFolders(dir: string): void {
  const folder = blobFolder(dir)
  for (let index = 0; index < 256; index++) {
    mkdirSync(join(folder, index.toString(16).padStart(2, '0')), { recursive: true })
  }
  const handle = openSync(folder, 'r')
  fsyncSync(handle)
  closeSync(handle)
}

function collectOrphans(dir: string, database: Database): void {
  const folder = blobFolder(dir)
  for (const entry of readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory())) {
    for (const id of readdirSync(join(folder, entry.name))) {
      const isKnown = database.get('SELECT 1 FROM blob WHERE id = ?', id) !== undefined
      if (!isKnown) rmSync(join(folder, entry.name, id))
    }
  }
}
