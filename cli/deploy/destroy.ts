// cli/deploy/destroy.ts: `plaza destroy`: takes a deployed stage down.
import { type Command, runCommand } from './run-command.ts'

const OPTIONS = {
  yes: { type: 'boolean', short: 'y', default: false },
  'dry-run': { type: 'boolean', default: false },
  city: { type: 'string' },
  'delete-data': { type: 'boolean', default: false },
  json: { type: 'boolean', default: false },
  help: { type: 'boolean', short: 'h', default: false },
} as const

const HELP = `plaza destroy beta|production [options]

Takes a stage down: its stacks in reverse order, and what is in them. Of beta nothing stays. Production keeps buckets,
table and members, lists them, and refuses at all unless the city's name is typed out.
Exit code: 0 done, or nothing was there, 1 something stayed that should go (run it again), 2 could not begin.

  --city NAME      the city's name exactly as in the settings: for production with data
  --delete-data    production: also delete what it keeps, for good; needs --city
  --yes            do not ask; for pipelines
  --dry-run        say what would go and what would stay
  --json           the outcome as one JSON document
  --help           this text
`

export const COMMAND: Command<typeof OPTIONS> = { name: 'destroy', help: HELP, options: OPTIONS }

export function destroy(args: string[]): Promise<number> {
  return runCommand(COMMAND, args, async ({ values, positionals }, teller) => {
    const { runDestroy } = await import('./destroy-run.ts')
    return runDestroy(values, positionals, teller)
  })
}

export type DestroyValues = Parameters<Parameters<typeof runCommand<typeof OPTIONS>>[2]>[0]['values']
