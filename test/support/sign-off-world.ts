// test/support/sign-off-world.ts: a small city in memory in which the real steps run, with a journal of what really happened.
import { createHash } from 'node:crypto'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Account, DEFAULT_MAIL } from '../../core/accounts.ts'
import { checksSchema } from '../../core/checks.ts'
import { isRefusal } from '../../core/errors.ts'
import { NO_HANDLING } from '../../core/handling.ts'
import { grantsAt, memberWith } from '../../core/members.ts'
import type { Dataset, Member, Role, Version } from '../../core/model.ts'
import type { Change, ObjectStore } from '../../core/ports.ts'
import { citySchema, readSettings } from '../../core/settings.ts'
import { DEFAULT_POLICY } from '../../core/sign-off-policy.ts'
import type { ApiPorts } from '../../functions/api/ports.ts'
import type { PublishPorts } from '../../functions/publish/ports.ts'
import type { Validated, ValidatePorts } from '../../functions/validate/ports.ts'
import plazaConfig from '../../plaza.config.ts'
import { type MemoryStore, memoryAlarms, memoryRegistry, memoryStores } from './memory.ts'
import { type Journal, placeOf } from './sign-off-check.ts'
import { metadata } from './versions.ts'

const sha256 = (body: string | Buffer) => createHash('sha256').update(body).digest('hex')

/** Who is there: what they hold at the beginning, by id. `role` everywhere, or `role of department`. */
const PEOPLE: Readonly<Record<string, readonly string[]>> = {
  ada: ['administrator'],
  ines: ['publisher'],
  tom: ['publisher of parks'],
  both: ['publisher of parks', 'liaison of parks'],
  leo: ['liaison'],
  mara: ['liaison of parks'],
  fritz: ['liaison of finance'],
  priya: ['privacy-reviewer'],
  pia: ['privacy-reviewer of parks'],
  lars: ['legal-reviewer'],
  lena: ['legal-reviewer', 'privacy-reviewer'],
  sofia: ['security-reviewer'],
  all: ['publisher', 'liaison', 'privacy-reviewer', 'legal-reviewer', 'security-reviewer'],
}
export const PERSON_IDS = Object.keys(PEOPLE)
export const DATASET_IDS = [`ds_${'a'.repeat(24)}`, `ds_${'b'.repeat(24)}`]

/** What is in an uploaded file, for the engine of this city. */
export interface Sheet {
  readonly seed: number
  readonly columns: readonly string[]
  readonly personal: readonly string[]
  readonly quality: number
}

export interface World {
  readonly api: ApiPorts
  readonly validation: ValidatePorts
  readonly publication: PublishPorts
  readonly journal: Journal
  now(): string
  pass(hours: number): void
  /** A person as a request sees them at this moment; nobody when disabled. */
  member(id: string): Promise<Member | undefined>
  /** Puts a file where the browser would. */
  put(key: string, body: string): Promise<void>
}

