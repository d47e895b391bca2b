// web/console/pages/yearly-review.tsx: the review of one year.
import { LaunchTabs } from '../parts/launch/launch-tabs.tsx'
import { PageHead } from '../parts/page-head.tsx'

export function YearlyReviewPage({ id }: { id: string }) {
  return (
    <>
      <PageHead title="Yearly review" />
      <div class="wrap page-body">
        <LaunchTabs current="yearly-reviews" />
        <p>{id}</p>
      </div>
    </>
  )
}
