// web/console/parts/launch/launch-state.tsx: where the launch is: being prepared, counting down, done.
import { useEffect, useState } from 'preact/hooks'
import { useDesk } from '../../context.ts'
import type { Launch } from '../../desk/launch.ts'
import { untilText } from '../../launch-draft.ts'
import { bothTimesText } from '../../release-times.ts'

/** The page looks again this often while its time has come, and the countdown moves. */
const TICK_MILLISECONDS = 5000

interface LaunchStateProps {
  readonly launch: Launch
  /** Asks the API how it stands. */
  readonly onLook: () => void
}

export function LaunchState({ launch, onLook }: LaunchStateProps) {
  const { announce } = useDesk()
  const [now, setNow] = useState(Date.now)
  const { state, scheduledAt, scheduledBy } = launch
  const isUnderWay = state === 'scheduled' && scheduledAt !== undefined && Date.parse(scheduledAt) <= now
  useEffect(() => {
    if (state !== 'scheduled') return
    const timer = setInterval(() => {
      setNow(Date.now())
      if (isUnderWay) onLook()
    }, TICK_MILLISECONDS)
    return () => clearInterval(timer)
  }, [state, isUnderWay])
  useEffect(() => {
    if (state === 'launched') announce('The portal is launched.')
  }, [state])

  if (state === 'launched') return <Launched launch={launch} />
  if (state === 'scheduled' && scheduledAt) {
    return (
      <div class="alert ok launch-state" role="status">
        <p>
          <strong>{isUnderWay ? 'The launch is happening' : `The launch is ${untilText(scheduledAt, now)}`}</strong>
        </p>
        <p>
          {bothTimesText(scheduledAt)}
          {scheduledBy?.name && `, set by ${scheduledBy.name}`}.
        </p>
        <p>
          {isUnderWay
            ? 'Pages, files and search are being made; this page says when it is done.'
            : 'It happens by itself at that minute, also when a check has turned red since. Administrators get a mail the day before.'}
        </p>
      </div>
    )
  }
  return (
    <div class="alert launch-state">
      <p>
        <strong>The portal is closed to the public.</strong> Approved versions wait; visitors find a page that says that
        something is coming. Write what the city says, put right what stands in the way, then set a time.
      </p>
    </div>
  )
}

/** What happened, with ways to see it. */
function Launched({ launch: { launchedAt, newsId, partnerCount, bannerUntil, site } }: { launch: Launch }) {
  return (
    <div class="alert ok launch-state" role="status">
      <p>
        <strong>The portal is open to everybody</strong>
        {launchedAt && ` since ${bothTimesText(launchedAt)}`}.
      </p>
      <ul>
        <li>
          <a href="/">Front page</a>
          {bannerUntil &&
            Date.parse(bannerUntil) > Date.now() &&
            `, with the banner until ${bothTimesText(bannerUntil)}`}
        </li>
        {newsId && (
          <li>
            <a href={`/news/${newsId}/`}>The news</a> was published.
          </li>
        )}
        <li>
          <a href="/press/">Press kit</a>: facts, statement, press release, pictures, banner for other sites.
        </li>
        <li>
          Mails went to the members
          {partnerCount > 0 && ` and to ${partnerCount} ${partnerCount === 1 ? 'partner' : 'partners'}`}.
        </li>
        <li>
          Beta says where the portal has moved when its setting <code>movedTo</code> is {site.address} and it is
          deployed again.
        </li>
      </ul>
    </div>
  )
}
