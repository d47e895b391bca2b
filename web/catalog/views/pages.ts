// web/catalog/views/pages.ts: the pages on which readers look at a dataset in their browser. They say nothing about any one of them.
import { pageKey } from '../../../core/catalog/addresses.ts'
import { HTML_TYPE, type Page } from '../layout.ts'
import { to } from '../links.ts'
import type { SiteContext } from '../view.ts'
import { chartPage } from './chart-page.ts'
import { embedPages } from './embed-pages.ts'
import { explorePage } from './explore-page.ts'
import { mapPage } from './map-page.ts'
import { sqlPage } from './sql-page.ts'
import { viewPath } from './view-frame.ts'

export function renderViewPages(context: SiteContext): Page[] {
  const pages = [
    { path: viewPath('table'), body: explorePage(context) },
    { path: viewPath('chart'), body: chartPage(context) },
    { path: viewPath('map'), body: mapPage(context) },
    { path: viewPath('sql'), body: sqlPage(context) },
  ]
  const files = pages.map(({ path, body }) => ({ path: pageKey(to(context, path)), body, mediaType: HTML_TYPE }))
  return [...files, ...embedPages(context)]
}
