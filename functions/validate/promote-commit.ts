// functions/validate/promote-commit.ts: a dataset whose files are here becomes an approved version, or its application ends with a reason.
import { datasetHere, portalIdOf, withItems } from '../../adapters/promotion-store.ts'
import type { AuditEvent } from '../../core/audit.ts'
import { isRefusal } from '../../core/errors.ts'
import type { Change } from '../../core/ports.ts'
import { itemKey, type KeptItem, type Promotion } from '../../core/promotion.ts'
import type { Bundle, BundledDataset } from '../../core/promotion-bundle.ts'
import { fingerprintOf } from '../../core/promotion-keys.ts'
import { type Judged, judgeDataset } from '../../core/promotion-rules.ts'
import { numberHere, promotedVersion, takeOver } from '../../core/promotion-version.ts'
import type { Unchanged } from '../../core/records.ts'
import type { Place, PromotePorts } from './promote-ports.ts'

/** Workers of other datasets write into the same record: who loses reads again. */
const ATTEMPTS = 8

/** What this portal says to a dataset now; its departments and topics were looked at when it was asked for. */
export async function judgeNow(ports: PromotePorts, { promotion }: Place, bundle: Bundle, bundled: BundledDataset) {
  const { registry, checks, outside } = ports
  const here = await datasetHere(registry, bundled, { checks, policy: await registry.signOffPolicy() })
  const arrival = { portal: bundle.content.portal, promotion, at: outside.now() }
  return { here, arrival, judged: judgeDataset(bundled, arrival, here) }
}

export function whyBlocked({ change, reasons }: Judged): string | undefined {
  return change === 'blocked' ? reasons.map(({ say, fix }) => `${say} ${fix}`).join(' ') : undefined
}

/** Takes the version over, in one transaction with its audit entry and with how far the promotion is. */
export async function commitDataset(
  ports: PromotePorts,
  place: Place,
  bundle: Bundle,
  bundled: BundledDataset,
): Promise<'promoted' | 'unchanged' | 'failed' | 'ignored'> {
  const trusted = await ports.registry.record('trusted-portal', portalIdOf(bundle.content.portal.publicKey))
  if (!trusted || trusted.ended) return endDataset(ports, place, 'The portal that it comes from is trusted no more.')
  const { id, revision } = trusted
  const unchanged: Unchanged[] = [{ kind: 'trusted-portal', id, revision }]
  for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
    const promotion = await asked(ports, place)
    if (!promotion) return 'ignored'
    const now = await judgeNow(ports, place, bundle, bundled)
    const blocked = whyBlocked(now.judged)
    if (blocked) return endDataset(ports, place, blocked)
    const change = await changeOf(ports, promotion, bundled, now)
    if (!isRefusal(await ports.registry.commit({ ...change, unchanged }))) {
      return now.judged.change === 'unchanged' ? 'unchanged' : 'promoted'
    }
  }
  throw new Error(`dataset ${place.datasetId} of ${place.promotion} changed meanwhile ${ATTEMPTS} times`)
}

/** Ends the application of a dataset: the reason is for whoever asked, and it can be asked for again. */
export async function endDataset(ports: PromotePorts, place: Place, why: string): Promise<'failed' | 'ignored'> {
  for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
    const promotion = await asked(ports, place)
    if (!promotion) return 'ignored'
    const event = { action: 'promotion-failed', detail: { ...detailOf(promotion), why: why.slice(0, 500) } }
    const change = recordChange(ports, promotion, place.datasetId, { state: 'failed', why }, event)
    if (!isRefusal(await ports.registry.commit(change))) return 'failed'
  }
  throw new Error(`the promotion ${place.promotion} changed meanwhile ${ATTEMPTS} times`)
}

/** The promotion, while it waits for this dataset. */
export async function asked(
  { registry }: PromotePorts,
  { promotion, datasetId }: Place,
): Promise<Promotion | undefined> {
  const found = await registry.record('promotion', promotion)
  const isAsked = found?.items.some((item) => itemKey(item) === keyOf(datasetId) && item.state === 'asked')
  return isAsked ? found : undefined
}

async function changeOf(
  ports: PromotePorts,
  promotion: Promotion,
  bundled: BundledDataset,
  { here, arrival, judged }: Awaited<ReturnType<typeof judgeNow>>,
): Promise<Change> {
  const { at } = arrival
  const number = judged.change === 'unchanged' ? judged.numberHere! : numberHere(bundled.version.number, here.dataset)
  const item = { state: 'applied' as const, appliedAt: at, numberHere: number }
  const detail = { ...detailOf(promotion), versionThere: bundled.version.number, signature: judged.signature! }
  if (judged.change === 'unchanged') {
    return recordChange(ports, promotion, bundled.id, item, { action: 'promotion-unchanged', version: number, detail })
  }
  const version = promotedVersion(bundled, number, arrival, await ports.registry.records('account'))
  const open = here.versions.find((one) => one.number === here.dataset?.openVersion)
  const taken = takeOver(bundled, version, here.dataset, open, promotion.updatedBy, at)
  return {
    ...recordChange(ports, promotion, bundled.id, item, { action: 'promoted', version: number, detail }),
    ...taken,
  }
}

function recordChange(
  { outside }: PromotePorts,
  before: Promotion,
  datasetId: string,
  moved: Partial<KeptItem>,
  event: Omit<AuditEvent, 'at' | 'actor' | 'datasetId'>,
): Change {
  const at = outside.now()
  const change = (item: KeptItem) => (itemKey(item) === keyOf(datasetId) ? { ...withoutWhy(item), ...moved } : item)
  return {
    records: [{ kind: 'promotion', before, after: withItems(before, change, before, at) }],
    event: { at, actor: before.updatedBy, datasetId, ...event },
  }
}

function withoutWhy({ why: _, ...item }: KeptItem): KeptItem {
  return item
}

function detailOf({ id, portal }: Promotion) {
  return { portal: portal.name, fingerprint: fingerprintOf(portal.publicKey), promotion: id }
}

function keyOf(datasetId: string): string {
  return itemKey({ kind: 'dataset', id: datasetId })
}
