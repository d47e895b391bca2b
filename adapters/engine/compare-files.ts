// adapters/engine/compare-files.ts: compares two Parquet files in a database of their own.
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Changes } from '../../core/changes.ts'
import type { Column } from '../../core/model.ts'
import { compareTables } from './compare.ts'
import { openDatabase } from './database.ts'

export interface ComparedFiles {
  readonly before: { readonly parquet: string; readonly columns: readonly Column[] }
  readonly after: { readonly parquet: string; readonly columns: readonly Column[] }
  readonly key: readonly string[]
  readonly workDir: string
  /** Where the change file goes. */
  readonly target: string
  readonly memoryMegabytes: number
}

export async function compareFiles(request: ComparedFiles): Promise<Omit<Changes, 'since'>> {
  const { before, after, key, workDir, target, memoryMegabytes } = request
  const temporaryFolder = join(workDir, 'compare-temporary')
  const database = await openDatabase({ memoryMegabytes, threads: 2, temporaryFolder })
  try {
    return await compareTables(database, before, after, key, target)
  } finally {
    database.close()
    await rm(temporaryFolder, { recursive: true, force: true })
  }
}
