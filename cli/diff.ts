// cli/diff.ts: `plaza diff A B [--key a,b]`: what differs between two files, by the portal's own comparison of versions.
import { mkdir, mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { compareTables } from '../adapters/engine/compare.ts'
import { openDatabase } from '../adapters/engine/database.ts'
import { validateFile } from '../adapters/engine/validate.ts'
import { type Changes, type ColumnChange, isSame, mostListed } from '../core/changes.ts'
import type { Column } from '../core/model.ts'

const HELP = `plaza diff OLD NEW [--key COLUMN,COLUMN] [--json] [--out FILE]

Compares two files as the portal compares two versions. Exit code: 0 same, 1 different, 2 could not run.

  --key    columns that identify a row; without, whole rows are compared
  --json   print the numbers as one JSON document
  --out    write the rows that differ to this CSV file
`
/** As much as the portal gives its engine. */
const MEMORY_MEGABYTES = 512

/** One of the two files, validated. */
interface Version {
  readonly file: string
  readonly rows: number
  readonly columns: readonly Column[]
  readonly parquet: string
}

export async function diff(args: string[]): Promise<number> {
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        key: { type: 'string', multiple: true, default: [] },
        json: { type: 'boolean', default: false },
        out: { type: 'string' },
        help: { type: 'boolean', short: 'h', default: false },
      },
    })
    if (values.help) {
      process.stdout.write(HELP)
      return 0
    }
    const [older, newer, ...more] = positionals
    if (!older || !newer || more.length > 0) {
      throw new Error(`expected two files, found ${positionals.length}\n\n${HELP}`)
    }
    const key = values.key.flatMap((names) => names.split(',')).map((name) => name.trim())
    const here = (path: string): string => resolve(process.env['PLAZA_CWD'] ?? '.', path)

    const out = values.out === undefined ? undefined : here(values.out)
    const found = await compareFiles(here(older), here(newer), key, out)
    process.stdout.write(values.json ? `${JSON.stringify(asDocument(found), null, 2)}\n` : inWords(found, key))
    return isSame(found.changes) ? 0 : 1
  } catch (error) {
    process.stderr.write(`plaza diff: ${error instanceof Error ? error.message : error}\n`)
    return 2
  }
}

interface Compared {
  readonly before: Version
  readonly after: Version
  readonly changes: Omit<Changes, 'since'>
}

async function compareFiles(older: string, newer: string, key: readonly string[], out?: string): Promise<Compared> {
  const folder = await mkdtemp(join(tmpdir(), 'plaza-diff-'))
  try {
    const before = await validated(older, join(folder, 'older'))
    const after = await validated(newer, join(folder, 'newer'))
    for (const version of [before, after]) requireColumns(version, key)
    const temporaryFolder = join(folder, 'temporary')
    const database = await openDatabase({ memoryMegabytes: MEMORY_MEGABYTES, threads: 2, temporaryFolder })
    try {
      const changes = await compareTables(database, before, after, key, out ?? join(folder, 'changes.csv'))
      return { before, after, changes }
    } finally {
      database.close()
    }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** @throws Error when there is no such file, or the portal would reject it */
async function validated(path: string, workDir: string): Promise<Version> {
  if (!(await stat(path).catch(() => undefined))?.isFile()) throw new Error(`there is no file at ${path}`)
  await mkdir(workDir)
  const file = basename(path)
  const { report, outputs } = await validateFile({
    path,
    filename: file,
    workDir,
    memoryMegabytes: MEMORY_MEGABYTES,
    writeOutputs: true,
  })
  const parquet = outputs.find(({ format }) => format === 'parquet')?.path
  if (report.verdict === 'rejected' || !parquet) {
    throw new Error(`${file} would be rejected; \`plaza check\` says why`)
  }
  return { file, rows: report.rows, columns: report.columns.map(({ name, type }) => ({ name, type })), parquet }
}

function requireColumns({ file, columns }: Version, key: readonly string[]): void {
  const names = new Set(columns.map(({ name }) => name.toLowerCase()))
  const absent = key.find((name) => !names.has(name.toLowerCase()))
  if (absent !== undefined) throw new Error(`${file} has no column "${absent}"`)
}

function asDocument({ before, after, changes }: Compared): object {
  const told = ({ file, rows }: Version) => ({ file, rows })
  return { isSame: isSame(changes), before: told(before), after: told(after), ...changes }
}

function inWords({ before, after, changes }: Compared, key: readonly string[]): string {
  if (isSame(changes)) return `${before.file} and ${after.file} hold the same ${count(after.rows, 'row')}\n`
  const { columns, rowsAdded, rowsRemoved, rowsChanged, rowsUnchanged, isListComplete } = changes
  const isByKey = changes.key.length > 0
  const numbers = [`${count(rowsAdded, 'row')} added`, `${count(rowsRemoved, 'row')} removed`]
  if (isByKey) numbers.push(`${count(rowsChanged, 'row')} changed`)
  numbers.push(`${count(rowsUnchanged, 'row')} unchanged`)
  const lines = [
    `${before.file} (${count(before.rows, 'row')}) and ${after.file} (${count(after.rows, 'row')}) differ`,
    '',
    ...numbers.map((number) => `  ${number}`),
    ...(columns.length > 0 ? ['', ...columns.map((change) => `  ${columnInWords(change)}`)] : []),
  ]
  if (key.length > 0 && !isByKey) {
    lines.push('', `  ${key.join(', ')} is empty or stands twice in some rows: whole rows were compared`)
  }
  if (!isListComplete)
    lines.push('', `  a list of the rows holds the first ${mostListed(after.columns.length).toLocaleString('en')} only`)
  return `${lines.join('\n')}\n`
}

function columnInWords(change: ColumnChange): string {
  const { name, type } = change.column
  if (change.kind === 'type') return `column "${name}" is ${type}, was ${change.before.type}`
  return `column "${name}" (${type}) ${change.kind}`
}

function count(number: number, noun: string): string {
  return `${number.toLocaleString('en')} ${noun}${number === 1 ? '' : 's'}`
}
