// web/console/pages/launch.tsx: what the city says that day, and the one action that lets the public in.
import { LaunchTabs } from '../parts/launch/launch-tabs.tsx'
import { PageHead } from '../parts/page-head.tsx'

export function LaunchPage() {
  return (
    <>
      <PageHead title="Launch" />
      <div class="wrap page-body">
        <LaunchTabs current="launch" />
      </div>
    </>
  )
}
