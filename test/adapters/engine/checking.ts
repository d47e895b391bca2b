// test/adapters/engine/checking.ts: validates a text or a file in a folder of its own, and reads what came out.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Validated, validateFile } from '../../../adapters/engine/validate.ts'

export interface Checked extends Validated {
  /** Text of an output. */
  readonly texts: Readonly<Record<string, string>>
}

export async function checkFile(path: string, writeOutputs = false): Promise<Checked> {
  const workDir = mkdtempSync(join(tmpdir(), 'plaza-engine-'))
  try {
    const validated = await validateFile({ path, filename: 'a.csv', workDir, memoryMegabytes: 512, writeOutputs })
    const texts = Object.fromEntries(validated.outputs.map(({ name, path }) => [name, readFileSync(path, 'utf8')]))
    return { ...validated, texts }
  } finally {
    rmSync(workDir, { recursive: true, force: true })
  }
}

export async function checkText(text: string | Uint8Array, writeOutputs = false): Promise<Checked> {
  const folder = mkdtempSync(join(tmpdir(), 'plaza-text-'))
  try {
    writeFileSync(join(folder, 'a.csv'), text)
    return await checkFile(join(folder, 'a.csv'), writeOutputs)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
