// test/lib/template-files.ts: the templates of both stages as files, for programs that read those.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { SettingsInput } from '../../core/settings.ts'
import { root } from '../support/tree.ts'

/**
 * Writes a file per stack, `<name>.json`; whoever asks removes the folder.
 *
 * @throws Error with what the CDK's own check of the resource schemas finds
 */
export function writeTemplates(settings: SettingsInput): { folder: string; files: string[] } {
  const said = execFileSync(process.execPath, [join(root, 'test', 'lib', 'synthesize.ts')], {
    input: JSON.stringify(settings),
    encoding: 'utf8',
    env: { ...process.env, NODE_OPTIONS: '', CDK_VALIDATION: 'true' },
    maxBuffer: 64 * 1024 * 1024,
    stdio: ['pipe', 'pipe', 'pipe'],
  })
  const { templates } = JSON.parse(said) as { templates: { stackName: string; template: object }[] }
  const folder = mkdtempSync(join(tmpdir(), 'plaza-templates-'))
  const files = templates.map(({ stackName, template }) => {
    const file = join(folder, `${stackName}.json`)
    writeFileSync(file, JSON.stringify(template, null, 1))
    return file
  })
  return { folder, files }
}
