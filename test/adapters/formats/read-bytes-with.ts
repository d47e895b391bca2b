// Runs a reader on bytes and gives the table that it made.
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { FormatReader, NoTable, TableText } from '../../../adapters/formats/reader.ts'
import type { Reading } from '../../../core/handling.ts'

export interface Outcome {
  readonly format: string
  readonly encoding: string
  /** Lines of the CSV; none when no table could be read. */
  readonly lines: readonly string[]
  readonly codes: readonly string[]
  readonly messages: readonly string[]
  readonly rows: readonly (number | undefined)[]
}

export function newFolder(): string {
  return mkdtempSync(join(tmpdir(), 'plaza-formats-'))
}

export async function readWith(
  reader: FormatReader,
  content: string | Uint8Array,
  options: { readonly filename?: string; readonly reading?: Reading } = {},
): Promise<Outcome> {
  const path = join(newFolder(), 'input')
  writeFileSync(path, content)
  return readFileWith(reader, path, options)
}

export async function readFileWith(
  reader: FormatReader,
  path: string,
  { filename = 'input', reading = {} }: { readonly filename?: string; readonly reading?: Reading } = {},
): Promise<Outcome> {
  return outcomeOf(await reader({ path, filename, workDir: newFolder(), reading, onShare: () => {} }))
}

export function outcomeOf({ format, encoding, textPath, findings }: TableText | NoTable): Outcome {
  return {
    format,
    encoding,
    lines: textPath === undefined ? [] : readFileSync(textPath, 'utf8').trimEnd().split('\n'),
    codes: findings.map(({ code }) => code),
    messages: findings.map(({ message }) => message),
    rows: findings.map(({ row }) => row),
  }
}
