// core/catalog/freshness-json.ts: how fresh every dataset is, for machines, at `/freshness.json`.
import { freshShare } from '../freshness.ts'
import { datasetPath } from './addresses.ts'
import { briefsByTitle, type DatasetBrief } from './brief.ts'
import type { SiteContext } from './published.ts'

/**
 * States, days and reasons are those of core/freshness.ts; `frequency` is a word of ISO 19115.
 *
 * @param datasets those that are public
 */
export function freshnessJson(context: SiteContext, datasets: readonly DatasetBrief[]): object {
  const live = briefsByTitle(datasets)
  const { fresh, of } = freshShare(live.flatMap(({ freshness }) => (freshness ? [freshness] : [])))
  return {
    city: context.city.name,
    fresh,
    scheduled: of,
    datasets: live.map(({ id, slug, title, frequency, updatedAt, freshness = { state: 'unscheduled' } }) => ({
      id,
      title,
      page: context.url + datasetPath(slug),
      frequency,
      updated: updatedAt,
      ...freshness,
    })),
  }
}
