// functions/api/steps/promotion-offer.ts: what can go from this portal to another.

import { isRefusal, type Refusal } from '../../../core/errors.ts'
import type { DocumentVersion } from '../../../core/governance-documents.ts'
import { firstLanguage } from '../../../core/languages.ts'
import { hasStatus } from '../../../core/lifecycle.ts'
import type { Dataset, Member, Version, VersionIn } from '../../../core/model.ts'
import { newsIn, type PublicNews, publicNews } from '../../../core/news.ts'
import type { PortalKey } from '../../../core/promotion.ts'
import { isSignedAsNeeded } from '../../../core/review.ts'
import { DEFAULT_POLICY, type SignOffPolicy } from '../../../core/sign-off-policy.ts'
import { cityNow } from '../city.ts'
import type { ApiPorts } from '../ports.ts'
import { portalKey, whyNotPromoter } from './promotion-portals.ts'

/** Datasets whose versions are read at the same time. */
const AT_ONCE = 16

export interface OfferedDataset {
  readonly dataset: Dataset
  readonly department: { readonly id: string; readonly name: string }
  /** Newest that is approved or published. */
  readonly version?: VersionIn<'approved' | 'published'>
  readonly whyNot?: string
}

export interface Offer {
  readonly own: PortalKey
  readonly datasets: readonly OfferedDataset[]
  readonly documents: readonly { readonly id: string; readonly version: DocumentVersion }[]
  readonly news: readonly PublicNews[]
  /** Title of each piece of news in the city's first language, in the same order. */
  readonly newsTitles: readonly string[]
  readonly policy: SignOffPolicy
  readonly isOwnPolicy: boolean
}

export async function promotionOffer(ports: ApiPorts, by: Member): Promise<Offer | Refusal> {
  const refusal = whyNotPromoter(by)
  if (refusal) return refusal
  const own = await portalKey(ports)
  if (isRefusal(own)) return own
  const { registry, city } = ports
  const first = firstLanguage(city)
  const [datasets, documents, policy] = await Promise.all([
    offeredDatasets(ports, by),
    registry.records('document'),
    registry.signOffPolicy(),
  ])
  const news = publicNews(await registry.records('news-item')).filter(({ withdrawn }) => !withdrawn)
  return {
    ...{ own, datasets, policy, isOwnPolicy: policy.id !== DEFAULT_POLICY.id },
    documents: documents
      .flatMap(({ id, versions }) => (versions.length > 0 ? [{ id, version: versions.at(-1)! }] : []))
      .sort((a, b) => a.version.title.localeCompare(b.version.title)),
    news,
    newsTitles: news.map((one) => newsIn(one, first, first).title),
  }
}

async function offeredDatasets(ports: ApiPorts, { token }: Member): Promise<OfferedDataset[]> {
  const { named } = await cityNow(ports)
  const all = await ports.registry.datasets()
  const reached = all.filter(({ id }) => !token || token.datasetIds.length === 0 || token.datasetIds.includes(id))
  const offered: OfferedDataset[] = []
  for (let start = 0; start < reached.length; start += AT_ONCE) {
    const batch = reached.slice(start, start + AT_ONCE).map(async (dataset) => ({
      ...{ dataset, department: named(dataset.metadata.departmentId) },
      ...(await offeredVersion(ports, dataset)),
    }))
    offered.push(...(await Promise.all(batch)))
  }
  return offered.sort((a, b) => a.dataset.metadata.title.localeCompare(b.dataset.metadata.title))
}

/** The version of a dataset that can go: of the one that is public and the one that is approved, the newer. */
export async function offeredVersion(
  { registry }: Pick<ApiPorts, 'registry'>,
  { id, openVersion, publishedVersion }: Dataset,
): Promise<Pick<OfferedDataset, 'version' | 'whyNot'>> {
  const numbers = [openVersion, publishedVersion].filter((number) => number !== undefined)
  for (const number of numbers.sort((a, b) => b - a)) {
    const version = await registry.version(id, number)
    if (version && isSigned(version)) return { version }
  }
  return { whyNot: 'No version of it is signed by everybody who has to.' }
}

function isSigned(version: Version): version is VersionIn<'approved' | 'published'> {
  return hasStatus(version, 'approved', 'published') && isSignedAsNeeded({ ...version, status: 'approved' })
}
