// web/catalog/list-pages.ts: home, lists and pages of words in every language: what changes for readers when any dataset does.
import { departmentPath, pageKey, topicPath } from '../../core/catalog/addresses.ts'
import { type Governance, NO_GOVERNANCE } from '../../core/catalog/governance.ts'
import { compareText } from '../../core/catalog/published.ts'
import { languagesOf } from '../../core/languages.ts'
import { departmentPage, departmentsPage, departmentsShown } from './department-pages.ts'
import { developersPage } from './developers-page.ts'
import { inEveryLanguage, webPage } from './every-language.ts'
import { homePage } from './home-page.ts'
import type { Page } from './layout.ts'
import { letterPage } from './letter-pages.ts'
import { type Bucket, bucketPath, sortIntoBuckets, titleBuckets } from './letters.ts'
import { to } from './links.ts'
import { allDatasetsPage, topicPage } from './list-page.ts'
import { inLanguage, type ListedDataset, titlesIn } from './listed.ts'
import { publicInventory } from './plan-inventory.ts'
import { aboutPage, notFoundPage } from './text-pages.ts'
import type { SiteContext } from './view.ts'
import { renderViewPages } from './views/pages.ts'

/**
 * @param listed every live dataset, in the city's first language
 * @param isNeeded by its key, whether a page is made at all: after one change in a large catalog few are
 */
export function renderListPages(
  context: SiteContext,
  listed: readonly ListedDataset[],
  governance: Governance = NO_GOVERNANCE,
  isNeeded: (key: string) => boolean = () => true,
): Page[] {
  const buckets = titleBuckets(languagesOf(context.city).map((language) => titlesIn({ language }, listed)))
  return inEveryLanguage(context, (own) => [
    ...listsOf(own, listed, governance, buckets, isNeeded),
    ...renderViewPages(own).filter(({ path }) => isNeeded(path)),
  ])
}

/** Pages of one language. */
function listsOf(
  context: SiteContext,
  listed: readonly ListedDataset[],
  governance: Governance,
  buckets: readonly Bucket[],
  isNeeded: (key: string) => boolean,
): Page[] {
  const live = listed.map((one) => inLanguage(context, one))
  const departments = departmentsShown(context, governance, live)
  const plan = publicInventory(governance, live)
  const byLetter = sortIntoBuckets(buckets, live)
  const page = (path: string, make: () => string): Page[] =>
    isNeeded(pageKey(to(context, path))) ? [webPage(context, path, make())] : []
  return [
    ...page('/', () => homePage(context, live, governance.news)),
    ...page('/datasets/', () => allDatasetsPage(context, live, buckets)),
    ...buckets.flatMap((bucket) =>
      page(bucketPath(bucket.prefix), () => letterPage(context, bucket, buckets, byLetter.get(bucket.prefix) ?? [])),
    ),
    ...page('/departments/', () => departmentsPage(context, departments, plan)),
    ...departments.flatMap((one) => page(departmentPath(one.id), () => departmentPage(context, one, live, plan))),
    ...allTopics(context, live).flatMap((topic) => page(topicPath(topic), () => topicPage(context, topic, live))),
    ...page('/about/', () => aboutPage(context, live)),
    ...page('/developers/', () => developersPage(context)),
    ...page('/404.html', () => notFoundPage(context)),
  ]
}

/** Topics of the settings, then any other that a dataset still names. */
function allTopics(context: SiteContext, live: readonly ListedDataset[]): string[] {
  const topics = new Map(context.city.topics.map((topic) => [topicPath(topic), topic]))
  for (const { topic } of live.toSorted((a, b) => compareText(a.topic, b.topic))) {
    const path = topicPath(topic)
    if (!topics.has(path)) topics.set(path, topic)
  }
  return [...topics.values()]
}
