// adapters/settings-file.ts: reads what a city decided: `plaza.config.ts`, or the file that PLAZA_SETTINGS names.
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { isAbsolute, join } from 'node:path'
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
 * @throws Error that says everything that is wrong with them
 */
export async function loadSettings(path: string = settingsPath()): Promise<Settings> {
  if (!existsSync(path)) throw new Error(`there are no settings: expected ${path}`)
  const written = path.endsWith('.json')
    ? (JSON.parse(await readFile(path, 'utf8')) as SettingsInput)
    : ((await import(pathToFileURL(path).href)) as { default: SettingsInput }).default
  return readSettings(withFirstAdministrator(written, process.env['PLAZA_FIRST_ADMINISTRATOR']))
}
