// functions/api/steps/promotion-receipts.ts: writes down what another portal says it applied of a bundle made here.
import { isTrusted } from '../../../adapters/promotion-store.ts'
import { doneBy } from '../../../core/audit.ts'
import { canonicalJson } from '../../../core/canonical-json.ts'
import { isRefusal, type Refusal, refuse } from '../../../core/errors.ts'
import { isRecordId } from '../../../core/keys.ts'
import { actorOf } from '../../../core/lifecycle.ts'
import type { Member } from '../../../core/model.ts'
import type { NotedReceipt, Promotion } from '../../../core/promotion.ts'
import { fingerprintOf } from '../../../core/promotion-keys.ts'
import { readReceipt, whyNotOurs } from '../../../core/promotion-receipt.ts'
import { standsStill, subjectOf } from '../../../core/records.ts'
import type { ApiPorts } from '../ports.ts'
import { portalKey, whyNotPromoter } from './promotion-portals.ts'

/** The newest receipt of each portal counts; the same one again changes nothing. */
export async function noteReceipt(ports: ApiPorts, by: Member, value: unknown): Promise<Promotion | Refusal> {
  const refusal = whyNotPromoter(by)
  if (refusal) return refusal
  const receipt = readReceipt(value)
  if (isRefusal(receipt)) return receipt
  const { promotion: id, portal, items, madeAt } = receipt.content
  if (!(await isTrusted(ports.registry, portal.publicKey))) {
    return refuse(
      'portal-not-trusted',
      `${portal.name}; the fingerprint of its key is ${fingerprintOf(portal.publicKey)}`,
    )
  }
  const own = await portalKey(ports)
  if (isRefusal(own)) return own
  const before = isRecordId(id) ? await ports.registry.record('promotion', id) : undefined
  const stray = whyNotOurs(receipt, before, own.publicKey)
  if (stray || !before) return stray ?? refuse('not-found')

  const known = before.receipts.find((one) => one.portal.publicKey === portal.publicKey)
  const said = items.map(({ key, number, appliedAt }) => ({ key, ...(number ? { number } : {}), appliedAt }))
  if (known && (known.madeAt > madeAt || canonicalJson(known.items) === canonicalJson(said))) return before
  const at = ports.outside.now()
  const { name, url, publicKey } = portal
  const noted: NotedReceipt = {
    ...{ portal: { name, url, publicKey }, madeAt, notedAt: at, notedBy: actorOf(by), items: said },
  }
  const receipts = [...before.receipts.filter((one) => one !== known), noted]
  const after: Promotion = {
    ...{ ...before, revision: before.revision + 1, receipts, updatedAt: at, updatedBy: actorOf(by) },
  }
  const saved = await ports.registry.commit({
    records: [{ kind: 'promotion', before, after }],
    unchanged: standsStill(by),
    event: {
      ...{ ...doneBy(by, at), action: 'promotion-receipt-noted', subject: subjectOf('promotion', id) },
      detail: { portal: name, fingerprint: fingerprintOf(publicKey), items: said.length, signature: receipt.signature },
    },
  })
  return isRefusal(saved) ? saved : after
}
