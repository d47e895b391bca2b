// functions/publish/publish.ts: makes the site match the table. Safe to run at any time, twice, or after a crash.

import type { Governance } from '../../core/catalog/governance.ts'
import { cityWith, type DepartmentRecord } from '../../core/departments.ts'
import type { IsoTime } from '../../core/model.ts'
import { planSite, whyTooManyDeletes } from '../../core/plan.ts'
import type { ObjectStore, PublicationState } from '../../core/ports.ts'
import type { PublishedDataset } from '../../web/catalog/view.ts'
import { isAuditDay, publicAudit } from './audit.ts'
import { gather, readShelves } from './gather.ts'
import { gatherGovernance, readDepartments } from './governance.ts'
import type { PublishPorts } from './ports.ts'
import { releaseDue, type Shelf, sha256Of } from './release.ts'
import { type WantedFile, wantedFiles, wantedLatest, wantedPages } from './site.ts'

/** What one run did. */
export interface Published {
  readonly outcome: 'unchanged' | 'published' | 'stopped' | 'busy'
  readonly released: number
  readonly written: number
  readonly deleted: number
}

const NOTHING = { released: 0, written: 0, deleted: 0 }
/** Even when nothing seems to have changed, the whole site is compared this often. */
const FULL_CHECK_HOURS = 1
/** A run that dies gives way to the next after this; a living one keeps extending it. */
const LEASE_SECONDS = 60
export const DELETION_ALARM = 'publication-deletes-too-much'

/**
 * @param force compares everything even when the table has not changed
 * @param allowDeletes applies a plan that removes a large share of the catalog; a person said so
 */
export async function publish(
  ports: PublishPorts,
  options: { force?: boolean; allowDeletes?: boolean } = {},
): Promise<Published> {
  if (!options.force && (await isUpToDate(ports))) return { outcome: 'unchanged', ...NOTHING }
  const owner = Buffer.from(ports.outside.random(8)).toString('hex')
  if (!(await extendLease(ports, owner))) return { outcome: 'busy', ...NOTHING }
  const heartbeat = setInterval(() => void extendLease(ports, owner).catch(() => {}), (LEASE_SECONDS * 1000) / 3)
  try {
    let done = await run(ports, options.allowDeletes ?? false)
    // What changed while we wrote would wait for the clock; go round again instead.
    while (done.outcome === 'published' && !(await isUpToDate(ports))) {
      const again = await run(ports, options.allowDeletes ?? false)
      done = add(done, again)
    }
    return done
  } finally {
    clearInterval(heartbeat)
    await ports.memory.endLease(owner)
  }
}

async function isUpToDate(ports: PublishPorts): Promise<boolean> {
  const state = await ports.memory.read()
  if (!state || state.build !== ports.build) return false
  const now = ports.outside.now()
  const checkDue = Date.parse(state.checkedAt) + FULL_CHECK_HOURS * 3_600_000 <= Date.parse(now)
  const somethingDue = state.dueAt !== undefined && state.dueAt <= now
  return !checkDue && !somethingDue && state.sequence === (await ports.registry.sequence())
}

function extendLease(ports: PublishPorts, owner: string): Promise<boolean> {
  const now = ports.outside.now()
  return ports.memory.lease(owner, now, new Date(Date.parse(now) + LEASE_SECONDS * 1000).toISOString())
}

async function run(given: PublishPorts, allowDeletes: boolean): Promise<Published> {
  // Read before anything else: what others change from here on makes the numbers differ, and we go round again.
  const before = await given.registry.sequence()
  const departments = await readDepartments(given)
  const ports = withDepartmentsNow(given, departments)
  const read = await readShelves(ports)
  const released = await releaseDue(ports, read)
  const sequence = before + released.moved // each move is one entry of ours
  const shelves = released.moved > 0 ? await readShelves(ports) : read

  const data = await writeData(ports, shelves)
  const datasets = await gather(ports, shelves, departments)
  const site = await writeSite(ports, datasets, await gatherGovernance(ports, departments), allowDeletes)
  if (site === 'stopped') return { outcome: 'stopped', ...NOTHING, released: released.moved, written: data.written }
  const removed = await removeData(ports, data.obsolete)

  await ports.memory.write(stateOf(ports, sequence, released.dueAt))
  return {
    outcome: 'published',
    released: released.moved,
    written: data.written + site.written,
    deleted: site.deleted + removed,
  }
}

