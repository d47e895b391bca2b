// cli/deploy/doctor.ts: `plaza doctor`: looks whether a deployed portal is well.
import { type Command, runCommand } from './run-command.ts'

const OPTIONS = {
  json: { type: 'boolean', default: false },
  at: { type: 'string' },
  help: { type: 'boolean', short: 'h', default: false },
} as const

const HELP = `plaza doctor beta|production [options]

Looks at a deployed stage and changes nothing: stacks, release, whether the portal answers, publication, alarms and who is
told of them, dead letters, mail, logs, security.txt, domain and certificate. Each finding says what to do.
Exit code: 0 well, 1 something is wrong, 2 could not look.

  --at URL    ask this address instead of the portal's own
  --json      the findings as one JSON document
  --help      this text
`

export const COMMAND: Command<typeof OPTIONS> = { name: 'doctor', help: HELP, options: OPTIONS }

export function doctor(args: string[]): Promise<number> {
  return runCommand(COMMAND, args, async ({ values, positionals }, teller) => {
    const { runDoctor } = await import('./doctor/run.ts')
    return runDoctor(values, positionals, teller)
  })
}

export type DoctorValues = Parameters<Parameters<typeof runCommand<typeof OPTIONS>>[2]>[0]['values']
