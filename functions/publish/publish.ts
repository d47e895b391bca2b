// functions/publish/publish.ts: makes the site match the table. Safe to run at any time, twice, or after a crash.
import { isOpenToPublic } from '../../core/launch.ts'
import { type Extent, extentOf } from '../../core/publication.ts'
import { publishChanges } from './changes.ts'
import { publishClosed } from './closed.ts'
import { publishEverything } from './everything.ts'
import { launchWhenDue, withLaunchNow } from './launch.ts'
import { limitsOf, type PublishPorts } from './ports.ts'
import { add, type Published } from './run.ts'

export { DELETION_ALARM, type Published } from './run.ts'

const NOTHING = { released: 0, written: 0, deleted: 0 }
/** A run that dies gives way to the next after this; a living one keeps extending it. */
const LEASE_SECONDS = 60

export interface PublishOptions {
  /** Compares everything even when the table has not changed. */
  readonly force?: boolean
  /** Applies a plan that removes a large share of the catalog; a person said so. */
  readonly allowDeletes?: boolean
}

export async function publish(ports: PublishPorts, options: PublishOptions = {}): Promise<Published> {
  const extent = options.force ? 'everything' : await extentNow(ports)
  if (extent === 'nothing') return { outcome: 'unchanged', ...NOTHING }
  const owner = Buffer.from(ports.outside.random(8)).toString('hex')
  if (!(await extendLease(ports, owner))) return { outcome: 'busy', ...NOTHING }
  const heartbeat = setInterval(() => void extendLease(ports, owner).catch(() => {}), (LEASE_SECONDS * 1000) / 3)
  try {
    // Asked again: whoever held the lease before us may have written meanwhile.
    let next = options.force ? 'everything' : await extentNow(ports)
    let done: Published = { outcome: next === 'nothing' ? 'unchanged' : 'published', ...NOTHING }
    // What changed while we wrote would wait for the clock; go round again instead.
    while (next !== 'nothing' && done.outcome === 'published') {
      done = add(done, await run(ports, next, options.allowDeletes ?? false))
      next = await extentNow(ports)
    }
    return done
  } finally {
    clearInterval(heartbeat)
    await ports.memory.endLease(owner)
  }
}

async function extentNow(ports: PublishPorts): Promise<Extent> {
  const state = await ports.memory.read()
  const facts = { build: ports.build, now: ports.outside.now(), sequence: await ports.registry.sequence() }
  return extentOf(state, facts, limitsOf(ports))
}

async function run(given: PublishPorts, extent: Exclude<Extent, 'nothing'>, allowDeletes: boolean): Promise<Published> {
  const launch = await launchWhenDue(given)
  const ports = withLaunchNow(given, launch)
  if (!isOpenToPublic(ports.context.stage, launch)) return publishClosed(ports, launch, allowDeletes)
  if (extent === 'everything') return publishEverything(ports, allowDeletes)
  const changes = await publishChanges(ports)
  if (changes.outcome === 'published') return changes
  const before: Published = { outcome: 'published', ...NOTHING, released: changes.released }
  return add(before, await publishEverything(ports, allowDeletes))
}

function extendLease(ports: PublishPorts, owner: string): Promise<boolean> {
  const now = ports.outside.now()
  return ports.memory.lease(owner, now, new Date(Date.parse(now) + LEASE_SECONDS * 1000).toISOString())
}
