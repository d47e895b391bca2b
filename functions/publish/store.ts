// functions/publish/store.ts: writes what differs to the site, phase after phase, and remembers which keys it saw.
import { PHASES, type Wanted, writesOf } from '../../core/plan.ts'
import type { ObjectHeaders, ObjectStore } from '../../core/ports.ts'

/** Bytes behind an address that carries a version or a hash never change. */
export const FOR_EVER = 'public, max-age=31536000, immutable'
/** A page may be a minute old. */
export const A_MINUTE = 'public, max-age=60'
/** How many objects are written at the same time: a full rebuild of 10,000 datasets writes a hundred thousand. */
const AT_ONCE = 16

type Body = Uint8Array | string

export interface WantedPage extends Wanted {
  /** A function where making it takes long: it is called only when the object has to be written. */
  readonly body: Body | (() => Body | Promise<Body>)
  readonly headers: ObjectHeaders
}

export interface SiteWriter {
  /** Writes those that differ from what is there. No phase begins before the one before it is written. */
  put(wanted: readonly WantedPage[]): Promise<void>
  /** Every key that was wanted so far. */
  readonly keys: ReadonlySet<string>
  readonly written: () => number
}

/** @param existing key -> fingerprint of what is there */
export function siteWriter(site: ObjectStore, existing: ReadonlyMap<string, string>): SiteWriter {
  const keys = new Set<string>()
  let written = 0
  return {
    keys,
    written: () => written,
    async put(wanted) {
      const writes = writesOf(wanted, existing, keys)
      for (const phase of PHASES) {
        const own = writes.filter((one) => one.phase === phase)
        for (let start = 0; start < own.length; start += AT_ONCE) {
          await allOf(own.slice(start, start + AT_ONCE).map((one) => write(site, one)))
        }
        written += own.length
      }
    },
  }
}

async function write(site: ObjectStore, { key, body, headers }: WantedPage): Promise<void> {
  await site.write(key, typeof body === 'function' ? await body() : body, headers)
}

/** Waits for all, also when one fails: nothing may still be written when the lease is given back. */
async function allOf(works: readonly Promise<void>[]): Promise<void> {
  const outcomes = await Promise.allSettled(works)
  for (const outcome of outcomes) if (outcome.status === 'rejected') throw outcome.reason
}

/** Keys below these prefixes with size and ETag. */
export async function listing(
  store: ObjectStore,
  prefixes: readonly string[],
): Promise<Map<string, { etag: string; bytes: number }>> {
  const found = new Map<string, { etag: string; bytes: number }>()
  for (const prefix of prefixes) {
    for await (const { key, etag, bytes } of store.list(prefix)) found.set(key, { etag, bytes })
  }
  return found
}

export async function etagsBelow(store: ObjectStore, prefixes: readonly string[]): Promise<Map<string, string>> {
  return new Map([...(await listing(store, prefixes))].map(([key, { etag }]) => [key, etag]))
}