export function aWorld(): World {
  const registry = memoryRegistry()
  const [incoming, data] = memoryStores('incoming', 'data')
  let time = Date.parse('2026-03-01T12:00:00.000Z')
  let dice = 0
  const now = () => new Date(time).toISOString()
  const stored = (key: string) => {
    const body = incoming!.objects.get(key)?.body
    return body && sha256(body)
  }
  const journal: Journal = {
    ...{
      signed: [],
      consented: [],
      ended: new Map(),
      lapsed: new Map(),
      approved: new Map(),
      published: new Map(),
      stored,
    },
    ...{ uploaders: new Map(), embargo: new Map() },
    policies: new Map([[1, DEFAULT_POLICY]]),
  }
  const accounts = new Map<string, Account>()
  for (const [id, grants] of Object.entries(PEOPLE)) {
    const account = anAccount(id, grants)
    accounts.set(id, account)
    registry.put('account', account)
  }
  for (const [index, id] of DATASET_IDS.entries()) registry.seed(aDataset(id, index))

  const outside = {
    now,
    random: (bytes: number) => createHash('sha512').update(String(++dice)).digest().subarray(0, bytes),
  }
  const kept = {
    ...registry,
    // The table takes a change at once: what people held is noted before the call comes back.
    commit: (change: Change) => {
      const note = noteOf(change, accounts, now())
      return registry.commit(change).then((saved) => {
        if (!isRefusal(saved)) writeDown(journal, accounts, { ...note, count: saved.sequence }, change)
        return saved
      })
    },
  }
  const stores = storesOf(incoming!, data!)
  const shared = { registry: kept, incoming: stores, data: data!, outside }
  return {
    journal,
    now,
    pass: (hours) => void (time += hours * 3_600_000),
    member: async (id) => {
      const account = await registry.record('account', id)
      if (!account || account.disabled) return undefined
      return memberWith(account, grantsAt(account.grants, now()), { accountRevision: account.revision })
    },
    put: (key, body) => incoming!.write(key, body, { mediaType: 'text/plain' }),
    api: {
      ...shared,
      ...{
        alarms: memoryAlarms(),
        portalUrl: 'https://portal.example',
        stage: 'beta' as const,
        notice: { mode: 'label' as const },
        send: async () => 'sent' as const,
        checks: checksSchema.parse({}),
      },
      desk: { address: async () => ({ method: 'post' }) } as never,
      ...{ signIn: undefined as never, access: undefined as never, tokenUse: async () => {} },
      city: citySchema.parse(readSettings(plazaConfig).city),
    } as unknown as ApiPorts,
    publication: { ...shared, alarms: memoryAlarms() } as unknown as PublishPorts,
    validation: { ...shared, engine: read, compare: undefined as never, scratch },
  }
}

/** Files of the engine are texts here: nothing but the source touches the disk. */
const written = new Map<string, string>()

function storesOf(incoming: MemoryStore, data: MemoryStore): ObjectStore {
  return {
    ...incoming,
    writeFile: async (key, path, headers) => incoming.write(key, written.get(path)!, headers),
    copy: async (from, key, headers) =>
      incoming.write(key, (from.bucket === 'data' ? data : incoming).objects.get(from.key)!.body, headers),
  }
}

async function scratch() {
  const path = await mkdtemp(join(tmpdir(), 'plaza-world-'))
  return {
    path,
    remove: async () => {
      for (const name of [...written.keys()].filter((one) => one.startsWith(path))) written.delete(name)
      await rm(path, { recursive: true, force: true })
    },
  }
}

/** The engine of this city: a file says itself what is in it. */
async function read({ path, workDir, handling }: Parameters<ValidatePorts['engine']>[0]): Promise<Validated> {
  const source = await readFile(path, 'utf8')
  const sheet = JSON.parse(source) as Sheet
  const dropped = new Set((handling ?? NO_HANDLING).redactions.flatMap((one) => ('column' in one ? [one.column] : [])))
  const published = sheet.columns.filter((name) => !dropped.has(name))
  const output = (name: string, body: string) => {
    written.set(join(workDir, name), body)
    const file = { name, format: name.split('.').at(-1)!, mediaType: 'text/plain', path: join(workDir, name) }
    return { ...file, bytes: body.length, sha256: sha256(body) }
  }
  return {
    report: {
      ...{ verdict: sheet.quality < 0 ? 'rejected' : 'accepted', format: 'csv', encoding: 'utf-8', dialect: null },
      ...{ rows: 1, preview: [], rejectedRows: 0 },
      findings: sheet.quality < 0 ? [{ code: 'missing-cell', severity: 'error', message: 'A cell is missing.' }] : [],
      columns: sheet.columns.map((name) => ({
        ...{ name, type: 'text', nulls: 0, distinct: 1 },
        personal: name === 'who' ? sheet.personal.map((one) => ({ class: one, hits: 1, about: 'person' })) : [],
      })),
      quality: { total: sheet.quality, dimensions: [], losses: [] },
    } as unknown as Validated['report'],
    columns: published.map((name) => ({ name, type: 'text' })),
    profile: null,
    sourceSha256: sha256(source),
    outputs: [output('d.csv', `${published}\n${sheet.seed}\n`), output('d.parquet', source)],
    documents: [output('review.json', source)],
  }
}

function anAccount(id: string, grants: readonly string[]): Account {
  return {
    ...{ id, revision: 1, name: id, email: `${id}@city.example`, createdAt: '2026-01-01T00:00:00.000Z' },
    ...{ mail: DEFAULT_MAIL, unsubscribeKey: '0'.repeat(32) },
    grants: grants.map((given, index) => {
      const [role, department = '*'] = given.split(' of ') as [Role, string?]
      const by = { id: 'portal', name: 'Plaza', email: '' }
      return { id: `gr_${id}_${index}`, role, department, since: '2026-01-01T00:00:00.000Z', by }
    }),
  }
}

