// web/console/pages/readiness.tsx: what must be so before the public is let in.
import { useState } from 'preact/hooks'
import { useDesk } from '../context.ts'
import { type Readiness, readiness } from '../desk/preparation.ts'
import { LaunchTabs } from '../parts/launch/launch-tabs.tsx'
import { Loader, useLoad } from '../parts/load.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { focusOn } from '../parts/people/action.tsx'
import { NotForYou } from '../parts/people/not-for-you.tsx'
import { CheckItem } from '../parts/readiness/check-item.tsx'
import { byArea, FILTER_WORDS, FILTERS, type Filter, READINESS_AREA_WORDS, summaryOf } from '../readiness-draft.ts'
import { maySeeReadiness } from '../rights-preparation.ts'

const WHY = 'Members of the portal see what is ready. Ask for a role under “My account”.'

export function ReadinessPage() {
  const { me } = useDesk()
  return maySeeReadiness(me) ? <ReadinessDesk /> : <NotForYou title="Readiness" why={WHY} />
}

function ReadinessDesk() {
  const { api } = useDesk()
  const load = useLoad(() => readiness(api), [api])
  return (
    <>
      <PageHead title="Readiness">
        <p class="lead">
          What must be so before the public is let in. The portal looks itself where it can; the rest people attest by
          name. Production does not launch while something here stands in the way.
        </p>
      </PageHead>
      <div class="wrap page-body">
        <LaunchTabs current="readiness" />
        <Loader load={load} what="the checks">
          {(value) => <Checks readiness={value} onChange={load.again} />}
        </Loader>
      </div>
    </>
  )
}

function Checks({ readiness: { checks, stage }, onChange }: { readiness: Readiness; onChange: () => void }) {
  const [filter, setFilter] = useState<Filter>('all')
  const areas = byArea(checks, filter)
  return (
    <div class="stack">
      <Summary {...{ checks, stage, onChange }} />
      <fieldset class="readiness-filter">
        <legend>Show</legend>
        {FILTERS.map((one) => (
          <label key={one}>
            <input type="radio" name="readiness-filter" checked={filter === one} onChange={() => setFilter(one)} />{' '}
            {FILTER_WORDS[one]}
          </label>
        ))}
      </fieldset>
      {areas.length === 0 && (
        <div class="empty-state">
          <h2>Nothing stands in the way</h2>
          <p>Every required check is met. Choose the hour on the page Launch.</p>
        </div>
      )}
      {areas.map(([area, own]) => (
        <section key={area} aria-labelledby={`readiness-${area}`}>
          <h2 id={`readiness-${area}`}>{READINESS_AREA_WORDS[area]}</h2>
          <ul class="readiness-checks">
            {own.map((check) => (
              <li key={check.id}>
                <CheckItem {...{ check, onChange }} />
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  )
}

type SummaryProps = Pick<Readiness, 'checks' | 'stage'> & { readonly onChange: () => void }

function Summary({ checks, stage, onChange }: SummaryProps) {
  const { met, of, red } = summaryOf(checks)
  return (
    <section
      class={`alert ${red.length === 0 ? 'ok' : 'danger'} readiness-summary`}
      aria-labelledby="readiness-summary"
    >
      <h2 id="readiness-summary" tabIndex={-1}>
        {met} of {of} required checks are met
      </h2>
      <meter min={0} max={of} value={met} aria-label="Required checks that are met" />
      {red.length > 0 ? (
        <>
          <p>These stand in the way of the launch{stage === 'beta' && ' of production, as far as beta can tell'}:</p>
          <ul class="readiness-red">
            {red.map(({ id, title }) => (
              <li key={id}>
                <button type="button" class="link-button" onClick={() => focusOn(`check-${id}`)}>
                  {title}
                </button>
              </li>
            ))}
          </ul>
        </>
      ) : (
        <p>Nothing stands in the way.</p>
      )}
      <button type="button" class="button quiet" onClick={onChange}>
        Look again
      </button>
    </section>
  )
}
