// web/console/pages/feedback.tsx: what visitors said, and the place to answer.
import { LaunchTabs } from '../parts/launch/launch-tabs.tsx'
import { PageHead } from '../parts/page-head.tsx'

export function FeedbackPage() {
  return (
    <>
      <PageHead title="Feedback" />
      <div class="wrap page-body">
        <LaunchTabs current="feedback" />
      </div>
    </>
  )
}
