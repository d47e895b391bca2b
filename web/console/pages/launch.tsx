// web/console/pages/launch.tsx: what the city says that day, and the one action that lets the public in.
import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import type { ReadinessCheck } from '../../../core/readiness.ts'
import { useDesk } from '../context.ts'
import { type Launch, readinessChecks, readLaunch } from '../desk/launch.ts'
import { CopyTexts } from '../parts/launch/copy-texts.tsx'
import { Gate, redIn } from '../parts/launch/gate.tsx'
import { LaunchState } from '../parts/launch/launch-state.tsx'
import { LaunchTabs } from '../parts/launch/launch-tabs.tsx'
import { PortraitForm } from '../parts/launch/portrait-form.tsx'
import { Tasks } from '../parts/launch/tasks.tsx'
import { TimeForm } from '../parts/launch/time-form.tsx'
import { WordsForm } from '../parts/launch/words-form.tsx'
import { type Load, Loader, useLoad } from '../parts/load.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { mayWriteLaunch } from '../rights-launch.ts'
import { hrefOf } from '../router.ts'

export function LaunchPage() {
  const { api, me, settings } = useDesk()
  const launch = useLoad(() => readLaunch(api), [api])
  return (
    <>
      <PageHead title="Launch" />
      <div class="wrap page-body">
        <LaunchTabs current="launch" />
        {settings.stage === 'beta' ? (
          <OfProduction />
        ) : (
          <Loader load={launch} what="the launch">
            {(value) => (
              <div class="stack">
                <LaunchState launch={value} onLook={launch.again} />
                {mayWriteLaunch(me) ? <Desk launch={value} load={launch} /> : <ForOthers />}
              </div>
            )}
          </Loader>
        )}
      </div>
    </>
  )
}

/** In beta there is nothing to launch. */
function OfProduction() {
  return (
    <div class="empty-state">
      <h2>Only production is launched</h2>
      <p>
        Beta is open from its first day, and shows what production will show. Prepare the launch in the console of
        production; bring datasets there with a <a href={hrefOf({ page: 'promotion' })}>promotion</a>.
      </p>
    </div>
  )
}

function ForOthers() {
  return <p>Administrators write what the city says, and set the time.</p>
}

function Desk({ launch, load }: { launch: Launch; load: Load<Launch> }) {
  const { api } = useDesk()
  const checks = useLoad(() => readinessChecks(api), [api, JSON.stringify(launch.overrides)])
  const [round, setRound] = useState(0)
  const isLaunched = launch.state === 'launched'

  /** Begins the form again with what is there now. */
  async function loadAnew(): Promise<void> {
    load.set(await readLaunch(api))
    setRound((before) => before + 1)
  }

  return (
    <>
      <Part id="words" title={isLaunched ? 'What the city says' : '1. What the city says'}>
        <WordsForm key={round} launch={launch} onChange={load.set} onStale={() => void loadAnew().catch(load.again)} />
        <h3>Portrait</h3>
        <PortraitForm launch={launch} onChange={load.set} />
      </Part>
      {!isLaunched && (
        <>
          <Part id="gate" title="2. What stands in the way">
            <Loader load={checks} what="the checks">
              {(value) => <Gate launch={launch} checks={value} onChange={load.set} />}
            </Loader>
          </Part>
          <Part id="time" title="3. The time">
            <TimeForm
              launch={launch}
              isBlocked={checks.state !== 'ready' || isBlocked(checks.value)}
              onChange={load.set}
              onRefused={checks.again}
            />
          </Part>
        </>
      )}
      <Part id="copies" title="Texts to copy">
        <CopyTexts launch={launch} />
      </Part>
      <Part id="tasks" title="Checklist of the event">
        <Tasks launch={launch} onChange={load.set} />
      </Part>
    </>
  )
}

const isBlocked = (checks: readonly ReadinessCheck[]): boolean => redIn(checks).length > 0

function Part({ id, title, children }: { id: string; title: string; children: ComponentChildren }) {
  const heading = `launch-part-${id}`
  return (
    <section aria-labelledby={heading}>
      <h2 id={heading}>{title}</h2>
      {children}
    </section>
  )
}
