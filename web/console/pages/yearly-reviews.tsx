// web/console/pages/yearly-reviews.tsx: what each year came to.
import { LaunchTabs } from '../parts/launch/launch-tabs.tsx'
import { PageHead } from '../parts/page-head.tsx'

export function YearlyReviewsPage() {
  return (
    <>
      <PageHead title="Yearly reviews" />
      <div class="wrap page-body">
        <LaunchTabs current="yearly-reviews" />
      </div>
    </>
  )
}
