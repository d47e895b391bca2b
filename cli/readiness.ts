// cli/readiness.ts: `plaza readiness`: what must be so before the launch, looked at from outside, and what the portal says itself.
import { parseArgs } from 'node:util'
import { CHECKS } from '../core/readiness-checks.ts'
import { lookFromOutside } from './readiness/look.ts'
import type { Look } from './readiness/looks.ts'
import { attestLooks, type PortalReadiness, readinessOfPortal } from './readiness/portal.ts'

const HELP = `plaza readiness URL [options]

Looks at a portal from outside, as readers, harvesters and browsers do: links and downloads, headers, data.json,
security.txt, the basics of its pages, its certificate. With an API token it also prints what the portal says itself.
Only the portal's own pages are read, one after the other, and never more than --pages of them. Links to other sites
are counted, not followed. Contrast, focus and screen readers need a browser and a person: this does not look at them.
Exit code: 0 nothing required is red, 1 something is, 2 could not run.

  --crawl URL            read the pages of this address instead, and everything else of URL: before its launch
                         production shows little more than its door, and beta holds the same pages
  --pages N              read at most N pages (default 200)
  --attest               write what was found into the portal, as attestations with your name; needs a token with the
                         action "attest"
  --token-from-env NAME  environment variable that holds the token (default PLAZA_TOKEN); never given as an argument.
                         The action "read" is enough to print what the portal says
  --json                 print the result as one JSON document
`

const OPTIONS = {
  crawl: { type: 'string' },
  pages: { type: 'string', default: '200' },
  attest: { type: 'boolean', default: false },
  'token-from-env': { type: 'string', default: 'PLAZA_TOKEN' },
  json: { type: 'boolean', default: false },
  help: { type: 'boolean', short: 'h', default: false },
} as const

export async function readiness(args: string[]): Promise<number> {
  try {
    const { values, positionals } = parseArgs({ args, allowPositionals: true, options: OPTIONS })
    if (values.help || positionals[0] === 'help') {
      process.stdout.write(HELP)
      return 0
    }
    if (positionals.length !== 1) throw new Error(`expected the address of a portal\n\n${HELP}`)
    const portal = addressIn(positionals[0]!)
    const pages = Number(values.pages)
    if (!Number.isInteger(pages) || pages < 1)
      throw new Error(`--pages: expected a whole number from 1, found ${values.pages}`)
    const token = process.env[values['token-from-env']]
    if (values.attest && !token) {
      const name = values['token-from-env']
      throw new Error(`the environment variable ${name} is empty: put an API token with the action "attest" into it`)
    }

    const looks = await lookFromOutside(portal, values.crawl ? addressIn(values.crawl) : portal, pages, tell)
    if (values.attest) await attestLooks(portal, token!, looks, tell)
    const own = token ? await readinessOfPortal(portal, token) : undefined
    process.stdout.write(
      values.json ? `${JSON.stringify(asDocument(portal, looks, own), null, 2)}\n` : inWords(looks, own),
    )
    return redOf(looks, own).length === 0 ? 0 : 1
  } catch (error) {
    process.stderr.write(`plaza readiness: ${error instanceof Error ? error.message : error}\n`)
    return 2
  }
}

const tell = (line: string): void => void process.stderr.write(`${line}\n`)

function addressIn(text: string): string {
  const address = URL.parse(text)
  if (!address || !/^https?:$/.test(address.protocol))
    throw new Error(`expected an address with https://, found "${text}"`)
  return address.origin
}

const requiredIds = new Set(CHECKS.filter(({ required }) => required).map(({ id }) => id))

/** Ids of what stands in the way: what was seen from outside counts before what the portal was told earlier. */
function redOf(looks: readonly Look[], own: PortalReadiness | undefined): string[] {
  const seen = looks.filter(({ state }) => state !== 'skipped')
  const ids = new Set(seen.map(({ id }) => id))
  const overridden = new Set(own?.checks.filter((check) => check.overridden).map(({ id }) => id))
  return [
    ...seen
      .filter(({ id, state }) => state === 'not-met' && requiredIds.has(id) && !overridden.has(id))
      .map(({ id }) => id),
    ...(own?.red ?? []).filter((id) => !ids.has(id)),
  ]
}

function asDocument(portal: string, looks: readonly Look[], own: PortalReadiness | undefined) {
  const red = redOf(looks, own)
  return {
    portal,
    verdict: red.length === 0 ? 'ready' : 'not-ready',
    red,
    outside: looks,
    ...(own ? { portalSays: own } : {}),
  }
}

const SIGNS = { met: 'yes', 'not-met': 'NO ', unknown: '?  ', skipped: '-  ' } as const

function inWords(looks: readonly Look[], own: PortalReadiness | undefined): string {
  const outside = looks.map(({ state, title, found }) => `${SIGNS[state]} ${title}\n      ${found}\n`)
  const red = redOf(looks, own)
  const verdict = red.length === 0 ? 'Nothing required is red.' : `In the way of the launch: ${red.join(', ')}.`
  return `Seen from outside:\n${outside.join('')}\n${portalInWords(own)}\n${verdict}\n`
}

function portalInWords(own: PortalReadiness | undefined): string {
  if (!own)
    return 'What the portal knows itself was not asked: put an API token with the action "read" into PLAZA_TOKEN.\n'
  const lines = own.checks.map(({ state, title, found, fix, required }) => {
    const todo = state !== 'met' && fix ? `\n      To do: ${fix}` : ''
    return `${SIGNS[state]} ${title}${required ? '' : ' (recommended)'}\n      ${found}${todo}\n`
  })
  return `The portal says (${own.stage}, ${own.met} of ${own.required} required checks met):\n${lines.join('')}`
}
