// web/console/parts/desk/standing-panel.tsx: the standing approval of a dataset: what it is, its state, asking, consent, end.
import { ROLE_WORDS } from '../../../catalog/words.ts'
import type { Dataset } from '../../api.ts'
import { useDesk } from '../../context.ts'
import { type StandingApproval, type StandingView, standing } from '../../desk/reviews.ts'
import { mayAskForStanding, mayEndStanding } from '../../rights-reviews.ts'
import { listText, personalWords, timeText } from '../../words.ts'
import { Loader, useLoad } from '../load.tsx'
import { ClassificationBadge } from './classification-note.tsx'
import { ConsentForm } from './consent-form.tsx'
import { EndStanding } from './end-standing.tsx'
import { StandingForm } from './standing-form.tsx'

const HEADING = 'standing-heading'

export function StandingPanel({ dataset }: { dataset: Dataset }) {
  const { api } = useDesk()
  const load = useLoad(() => standing(api, dataset.id), [dataset.id, dataset.revision])
  return (
    <section class="card" aria-labelledby={HEADING}>
      <h2 id={HEADING} tabIndex={-1}>
        Standing approval
      </h2>
      <p>
        Reviewers can consent in advance: further versions with the same columns, description and redactions, no new
        kind of personal data and no worse quality are then published by themselves. Whatever deviates is reviewed, and
        ends it.
      </p>
      <Loader load={load} what="the standing approval">
        {(view) => (
          <View
            dataset={dataset}
            view={view}
            onChange={(changed) => {
              load.set(changed)
              requestAnimationFrame(() => document.getElementById(HEADING)?.focus())
            }}
          />
        )}
      </Loader>
    </section>
  )
}

interface ViewProps {
  readonly dataset: Dataset
  readonly view: StandingView
  readonly onChange: (view: StandingView) => void
}

function View({ dataset, view, onChange }: ViewProps) {
  const { me } = useDesk()
  const { approval, mayAsk } = view
  const { departmentId } = dataset.metadata
  const isOpen = approval?.state === 'asked' || approval?.state === 'active'
  return (
    <>
      {approval ? <Approval approval={approval} /> : <p>There is none.</p>}
      {approval && approval.myRoles.length > 0 && (
        <ConsentForm datasetId={dataset.id} approval={approval} onChange={onChange} />
      )}
      {isOpen && mayEndStanding(me, departmentId) && (
        <EndStanding datasetId={dataset.id} isActive={approval.state === 'active'} onChange={onChange} />
      )}
      {mayAsk && mayAskForStanding(me, departmentId) && <StandingForm dataset={dataset} onChange={onChange} />}
      {!mayAsk && !isOpen && mayAskForStanding(me, departmentId) && (
        <p class="muted">It can be asked for as soon as a version is public: that one is the pattern.</p>
      )}
    </>
  )
}

const STATES: Readonly<Record<StandingApproval['state'], { readonly words: string; readonly tone: string }>> = {
  asked: { words: 'Asked for', tone: 'warn' },
  active: { words: 'In force', tone: 'ok' },
  refused: { words: 'Refused', tone: 'danger' },
  revoked: { words: 'Revoked', tone: '' },
  lapsed: { words: 'Lapsed', tone: 'danger' },
  expired: { words: 'Expired', tone: '' },
}

function Approval({ approval }: { approval: StandingApproval }) {
  const { state, version, askedBy, askedAt, reason, expiresAt, steps, ended } = approval
  const { words, tone } = STATES[state]
  return (
    <>
      <p>
        <span class={`badge ${tone}`}>{words}</span>{' '}
        {ended ? (
          <>
            by {ended.by.name}, {timeText(ended.at)}: {ended.why}
          </>
        ) : (
          <>
            {state === 'active' ? 'until' : 'It would count until'} {timeText(expiresAt)}
          </>
        )}
      </p>
      <p class="muted">
        Asked by {askedBy.name}, {timeText(askedAt)}, after the pattern of version {version}: {reason}
      </p>
      <ul class="sign-offs">
        {steps.map(({ role, consent }) => (
          <li key={role}>
            <span class={`badge ${consent ? 'ok' : 'warn'}`}>{consent ? 'Consents' : 'Missing'}</span>
            <div>
              <strong>{ROLE_WORDS[role]}</strong>
              {consent && (
                <p>
                  {consent.by.name}, {timeText(consent.at)}
                  {consent.note && `: ${consent.note}`}
                </p>
              )}
            </div>
          </li>
        ))}
      </ul>
      <Scope scope={approval.scope} />
    </>
  )
}

function Scope({ scope }: Pick<StandingApproval, 'scope'>) {
  const { columns, personal, classification, minimumQuality, metadata } = scope
  return (
    <details>
      <summary>Exactly what it covers</summary>
      <dl class="details">
        <dt>Description</dt>
        <dd>{metadata.title}, word for word as it was</dd>
        <dt>Columns</dt>
        <dd>
          <code>{columns.map(({ name }) => name).join(', ')}</code>, with the same types
        </dd>
        <dt>Personal data that the check may find</dt>
        <dd>{personal.length === 0 ? 'none' : listText(personal.map(personalWords))}</dd>
        <dt>Classification</dt>
        <dd>
          <ClassificationBadge classification={classification} />
        </dd>
        <dt>Quality</dt>
        <dd>at least {minimumQuality} of 100 points</dd>
        <dt>Redactions and decisions about findings</dt>
        <dd>exactly those of the pattern</dd>
      </dl>
    </details>
  )
}
