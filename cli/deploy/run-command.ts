// cli/deploy/run-command.ts: what every command on a stage does around its work: options, faults as text, exit codes.
import { type ParseArgsOptionsConfig, parseArgs } from 'node:util'
import { Stop } from './stop.ts'
import { createTeller, type Teller } from './teller.ts'

export interface Command<Options extends ParseArgsOptionsConfig> {
  /** As in `plaza deploy`. */
  readonly name: string
  readonly help: string
  readonly options: Options
}

type Parsed<Options extends ParseArgsOptionsConfig> = ReturnType<
  typeof parseArgs<{ options: Options; allowPositionals: true }>
>

/** Document of a command and its exit code. */
export interface Done {
  readonly code: number
  /** For `--json`. */
  readonly document: object
  /** For people. */
  readonly text: string
}

/**
 * @param work does it; its document goes to stdout, as JSON with `--json`
 * @returns the exit code: 2 for a fault before anything began
 */
export async function runCommand<Options extends ParseArgsOptionsConfig>(
  command: Command<Options>,
  args: string[],
  work: (parsed: Parsed<Options>, teller: Teller) => Promise<Done>,
): Promise<number> {
  const json = args.includes('--json')
  try {
    const parsed = parseArgs({ args, options: command.options, allowPositionals: true }) as Parsed<Options>
    if ((parsed.values as { help?: boolean }).help) {
      process.stdout.write(command.help)
      return 0
    }
    const { code, document, text } = await work(parsed, createTeller())
    process.stdout.write(json ? `${JSON.stringify(document, null, 2)}\n` : text)
    return code
  } catch (error) {
    return tellFault(command.name, error, json)
  } finally {
    leaveSoon()
  }
}

function tellFault(name: string, error: unknown, json: boolean): number {
  const code = error instanceof Stop ? error.code : 2
  const say = error instanceof Error ? error.message : String(error)
  const fix = error instanceof Stop ? error.fix : ''
  process.stderr.write(`\nplaza ${name}: ${say}\n${fix ? `${fix}\n` : ''}`)
  if (!(error instanceof Stop) && process.env['PLAZA_VERBOSE'] && error instanceof Error)
    process.stderr.write(`${error.stack}\n`)
  if (json) process.stdout.write(`${JSON.stringify({ outcome: 'stopped', say, fix }, null, 2)}\n`)
  return code
}

/** The clients of the CDK keep their connections open for some 18 s; the command has nothing to wait for. */
function leaveSoon(): void {
  setTimeout(() => process.exit(), 200).unref()
}
