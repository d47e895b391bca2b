// test/rehearsal/city/city-settings.ts: the settings that the suite deploys with, and a file of changed ones.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { readSettings, type SettingsInput } from '../../../core/settings.ts'
import type { StageSettings } from '../../../core/stage-settings.ts'
import config from '../../../plaza.config.ts'
import { root } from '../../support/tree.ts'

export const settings = readSettings(config)

/** The project's settings with beta as given. @returns the path for PLAZA_SETTINGS */
export function withChangedBeta(change: Partial<StageSettings>): string {
  const changed: SettingsInput = { ...config, stages: { ...config.stages, beta: { ...config.stages.beta, ...change } } }
  const path = join(root, '.plaza', 'rehearsal', 'changed.json') // goes with the next start
  writeFileSync(path, JSON.stringify(changed))
  return path
}
