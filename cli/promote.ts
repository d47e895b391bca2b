// cli/promote.ts: `plaza promote`: takes content from beta to production, or from any portal to another that trusts it.
import { readFile, writeFile } from 'node:fs/promises'
import { createInterface } from 'node:readline/promises'
import { parseArgs } from 'node:util'
import { chooseFrom, isEmpty, listOf, type Wish } from './promote/choice.ts'
import { type Bundle, type Made, type Portal, portalAt, readBundleText, readReceiptText } from './promote/portal.ts'
import { type Arrived, type Outcome, takeAcross, type Voice } from './promote/trip.ts'
import { bytesText } from './promote/words.ts'

const HELP = `plaza promote --from URL --to URL (--datasets A,B | --all) [options]
plaza promote --from URL --bundle FILE (--datasets A,B | --all) [options]
plaza promote --to URL --apply FILE [--receipt FILE] [options]
plaza promote --from URL --note FILE

Takes datasets, policies and news from one portal to another. The first makes a signed bundle; the second says what it
would change and what would break, and applies it after a yes: each version with its signatures and hashes. Nothing
unsigned passes. Safe to repeat and to go on with after any failure: what was applied stays applied.
Where nobody has both accounts, take the steps one by one: --bundle writes the bundle to a file, --apply brings it in,
--receipt keeps what was applied, and --note gives that back to the portal that made the bundle.
Before the first time, an administrator of each portal adds the other in the console under "Promotion".
Exit code: 0 applied or nothing to do, 1 something was blocked, failed or declined, 2 could not, 3 not done in time.

  --from URL              portal to take from; needs a token with the action "promote"
  --to URL                portal to take to; needs a token of its own
  --datasets A,B          ids or addresses (the last part of /datasets/.../)
  --all                   every dataset that can go
  --policies A,B | all    policies, by the last part of their address
  --news A,B | all        news; arrives as drafts
  --sign-off-policy       who signs what, too
  --leave-out KEYS        items of the change set that stay as they are, such as dataset:ds_...
  --dry-run               say what would change, and apply nothing
  --yes                   apply without asking
  --json                  one JSON document on stdout; progress goes to stderr
  --patience MINUTES      how long to wait for the end (default 30)
  --from-token-env NAME   environment variable with the token of --from (default PLAZA_FROM_TOKEN)
  --to-token-env NAME     environment variable with the token of --to (default PLAZA_TO_TOKEN)
`

const OPTIONS = {
  from: { type: 'string' },
  to: { type: 'string' },
  datasets: { type: 'string' },
  all: { type: 'boolean', default: false },
  policies: { type: 'string' },
  news: { type: 'string' },
  'sign-off-policy': { type: 'boolean', default: false },
  'leave-out': { type: 'string' },
  bundle: { type: 'string' },
  apply: { type: 'string' },
  receipt: { type: 'string' },
  note: { type: 'string' },
  'dry-run': { type: 'boolean', default: false },
  yes: { type: 'boolean', default: false },
  json: { type: 'boolean', default: false },
  patience: { type: 'string', default: '30' },
  'from-token-env': { type: 'string', default: 'PLAZA_FROM_TOKEN' },
  'to-token-env': { type: 'string', default: 'PLAZA_TO_TOKEN' },
  help: { type: 'boolean', short: 'h', default: false },
} as const

type Values = ReturnType<typeof parseArgs<{ options: typeof OPTIONS }>>['values']

/** A change of a few files takes a second or two. */
const LOOK_EVERY_MILLISECONDS = 2_000
const EXIT_CODES: Readonly<Record<Outcome, number>> = {
  applied: 0,
  'nothing-to-do': 0,
  'dry-run': 0,
  declined: 1,
  blocked: 1,
  incomplete: 1,
  late: 3,
}

/** Where the command reads and writes; tests bring their own. */
export interface Desk {
  out(text: string): void
  err(text: string): void
  readonly environment: Readonly<Record<string, string | undefined>>
  /** Undefined when nobody is there to ask. */
  readonly ask: ((question: string) => Promise<string>) | undefined
}

