// cli/audit.ts: `plaza audit verify`: recomputes the audit log and holds it against what was published of it.
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { checkLog, type LogChecked, NOTHING_PUBLISHED, type PublishedLog } from '../core/audit-check.ts'
import { type AuditDayHead, headsIn, PublishedFilesFault, publishedLog } from '../core/audit-days.ts'
import type { AuditEntry } from '../core/audit-model.ts'
import { type Entries, entriesInFile, entriesOfPortal, publicFile } from './audit-sources.ts'

const HELP = `plaza audit verify --portal URL [options]
plaza audit verify --file EXPORT.ndjson [--site URL|FOLDER] [options]

Recomputes the hash of every audit entry and compares it with the public files under /audit/. Names the first entry
that was altered, removed or put in. Exit code: 0 intact, 1 altered, 2 could not run.

  --portal URL           read the entries from a portal; needs an API token with the action "audit"
  --token-from-env NAME  environment variable that holds the token (default PLAZA_TOKEN); never given as an argument
  --file FILE            read them from an export: "Export" on the page Audit log of the console
  --site URL|FOLDER      where the public files are (default: the portal). Better: a folder with copies that you keep
  --heads FILE           an older copy of heads.json that you kept: the list of today must begin with the same lines
  --json                 print the result as one JSON document
`

const OPTIONS = {
  portal: { type: 'string' },
  'token-from-env': { type: 'string', default: 'PLAZA_TOKEN' },
  file: { type: 'string' },
  site: { type: 'string' },
  heads: { type: 'string' },
  json: { type: 'boolean', default: false },
  help: { type: 'boolean', short: 'h', default: false },
} as const

interface Values {
  readonly portal?: string
  readonly 'token-from-env': string
  readonly file?: string
  readonly site?: string
  readonly heads?: string
  readonly json: boolean
}

export async function audit(args: string[]): Promise<number> {
  try {
    const { values, positionals } = parseArgs({ args, allowPositionals: true, options: OPTIONS })
    if (values.help || positionals[0] === 'help') {
      process.stdout.write(HELP)
      return 0
    }
    if (positionals.join(' ') !== 'verify') {
      throw new Error(`expected "plaza audit verify", found "plaza audit ${positionals.join(' ')}"\n\n${HELP}`)
    }
    const verdict = await verify(values)
    process.stdout.write(values.json ? `${JSON.stringify(asDocument(verdict), null, 2)}\n` : inWords(verdict))
    return isIntact(verdict) ? 0 : 1
  } catch (error) {
    process.stderr.write(`plaza audit: ${error instanceof Error ? error.message : error}\n`)
    return 2
  }
}

/** What was found, in the log or in the public files themselves. */
interface Verdict {
  readonly site: string | undefined
  readonly days: readonly AuditDayHead[]
  readonly checked?: LogChecked
  readonly filesFault?: string
}

async function verify(values: Values): Promise<Verdict> {
  if ((values.portal === undefined) === (values.file === undefined)) {
    throw new Error(`expected either --portal or --file\n\n${HELP}`)
  }
  const site = placeOf(values.site ?? values.portal)
  const days = site === undefined ? [] : await daysOf(site)
  if (typeof days === 'string') return { site, days: [], filesFault: days }
  const rewritten = values.heads === undefined ? undefined : await sinceCopy(here(values.heads), days)
  if (rewritten) return { site, days, filesFault: rewritten }

  const entries = await entriesOf(values)
  const published =
    site === undefined ? NOTHING_PUBLISHED : publishedLog(days, (day) => publicFile(site, `${day}.json`))
  try {
    return { site, days, checked: await checkLog(withProgress(entries), published, until(entries, published)) }
  } catch (error) {
    if (error instanceof PublishedFilesFault) return { site, days, filesFault: error.message }
    throw error
  }
}

/** A portal may write on while it is read: the check ends with what was the newest entry at the start. */
function until({ last }: Entries, published: PublishedLog): { until?: number } {
  return last === undefined ? {} : { until: Math.max(last, published.last) }
}

