// adapters/promotion-store.ts: a bundle as it is kept, and what this portal has of a dataset in it: read by the API and by the worker.
import { isRefusal, type Refusal, refuse } from '../core/errors.ts'
import { bundleKey } from '../core/keys.ts'
import type { IsoTime } from '../core/model.ts'
import type { ObjectStore, Registry } from '../core/ports.ts'
import type { KeptItem, Promotion } from '../core/promotion.ts'
import { type Bundle, type BundledDataset, promotionIdOf, readBundle } from '../core/promotion-bundle.ts'
import { fingerprintOf } from '../core/promotion-keys.ts'
import type { DatasetHere } from '../core/promotion-rules.ts'

/** Id of the record of a portal that is trusted, from the fingerprint of its key. */
export function portalIdOf(publicKey: string): string {
  return `portal_${fingerprintOf(publicKey).slice(0, 24)}`
}

/** Whether an administrator here has accepted the key, and nobody has taken that back. */
export async function isTrusted(registry: Registry, publicKey: string): Promise<boolean> {
  const found = await registry.record('trusted-portal', portalIdOf(publicKey))
  return found !== undefined && !found.ended && found.publicKey === publicKey
}

/** The bundle of a promotion, read with all its checks again: what lies in a bucket is not what was looked at. */
export async function keptBundle(
  { registry, incoming }: { readonly registry: Registry; readonly incoming: Pick<ObjectStore, 'readText'> },
  promotion: string,
): Promise<Bundle | Refusal> {
  const text = await incoming.readText(bundleKey(promotion))
  if (text === undefined) return refuse('bundle-unfit', 'the bundle is not kept any more: bring it in again')
  const bundle = readBundle(JSON.parse(text))
  if (isRefusal(bundle)) return bundle
  if (promotionIdOf(bundle.content) !== promotion)
    return refuse('bundle-altered', 'it is the bundle of another promotion')
  const { name, publicKey } = bundle.content.portal
  return (await isTrusted(registry, publicKey)) ? bundle : refuse('portal-not-trusted', name)
}

export function keepBundle(incoming: Pick<ObjectStore, 'write'>, promotion: string, bundle: Bundle): Promise<void> {
  return incoming.write(bundleKey(promotion), JSON.stringify(bundle), { mediaType: 'application/json' })
}

export async function datasetHere(
  registry: Registry,
  { id, slug }: Pick<BundledDataset, 'id' | 'slug'>,
  more: Pick<DatasetHere, 'checks' | 'policy'>,
): Promise<DatasetHere> {
  const [dataset, holder] = await Promise.all([registry.dataset(id), registry.find(slug)])
  const versions = dataset ? await registry.versions(id) : []
  return { ...more, versions, ...(dataset ? { dataset } : {}), ...(holder ? { holder } : {}) }
}

/** The record after some of its items moved. */
export function withItems(
  before: Promotion,
  change: (item: KeptItem) => KeptItem,
  by: Pick<Promotion, 'updatedBy'>,
  at: IsoTime,
): Promotion {
  return { ...before, ...by, revision: before.revision + 1, updatedAt: at, items: before.items.map(change) }
}