const TERMINAL: Desk = {
  out: (text) => void process.stdout.write(text),
  err: (text) => void process.stderr.write(text),
  environment: process.env,
  ask: process.stdin.isTTY ? askAtTerminal : undefined,
}

export async function promote(args: string[], desk: Desk = TERMINAL): Promise<number> {
  try {
    const { values } = parseArgs({ args, options: OPTIONS })
    if (values.help) {
      desk.out(HELP)
      return 0
    }
    return await modeOf(values)(values, desk)
  } catch (error) {
    desk.err(`plaza promote: ${error instanceof Error ? error.message : error}\n`)
    return 2
  }
}

type Mode = (values: Values, desk: Desk) => Promise<number>

/** @throws Error when what was asked for does not fit together */
function modeOf(values: Values): Mode {
  const { from, to, bundle, apply, note, receipt, patience } = values
  if (!(Number(patience) > 0)) throw new Error(`--patience: expected minutes, found ${patience}`)
  if (receipt !== undefined && apply === undefined) throw new Error('--receipt goes with --apply')
  const shapes: readonly (readonly [fits: boolean, mode: Mode])[] = [
    [!!from && !!note && !to && !bundle && !apply, noteReceipt],
    [!!to && !!apply && !from && !bundle && !note, applyFile],
    [!!from && !!bundle && !to && !apply && !note, writeBundle],
    [!!from && !!to && !bundle && !apply && !note, wholeWay],
  ]
  const found = shapes.find(([fits]) => fits)
  if (!found)
    throw new Error(`expected --from and --to, --from and --bundle, --to and --apply, or --from and --note\n\n${HELP}`)
  return found[1]
}

async function wholeWay(values: Values, desk: Desk): Promise<number> {
  const [from, to] = [portalFor(values, 'from', desk), portalFor(values, 'to', desk)]
  const made = await makeBundle(from, values, desk)
  if (!made.bundle) return finish(values, desk, { outcome: 'blocked', held: made.held }, 1)
  const arrived = await arrive(to, made.bundle.bundle, values, desk)
  const { promotion, outcome } = arrived
  const isNoted = promotion.receipt ? await giveBack(from, arrived, desk) : false
  const code = outcome === 'late' ? 3 : made.held.length > 0 ? 1 : EXIT_CODES[outcome]
  return finish(
    values,
    desk,
    { outcome, id: promotion.id, items: promotion.items, held: made.held, isReceiptNoted: isNoted },
    code,
  )
}

async function writeBundle(values: Values, desk: Desk): Promise<number> {
  const made = await makeBundle(portalFor(values, 'from', desk), values, desk)
  if (!made.bundle) return finish(values, desk, { outcome: 'blocked', held: made.held }, 1)
  const { bundle, id, expiresAt, addressesExpireAt, files, bytes } = made.bundle
  // Whoever has the file can fetch what it names for an hour.
  await writeFile(values.bundle!, `${JSON.stringify(bundle)}\n`, { mode: 0o600 })
  tell(
    desk,
    `written: ${values.bundle}. Its files can be fetched until ${addressesExpireAt}, it can be applied until ${expiresAt}.`,
  )
  const code = made.held.length > 0 ? 1 : 0
  return finish(
    values,
    desk,
    { outcome: 'written', id, expiresAt, addressesExpireAt, files, bytes, held: made.held },
    code,
  )
}

async function applyFile(values: Values, desk: Desk): Promise<number> {
  const to = portalFor(values, 'to', desk)
  const bundle = readBundleText(await readFile(values.apply!, 'utf8'), values.apply!)
  const { promotion, outcome } = await arrive(to, bundle, values, desk)
  if (values.receipt && promotion.receipt) {
    await writeFile(values.receipt, `${JSON.stringify(promotion.receipt)}\n`)
    tell(desk, `receipt written: ${values.receipt}`)
  }
  return finish(values, desk, { outcome, id: promotion.id, items: promotion.items }, EXIT_CODES[outcome])
}

