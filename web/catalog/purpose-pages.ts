// web/catalog/purpose-pages.ts: what the portal is for: purpose and goals.
import type { Governance } from '../../core/catalog/governance.ts'
import type { Page } from './layout.ts'
import type { SiteContext } from './view.ts'

export function purposePages(_context: SiteContext, _governance: Governance): Page[] {
  return []
}
