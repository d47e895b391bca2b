// functions/api/steps/promotion-apply.ts: applies a change set: texts at once, datasets by asking the worker for their files.
import { keepBundle, keptBundle } from '../../../adapters/promotion-store.ts'
import { type AuditEvent, doneBy } from '../../../core/audit.ts'
import { isRefusal, type Refusal, refuse } from '../../../core/errors.ts'
import { promotionRequestKey } from '../../../core/keys.ts'
import { firstLanguage } from '../../../core/languages.ts'
import { actorOf } from '../../../core/lifecycle.ts'
import type { IsoTime, Member } from '../../../core/model.ts'
import { itemKey, type KeptItem, type Promotion, type PromotionItem } from '../../../core/promotion.ts'
import { type Bundle, type BundleContent, promotionIdOf, whyNotNow } from '../../../core/promotion-bundle.ts'
import { fingerprintOf } from '../../../core/promotion-keys.ts'
import { takeDocument, takeNews, takePolicy } from '../../../core/promotion-texts.ts'
import { type RecordChange, standsStill, subjectOf } from '../../../core/records.ts'
import type { ApiPorts } from '../ports.ts'
import { findPolicy } from './policies.ts'
import { acceptable, findPromotion, joined, lookAt, type PromotionLook } from './promotion.ts'
import { judgeBundle, keptOf } from './promotion-judge.ts'

export interface Application {
  /** The same content with fresh addresses. */
  readonly bundle?: unknown
  readonly leaveOut: readonly string[]
}

/** Whether an item has something to do that may be done. */
function isDue({ change, state }: PromotionItem, isLeftOut: boolean): boolean {
  return !isLeftOut && state !== 'applied' && (change === 'new' || change === 'changed')
}

/**
 * Applies what is new or changed and not left out. May be asked again at any time: what is applied stays, what stopped
 * goes on, and what is blocked is never applied.
 */
export async function applyPromotion(
  ports: ApiPorts,
  by: Member,
  id: string,
  { bundle: fresh, leaveOut }: Application,
): Promise<PromotionLook | Refusal> {
  const promotion = await findPromotion(ports, by, id)
  if (isRefusal(promotion)) return promotion
  if (promotion.direction === 'out')
    return refuse('bundle-unfit', 'this bundle was made here; it is applied in another portal')
  const bundle = await bundleFor(ports, id, fresh)
  if (isRefusal(bundle)) return bundle
  const unknown = leaveOut.find((key) => !promotion.items.some((item) => itemKey(item) === key))
  if (unknown) return refuse('bad-request', `leaveOut: the bundle has no ${unknown}`)

  const asked = await persistently(() => ask(ports, by, id, bundle, new Set(leaveOut)))
  if (isRefusal(asked)) return asked
  const texts = await applyTexts(ports, by, id, bundle.content, asked)
  if (isRefusal(texts)) return texts
  for (const item of asked) {
    if (item.kind === 'dataset' && item.state === 'asked') await requestDataset(ports, id, item.id)
  }
  return lookAt(ports, by, id)
}

/** The bundle that is kept, or the fresh one in its place. */
async function bundleFor(ports: ApiPorts, id: string, fresh: unknown): Promise<Bundle | Refusal> {
  if (fresh === undefined) {
    const kept = await keptBundle(ports, id)
    return isRefusal(kept) ? kept : (whyNotNow(kept, ports.outside.now()) ?? kept)
  }
  const bundle = await acceptable(ports, fresh)
  if (isRefusal(bundle)) return bundle
  if (promotionIdOf(bundle.content) !== id) {
    return refuse('bundle-unfit', 'it has another content than the bundle that was looked at: bring it in by itself')
  }
  await keepBundle(ports.incoming, id, bundle)
  return bundle
}

/** Workers write into the same record while they apply datasets: who loses reads again. */
const ATTEMPTS = 5

async function persistently<T>(attempt: () => Promise<T | Refusal>): Promise<T | Refusal> {
  for (let tried = 1; ; tried++) {
    const answer = await attempt()
    if (tried === ATTEMPTS || !isRefusal(answer) || answer.code !== 'busy') return answer
  }
}

/** Writes down what is to be applied, so that whoever is interrupted knows where to go on. */
async function ask(
  ports: ApiPorts,
  by: Member,
  id: string,
  bundle: Bundle,
  leaveOut: ReadonlySet<string>,
): Promise<readonly KeptItem[] | Refusal> {
  const before = await findPromotion(ports, by, id)
  if (isRefusal(before)) return before
  const at = ports.outside.now()
  const judged = joined(before, await judgeBundle(ports, bundle, at, leaveOut))
  const items = judged.map((item) => stateAfter(item, leaveOut.has(itemKey(item))))
  const count = (state: string) => items.filter((item) => item.state === state).length
  const isFresh = bundle.addressesExpireAt !== before.addressesExpireAt
  if (sameStates(before.items, items) && !isFresh) return items
  const { madeAt, expiresAt } = bundle.content
  const after: Promotion = {
    ...{ ...before, revision: before.revision + 1, items, madeAt, expiresAt },
    ...{ addressesExpireAt: bundle.addressesExpireAt, updatedAt: at, updatedBy: actorOf(by) },
  }
  const saved = await ports.registry.commit({
    records: [{ kind: 'promotion', before, after }],
    unchanged: standsStill(by),
    event: {
      ...{ ...doneBy(by, at), action: 'promotion-asked', subject: subjectOf('promotion', before.id) },
      detail: {
        ...{ portal: before.portal.name, items: count('asked'), leftOut: count('left-out') },
        blocked: judged.filter(({ change }) => change === 'blocked').length,
      },
    },
  })
  return isRefusal(saved) ? saved : items
}

