// core/catalog/freshness-json.ts: how fresh every dataset is, for machines, at `/freshness.json`.
import { freshShare } from '../freshness.ts'
import { datasetPath } from './addresses.ts'
import { byTitle, liveDatasets, type PublishedDataset, type SiteContext } from './published.ts'

/** States, days and reasons are those of core/freshness.ts; `frequency` is a word of ISO 19115. */
export function freshnessJson(context: SiteContext, datasets: readonly PublishedDataset[]): object {
  const live = byTitle(liveDatasets(datasets))
  const { fresh, of } = freshShare(live.flatMap(({ freshness }) => (freshness ? [freshness] : [])))
  return {
    city: context.city.name,
    fresh,
    scheduled: of,
    datasets: live.map(({ id, slug, current, freshness = { state: 'unscheduled' } }) => ({
      id,
      title: current.metadata.title,
      page: context.url + datasetPath(slug),
      frequency: current.metadata.frequency,
      updated: current.publishedAt,
      ...freshness,
    })),
  }
}
