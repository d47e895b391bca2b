// cli/deploy/upgrade.ts: `plaza upgrade`: says what a newer release changes, and how to get it.
import { type Command, runCommand } from './run-command.ts'

const OPTIONS = {
  json: { type: 'boolean', default: false },
  help: { type: 'boolean', short: 'h', default: false },
} as const

const HELP = `plaza upgrade [beta|production] [options]

Compares the releases that are deployed with this checkout, shows what the changelog says of the way between, and the
steps. Changes nothing. Without a stage: both.
Exit code: 0 nothing to do, 1 a stage is behind, 2 could not look.

  --json    as one JSON document
  --help    this text
`

export const COMMAND: Command<typeof OPTIONS> = { name: 'upgrade', help: HELP, options: OPTIONS }

export function upgrade(args: string[]): Promise<number> {
  return runCommand(COMMAND, args, async ({ positionals }, teller) => {
    const { runUpgrade } = await import('./upgrade-run.ts')
    return runUpgrade(positionals, teller)
  })
}
