// web/console/pages/promotion-of.tsx: what one bundle changes, and how far it has come.
import { useEffect, useRef, useState } from 'preact/hooks'
import { useDesk } from '../context.ts'
import { type Promotion, promotion } from '../desk/promotion.ts'
import { LaunchTabs } from '../parts/launch/launch-tabs.tsx'
import { type Load, Loader, useLoad } from '../parts/load.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { NotForYou } from '../parts/people/not-for-you.tsx'
import { Arrival } from '../parts/promotion/arrival.tsx'
import { Departure } from '../parts/promotion/departure.tsx'
import { doneOf, PROMOTION_STATE_WORDS } from '../promotion-draft.ts'
import { mayPromote } from '../rights-promotion.ts'
import { hrefOf } from '../router.ts'
import { timeText } from '../words.ts'

const WHY = 'The open data team takes datasets, policies and news from beta to production.'

export function PromotionOfPage({ id }: { id: string }) {
  const { me } = useDesk()
  return mayPromote(me) ? <PromotionDesk id={id} /> : <NotForYou title="Promotion" why={WHY} />
}

function PromotionDesk({ id }: { id: string }) {
  const { api } = useDesk()
  const load = useLoad(() => promotion(api, id), [api, id])
  const isAway = useWatching(load, id)
  const value = load.state === 'ready' ? load.value : undefined
  const title = value
    ? value.direction === 'in'
      ? `Bundle from ${value.portal.name}`
      : 'Bundle made here'
    : 'Promotion'
  return (
    <>
      <PageHead title={title} crumbs={[{ href: hrefOf({ page: 'promotion' }), words: 'Promotion' }]}>
        {value && <State promotion={value} />}
      </PageHead>
      <div class="wrap page-body">
        <LaunchTabs current="promotion" />
        {isAway && (
          <div class="alert warn" role="status">
            <p>The portal does not answer at the moment. What is under way goes on; this page asks again by itself.</p>
          </div>
        )}
        <Loader load={load} what="the promotion">
          {(found) =>
            found.direction === 'in' ? (
              <Arrival promotion={found} onChange={load.set} />
            ) : (
              <Departure promotion={found} />
            )
          }
        </Loader>
      </div>
    </>
  )
}

function State({ promotion: { state, portal, madeAt, expiresAt } }: { promotion: Promotion }) {
  const { words, tone } = PROMOTION_STATE_WORDS[state]
  return (
    <>
      <p>
        <span class={`badge ${tone}`}>{words}</span> Made on {timeText(madeAt)}, counts until {timeText(expiresAt)}.
      </p>
      <p class="promotion-fingerprint">
        Signed by {portal.name}, {portal.url}: <code>{portal.fingerprint}</code>
      </p>
    </>
  )
}

/** A change of a few files takes a second or two. */
const LOOK_EVERY_MILLISECONDS = 2_000

/** Looks again while it is being applied, and says when it has ended. @returns whether the last look got no answer */
function useWatching(load: Load<Promotion>, id: string): boolean {
  const { api, announce } = useDesk()
  const [isAway, setAway] = useState(false)
  const [round, setRound] = useState(0)
  const wasApplying = useRef(false)
  const value = load.state === 'ready' ? load.value : undefined
  const isApplying = value?.state === 'applying'
  useEffect(() => {
    if (wasApplying.current && value && !isApplying) {
      const { done, of } = doneOf(value.items)
      announce(value.state === 'applied' ? 'Everything was applied.' : `It has ended: ${done} of ${of} were looked at.`)
    }
    wasApplying.current = isApplying
  }, [isApplying])
  useEffect(() => {
    if (!isApplying) return
    let isWanted = true
    const timer = setTimeout(async () => {
      try {
        const next = await promotion(api, id)
        if (isWanted) load.set(next)
        setAway(false)
      } catch {
        setAway(true)
      }
      if (isWanted) setRound((before) => before + 1)
    }, LOOK_EVERY_MILLISECONDS)
    return () => {
      isWanted = false
      clearTimeout(timer)
    }
  }, [isApplying, round, id])
  return isAway
}