function stateAfter(item: PromotionItem, isLeftOut: boolean): KeptItem {
  const { why: _, ...kept } = keptOf(item)
  if (isDue(item, isLeftOut)) return { ...kept, state: 'asked' }
  return isLeftOut && item.state !== 'applied' ? { ...kept, state: 'left-out' } : keptOf(item)
}

function sameStates(before: readonly KeptItem[], after: readonly KeptItem[]): boolean {
  return before.every((item, index) => item.state === after[index]?.state)
}

function requestDataset({ incoming }: ApiPorts, promotion: string, datasetId: string): Promise<void> {
  return incoming.write(promotionRequestKey(promotion, datasetId), '{}', { mediaType: 'application/json' })
}

/** Documents, news and the policy, each in a transaction with its audit entry and with how far the promotion is. */
async function applyTexts(
  ports: ApiPorts,
  by: Member,
  id: string,
  content: BundleContent,
  items: readonly KeptItem[],
): Promise<'applied' | Refusal> {
  for (const item of items) {
    if (item.kind === 'dataset' || item.state !== 'asked') continue
    const at = ports.outside.now()
    const { kind } = item
    const saved = await persistently(async () => {
      const change = await TAKE[kind](ports, by, content, item.id, at)
      return isRefusal(change) ? change : saveText(ports, by, id, item, change, content, at)
    })
    if (isRefusal(saved)) return saved
  }
  return 'applied'
}

type Taken = (
  ports: ApiPorts,
  by: Member,
  content: BundleContent,
  id: string,
  at: IsoTime,
) => Promise<RecordChange | Refusal>

const TAKE: Readonly<Record<Exclude<KeptItem['kind'], 'dataset'>, Taken>> = {
  'sign-off-policy': async ({ registry }, by, { signOffPolicy, portal }, _id, at) => {
    const after = takePolicy(signOffPolicy!, await registry.signOffPolicy(), portal.name, by, at)
    return isRefusal(after) ? after : { kind: 'sign-off-policy', after }
  },
  document: async (ports, _by, { documents, portal }, id) => {
    const found = await findPolicy(ports, id)
    const here = isRefusal(found) ? undefined : found
    const after = takeDocument(documents.find((one) => one.id === id)!, here, portal.name)
    // A starter at revision 0 is in no table yet.
    return { kind: 'document', ...(here && here.revision > 0 ? { before: here } : {}), after }
  },
  news: async ({ registry, city }, by, { news }, id, at) => {
    const before = await registry.record('news-item', id)
    const after = takeNews(news.find((one) => one.id === id)!, before, firstLanguage(city), by, at)
    return isRefusal(after) ? after : { kind: 'news-item', ...(before ? { before } : {}), after }
  },
}

/** Others may move the promotion on at the same time, so it is read again for each item. */
async function saveText(
  ports: ApiPorts,
  by: Member,
  id: string,
  item: KeptItem,
  change: RecordChange,
  { portal }: BundleContent,
  at: IsoTime,
): Promise<'applied' | Refusal> {
  const before = await ports.registry.record('promotion', id)
  if (!before) throw new Error(`expected the promotion ${id} in the table, found none`)
  const mine = (one: KeptItem) => itemKey(one) === itemKey(item)
  const items = before.items.map((one) => (mine(one) ? { ...one, state: 'applied' as const, appliedAt: at } : one))
  const after = { ...before, revision: before.revision + 1, items, updatedAt: at, updatedBy: actorOf(by) }
  const event: AuditEvent = {
    ...{ ...doneBy(by, at), action: 'promoted', subject: subjectOf(change.kind, change.after.id) },
    detail: {
      ...{ portal: portal.name, fingerprint: fingerprintOf(portal.publicKey), promotion: id, title: item.title },
      ...(item.numberThere === undefined ? {} : { versionThere: item.numberThere }),
      ...(item.numberHere === undefined ? {} : { version: item.numberHere }),
    },
  }
  const records: RecordChange[] = [change, { kind: 'promotion', before, after }]
  const saved = await ports.registry.commit({ records, unchanged: standsStill(by), event })
  return isRefusal(saved) ? saved : 'applied'
}
