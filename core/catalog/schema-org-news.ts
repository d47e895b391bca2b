// core/catalog/schema-org-news.ts: a piece of news in the words of schema.org, for search engines.
import { firstLanguage, pathIn } from '../languages.ts'
import { newsIn, type PublicNews } from '../news.ts'
import { newsPath } from './addresses.ts'
import type { SiteContext } from './published.ts'

/** @see https://developers.google.com/search/docs/appearance/structured-data/article */
export function schemaOrgNews({ city, language, url }: SiteContext, item: PublicNews): object {
  const words = newsIn(item, language, firstLanguage(city))
  const publisher = { '@type': 'GovernmentOrganization', name: city.name, url: `${url}/` }
  return {
    '@context': 'https://schema.org/',
    '@type': 'NewsArticle',
    headline: words.title,
    articleBody: words.text,
    inLanguage: words.language ?? language,
    url: url + pathIn(city, language, newsPath(item.id)),
    datePublished: item.publishedAt,
    dateModified: item.correctedAt ?? item.publishedAt,
    author: publisher,
    publisher,
  }
}
