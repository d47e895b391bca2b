// web/catalog/governance-pages.ts: public pages about plans, policies, sign-off and news, and the gallery of components.
import { GALLERY_PATH } from '../../core/catalog/addresses.ts'
import type { Governance } from '../../core/catalog/governance.ts'
import { inEveryLanguage, webPage } from './every-language.ts'
import { galleryPage } from './gallery/gallery-page.ts'
import type { Page } from './layout.ts'
import { inLanguage, type ListedDataset } from './listed.ts'
import { newsFeeds, newsPages } from './news-pages.ts'
import { planDataFiles, planPages } from './plan-pages.ts'
import { policyPages } from './policy-pages.ts'
import { signOffPages } from './sign-off-pages.ts'
import type { SiteContext } from './view.ts'

/** @param listed every live dataset, in the city's first language */
export function renderGovernancePages(
  context: SiteContext,
  governance: Governance,
  listed: readonly ListedDataset[],
): Page[] {
  const pages = inEveryLanguage(context, (own) => {
    const live = listed.map((one) => inLanguage(own, one))
    return [
      ...planPages(own, governance, live),
      ...policyPages(own, governance),
      ...signOffPages(own, governance, live),
      ...newsPages(own, governance),
      webPage(own, GALLERY_PATH, galleryPage(own)),
    ]
  })
  return [...pages, ...planDataFiles(context, governance, listed), ...newsFeeds(context, governance)]
}
