// web/console/pages/promotion.tsx: content from beta to production.
import { LaunchTabs } from '../parts/launch/launch-tabs.tsx'
import { PageHead } from '../parts/page-head.tsx'

export function PromotionPage() {
  return (
    <>
      <PageHead title="Promotion" />
      <div class="wrap page-body">
        <LaunchTabs current="promotion" />
      </div>
    </>
  )
}
