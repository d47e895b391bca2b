// test/adapters/engine/redact-table.ts: a database of its own, and raw tables of given rows, for the tests of redaction.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Database, openDatabase } from '../../../adapters/engine/database.ts'
import type { TypedColumn } from '../../../adapters/engine/infer.ts'
import { quoteText, rawColumn, textCell, trimmed } from '../../../core/engine/sql.ts'
import { FORMS, type Form } from '../../../core/engine/types.ts'

export interface Workshop {
  readonly folder: string
  readonly database: Database
  /** Writes rows of text as a raw table. @returns its path */
  readonly rawTable: (rows: readonly (readonly (string | null)[])[]) => Promise<string>
  readonly close: () => void
}

export async function openWorkshop(): Promise<Workshop> {
  const folder = mkdtempSync(join(tmpdir(), 'plaza-redact-'))
  const database = await openDatabase({ memoryMegabytes: 256, threads: 2, temporaryFolder: join(folder, 'temporary') })
  return {
    folder,
    database,
    rawTable: async (rows) => {
      const path = join(folder, 'raw.parquet')
      const cells = rows.map(
        (row) => `(${row.map((cell) => (cell === null ? 'NULL::VARCHAR' : quoteText(cell))).join(', ')})`,
      )
      const names = rows[0]!.map((_, index) => rawColumn(index)).join(', ')
      await database.run(
        `COPY (SELECT * FROM (VALUES ${cells.join(', ')}) AS listed(${names})) TO ${quoteText(path)} (FORMAT parquet)`,
      )
      return path
    },
    close: () => {
      database.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

export function column(name: string, index: number, form: Form): TypedColumn {
  return { name, index, form, cell: form.type === 'text' ? textCell(index) : trimmed(index) }
}

export function formOf(key: string): Form {
  return FORMS.find((form) => form.key === key)!
}
