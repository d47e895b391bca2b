// web/catalog/related.ts: other datasets worth a look: shared keywords first, then the same topic.
import { compareText } from '../../core/catalog/published.ts'
import { type ListedDataset, newestListed } from './listed.ts'

const RELATED = 4

/** @returns for a dataset those near it, the nearest first, newer ones before older */
export function relatedIn(
  all: readonly ListedDataset[],
): (dataset: Pick<ListedDataset, 'id' | 'keywords' | 'topic'>) => ListedDataset[] {
  const newest = newestListed(all)
  const topics = Map.groupBy(newest, ({ topic }) => topic)
  const words = new Map<string, ListedDataset[]>()
  for (const one of newest) {
    for (const word of one.keywords.map((text) => text.toLowerCase())) {
      const having = words.get(word)
      if (having) having.push(one)
      else words.set(word, [one])
    }
  }
  return (dataset) => {
    const shared = new Map<ListedDataset, number>()
    for (const word of new Set(dataset.keywords.map((text) => text.toLowerCase()))) {
      for (const one of words.get(word) ?? []) shared.set(one, (shared.get(one) ?? 0) + 1)
    }
    // Of those that share the topic alone the newest are enough: all are equally near.
    const sameTopic = (topics.get(dataset.topic) ?? []).filter((one) => !shared.has(one)).slice(0, RELATED + 1)
    const nearness = (one: ListedDataset) => (shared.get(one) ?? 0) * 2 + (one.topic === dataset.topic ? 1 : 0)
    return [...shared.keys(), ...sameTopic]
      .filter(({ id }) => id !== dataset.id)
      .sort((a, b) => nearness(b) - nearness(a) || compareText(b.updatedAt, a.updatedAt) || compareText(a.slug, b.slug))
      .slice(0, RELATED)
  }
}
