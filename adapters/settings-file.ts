// adapters/settings-file.ts: reads what a city decided: `plaza.config.ts`, or the file that PLAZA_SETTINGS names.
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { basename, isAbsolute, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { readSettings, type Settings, type SettingsInput, withFirstAdministrator } from '../core/settings.ts'

const root = join(import.meta.dirname, '..')

/** @returns path of the settings that count: of another city when PLAZA_SETTINGS names its file */
export function settingsPath(environment: NodeJS.ProcessEnv = process.env): string {
  const named = environment['PLAZA_SETTINGS']
  if (!named) return join(root, 'plaza.config.ts')
  return isAbsolute(named) ? named : join(process.cwd(), named)
}

/**
 * Reads and checks the settings. PLAZA_FIRST_ADMINISTRATOR counts before what they say of the first administrator.
 *
 * @param path a module (`.ts`, `.mjs`) with the settings as its default export, or JSON
 * @throws Error that says everything that is wrong with them, each with its line
 */
export async function loadSettings(path: string = settingsPath()): Promise<Settings> {
  if (!existsSync(path)) throw new Error(`there are no settings: expected ${path}`)
  const written = withFirstAdministrator(await writtenIn(path), process.env['PLAZA_FIRST_ADMINISTRATOR'])
  return readSettings(written, { name: basename(path), text: await readFile(path, 'utf8') })
}

/** @throws Error that says where the file cannot be read */
async function writtenIn(path: string): Promise<SettingsInput> {
  try {
    if (path.endsWith('.json')) return JSON.parse(await readFile(path, 'utf8')) as SettingsInput
    const module = (await import(pathToFileURL(path).href)) as { default?: SettingsInput }
    if (module.default) return module.default
  } catch (cause) {
    throw new Error(`${basename(path)} cannot be read: ${placeIn(cause, path)}`, { cause })
  }
  throw new Error(`${basename(path)} cannot be read: expected the settings as its default export, found none`)
}

/** Node names file and line of a fault of writing at the top of its trace. */
function placeIn(fault: unknown, path: string): string {
  if (!(fault instanceof Error)) return String(fault)
  const [, line] = new RegExp(`${basename(path).replaceAll('.', '\\.')}:(\\d+)`).exec(fault.stack ?? '') ?? []
  return line ? `line ${line}: ${fault.message}` : fault.message
}
