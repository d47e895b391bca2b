// cli/rebuild.ts: `plaza rebuild`: has a portal make its whole public site again from the table.
import { setTimeout as sleep } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { z } from 'zod'

const HELP = `plaza rebuild --portal URL [options]

Has the portal make every page, list, feed and the search index again from the table, and write what differs from what
is there: the same table gives the same bytes. Nothing is removed that the table still knows, and a run that would
remove a large share of the catalog stops. Needed only when something outside the portal changed its buckets.
Exit code: 0 done, 2 could not ask, 3 not done in time.

  --portal URL           address of the portal; needs an API token of an administrator with the action "rebuild"
  --token-from-env NAME  environment variable that holds the token (default PLAZA_TOKEN); never given as an argument
  --no-wait              return when it was asked for
  --patience MINUTES     how long to wait for the end (default 15)
`

const OPTIONS = {
  portal: { type: 'string' },
  'token-from-env': { type: 'string', default: 'PLAZA_TOKEN' },
  'no-wait': { type: 'boolean', default: false },
  patience: { type: 'string', default: '15' },
  help: { type: 'boolean', short: 'h', default: false },
} as const

/** The public file of the newest entry may be a minute old. */
const LOOK_EVERY_MILLISECONDS = 2_000
const ANSWER_MILLISECONDS = 60_000

const askedSchema = z.object({ sequence: z.int() })
const todaySchema = z.object({ newest: z.object({ sequence: z.int() }).nullable() })

export async function rebuild(args: string[]): Promise<number> {
  try {
    const { values } = parseArgs({ args, options: OPTIONS })
    if (values.help) {
      process.stdout.write(HELP)
      return 0
    }
    const minutes = Number(values.patience)
    if (values.portal === undefined || !(minutes > 0)) throw new Error(`expected --portal URL\n\n${HELP}`)
    const portal = values.portal.replace(/\/+$/, '')
    const { sequence } = await askFor(portal, tokenIn(values['token-from-env']))
    process.stdout.write(`asked for: entry ${sequence} of the audit log. It begins within a minute.\n`)
    if (values['no-wait']) return 0
    return await waitFor(portal, sequence, minutes)
  } catch (error) {
    process.stderr.write(`plaza rebuild: ${error instanceof Error ? error.message : error}\n`)
    return 2
  }
}

function tokenIn(name: string): string {
  const token = process.env[name]
  if (token) return token
  throw new Error(`the environment variable ${name} is empty: put an API token with the action "rebuild" into it`)
}

async function askFor(portal: string, token: string): Promise<z.infer<typeof askedSchema>> {
  const address = `${portal}/api/v1/publication/rebuild`
  const answer = await reached(address, { method: 'POST', headers: { authorization: `Bearer ${token}` } })
  const document = await answer.json().catch(() => ({}))
  if (answer.ok) return askedSchema.parse(document)
  const { title, fix } = document as { title?: string; fix?: string }
  throw new Error(`${address} was refused: ${title ? `${title} ${fix ?? ''}`.trim() : `status ${answer.status}`}`)
}

/** The site says itself which entry of the log it shows: nothing has to be asked of the portal's functions. */
async function waitFor(portal: string, sequence: number, minutes: number): Promise<number> {
  const end = Date.now() + minutes * 60_000
  while (Date.now() < end) {
    const answer = await reached(`${portal}/audit/today.json`, {})
    const today = answer.ok ? todaySchema.safeParse(await answer.json().catch(() => undefined)) : undefined
    if ((today?.data?.newest?.sequence ?? 0) >= sequence) {
      process.stdout.write('done: the site shows this entry, so everything before it was made again.\n')
      return 0
    }
    await sleep(LOOK_EVERY_MILLISECONDS)
  }
  process.stderr.write(`plaza rebuild: not done after ${minutes} minutes: see docs/runbook.md, "Rebuild everything"\n`)
  return 3
}

async function reached(address: string, options: RequestInit): Promise<Response> {
  try {
    // Redirects are not followed: a token must not travel.
    return await fetch(address, { ...options, redirect: 'error', signal: AbortSignal.timeout(ANSWER_MILLISECONDS) })
  } catch (cause) {
    throw new Error(`${address} could not be reached: ${cause instanceof Error ? cause.message : cause}`, { cause })
  }
}
