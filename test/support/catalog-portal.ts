// test/support/catalog-portal.ts: publication over ports in memory, with datasets that are published, renewed and withdrawn by commits.
import { createHash } from 'node:crypto'
import { moveOf } from '../../core/dataset.ts'
import { isRefusal } from '../../core/errors.ts'
import { stagedPrefix } from '../../core/keys.ts'
import type { Content, Dataset, Metadata, Version, VersionIn } from '../../core/model.ts'
import type { ObjectStore } from '../../core/ports.ts'
import { candidateOf } from '../../core/signature.ts'
import type { PublishPorts } from '../../functions/publish/ports.ts'
import { LONG_LAUNCHED } from './launch.ts'
import { type MemoryStore, memoryAlarms, memoryPublication, memoryRegistry, memoryStores } from './memory.ts'
import { leo, priya } from './people.ts'
import { aSiteContext, noCard } from './published.ts'
import { aVersion, dataset as perfect, metadata as perfectMetadata, signOff } from './versions.ts'

const PROFILE = JSON.stringify({
  rows: 3,
  columns: [{ name: 'species', type: 'text', nulls: 0, distinct: 2, top: [{ value: 'oak', count: 2 }] }],
  preview: [['oak'], ['elm'], ['oak']],
})
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')
const actor = { id: 'ines', name: 'Inés', email: '' }

export interface CatalogPortal {
  readonly ports: PublishPorts
  readonly registry: ReturnType<typeof memoryRegistry>
  readonly incoming: MemoryStore
  readonly data: MemoryStore
  readonly site: MemoryStore
  readonly forgotten: string[]
  setClock(now: string): void
  /** An approved next version of the dataset of this number, with its entry in the audit log. */
  approve(index: number, text: string, more?: Partial<Metadata>): Promise<Dataset>
  /** Withdraws what is public of a dataset. */
  withdraw(index: number): Promise<void>
  /** Anything else that the audit log says. */
  enter(event: Partial<Parameters<ReturnType<typeof memoryRegistry>['commit']>[0]['event']>): Promise<void>
  /** Every object of both public buckets, as text. */
  everything(): Map<string, string>
}

export const idOf = (index: number): string => `ds_${index.toString(16).padStart(24, '0')}`
export const slugOf = (index: number): string => `dataset-${index}`

/** Of a portal whose public was let in long ago. */
function launchedRegistry() {
  const registry = memoryRegistry()
  registry.put('launch', LONG_LAUNCHED)
  return registry
}

export function catalogPortal(options: Partial<PublishPorts> = {}): CatalogPortal {
  const [ownIncoming, ownData, ownSite] = memoryStores('incoming', 'data', 'site')
  const registry = (options.registry ?? launchedRegistry()) as ReturnType<typeof memoryRegistry>
  const [incoming, data, site] = [
    options.incoming ?? ownIncoming,
    options.data ?? ownData,
    options.site ?? ownSite,
  ] as [MemoryStore, MemoryStore, MemoryStore]
  const forgotten: string[] = []
  let now = '2026-03-02T08:00:00.000Z'
  let seed = 0
  const ports: PublishPorts = {
    ...{ registry, incoming, data, site, alarms: memoryAlarms(), memory: memoryPublication() },
    edge: { forget: async (paths) => void forgotten.push(...paths) },
    outside: { now: () => now, random: (bytes) => new Uint8Array(bytes).fill(++seed) },
    ...{ context: aSiteContext(), drawCard: noCard, assets: [], build: 'test' },
    signIn: { issuer: 'https://sign-in.example', clientId: 'console' },
    ...options,
  }
  const enter: CatalogPortal['enter'] = async (event) => {
    const done = await registry.commit({ event: { at: now, actor, action: 'noted', ...event } })
    if (isRefusal(done)) throw new Error(`expected an entry, found ${done.code}`)
  }
  return {
    ...{ ports, registry, incoming, data, site, forgotten, enter },
    setClock: (at) => (now = at),
    async approve(index, text, more = {}) {
      const id = idOf(index)
      const known = await registry.dataset(id)
      const number = (known?.lastVersion ?? 0) + 1
      const version = await staged(incoming, index, number, text, more)
      const dataset: Dataset = {
        ...(known ?? perfect),
        ...{ id, slug: slugOf(index), metadata: version.candidate.metadata, lastVersion: number },
      }
      registry.seed(dataset, [version])
      await enter({ action: 'signed', datasetId: id, version: number })
      return dataset
    },
    async withdraw(index) {
      const dataset = (await registry.dataset(idOf(index)))!
      const versions = await registry.versions(dataset.id)
      const current = versions.find(({ status }) => status === 'published') as VersionIn<'published'> | undefined
      if (!current) return
      const after: Version = {
        ...current,
        ...{ status: 'withdrawn', withdrawnAt: now, withdrawnBy: actor, reason: 'Wrong park.' },
        revision: current.revision + 1,
      }
      const event = { at: now, actor, action: 'withdrawn', datasetId: dataset.id, version: after.number }
      const done = await registry.commit(moveOf(dataset, [{ before: current, after }], event))
      if (isRefusal(done)) throw new Error(`expected a withdrawal, found ${done.code}`)
    },
    everything: () =>
      new Map(
        [data, site].flatMap(({ name, objects }) =>
          [...objects]
            .map(([key, { body }]) => [`${name}/${key}`, body.toString('utf8')] as const)
            .sort(([a], [b]) => (a < b ? -1 : 1)),
        ),
      ),
  }
}

/** Files as validation leaves them, and the version that was signed over them. */
async function staged(
  incoming: Pick<ObjectStore, 'write'>,
  index: number,
  number: number,
  text: string,
  more: Partial<Metadata>,
): Promise<VersionIn<'approved'>> {
  const id = idOf(index)
  const prefix = stagedPrefix(id, number, '0011223344556677')
  const files = { [`${slugOf(index)}.csv`]: `species\n${text}\n`, 'profile.json': PROFILE }
  for (const [name, body] of Object.entries(files)) {
    await incoming.write(prefix + name, body, { mediaType: 'text/plain' })
  }
  const content: Content = {
    rows: 3,
    columns: [{ name: 'species', type: 'text' }],
    distributions: Object.entries(files).map(([name, body]) => ({
      ...{ name, format: name.split('.').at(-1)!, mediaType: 'text/plain' },
      ...{ bytes: body.length, sha256: sha256(body) },
    })),
    sourceSha256: 'e'.repeat(64),
    stagedPrefix: prefix,
  }
  const candidate = candidateOf({ ...perfectMetadata, title: `Dataset ${index}`, ...more }, content)
  const signOffs = [signOff(leo, 'liaison'), signOff(priya, 'privacy-reviewer')].map((one) => ({
    ...one,
    signature: candidate.signature,
  }))
  return aVersion('approved', { datasetId: id, number, candidate, signOffs } as Partial<Version>)
}
