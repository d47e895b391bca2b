// Folders of test/cases/check: one input and what the validation says about it. A new case writes its own expectation at home.
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { validateFile } from '../../../adapters/engine/validate.ts'
import type { Report } from '../../../core/report.ts'

/** The text as UTF-8, or what was unpacked. */
const COPIES = /^(text\.csv|table.*\.csv|unpacked.*)$/

const folder = join(import.meta.dirname, '..', '..', 'cases', 'check')

/** What a case holds on to: verdict, columns and places; words may change. */
function essence({ verdict, format, encoding, dialect, rows, columns, findings }: Report) {
  return {
    verdict,
    format,
    encoding,
    dialect,
    rows,
    columns: columns.map(({ name, type, nulls, personal }) => ({
      name,
      type,
      nulls,
      ...(personal.length > 0 ? { personal: personal.map((seen) => ({ class: seen.class, hits: seen.hits })) } : {}),
    })),
    findings: findings.map(({ code, severity, row, column, total }) => ({ code, severity, row, column, total })),
  }
}

for (const name of readdirSync(folder).toSorted()) {
  test(`check: ${name.replaceAll('-', ' ')}`, async () => {
    const path = join(folder, name, 'input.csv')
    const workDir = mkdtempSync(join(tmpdir(), 'plaza-case-'))
    try {
      const { report } = await validateFile({
        path,
        filename: 'input.csv',
        workDir,
        memoryMegabytes: 256,
        threads: 1,
        writeOutputs: false,
      })
      const found = JSON.parse(JSON.stringify(essence(report)))
      const expectation = join(folder, name, 'expected.json')
      if (!existsSync(expectation) && process.env['CI'] === undefined) {
        writeFileSync(expectation, `${JSON.stringify(found, null, 1)}\n`)
      }
      expect(found).toEqual(JSON.parse(readFileSync(expectation, 'utf8')))
      // Besides copies of the text nothing is left: no raw table, no temporary files of the engine.
      expect(readdirSync(workDir).filter((file) => !COPIES.test(file))).toEqual([])
    } finally {
      rmSync(workDir, { recursive: true, force: true })
    }
  })
}
