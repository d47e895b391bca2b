// test/lib/synthesize.ts: makes the templates of both stages in a process of its own, which is twice as fast as in the
// test runner. Reads settings from standard input; writes what both-stages.ts expects to standard output.
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { App } from 'aws-cdk-lib'
import { readSettings, STAGES } from '../../core/settings.ts'
import { ACCEPTED, checkRules } from '../../lib/nag.ts'
import { PlazaStage } from '../../lib/plaza-stage.ts'

const folder = mkdtempSync(join(tmpdir(), 'plaza-synth-'))
const bundles = join(folder, 'bundles')
for (const name of ['api', 'validate', 'publish', 'notify']) {
  mkdirSync(join(bundles, name), { recursive: true })
  writeFileSync(join(bundles, name, 'handler.mjs'), 'export const handler = async () => {}\n')
}

const settings = readSettings(JSON.parse(await text(process.stdin)))
const { context } = JSON.parse(readFileSync(join(import.meta.dirname, '..', '..', 'cdk.json'), 'utf8'))
const outdir = join(folder, 'cdk.out')
const app = new App({ outdir, context, analyticsReporting: false })
for (const stage of STAGES) new PlazaStage(app, stage, settings, bundles)
const rules = process.argv.includes('--rules') ? checkRules(app) : undefined
const assembly = app.synth() // throws what the rules find

const templates = STAGES.flatMap((stage) =>
  assembly
    .getNestedAssembly(`assembly-${stage}`)
    .stacks.map(({ stackName, template }) => ({ stage, stackName, template })),
)
const stale = rules ? ACCEPTED.filter((each) => !rules.used.has(each)).map(({ rule }) => rule.source) : []
process.stdout.write(JSON.stringify({ templates, stale }))
rmSync(folder, { recursive: true })
