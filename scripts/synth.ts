// scripts/synth.ts: `npm run synth`: the templates of both stages, checked. Needs no network and no account.
import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync, rmSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { bundleFunctions } from './bundle.ts'

const root = join(import.meta.dirname, '..')
const bin = join(root, 'node_modules', '.bin')
const out = join(root, 'cdk.out')

/** Whatever else asks the network during synth: telemetry, npm for a newer version, EC2 for credentials. */
const SILENT = {
  CDK_DISABLE_CLI_TELEMETRY: 'true',
  CDK_DISABLE_VERSION_CHECK: '1',
  AWS_EC2_METADATA_DISABLED: 'true',
}

const names = await bundleFunctions(join(root, 'dist', 'functions'), {
  engine: 'if-possible',
  onWarning: (text) => console.error(`Warning: ${text}`),
})
console.log(`Functions bundled: ${names.join(', ')}`)

rmSync(out, { recursive: true, force: true })
// '**', because an app that holds only stages has no stacks at its top, and cdk would check none.
run(join(bin, 'cdk'), ['synth', '--quiet', '**'])
const templates = listTemplates()
for (const { stack, resources } of templates) console.log(`${String(resources).padStart(4)} resources  ${stack}`)
lint(templates.map(({ file }) => file))

function run(command: string, args: string[]): void {
  const PATH = `${bin}${delimiter}${process.env['PATH']}` // so that the app runs on the Node that comes with the install
  const { status, error } = spawnSync(command, args, {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, ...SILENT, PATH },
  })
  if (error) throw error
  if (status !== 0) process.exit(status ?? 1)
}

function listTemplates(): { stack: string; file: string; resources: number }[] {
  return readdirSync(out, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.template.json'))
    .map(({ parentPath, name }) => {
      const file = join(parentPath, name)
      const { Resources } = JSON.parse(readFileSync(file, 'utf8')) as { Resources: object }
      return { stack: name.replace('.template.json', ''), file, resources: Object.keys(Resources).length }
    })
    .sort((a, b) => (a.stack < b.stack ? -1 : 1))
}

/** W3005 is about a redundant DependsOn that the CDK writes. */
function lint(files: string[]): void {
  const isInstalled = spawnSync('cfn-lint', ['--version']).status === 0
  if (isInstalled) run('cfn-lint', ['-i', 'W3005', '--', ...files])
  console.log(isInstalled ? 'cfn-lint found nothing' : 'cfn-lint is not installed: not run')
}