async function entriesOf(values: Values): Promise<Entries> {
  if (values.file !== undefined) return { all: entriesInFile(here(values.file), 0) }
  const token = process.env[values['token-from-env']]
  if (!token) {
    throw new Error(
      `the environment variable ${values['token-from-env']} is empty: put an API token with the action "audit" into it`,
    )
  }
  return entriesOfPortal(withoutSlash(values.portal!), token, 0)
}

async function daysOf(site: string): Promise<readonly AuditDayHead[] | string> {
  const text = await publicFile(site, 'heads.json')
  if (text === undefined) throw new Error(`${site} has no public audit files: expected /audit/heads.json`)
  return headsIn(text) ?? '/audit/heads.json is not a list of days that follow each other'
}

/** @returns what differs from an older copy of the list, which can only have grown since */
async function sinceCopy(path: string, days: readonly AuditDayHead[]): Promise<string | undefined> {
  const text = await publicFile(resolve(path, '..'), path.split('/').at(-1)!)
  const kept = headsIn(text ?? '')
  if (!kept) throw new Error(`${path} is no copy of /audit/heads.json`)
  const changed = kept.find((one, index) => one.day !== days[index]?.day || one.hash !== days[index]?.hash)
  return changed && `/audit/heads.json says something else about ${changed.day} than your copy`
}

async function* withProgress({ all, last }: Entries): AsyncGenerator<AuditEntry> {
  let count = 0
  for await (const entry of all) {
    if (process.stderr.isTTY && ++count % 1000 === 0) {
      process.stderr.write(`\r\x1b[K${count}${last === undefined ? '' : ` of ${last}`} entries`)
    }
    yield entry
  }
  if (process.stderr.isTTY) process.stderr.write('\r\x1b[K')
}

function isIntact({ checked, filesFault }: Verdict): boolean {
  return filesFault === undefined && checked?.fault === undefined
}

function asDocument(verdict: Verdict) {
  const { checked, filesFault, days } = verdict
  return {
    verdict: isIntact(verdict) ? 'intact' : 'altered',
    entries: checked?.entries ?? 0,
    comparedWithPublished: checked?.published ?? 0,
    publishedDays: days.length,
    ...(checked ? { head: checked.head } : {}),
    ...(checked?.fault ? { fault: checked.fault } : {}),
    ...(filesFault ? { publicFiles: filesFault } : {}),
  }
}

function inWords({ checked, filesFault, days, site }: Verdict): string {
  if (filesFault || !checked)
    return `altered: ${filesFault}.\nThe public files were changed: compare them with a copy.\n`
  const { fault, entries, published, head } = checked
  if (fault) {
    const day = days.find(({ sequence }) => sequence >= fault.sequence)?.day
    return `altered: entry ${fault.sequence} is ${fault.kind}: ${fault.why}.
The ${entries} entries before it are as they were.${day ? ` It belongs to ${day}.` : ''}
What to do: docs/runbook.md, "Audit log altered".
`
  }
  return `intact: ${entries} entries, each with the hash that it should have.
${publishedText(site, published, entries)}
The last is entry ${head.sequence} with the hash ${head.hash}.
`
}

function publishedText(site: string | undefined, published: number, entries: number): string {
  if (site === undefined) return 'Not compared with public files: give --site to find a chain that was computed anew.'
  const rest = entries - published
  const open = rest > 0 ? ` The newest ${rest} are not public yet: only the chain holds them.` : ''
  return `${published} of them were compared with the files of ${site}.${open}`
}

function placeOf(site: string | undefined): string | undefined {
  if (site === undefined) return undefined
  return /^https?:\/\//.test(site) ? withoutSlash(site) : here(site)
}

function withoutSlash(address: string): string {
  return address.replace(/\/+$/, '')
}

function here(path: string): string {
  return resolve(process.env['PLAZA_CWD'] ?? '.', path)
}
