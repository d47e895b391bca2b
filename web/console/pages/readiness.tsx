// web/console/pages/readiness.tsx: what must be so before the public is let in.
import { LaunchTabs } from '../parts/launch/launch-tabs.tsx'
import { PageHead } from '../parts/page-head.tsx'

export function ReadinessPage() {
  return (
    <>
      <PageHead title="Readiness" />
      <div class="wrap page-body">
        <LaunchTabs current="readiness" />
      </div>
    </>
  )
}
