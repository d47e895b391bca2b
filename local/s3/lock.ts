// local/s3/lock.ts: one endpoint per folder: a second one would take the first one's uploads for leftovers of a crash.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'

/** SQLite's result code for a database that someone else has locked. */
const BUSY = 5

/**
 * Takes the folder for this process.
 *
 * The lock is SQLite's own, on a file that holds nothing else: the system drops it with the process, however that
 * ends, so there is no stale lock to judge by process numbers, which are given out again.
 *
 * @returns a function that gives the folder back
 * @throws Error when another endpoint has it
 */
export function lockFolder(dir: string): () => void {
  const lock = new DatabaseSync(join(dir, 'lock.sqlite'), { timeout: 0 })
  const ownerFile = join(dir, 'lock.owner') // for the message only
  try {
    lock.exec('BEGIN EXCLUSIVE')
  } catch (error) {
    lock.close()
    if ((error as { errcode?: number }).errcode !== BUSY) throw error
    throw new Error(`Another S3 endpoint (process ${ownerOf(ownerFile)}) uses ${dir}. Stop it first.`, { cause: error })
  }
  writeFileSync(ownerFile, String(process.pid))
  return () => lock.close()
}

function ownerOf(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return 'unknown'
  }
}
