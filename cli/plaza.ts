// cli/plaza.ts: the command line of Plaza. Documents go to stdout, progress and faults to stderr.
import { audit } from './audit.ts'
import { check } from './check.ts'
import { cost } from './cost.ts'
import { deploy } from './deploy/deploy.ts'
import { destroy } from './deploy/destroy.ts'
import { doctor } from './deploy/doctor.ts'
import { upgrade } from './deploy/upgrade.ts'
import { diff } from './diff.ts'
import { invite } from './invite.ts'
import { promote } from './promote.ts'
import { readiness } from './readiness.ts'
import { rebuild } from './rebuild.ts'

interface Command {
  readonly summary: string
  /** @returns the exit code */
  readonly run: (args: string[]) => Promise<number>
}

/** In the order of a portal's life. */
const COMMANDS: Readonly<Record<string, Command>> = {
  check: { summary: 'check a file exactly as the portal does, before you upload it', run: check },
  diff: { summary: 'compare two files as the portal compares two versions', run: diff },
  deploy: { summary: 'deploy beta or production to your AWS account', run: deploy },
  doctor: { summary: 'look whether a deployed portal is well', run: doctor },
  cost: { summary: 'what a stage costs idle and by use', run: cost },
  invite: { summary: 'make an invitation to a beta that only invited people see', run: invite },
  promote: { summary: 'take datasets, policies and pages from beta to production', run: promote },
  readiness: { summary: 'what must be so before the launch, and whether it is', run: readiness },
  upgrade: { summary: 'what a newer release changes, and how to get it', run: upgrade },
  destroy: { summary: 'take a deployed stage down', run: destroy },
  rebuild: { summary: 'have a portal make its whole public site again from the table', run: rebuild },
  audit: { summary: 'check that the audit log of a portal was not altered: plaza audit verify', run: audit },
}

const HELP = `plaza: the command line of the open data portal

${Object.entries(COMMANDS)
  .map(([name, { summary }]) => `  plaza ${name.padEnd(9)} ${summary}`)
  .join('\n')}

Help on a command: plaza COMMAND --help
`

const [name, ...args] = process.argv.slice(2)
process.exitCode = await main(name, args)

async function main(command: string | undefined, rest: string[]): Promise<number> {
  if (command === undefined || command === '--help' || command === '-h' || command === 'help') {
    process.stdout.write(HELP)
    return 0
  }
  const found = COMMANDS[command]
  if (!found) {
    process.stderr.write(`plaza: there is no command "${command}"\n\n${HELP}`)
    return 2
  }
  return found.run(rest)
}
