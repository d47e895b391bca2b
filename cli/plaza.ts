// cli/plaza.ts: the command line of Plaza. Documents go to stdout, progress and faults to stderr.
import { audit } from './audit.ts'
import { check } from './check.ts'
import { diff } from './diff.ts'
import { rebuild } from './rebuild.ts'

interface Command {
  readonly summary: string
  /** @returns the exit code */
  readonly run: (args: string[]) => Promise<number>
}

const COMMANDS: Readonly<Record<string, Command>> = {
  audit: { summary: 'check that the audit log of a portal was not altered: plaza audit verify', run: audit },
  check: { summary: 'check a file exactly as the portal does, before you upload it', run: check },
  diff: { summary: 'compare two files as the portal compares two versions', run: diff },
  rebuild: { summary: 'have a portal make its whole public site again from the table', run: rebuild },
}

const HELP = `plaza: the command line of the open data portal

${Object.entries(COMMANDS)
  .map(([name, { summary }]) => `  plaza ${name.padEnd(8)} ${summary}`)
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
