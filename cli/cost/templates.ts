// cli/cost/templates.ts: the templates of a stage as a deployment would send them, made without bundling anything.
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Settings, StageName } from '../../core/settings.ts'

const root = join(import.meta.dirname, '..', '..')
const FUNCTIONS = ['api', 'validate', 'publish', 'notify']

/** What costs money is in the templates; the code of the functions is not, so a line stands in for each. */
export async function templatesOf(settings: Settings, stage: StageName): Promise<object[]> {
  const { App } = await import('aws-cdk-lib')
  const { PlazaStage } = await import('../../lib/plaza-stage.ts')
  const folder = mkdtempSync(join(tmpdir(), 'plaza-cost-'))
  try {
    const bundles = join(folder, 'bundles')
    for (const name of FUNCTIONS) {
      mkdirSync(join(bundles, name), { recursive: true })
      writeFileSync(join(bundles, name, 'handler.mjs'), 'export const handler = async () => {}\n')
    }
    const { context } = JSON.parse(readFileSync(join(root, 'cdk.json'), 'utf8'))
    const app = new App({ outdir: join(folder, 'cdk.out'), context, analyticsReporting: false })
    new PlazaStage(app, stage, settings, bundles)
    const assembly = app.synth().getNestedAssembly(`assembly-${stage}`)
    return assembly.stacks.map(({ template }) => template as object)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
