// web/catalog/views/embed-pages.ts: table, chart and map in a frame of another site.
import { pageKey } from '../../../core/catalog/addresses.ts'
import type { Language } from '../../../core/languages.ts'
import { chartWords } from '../language/chart.ts'
import { mapWords } from '../language/map.ts'
import { HTML_TYPE, type Page } from '../layout.ts'
import type { Markup } from '../markup.ts'
import type { SiteContext } from '../view.ts'
import { chartContent } from './chart-page.ts'
import { type EmbedPage, embedAddressOf, embedFrame } from './embed-frame.ts'
import { exploreTexts, exploreWords } from './explore-page.ts'
import { mapContent } from './map-page.ts'
import type { EmbeddedView } from './view-frame.ts'

type Texts = Readonly<Record<Language, { readonly title: string; readonly description: string }>>

/** Addresses are `/embed/{view}/?dataset={slug}` and what the view itself has. */
export function embedPages(context: SiteContext): Page[] {
  const page = (view: EmbeddedView, texts: Texts, script: string, content: Markup): EmbedPage => {
    const { title, description } = texts[context.language]
    return { view, title, description, script, content }
  }
  const pages = [
    page('table', exploreWords, 'explore.js', exploreTexts(context)),
    page('chart', chartWords, 'chart.js', chartContent(context)),
    page('map', mapWords, 'map.js', mapContent(context)),
  ]
  return pages.map((one) => ({
    path: pageKey(embedAddressOf(context, one.view)),
    body: embedFrame(context, one),
    mediaType: HTML_TYPE,
  }))
}
