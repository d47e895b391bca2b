// web/catalog/launch-pages.ts: the press kit and what the mayor says, from the launch on.
import type { Governance } from '../../core/catalog/governance.ts'
import type { Page } from './layout.ts'
import type { ListedDataset } from './listed.ts'
import type { SiteContext } from './view.ts'

export function launchPages(_context: SiteContext, _governance: Governance, _live: readonly ListedDataset[]): Page[] {
  return []
}
