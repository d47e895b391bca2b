// cli/check-options.ts: what `plaza check` can be told about a file, as a handling.
import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { type Handling, handlingSchema, NO_HANDLING, readingSchema } from '../core/handling.ts'
import { handlingFrom } from '../core/table-schema.ts'

export const CHECK_OPTIONS = {
  json: { type: 'boolean', default: false },
  help: { type: 'boolean', short: 'h', default: false },
  schema: { type: 'string' },
  handling: { type: 'string' },
  sheet: { type: 'string' },
  member: { type: 'string' },
  delimiter: { type: 'string' },
  escape: { type: 'string' },
  encoding: { type: 'string' },
  'header-row': { type: 'string' },
  'null-token': { type: 'string', multiple: true },
  'distinct-rows': { type: 'boolean', default: false },
} as const

export interface CheckValues {
  readonly schema?: string
  readonly handling?: string
  readonly sheet?: string
  readonly member?: string
  readonly delimiter?: string
  readonly escape?: string
  readonly encoding?: string
  readonly 'header-row'?: string
  readonly 'null-token'?: string[]
  readonly 'distinct-rows'?: boolean
}

export const OPTION_HELP = `  --schema FILE        enforce a Frictionless Table Schema (JSON)
  --handling FILE      types, constraints, decisions and redactions as JSON, as the portal keeps them
  --sheet NAME         sheet of a workbook, by name or number
  --member PATH        table inside a zip archive
  --header-row N       row of the header; 0 when there is none
  --delimiter C        between cells, such as ";"; "\\t" for a tab
  --escape C           " or \\
  --encoding NAME      utf-8, utf-16le, utf-16be, windows-1252, windows-1250, iso-8859-1, iso-8859-2
  --null-token TEXT    a word for "no value"; may be given several times
  --distinct-rows      two equal rows are an error`

/** Later options win over the files. @throws Error that says which option is wrong */
export async function handlingOf(values: CheckValues): Promise<Handling> {
  if (values.schema && values.handling) throw new Error('expected --schema or --handling, found both')
  const base = values.schema
    ? handlingFrom(await readJson(values.schema))
    : values.handling
      ? parsed(handlingSchema.safeParse(await readJson(values.handling)), '--handling')
      : NO_HANDLING
  const row = values['header-row']
  const told = {
    sheet: values.sheet,
    member: values.member,
    delimiter: values.delimiter?.replace('\\t', '\t'),
    escape: values.escape,
    encoding: values.encoding,
    headerRow: row === undefined ? undefined : Number(row),
    nullTokens: values['null-token'],
  }
  const given = Object.fromEntries(Object.entries(told).filter(([, value]) => value !== undefined))
  const reading = parsed(readingSchema.safeParse({ ...base.reading, ...given }), 'the options')
  return { ...base, reading, distinctRows: base.distinctRows || values['distinct-rows'] === true }
}

type Parsed<T> =
  | { success: true; data: T }
  | { success: false; error: { issues: readonly { path: PropertyKey[]; message: string }[] } }

function parsed<T>(result: Parsed<T>, what: string): T {
  if (result.success) return result.data
  const faults = result.error.issues.map(({ path, message }) => `  ${path.join('.') || '(top)'}: ${message}`)
  throw new Error(`${what}: not as expected\n${faults.join('\n')}`)
}

async function readJson(file: string): Promise<unknown> {
  const path = resolve(process.env['PLAZA_CWD'] ?? '.', file)
  try {
    return JSON.parse(await readFile(path, 'utf8'))
  } catch (cause) {
    throw new Error(`${path} is no JSON file: ${cause instanceof Error ? cause.message : cause}`, { cause })
  }
}
