// functions/publish/release.ts: approved versions become published; what is overdue ends.
import { createHash } from 'node:crypto'
import { PORTAL } from '../../core/audit.ts'
import { moveOf } from '../../core/dataset.ts'
import { isRefusal } from '../../core/errors.ts'
import { dueAt, hasStatus, isReleaseDue, reject, release, supersede, whyOverdue } from '../../core/lifecycle.ts'
import type { Content, Dataset, IsoTime, Version, VersionIn } from '../../core/model.ts'
import type { ObjectStore } from '../../core/ports.ts'
import { isSignedAsNeeded } from '../../core/review.ts'
import type { PublishPorts } from './ports.ts'

/** A dataset with all its versions, oldest first. */
export interface Shelf {
  readonly dataset: Dataset
  readonly versions: readonly Version[]
}

interface Move {
  readonly before: Version
  readonly after: Version
}

/** Moves what is due. @returns how many versions moved */
export function releaseDue(ports: PublishPorts, shelves: readonly Shelf[]): Promise<number> {
  return moveAll(ports, shelves, moveOn)
}

/** Ends what is overdue and releases nothing: a portal that is closed. @returns how many versions moved */
export function endOverdue(ports: PublishPorts, shelves: readonly Shelf[]): Promise<number> {
  return moveAll(ports, shelves, end)
}

async function moveAll(ports: PublishPorts, shelves: readonly Shelf[], step: typeof moveOn): Promise<number> {
  const now = ports.outside.now()
  let moved = 0
  for (const shelf of shelves) {
    for (const version of shelf.versions) if (await step(ports, shelf, version, now)) moved++
  }
  return moved
}

/** When a dataset has something to do without a change in the table. */
export function nextDue({ versions }: Shelf, now: IsoTime): IsoTime | undefined {
  const dues = versions.flatMap((version) => dueAt(version) ?? []).filter((due) => due > now)
  return dues.sort()[0]
}

async function moveOn(ports: PublishPorts, shelf: Shelf, version: Version, now: IsoTime): Promise<boolean> {
  if (await end(ports, shelf, version, now)) return true
  if (!hasStatus(version, 'approved') || !isReleaseDue(version, now)) return false
  return publishVersion(ports, shelf, version, now)
}

async function end(ports: PublishPorts, shelf: Shelf, version: Version, now: IsoTime): Promise<boolean> {
  const overdue = whyOverdue(version, now)
  if (!overdue) return false
  const after = reject(version, overdue, now)
  return !isRefusal(after) && commit(ports, shelf.dataset, [{ before: version, after }], 'overdue', overdue.code)
}

async function publishVersion(
  ports: PublishPorts,
  shelf: Shelf,
  version: VersionIn<'approved'>,
  now: IsoTime,
): Promise<boolean> {
  const alarm = `signature-${version.datasetId}-${version.number}`
  const fault = await whyNotAsSigned(ports.incoming, version)
  if (fault) {
    const message = `Version ${version.number} of ${shelf.dataset.slug} was not published: ${fault}`
    await ports.alarms.raise({ name: alarm, at: now, message })
    return false
  }
  const after = release(version, now)
  if (isRefusal(after)) return false
  const moves: [Move, ...Move[]] = [{ before: version, after }]
  for (const older of shelf.versions) {
    const superseded = supersede(older, version.number, now)
    if (!isRefusal(superseded)) moves.push({ before: older, after: superseded })
  }
  await ports.alarms.clear(alarm)
  return commit(ports, shelf.dataset, moves, 'published', version.candidate.signature)
}

/** What differs from what was signed cannot be published: signatures first, then every staged byte. */
async function whyNotAsSigned(incoming: ObjectStore, version: VersionIn<'approved'>): Promise<string | undefined> {
  if (!isSignedAsNeeded(version)) return 'its sign-offs do not cover its content.'
  const { distributions, stagedPrefix } = version.candidate.content
  for (const { name, sha256 } of distributions) {
    const found = await sha256Of(incoming, stagedPrefix + name)
    if (found !== sha256)
      return `${name} is not the file that was signed (expected ${sha256}, found ${found ?? 'no file'}).`
  }
  return undefined
}

export async function sha256Of(store: ObjectStore, key: string): Promise<string | undefined> {
  const body = await store.read(key)
  if (!body) return undefined
  const hash = createHash('sha256')
  for await (const chunk of body) hash.update(chunk)
  return hash.digest('hex')
}

async function commit(
  ports: PublishPorts,
  dataset: Dataset,
  versions: [Move, ...Move[]],
  action: string,
  detail: string,
): Promise<boolean> {
  const { after } = versions[0]
  const before = (await ports.registry.dataset(dataset.id)) ?? dataset
  const event = {
    at: after.updatedAt,
    actor: PORTAL,
    action,
    datasetId: dataset.id,
    version: after.number,
    detail: { [action === 'published' ? 'signature' : 'code']: detail },
  }
  return !isRefusal(await ports.registry.commit(moveOf(before, versions, event)))
}

/** Every distribution of a version that the public may see, with where it is staged. */
export function stagedFiles(
  content: Content,
): { name: string; from: string; bytes: number; sha256: string; mediaType: string }[] {
  return content.distributions.map((file) => ({ ...file, from: content.stagedPrefix + file.name }))
}