async function noteReceipt(values: Values, desk: Desk): Promise<number> {
  const from = portalFor(values, 'from', desk)
  await from.note(readReceiptText(await readFile(values.note!, 'utf8'), values.note!))
  tell(desk, `${from.url} has noted what was applied.`)
  return finish(values, desk, { outcome: 'noted' }, 0)
}

interface MadeOrHeld {
  readonly bundle?: Made
  readonly held: readonly { readonly title: string; readonly why: string }[]
}

async function makeBundle(from: Portal, values: Values, desk: Desk): Promise<MadeOrHeld> {
  const wish = wishOf(values)
  const { selection, held } = chooseFrom(await from.offer(), wish)
  for (const { title, why } of held) tell(desk, `cannot go: ${title}: ${why}`)
  if (isEmpty(selection)) {
    if (held.length > 0) return { held }
    throw new Error('nothing was chosen that can go: name datasets, policies or news, or use --all')
  }
  const bundle = await from.makeBundle(selection)
  tell(desk, `bundle ${bundle.id}: ${bundle.files} files, ${bytesText(bundle.bytes)}, good until ${bundle.expiresAt}`)
  return { bundle, held }
}

function wishOf(values: Values): Wish {
  if (values.all && values.datasets !== undefined) throw new Error('expected --datasets or --all, found both')
  return {
    datasets: values.all ? 'all' : listOf(values.datasets),
    policies: listOf(values.policies),
    news: listOf(values.news),
    signOffPolicy: values['sign-off-policy'],
  }
}

async function arrive(to: Portal, bundle: Bundle, values: Values, desk: Desk): Promise<Arrived> {
  const leaveOut = listOf(values['leave-out'])
  const options = {
    leaveOut: leaveOut === 'all' ? [] : leaveOut,
    isDryRun: values['dry-run'],
    patienceMilliseconds: Number(values.patience) * 60_000,
    lookEveryMilliseconds: LOOK_EVERY_MILLISECONDS,
  }
  const arrived = await takeAcross(to, bundle, options, voiceFor(values, desk))
  if (arrived.outcome === 'late')
    tell(desk, `not done after ${values.patience} minutes; it goes on. Repeat the command to see the end.`)
  if (arrived.outcome === 'declined') tell(desk, 'nothing was applied.')
  return arrived
}

/** What was applied is applied, whether the other side notes it or not. */
async function giveBack(from: Portal, { promotion }: Arrived, desk: Desk): Promise<boolean> {
  try {
    await from.note(promotion.receipt!)
    tell(desk, `${from.url} has noted what was applied.`)
    return true
  } catch (error) {
    if (!(error instanceof Error)) throw error
    tell(desk, `warning: the receipt was not noted: ${error.message}`)
    return false
  }
}

function portalFor(values: Values, side: 'from' | 'to', { environment }: Desk): Portal {
  const name = values[`${side}-token-env`]
  const token = environment[name]
  if (!token) {
    throw new Error(
      `the environment variable ${name} is empty: put an API token with the action "promote" of --${side} into it`,
    )
  }
  return portalAt(values[side]!.replace(/\/+$/, ''), token)
}

function voiceFor({ json, yes }: Values, desk: Desk): Voice {
  return {
    show: json ? desk.err : desk.out,
    tell: (line) => tell(desk, line),
    confirm: async (question) => yes || askYes(desk, question),
  }
}

/** @throws Error when there is nobody to ask */
async function askYes({ ask }: Desk, question: string): Promise<boolean> {
  if (!ask) throw new Error(`${question} Nobody is there to say yes: use --yes, or --dry-run to look`)
  return /^y(es)?$/i.test((await ask(`${question} [y/N] `)).trim())
}

async function askAtTerminal(question: string): Promise<string> {
  const lines = createInterface({ input: process.stdin, output: process.stderr })
  try {
    return await lines.question(question)
  } finally {
    lines.close()
  }
}

function tell(desk: Desk, line: string): void {
  desk.err(`${line}\n`)
}

type Told = Readonly<Record<string, unknown>> & { readonly outcome: string }

function finish({ json }: Values, desk: Desk, document: Told, code: number): number {
  desk.out(json ? `${JSON.stringify(document, null, 2)}\n` : `${document.outcome}\n`)
  return code
}
