// local/s3/blob-files.ts: where the bytes of a blob lie in the folder, and reading them. Needs no database.
import { createReadStream } from 'node:fs'
import { join } from 'node:path'

/** One run of an object's bytes. An object has one, or one per part. */
export interface BlobSlice {
  readonly id: string
  readonly bytes: number
}

const READ_BYTES = 256 * 1024

export function blobFolder(dir: string): string {
  return join(dir, 'blobs')
}

/** Ids are made here and never come from a client. 256 folders by the first two characters keep each one small. */
export function blobFile(dir: string, id: string): string {
  return join(blobFolder(dir), id.slice(0, 2), id)
}

/**
 * Yields bytes `start` to `end` (inclusive) of the blobs laid end to end. Files are opened as they are reached.
 */
export async function* readBlobs(
  dir: string,
  blobs: readonly BlobSlice[],
  start: number,
  end: number,
): AsyncGenerator<Buffer> {
  let offset = 0
  for (const { id, bytes } of blobs) {
    const from = Math.max(start - offset, 0)
    const to = Math.min(end - offset, bytes - 1)
    if (from <= to) yield* createReadStream(blobFile(dir, id), { start: from, end: to, highWaterMark: READ_BYTES })
    offset += bytes
    if (offset > end) return
  }
}
