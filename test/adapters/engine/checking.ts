// test/adapters/engine/checking.ts: validates a text or a file in a folder of its own, and reads what came out.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Validated, type ValidationOptions, validateFile } from '../../../adapters/engine/validate.ts'

export interface Checked extends Validated {
  /** Text of an output or a document, by its name. */
  readonly texts: Readonly<Record<string, string>>
}

type More = Partial<Omit<ValidationOptions, 'path' | 'workDir'>>

export async function checkFile(path: string, more: More = {}): Promise<Checked> {
  const workDir = mkdtempSync(join(tmpdir(), 'plaza-engine-'))
  const options = { filename: 'a.csv', memoryMegabytes: 512, writeOutputs: false, ...more }
  try {
    const validated = await validateFile({ path, workDir, ...options })
    const files = [...validated.outputs, ...validated.documents]
    const texts = Object.fromEntries(files.map(({ name, path }) => [name, readFileSync(path, 'utf8')]))
    return { ...validated, texts }
  } finally {
    rmSync(workDir, { recursive: true, force: true })
  }
}

/** @param more `true` writes the outputs */
export async function checkText(text: string | Uint8Array, more: More | boolean = {}): Promise<Checked> {
  const folder = mkdtempSync(join(tmpdir(), 'plaza-text-'))
  try {
    writeFileSync(join(folder, 'a.csv'), text)
    return await checkFile(join(folder, 'a.csv'), typeof more === 'boolean' ? { writeOutputs: more } : more)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
