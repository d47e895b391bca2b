// web/catalog/governance-pages.ts: public pages about plans, policies, sign-off and news, and the gallery of components.
import { GALLERY_PATH } from '../../core/catalog/addresses.ts'
import type { Governance } from '../../core/catalog/governance.ts'
import { inEveryLanguage, webPage } from './every-language.ts'
import { galleryPage } from './gallery/gallery-page.ts'
import { launchPages } from './launch-pages.ts'
import type { Page } from './layout.ts'
import { inLanguage, type ListedDataset } from './listed.ts'
import { newsFeeds, newsPages } from './news-pages.ts'
import { noticePages } from './notice-pages.ts'
import { planDataFiles, planPages } from './plan-pages.ts'
import { policyPages } from './policy-pages.ts'
import { purposePages } from './purpose-pages.ts'
import { signOffPages } from './sign-off-pages.ts'
import type { SiteContext } from './view.ts'
import { yearlyDataFiles, yearlyPages } from './yearly-pages.ts'

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
      ...noticePages(own, governance),
      ...launchPages(own, governance, live),
      ...purposePages(own, governance),
      ...yearlyPages(own, governance),
      webPage(own, GALLERY_PATH, galleryPage(own)),
    ]
  })
  return [
    ...pages,
    ...planDataFiles(context, governance, listed),
    ...newsFeeds(context, governance),
    ...yearlyDataFiles(context, governance),
  ]
}
