// functions/api/steps/promotion-judge.ts: what a bundle would change here, item by item, with all that this portal knows.
import { datasetHere } from '../../../adapters/promotion-store.ts'
import { isRefusal } from '../../../core/errors.ts'
import { firstLanguage } from '../../../core/languages.ts'
import type { IsoTime } from '../../../core/model.ts'
import { itemKey, type KeptItem, type PromotionItem } from '../../../core/promotion.ts'
import { type Bundle, promotionIdOf } from '../../../core/promotion-bundle.ts'
import { type Judged, judgeDataset } from '../../../core/promotion-rules.ts'
import { judgeDocument, judgeNews, judgePolicy, policyAfter } from '../../../core/promotion-texts.ts'
import { cityNow } from '../city.ts'
import type { ApiPorts } from '../ports.ts'
import { findPolicy } from './policies.ts'

/**
 * Judges every item, in the order in which they are applied.
 *
 * @param leaveOut keys of items that stay as they are: with the bundle's own policy left out, this portal's counts
 */
export async function judgeBundle(
  ports: ApiPorts,
  { content }: Bundle,
  at: IsoTime,
  leaveOut: ReadonlySet<string> = new Set(),
): Promise<Judged[]> {
  const { registry, city, checks } = ports
  const now = await cityNow(ports)
  const first = firstLanguage(city)
  const policyHere = await registry.signOffPolicy()
  const policyItem = content.signOffPolicy && judgePolicy(content.signOffPolicy, policyHere)
  const isTaken = policyItem && !leaveOut.has(itemKey(policyItem))
  const policy = policyAfter(isTaken ? content.signOffPolicy : undefined, policyHere)
  const arrival = { portal: content.portal, promotion: promotionIdOf(content), at }
  const place = { departments: now.city.departments, topics: now.city.topics, first }

  const items: Judged[] = policyItem ? [policyItem] : []
  for (const document of content.documents) {
    const here = await findPolicy(ports, document.id)
    items.push(judgeDocument(document, isRefusal(here) ? undefined : here))
  }
  for (const news of content.news) items.push(judgeNews(news, await registry.record('news-item', news.id), first))
  for (const dataset of content.datasets) {
    const here = await datasetHere(registry, dataset, { checks, policy })
    items.push(judgeDataset(dataset, arrival, here, place))
  }
  return items
}

/**
 * An item of the table as it is judged now. A dataset that is being applied stays as it was asked for: its worker judges
 * it again. What was applied and is called off here since can be applied again.
 */
export function withJudgement(kept: KeptItem | undefined, judged: Judged): PromotionItem {
  if (!kept) return { ...judged, state: 'waiting' }
  const hasSomethingToDo = judged.change === 'new' || judged.change === 'changed'
  const isUnderWay = kept.state === 'asked' && kept.kind === 'dataset'
  if (isUnderWay || (kept.state === 'applied' && !hasSomethingToDo)) {
    return { ...kept, reasons: [], notes: [], differences: [] }
  }
  const { appliedAt: _, why, state, ...rest } = kept
  const isOver = state === 'applied' || judged.change === 'unchanged' || (state === 'asked' && !hasSomethingToDo)
  return { ...rest, ...judged, state: isOver ? 'waiting' : state, ...(why && !isOver ? { why } : {}) }
}

/** What the table keeps of it. */
export function keptOf({
  reasons: _reasons,
  notes: _notes,
  differences: _differences,
  ...kept
}: PromotionItem): KeptItem {
  return kept
}
