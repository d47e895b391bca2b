// web/console/pages/preparation.tsx: what the portal is for, how ready the city is, and what it begins with.
import { LaunchTabs } from '../parts/launch/launch-tabs.tsx'
import { PageHead } from '../parts/page-head.tsx'

export function PreparationPage() {
  return (
    <>
      <PageHead title="Preparation" />
      <div class="wrap page-body">
        <LaunchTabs current="preparation" />
      </div>
    </>
  )
}
