// web/catalog/notice-pages.ts: what beta means, and the place to say what one thinks.
import type { Governance } from '../../core/catalog/governance.ts'
import type { Page } from './layout.ts'
import type { SiteContext } from './view.ts'

export function noticePages(_context: SiteContext, _governance: Governance): Page[] {
  return []
}