/** People found, rename and dissolve departments: pages show what they are now. */
function withDepartmentsNow(ports: PublishPorts, records: readonly DepartmentRecord[]): PublishPorts {
  return { ...ports, context: { ...ports.context, city: cityWith(ports.context.city, records) } }
}

/** Copies missing files, then points `latest` at the current ones. Removes nothing yet: pages still point there. */
async function writeData(
  ports: PublishPorts,
  shelves: readonly Shelf[],
): Promise<{ written: number; obsolete: string[] }> {
  const before = await listing(ports.data, 'files/')
  const files = wantedFiles(shelves)
  const plan = planSite(files, new Map([...before].map(([key, { bytes }]) => [key, String(bytes)])))
  for (const file of plan.writes) await copyVerified(ports, ports.incoming, file)

  const after = plan.writes.length > 0 ? await listing(ports.data, 'files/') : before
  const etags = new Map([...after].map(([key, { etag }]) => [key, etag]))
  const pointers = wantedLatest(shelves, etags)
  const latest = planSite(pointers, etags)
  for (const file of latest.writes) await copyVerified(ports, ports.data, file)

  const wanted = new Set([...files, ...pointers].map(({ key }) => key))
  const obsolete = [...after.keys()].filter((key) => !wanted.has(key))
  return { written: plan.writes.length + latest.writes.length, obsolete }
}

/** Copies exactly the bytes whose checksum was signed: the ETag pins what was just read. */
async function copyVerified(ports: PublishPorts, from: ObjectStore, file: WantedFile): Promise<void> {
  const source = await from.stat(file.from)
  const found = source && (await sha256Of(from, file.from))
  if (!source || found !== file.sha256) {
    throw new Error(`${file.from} in ${from.name}: expected SHA-256 ${file.sha256}, found ${found ?? 'no object'}`)
  }
  await ports.data.copy({ bucket: from.name, key: file.from, etag: source.etag }, file.key, file.headers)
}

async function writeSite(
  ports: PublishPorts,
  datasets: readonly PublishedDataset[],
  governance: Governance,
  allowDeletes: boolean,
): Promise<{ written: number; deleted: number } | 'stopped'> {
  const existing = new Map([...(await listing(ports.site, ''))].map(([key, { etag }]) => [key, etag]))
  const audit = await publicAudit(ports, existing)
  const wanted = wantedPages(ports, datasets, governance, audit)
  const changeable = new Map([...existing].filter(([key]) => !isAuditDay(key)))
  const plan = planSite(wanted, changeable)

  const tooMany = whyTooManyDeletes(slugsIn(existing.keys()), slugsIn(wanted.map(({ key }) => key)))
  if (tooMany && !allowDeletes) {
    await ports.alarms.raise({ name: DELETION_ALARM, at: ports.outside.now(), message: tooMany })
    return 'stopped'
  }
  await ports.alarms.clear(DELETION_ALARM)
  for (const { key, body, headers } of plan.writes) await ports.site.write(key, body, headers)
  await ports.site.remove(plan.deletes)
  return { written: plan.writes.length, deleted: plan.deletes.length }
}

async function removeData(ports: PublishPorts, keys: readonly string[]): Promise<number> {
  if (keys.length === 0) return 0
  await ports.data.remove(keys)
  const folders = new Set(keys.map((key) => `/${key.split('/').slice(0, 2).join('/')}/*`))
  await ports.edge.forget([...folders])
  return keys.length
}

async function listing(store: ObjectStore, prefix: string): Promise<Map<string, { etag: string; bytes: number }>> {
  const found = new Map<string, { etag: string; bytes: number }>()
  for await (const { key, etag, bytes } of store.list(prefix)) found.set(key, { etag, bytes })
  return found
}

const DATASET_PAGE = /^datasets\/([^/]+)\/index\.html$/

function slugsIn(keys: Iterable<string>): Set<string> {
  const slugs = new Set<string>()
  for (const key of keys) {
    const slug = DATASET_PAGE.exec(key)?.[1]
    if (slug) slugs.add(slug)
  }
  return slugs
}

function stateOf(ports: PublishPorts, sequence: number, dueAt: IsoTime | undefined): PublicationState {
  return { sequence, checkedAt: ports.outside.now(), build: ports.build, ...(dueAt ? { dueAt } : {}) }
}

function add(a: Published, b: Published): Published {
  return {
    outcome: b.outcome,
    released: a.released + b.released,
    written: a.written + b.written,
    deleted: a.deleted + b.deleted,
  }
}
