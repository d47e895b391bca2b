// local/lambda/checkpoint.ts: how far a stream was handled, kept in a small file.
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'

/** The last handled sequence number of each shard, by shard id. */
export interface Checkpoint {
  /** Nothing of this stream was remembered when it was opened. */
  readonly isNew: boolean
  get(shardId: string): string | undefined
  set(shardId: string, sequenceNumber: string): void
}

/**
 * Opens the checkpoint of one stream. The file holds one stream: of another one, nothing is remembered.
 *
 * @param file kept in memory only when absent
 */
export function openCheckpoint(streamArn: string, file?: string): Checkpoint {
  const stored = file === undefined ? undefined : read(file, streamArn)
  const shards = new Map(Object.entries(stored ?? {}))
  return {
    isNew: stored === undefined,
    get: (shardId) => shards.get(shardId),
    set: (shardId, sequenceNumber) => {
      shards.set(shardId, sequenceNumber)
      if (file) write(file, { streamArn, shards: Object.fromEntries(shards) })
    },
  }
}

interface Stored {
  readonly streamArn: string
  readonly shards: Readonly<Record<string, string>>
}

function read(file: string, streamArn: string): Stored['shards'] | undefined {
  try {
    const stored = JSON.parse(readFileSync(file, 'utf8')) as Stored
    return stored.streamArn === streamArn ? stored.shards : undefined
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw new Error(`checkpoint ${file} cannot be read; delete it to start from the newest change`, { cause: error })
  }
}

function write(file: string, stored: Stored): void {
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(`${file}.new`, JSON.stringify(stored))
  renameSync(`${file}.new`, file) // whole or not at all, also when the process is killed here
}
