// web/console/pages/promotion-of.tsx: what one bundle changes, and how far it has come.
import { LaunchTabs } from '../parts/launch/launch-tabs.tsx'
import { PageHead } from '../parts/page-head.tsx'

export function PromotionOfPage({ id }: { id: string }) {
  return (
    <>
      <PageHead title="Promotion" />
      <div class="wrap page-body">
        <LaunchTabs current="promotion" />
        <p>{id}</p>
      </div>
    </>
  )
}
