// functions/api/steps/promotion.ts: takes in bundles of other portals, and says what each would change and how far it has come.
import { isTrusted, keepBundle, keptBundle } from '../../../adapters/promotion-store.ts'
import { doneBy } from '../../../core/audit.ts'
import { isRefusal, type Refusal, refuse } from '../../../core/errors.ts'
import { isRecordId, promotedPrefix } from '../../../core/keys.ts'
import { actorOf } from '../../../core/lifecycle.ts'
import type { Member } from '../../../core/model.ts'
import { itemKey, type Promotion, type PromotionItem } from '../../../core/promotion.ts'
import { type Bundle, promotionIdOf, readBundle, whyNotNow } from '../../../core/promotion-bundle.ts'
import { fingerprintOf } from '../../../core/promotion-keys.ts'
import { standsStill, subjectOf } from '../../../core/records.ts'
import type { ApiPorts } from '../ports.ts'
import { judgeBundle, keptOf, withJudgement } from './promotion-judge.ts'
import { whyNotPromoter } from './promotion-portals.ts'

/** How much of a dataset's files has arrived. */
export interface Arrived {
  readonly count: number
  readonly bytes: number
}

export interface PromotionLook {
  readonly promotion: Promotion
  readonly items: readonly (PromotionItem & { readonly arrived?: Arrived })[]
}

export async function listPromotions({ registry }: ApiPorts, by: Member): Promise<Promotion[] | Refusal> {
  const all = await registry.records('promotion')
  return whyNotPromoter(by) ?? all.toSorted((a, b) => (a.updatedAt < b.updatedAt ? 1 : -1))
}

export async function findPromotion({ registry }: ApiPorts, by: Member, id: string): Promise<Promotion | Refusal> {
  const refusal = whyNotPromoter(by)
  if (refusal) return refusal
  return (isRecordId(id) ? await registry.record('promotion', id) : undefined) ?? refuse('not-found')
}

/** A bundle that this portal may look at: unaltered, of a portal that is trusted here, not expired. */
export async function acceptable(ports: ApiPorts, value: unknown): Promise<Bundle | Refusal> {
  const bundle = readBundle(value)
  if (isRefusal(bundle)) return bundle
  const { name, publicKey } = bundle.content.portal
  if (!(await isTrusted(ports.registry, publicKey))) {
    return refuse(
      'portal-not-trusted',
      `it says that it is of ${name}; the fingerprint of its key is ${fingerprintOf(publicKey)}`,
    )
  }
  return whyNotNow(bundle, ports.outside.now()) ?? bundle
}

/** Takes a bundle in. The same content again is the same promotion, judged anew. */
export async function takeIn(ports: ApiPorts, by: Member, value: unknown): Promise<PromotionLook | Refusal> {
  const refusal = whyNotPromoter(by)
  if (refusal) return refusal
  const bundle = await acceptable(ports, value)
  if (isRefusal(bundle)) return bundle
  const { content, addressesExpireAt } = bundle
  const id = promotionIdOf(content)
  const before = await ports.registry.record('promotion', id)
  const at = ports.outside.now()
  const items = joined(before, await judgeBundle(ports, bundle, at))

  await keepBundle(ports.incoming, id, bundle)
  const { name, url, publicKey } = content.portal
  const after: Promotion = {
    ...{ id, revision: (before?.revision ?? 0) + 1, direction: 'in', portal: { name, url, publicKey } },
    ...{ madeAt: content.madeAt, expiresAt: content.expiresAt, addressesExpireAt },
    ...{ items: items.map(keptOf), receipts: [], updatedAt: at, updatedBy: actorOf(by) },
  }
  const count = (change: string) => items.filter((item) => item.change === change).length
  const saved = await ports.registry.commit({
    records: [{ kind: 'promotion', ...(before ? { before } : {}), after }],
    unchanged: standsStill(by),
    event: {
      ...{ ...doneBy(by, at), action: 'promotion-read', subject: subjectOf('promotion', id) },
      detail: {
        ...{ portal: name, fingerprint: fingerprintOf(publicKey), new: count('new'), changed: count('changed') },
        ...{ unchanged: count('unchanged'), blocked: count('blocked') },
      },
    },
  })
  return isRefusal(saved) ? saved : { promotion: after, items: await withArrived(ports, id, items) }
}

/** The items of the table, each as it is judged now. */
export function joined(
  before: Promotion | undefined,
  judged: Awaited<ReturnType<typeof judgeBundle>>,
): PromotionItem[] {
  const kept = new Map(before?.items.map((item) => [itemKey(item), item]))
  return judged.map((item) => withJudgement(kept.get(itemKey(item)), item))
}

/** How a promotion stands at this moment; what is not applied yet is judged against what is here now. */
export async function lookAt(ports: ApiPorts, by: Member, id: string): Promise<PromotionLook | Refusal> {
  const promotion = await findPromotion(ports, by, id)
  if (isRefusal(promotion)) return promotion
  const asKept = promotion.items.map((item) => ({ ...item, reasons: [], notes: [], differences: [] }))
  if (promotion.direction === 'out') return { promotion, items: asKept }
  const bundle = await keptBundle(ports, id)
  // Without its bundle, or with a portal that is trusted no more, there is nothing to judge; what happened stays.
  const items = isRefusal(bundle)
    ? asKept
    : joined(promotion, await judgeBundle(ports, bundle, ports.outside.now(), leftOut(promotion)))
  return { promotion, items: await withArrived(ports, id, items) }
}

function leftOut({ items }: Promotion): Set<string> {
  return new Set(items.filter(({ state }) => state === 'left-out').map(itemKey))
}

/** Counts files of datasets that are being applied, or whose application stopped. */
async function withArrived(
  { incoming }: ApiPorts,
  id: string,
  items: readonly PromotionItem[],
): Promise<PromotionLook['items']> {
  const counted = items.map(async (item) => {
    if (item.kind !== 'dataset' || (item.state !== 'asked' && item.state !== 'failed')) return item
    let arrived: Arrived = { count: 0, bytes: 0 }
    for await (const { bytes } of incoming.list(promotedPrefix(id, item.id))) {
      arrived = { count: arrived.count + 1, bytes: arrived.bytes + bytes }
    }
    return { ...item, arrived }
  })
  return Promise.all(counted)
}
