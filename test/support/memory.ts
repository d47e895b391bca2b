// test/support/memory.ts: ports kept in memory, for steps that are tested without endpoints. The contract suites run on them too.
import { createHash } from 'node:crypto'
import { type AuditHead, GENESIS, nextEntry } from '../../core/audit.ts'
import type { AuditEntry } from '../../core/audit-model.ts'
import { refuse } from '../../core/errors.ts'
import { isDatasetId } from '../../core/keys.ts'
import type { Dataset, Version } from '../../core/model.ts'
import type {
  Alarm,
  Alarms,
  ObjectHeaders,
  ObjectStore,
  PublicationMemory,
  PublicationState,
  Registry,
} from '../../core/ports.ts'
import type { RecordKind, RecordTypes } from '../../core/records.ts'
import { DEFAULT_POLICY } from '../../core/sign-off-policy.ts'

export interface MemoryRegistry extends Registry {
  /** Puts values in without a change, to begin a test somewhere. */
  seed(dataset: Dataset, versions?: readonly Version[]): void
  put<K extends RecordKind>(kind: K, record: RecordTypes[K]): void
}

export function memoryRegistry(): MemoryRegistry {
  const datasets = new Map<string, Dataset>()
  const versions = new Map<string, Version>()
  const kept = new Map<string, RecordTypes[RecordKind]>()
  const entries: AuditEntry[] = []
  const name = (id: string, number: number) => `${id} ${number}`
  const isNow = (now: { revision: number } | undefined, before: { revision: number } | undefined) =>
    now?.revision === before?.revision

  return {
    seed(dataset, all = []) {
      datasets.set(dataset.id, dataset)
      for (const version of all) versions.set(name(version.datasetId, version.number), version)
    },
    put: (kind, record) => void kept.set(`${kind} ${record.id}`, record),
    record: async (kind, id) => kept.get(`${kind} ${id}`) as never,
    records: async (kind) =>
      [...kept]
        .filter(([key]) => key.startsWith(`${kind} `))
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([, record]) => record) as never,
    signOffPolicy: async () => {
      const policies = [...kept]
        .filter(([key]) => key.startsWith('sign-off-policy '))
        .sort(([a], [b]) => (a < b ? 1 : -1))
      return (policies[0]?.[1] ?? DEFAULT_POLICY) as never
    },
    dataset: async (id) => datasets.get(id),
    find: async (text) =>
      isDatasetId(text) ? datasets.get(text) : [...datasets.values()].find(({ slug }) => slug === text),
    datasets: async () => [...datasets.values()].sort((a, b) => (a.slug < b.slug ? -1 : 1)),
    version: async (id, number) => versions.get(name(id, number)),
    versions: async (id) =>
      [...versions.values()].filter(({ datasetId }) => datasetId === id).sort((a, b) => a.number - b.number),
    async commit(change) {
      const { dataset, versions: moved = [], records = [], unchanged = [] } = change
      const key = (kind: string, id: string) => `${kind} ${id}`
      if (dataset) {
        const { before, after } = dataset
        if (!before && [...datasets.values()].some(({ slug }) => slug === after.slug)) return refuse('slug-taken')
        if (!isNow(datasets.get(after.id), before)) return refuse('busy')
      }
      if (moved.some((one) => !isNow(versions.get(name(one.after.datasetId, one.after.number)), one.before))) {
        return refuse('busy')
      }
      if (records.some(({ kind, before, after }) => !isNow(kept.get(key(kind, after.id)), before)))
        return refuse('busy')
      if (unchanged.some((one) => kept.get(key(one.kind, one.id))?.revision !== one.revision)) return refuse('busy')
      if (dataset) datasets.set(dataset.after.id, dataset.after)
      for (const one of moved) versions.set(name(one.after.datasetId, one.after.number), one.after)
      for (const { kind, after } of records) kept.set(key(kind, after.id), after)
      const entry = nextEntry((entries.at(-1) as AuditHead | undefined) ?? GENESIS, change.event)
      entries.push(entry)
      return entry
    },
    audit: async (from, limit) => entries.slice(from, from + limit),
    sequence: async () => entries.length,
  }
}

export interface MemoryStore extends ObjectStore {
  readonly objects: Map<string, { body: Buffer; headers: ObjectHeaders }>
  /** Keys in the order in which they were written and removed, as `+key` and `-key`. */
  readonly history: string[]
}

/** Buckets that can copy from each other by name. */
export function memoryStores(...names: string[]): MemoryStore[] {
  const stores = new Map<string, MemoryStore>()
  for (const name of names) stores.set(name, memoryStore(name, stores))
  return names.map((name) => stores.get(name)!)
}

function memoryStore(name: string, all: ReadonlyMap<string, MemoryStore>): MemoryStore {
  const objects: MemoryStore['objects'] = new Map()
  const history: string[] = []
  const etagOf = (body: Buffer) => createHash('md5').update(body).digest('hex')
  const describe = (key: string) => {
    const found = objects.get(key)
    return found && { key, bytes: found.body.length, etag: etagOf(found.body) }
  }
  const put = (key: string, body: Buffer, headers: ObjectHeaders) => {
    objects.set(key, { body, headers })
    history.push(`+${key}`)
  }
  return {
    name,
    objects,
    history,
    async *list(prefix) {
      for (const key of [...objects.keys()].sort()) if (key.startsWith(prefix)) yield describe(key)!
    },
    read: async (key) => {
      const found = objects.get(key)
      return (
        found &&
        (async function* () {
          yield found.body
        })()
      )
    },
    readText: async (key) => objects.get(key)?.body.toString('utf8'),
    write: async (key, body, headers) => put(key, Buffer.from(body as string), headers),
    writeFile: async () => {
      throw new Error('no test writes a file to memory')
    },
    copy: async (from, key, headers) => {
      const source = all.get(from.bucket)?.objects.get(from.key)
      if (!source || etagOf(source.body) !== from.etag) throw new Error(`${from.key} changed before it was copied`)
      put(key, source.body, headers)
    },
    stat: async (key) => describe(key),
    remove: async (keys) => {
      for (const key of keys) {
        objects.delete(key)
        history.push(`-${key}`)
      }
    },
  }
}

export function memoryAlarms(): Alarms & { on: Map<string, Alarm> } {
  const on = new Map<string, Alarm>()
  return {
    on,
    raise: async (alarm) => void on.set(alarm.name, alarm),
    clear: async (name) => void on.delete(name),
    list: async () => [...on.values()],
  }
}

export function memoryPublication(): PublicationMemory {
  let state: PublicationState | undefined
  let held: { owner: string; until: string } | undefined
  const files = new Map<string, Uint8Array>()
  return {
    readFile: async (name) => files.get(name),
    writeFile: async (name, body) => void files.set(name, body),
    read: async () => state,
    write: async (next) => void (state = next),
    lease: async (owner, now, until) => {
      if (held && held.owner !== owner && held.until >= now) return false
      held = { owner, until }
      return true
    },
    endLease: async (owner) => {
      if (held?.owner === owner) held = undefined
    },
  }
}