function aDataset(id: string, index: number): Dataset {
  const by = { id: 'ines', name: 'ines', email: 'ines@city.example' }
  const at = '2026-03-01T12:00:00.000Z'
  return {
    ...{ id, slug: `dataset-${index}`, createdAt: at, createdBy: by, updatedAt: at, revision: 1, lastVersion: 0 },
    metadata: { ...metadata, title: `Dataset ${index}`, departmentId: index === 0 ? 'parks' : 'finance' },
  }
}

interface Note {
  /** Which change of the table it is, from 1. */
  readonly count: number
  readonly at: string
  readonly held: readonly string[]
}

/** What whoever acts holds in the department, read from the grants themselves. */
function noteOf(change: Change, accounts: ReadonlyMap<string, Account>, now: string): Omit<Note, 'count'> {
  const account = accounts.get(change.event.actor.id)
  const department = change.dataset?.after.metadata.departmentId
  const grants = account && !account.disabled ? account.grants : []
  const counts = grants.filter(
    (grant) =>
      (grant.department === '*' || grant.department === department) && !(grant.expiresAt && grant.expiresAt <= now),
  )
  return { at: now, held: counts.map(({ role }) => role) }
}

function writeDown(journal: Journal, accounts: Map<string, Account>, { count, at, held }: Note, change: Change): void {
  const { event, versions = [], records = [] } = change
  const place = placeOf(event.datasetId ?? '', event.version ?? 0)
  const role = String(event.detail?.['role'] ?? '')
  const by = event.actor.id
  for (const { kind, after } of records) {
    if (kind === 'account') accounts.set(after.id, after)
    if (kind === 'sign-off-policy') journal.policies.set(Number(after.id), after)
    if (kind !== 'standing-approval') continue
    // A person ends it for what waits as well; a version that deviates ends it for those that come after.
    if (after.ended) (after.ended.kind === 'lapsed' ? journal.lapsed : journal.ended).set(after.approvalId, count)
    const signature = after.scopeHash
    if (event.action === 'standing-consented') {
      journal.consented.push({ approvalId: after.approvalId, by, role, signature, held })
    }
  }
  if (event.action === 'signed') {
    journal.signed.push({ place, by, role, signature: String(event.detail?.['signature']), at, held })
  }
  for (const { before, after } of versions) {
    // A comment changes a version, too: what counts is when it came to its state.
    if (after.status !== before?.status) {
      if (after.status === 'approved') journal.approved.set(placeOf(after.datasetId, after.number), count)
      if (after.status === 'published') journal.published.set(placeOf(after.datasetId, after.number), count)
    }
    if (before) continue
    noteUploaders(journal, after, by, event.detail?.['of'])
    const promised = journal.embargo.get(placeOf(after.datasetId, after.number - 1))
    if (promised && promised > at) journal.embargo.set(placeOf(after.datasetId, after.number), promised)
  }
  if (event.action === 'release-time-changed') noteEmbargo(journal, place, versions[0]!.after, held)
}

/** Whose file a version is: of whoever began it, and of everybody whose file was taken for it. */
function noteUploaders(journal: Journal, { datasetId, number }: Version, by: string, of: unknown): void {
  const earlier = of ? (journal.uploaders.get(placeOf(datasetId, Number(of))) ?? []) : []
  journal.uploaders.set(placeOf(datasetId, number), new Set([...earlier, by]))
}

/** Nobody but an administrator makes an embargo end earlier. */
function noteEmbargo(journal: Journal, place: string, after: Version, held: readonly string[]): void {
  const promised = journal.embargo.get(place)
  const { releaseTime } = after
  const isLater = promised === undefined || (releaseTime !== undefined && releaseTime.at > promised)
  if (releaseTime?.kind === 'embargo' && isLater) journal.embargo.set(place, releaseTime.at)
  else if (held.includes('administrator')) {
    if (releaseTime?.kind === 'embargo') journal.embargo.set(place, releaseTime.at)
    else journal.embargo.delete(place)
  }
}
