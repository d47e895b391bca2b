// bench/publication/counted.ts: buckets in memory that find keys by folder, count requests, and take as long as a network does.
import { createHash } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import type { ObjectStore, PublicationMemory, Registry, StoredObject } from '../../core/ports.ts'

export interface Requests {
  writes: number
  reads: number
  listings: number
}

/** Keys a page of a listing has. */
const PAGE = 1000

export interface Network {
  readonly requests: Requests
  /** A request of a kind. */
  pass(kind: keyof Requests, count?: number): Promise<void>
  /** Milliseconds that each request takes from now on. */
  latency: number
}

export function network(): Network {
  const requests = { writes: 0, reads: 0, listings: 0 }
  const self: Network = {
    requests,
    latency: 0,
    async pass(kind, count = 1) {
      requests[kind] += count
      if (self.latency > 0) await sleep(self.latency * count)
    },
  }
  return self
}

export function countedStores(net: Network, ...names: string[]): ObjectStore[] {
  const all = new Map<string, Map<string, Buffer>>(names.map((name) => [name, new Map()]))
  return names.map((name) => countedStore(net, name, all))
}

function countedStore(net: Network, name: string, all: ReadonlyMap<string, Map<string, Buffer>>): ObjectStore {
  const objects = all.get(name)!
  const etags = new Map<string, string>()
  const folders = new Map<string, Set<string>>()
  const foldersOf = (key: string) => ['', ...[...key.matchAll(/\//g)].map(({ index }) => key.slice(0, index + 1))]
  const put = (key: string, body: Buffer) => {
    objects.set(key, body)
    etags.set(key, createHash('md5').update(body).digest('hex'))
    for (const folder of foldersOf(key)) {
      const own = folders.get(folder)
      if (own) own.add(key)
      else folders.set(folder, new Set([key]))
    }
  }
  const describe = (key: string): StoredObject | undefined => {
    const body = objects.get(key)
    return body && { key, bytes: body.length, etag: etags.get(key)! }
  }
  return {
    name,
    async *list(prefix) {
      const own = folders.get(prefix.slice(0, prefix.lastIndexOf('/') + 1)) ?? []
      const keys = [...own].filter((key) => key.startsWith(prefix)).sort()
      await net.pass('listings', Math.max(1, Math.ceil(keys.length / PAGE)))
      for (const key of keys) yield describe(key)!
    },
    async read(key) {
      await net.pass('reads')
      const body = objects.get(key)
      return (
        body &&
        (async function* () {
          yield body
        })()
      )
    },
    async readText(key) {
      await net.pass('reads')
      return objects.get(key)?.toString('utf8')
    },
    async write(key, body) {
      await net.pass('writes')
      put(key, Buffer.from(body as string))
    },
    async writeFile() {
      throw new Error('publication writes no file from a disk')
    },
    async copy(from, key) {
      await net.pass('writes')
      put(key, all.get(from.bucket)!.get(from.key)!)
    },
    async stat(key) {
      await net.pass('reads')
      return describe(key)
    },
    async remove(keys) {
      if (keys.length > 0) await net.pass('writes')
      for (const key of keys) {
        objects.delete(key)
        for (const folder of foldersOf(key)) folders.get(folder)?.delete(key)
      }
    },
  }
}

export function countedMemory(net: Network, memory: PublicationMemory): PublicationMemory {
  return {
    ...memory,
    async read() {
      await net.pass('reads')
      return memory.read()
    },
    async write(state) {
      await net.pass('writes')
      return memory.write(state)
    },
    async readFile(name) {
      await net.pass('reads')
      return memory.readFile(name)
    },
    async writeFile(name, body) {
      await net.pass('writes')
      return memory.writeFile(name, body)
    },
  }
}

const TABLE_READS = ['dataset', 'datasets', 'versions', 'records', 'audit', 'sequence'] as const

export function countedRegistry<R extends Registry>(net: Network, registry: R): R {
  const counted = { ...registry } as Record<string, unknown>
  for (const name of TABLE_READS) {
    const ask = registry[name] as (...args: unknown[]) => Promise<unknown>
    counted[name] = async (...args: unknown[]) => {
      await net.pass('reads')
      return ask(...args)
    }
  }
  counted['commit'] = async (change: Parameters<Registry['commit']>[0]) => {
    await net.pass('writes')
    return registry.commit(change)
  }
  return counted as R
}
