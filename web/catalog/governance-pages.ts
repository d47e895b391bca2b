// web/catalog/governance-pages.ts: every public page about plans, departments' duties, policies and sign-off, as key and text.
import type { Governance } from '../../core/catalog/governance.ts'
import type { LiveDataset } from '../../core/catalog/published.ts'
import type { Page } from './layout.ts'
import { planFiles } from './plan-pages.ts'
import { policyFiles } from './policy-pages.ts'
import { signOffFiles } from './sign-off-pages.ts'
import type { SiteContext } from './view.ts'

export function renderGovernancePages(
  context: SiteContext,
  governance: Governance,
  live: readonly LiveDataset[],
): Page[] {
  return [
    ...planFiles(context, governance, live),
    ...policyFiles(context, governance),
    ...signOffFiles(context, governance, live),
  ]
}
