// adapters/formats/dbf.ts: reads a dBASE table that came by itself.
import { join } from 'node:path'
import { findingOf } from '../../core/engine/findings.ts'
import type { Finding } from '../../core/report.ts'
import { openCsvWriter } from './csv-writer.ts'
import { dbfEncodingOf } from './dbf-encoding.ts'
import { type DbfHeader, dbfHeaderOf, dbfRowsOf, isMemo } from './dbf-rows.ts'
import type { FormatReader } from './reader.ts'
import { findingFrom } from './unreadable.ts'

/** Deleted records are left out. */
export const dbfReader: FormatReader = async ({ path, workDir, reading, onShare }) => {
  const format = 'dbf'
  try {
    const header = await dbfHeaderOf(path)
    const encoding = await dbfEncodingOf(path, header, { told: reading.encoding })
    const textPath = join(workDir, 'table.csv')
    const writer = await openCsvWriter(textPath)
    try {
      await writer.write(labelsOf(header, encoding.decode))
      let done = 0
      for await (const rows of dbfRowsOf(path, header, encoding.decode)) {
        for (const { isDeleted, cells } of rows) if (!isDeleted) await writer.write(cells)
        onShare((done += rows.length) / header.records)
      }
    } finally {
      await writer.close()
    }
    const findings = [...encoding.findings, ...memoWarnings(header, encoding.decode)]
    return { textPath, format, encoding: encoding.name, headerRow: 1, findings }
  } catch (error) {
    return { format, encoding: 'binary', findings: [findingFrom(error)] }
  }
}

export function labelsOf({ fields }: DbfHeader, decode: (bytes: Buffer) => string): string[] {
  return fields.map(({ name }) => decode(name).trim())
}

/** The texts of memo fields lie in a .dbt or .fpt file, which is not read. */
export function memoWarnings(header: DbfHeader, decode: (bytes: Buffer) => string): Finding[] {
  const labels = labelsOf(header, decode)
  return header.fields.flatMap((field, index) =>
    isMemo(field) ? [findingOf('dbf-memo', { column: index + 1, name: labels[index]! })] : [],
  )
}
