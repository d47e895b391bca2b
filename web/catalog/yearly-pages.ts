// web/catalog/yearly-pages.ts: the yearly reports.
import type { Governance } from '../../core/catalog/governance.ts'
import type { Page } from './layout.ts'
import type { SiteContext } from './view.ts'

export function yearlyPages(_context: SiteContext, _governance: Governance): Page[] {
  return []
}
