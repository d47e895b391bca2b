// cli/check.ts: `plaza check FILE [--json]`: the portal's own validation, on a file that has not been uploaded.
import { mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { validateFile } from '../adapters/engine/validate.ts'
import type { Handling } from '../core/handling.ts'
import type { Finding, Report } from '../core/report.ts'
import { CHECK_OPTIONS, handlingOf, OPTION_HELP } from './check-options.ts'

const HELP = `plaza check FILE [options]

Runs the validation of the portal on a file. Exit code: 0 accepted, 1 rejected, 2 could not run.

  --json               print the report as one JSON document
${OPTION_HELP}
`
/** As much as the portal gives its engine. */
const MEMORY_MEGABYTES = 512

export async function check(args: string[]): Promise<number> {
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: CHECK_OPTIONS,
    })
    if (values.help) {
      process.stdout.write(HELP)
      return 0
    }
    const [file, ...more] = positionals
    if (!file || more.length > 0) throw new Error(`expected one file, found ${positionals.length}\n\n${HELP}`)
    const path = resolve(process.env['PLAZA_CWD'] ?? '.', file)
    if (!(await stat(path).catch(() => undefined))?.isFile()) throw new Error(`there is no file at ${path}`)

    const report = await reportOn(path, await handlingOf(values))
    process.stdout.write(values.json ? `${JSON.stringify(report, null, 2)}\n` : inWords(basename(path), report))
    return report.verdict === 'accepted' ? 0 : 1
  } catch (error) {
    process.stderr.write(`plaza check: ${error instanceof Error ? error.message : error}\n`)
    return 2
  }
}

async function reportOn(path: string, handling: Handling): Promise<Report> {
  const workDir = await mkdtemp(join(tmpdir(), 'plaza-check-'))
  try {
    const onProgress = process.stderr.isTTY
      ? ({ stage, share }: { stage: string; share: number }) => {
          process.stderr.write(`\r\x1b[K${stage} ${Math.round(share * 100)} %`)
        }
      : undefined
    const { report } = await validateFile({
      path,
      filename: basename(path),
      workDir,
      handling,
      memoryMegabytes: MEMORY_MEGABYTES,
      writeOutputs: false,
      ...(onProgress ? { onProgress } : {}),
    })
    if (onProgress) process.stderr.write('\r\x1b[K')
    return report
  } finally {
    await rm(workDir, { recursive: true, force: true })
  }
}

function inWords(name: string, report: Report): string {
  const { verdict, format, encoding, rows, columns, findings } = report
  const lines = [
    `${name}: ${verdict} (${format}, ${encoding}, ${rows.toLocaleString('en')} rows, ${columns.length} columns)`,
  ]
  if (columns.length > 0) lines.push('', ...table(report))
  if (findings.length > 0) lines.push('', ...findings.map(line))
  return `${lines.join('\n')}\n`
}

function table({ columns }: Report): string[] {
  const width = Math.min(40, Math.max(6, ...columns.map(({ name }) => name.length)))
  const row = (name: string, type: string, nulls: string, distinct: string, personal: string) =>
    `  ${name.slice(0, width).padEnd(width)}  ${type.padEnd(9)} ${nulls.padStart(9)} ${distinct.padStart(9)}  ${personal}`.trimEnd()
  return [
    row('column', 'type', 'empty', 'distinct', 'personal data'),
    ...columns.map(({ name, type, nulls, distinct, personal }) =>
      row(name, type, String(nulls), String(distinct), personal.map((seen) => `${seen.class} ${seen.hits}`).join(', ')),
    ),
  ]
}

function line({ severity, code, row, column, total, message, fix }: Finding): string {
  const place = [row && `row ${row}`, column && `column ${column}`].filter(Boolean).join(', ')
  const often = total && total > 1 ? ` (${total} times)` : ''
  return `  ${severity.padEnd(7)} ${code}${place ? ` at ${place}` : ''}${often}: ${message}${fix ? ` ${fix}` : ''}`
}
