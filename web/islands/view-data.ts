// web/islands/view-data.ts: which dataset a view shows (it is in the address), what is known of it, and the parts that all views fill.
import { type DatasetJson, datasetJsonPath } from '../../core/catalog/dataset-json.ts'

/** As the server makes them, see core/keys.ts; anything else never becomes a request. */
const SLUG = /^[a-z0-9](?:[a-z0-9-]{0,98}[a-z0-9])?$/

export type Loaded = { readonly dataset: DatasetJson } | { readonly fault: 'no-dataset' | 'not-found' | 'unreachable' }

/** The language of the page. */
export const pageLanguage = (): string => document.documentElement.lang || 'en'

/** Slug in an address, such as `?dataset=street-trees`; undefined when there is none that could be one. */
export function slugIn(search: string): string | undefined {
  const slug = new URLSearchParams(search).get('dataset') ?? ''
  return SLUG.test(slug) ? slug : undefined
}

export async function loadDataset(slug: string | undefined): Promise<Loaded> {
  if (!slug) return { fault: 'no-dataset' }
  try {
    const response = await fetch(datasetJsonPath(slug))
    if (response.status === 404 || response.status === 403) return { fault: 'not-found' }
    if (!response.ok) return { fault: 'unreachable' }
    return { dataset: (await response.json()) as DatasetJson }
  } catch {
    return { fault: 'unreachable' }
  }
}

/** Title in the language of the page, where it was translated. */
export function titleIn(dataset: Pick<DatasetJson, 'title' | 'titles'>): string {
  return dataset.titles[pageLanguage() as keyof DatasetJson['titles']] ?? dataset.title
}

/** Heading, the way back to the dataset's page, and the same dataset in the other views and languages. */
export function fillFrame(dataset: DatasetJson, prefix: string): void {
  const title = titleIn(dataset)
  document.title = `${title} – ${document.title}`
  const heading = document.querySelector('#view-title')
  if (heading) heading.textContent = title
  const crumb = document.querySelector<HTMLAnchorElement>('#view-crumb')
  if (crumb) {
    crumb.textContent = title
    crumb.href = `${prefix}/datasets/${dataset.slug}/`
    crumb.hidden = false
  }
  for (const link of document.querySelectorAll<HTMLAnchorElement>('a[data-view], .languages a')) {
    const address = new URL(link.href)
    address.searchParams.set('dataset', dataset.slug)
    link.href = `${address.pathname}${address.search}`
  }
}

/** `/es` on Spanish pages of a city whose first language is English; empty in the first language. */
export function languagePrefix(): string {
  const first = `/${pageLanguage()}`
  return location.pathname === first || location.pathname.startsWith(`${first}/`) ? first : ''
}
