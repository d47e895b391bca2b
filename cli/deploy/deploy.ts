// cli/deploy/deploy.ts: `plaza deploy`: deploys beta or production to your AWS account.
import { type Command, runCommand } from './run-command.ts'

const OPTIONS = {
  yes: { type: 'boolean', short: 'y', default: false },
  'dry-run': { type: 'boolean', default: false },
  diff: { type: 'boolean', default: false },
  json: { type: 'boolean', default: false },
  domain: { type: 'string' },
  'no-wait': { type: 'boolean', default: false },
  'smoke-at': { type: 'string' },
  'no-smoke': { type: 'boolean', default: false },
  'allow-replacement': { type: 'boolean', default: false },
  help: { type: 'boolean', short: 'h', default: false },
} as const

const HELP = `plaza deploy beta|production [options]

Brings a stage of the portal, as the settings say it, into your AWS account: checks first, says what it costs and what
changes, asks, then makes the stacks one after the other, publishes the site and looks whether it answers. Whatever it
stops at, the same command goes on from there; doing it twice changes nothing. See docs/deploying.md.
Exit code: 0 deployed and well, 1 something went wrong, 2 could not begin.

  --yes                  do not ask; for pipelines
  --dry-run              say what would happen; nothing is written to AWS
  --diff                 show how the templates differ from what is deployed; nothing is written
  --json                 the outcome as one JSON document
  --domain NAME          a domain of the city's own, such as data.city.example: asks for its certificate, shows the DNS
                         records to set and waits; write it into the settings, too
  --no-wait              do not wait for a certificate or for what is being done to the stacks already
  --smoke-at URL         ask this address in the end instead of the portal's own, such as before DNS is set
  --no-smoke             ask nothing in the end
  --allow-replacement    in production: what holds data may be replaced or removed
  --help                 this text

Settings: plaza.config.ts, or the file that PLAZA_SETTINGS names. Credentials: as the AWS CLI finds them.
`

export const COMMAND: Command<typeof OPTIONS> = { name: 'deploy', help: HELP, options: OPTIONS }

export function deploy(args: string[]): Promise<number> {
  return runCommand(COMMAND, args, async ({ values, positionals }, teller) => {
    const { runDeploy } = await import('./deploy-run.ts')
    return runDeploy(values, positionals, teller)
  })
}

export type DeployValues = Parameters<Parameters<typeof runCommand<typeof OPTIONS>>[2]>[0]['values']
