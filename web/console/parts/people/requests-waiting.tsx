// web/console/parts/people/requests-waiting.tsx: people who ask for a role: grant as asked, narrow, or refuse.
import { useState } from 'preact/hooks'
import { useDesk } from '../../context.ts'
import { type AccessRequest, accessRequests, type Decision, decide } from '../../desk/people.ts'
import { endOfDay, grantText, ROLE_DOES } from '../../people-words.ts'
import { hrefOf } from '../../router.ts'
import { listText, timeText } from '../../words.ts'
import { Field } from '../field.tsx'
import { Loader, useLoad } from '../load.tsx'
import { type GrantDraft, GrantFields, NO_DEPARTMENT } from './grant-fields.tsx'
import { NoteField } from './note-field.tsx'
import { Question } from './question.tsx'
import { RequestAnswer, RequestBadge } from './request-answer.tsx'

const HEADING = 'waiting-heading'

export function RequestsWaiting() {
  const { api } = useDesk()
  const requests = useLoad(() => accessRequests(api), [])
  return (
    <section aria-labelledby={HEADING}>
      <h2 id={HEADING} tabIndex={-1}>
        Requests waiting
      </h2>
      <Loader load={requests} what="requests for a role">
        {(all) => {
          const open = all.filter(({ state }) => state === 'open')
          const decided = all.filter(({ state }) => state !== 'open')
          return (
            <>
              {open.length === 0 ? (
                <p>Nobody waits for an answer.</p>
              ) : (
                <ul class="rows">
                  {open.map((request) => (
                    <Waiting key={request.id} request={request} onChange={requests.again} />
                  ))}
                </ul>
              )}
              {decided.length > 0 && <Decided requests={decided} />}
            </>
          )
        }}
      </Loader>
    </section>
  )
}

function Waiting({ request, onChange }: { request: AccessRequest; onChange: () => void }) {
  const { me } = useDesk()
  const held = request.held ?? []
  return (
    <li class="row waiting-request">
      <h3>
        <a href={hrefOf({ page: 'person', id: request.from.id })}>{request.from.name}</a> asks:{' '}
        {grantText(request, me.city.departments)}
      </h3>
      <div class="row-meta">
        <p class="long-text">“{request.reason}”</p>
        <p>
          {request.from.email}, {timeText(request.at)}.{' '}
          {held.length > 0
            ? `Has already: ${listText(held.map((grant) => grantText(grant, me.city.departments)))}.`
            : 'Has no role yet.'}
        </p>
      </div>
      {request.from.id === me.id ? (
        <p class="row-meta">This is your own: another administrator answers it.</p>
      ) : (
        <div class="form-actions">
          <GrantAsAsked request={request} onChange={onChange} />
          <Narrow request={request} onChange={onChange} />
          <Refuse request={request} onChange={onChange} />
        </div>
      )}
    </li>
  )
}

interface DecisionProps {
  readonly request: AccessRequest
  readonly onChange: () => void
}

function useDecision({ request, onChange }: DecisionProps) {
  const { api, announce } = useDesk()
  return async (decision: Decision, words: string) => {
    await decide(api, request.id, decision)
    announce(`${request.from.name}: ${words}`)
    onChange()
  }
}

function GrantAsAsked(props: DecisionProps) {
  const { request } = props
  const { me } = useDesk()
  const decideAs = useDecision(props)
  const [note, setNote] = useState('')
  return (
    <Question
      words="Grant"
      about={`what ${request.from.name} asks for`}
      title={`Grant what ${request.from.name} asks for?`}
      yes="Grant it"
      isDanger={false}
      onYes={() => decideAs({ decision: 'grant', note }, 'granted.')}
      focusAfter={HEADING}
    >
      <p>
        <strong>{grantText(request, me.city.departments)}</strong>, without an end. {ROLE_DOES[request.role]}
      </p>
      <NoteField id={`grant-note-${request.id}`} value={note} onChange={setNote} />
    </Question>
  )
}

function Narrow(props: DecisionProps) {
  const { request } = props
  const { me } = useDesk()
  const decideAs = useDecision(props)
  const [draft, setDraft] = useState<GrantDraft>({ role: request.role, department: request.department, until: '' })
  const [note, setNote] = useState('')
  const [isTried, setTried] = useState(false)
  const expiresAt = endOfDay(draft.until)
  const { role, department } = draft
  return (
    <Question
      words="Grant less"
      about={`than ${request.from.name} asks for`}
      title={`Grant ${request.from.name} something else`}
      yes="Grant this"
      isDanger={false}
      isReady={() => {
        setTried(true)
        return department !== ''
      }}
      onYes={() =>
        decideAs({ decision: 'grant', role, department, note, ...(expiresAt ? { expiresAt } : {}) }, 'granted.')
      }
      focusAfter={HEADING}
    >
      <p>Asked for: {grantText(request, me.city.departments)}.</p>
      <GrantFields
        name={`narrow-${request.id}`}
        draft={draft}
        asked={request}
        onChange={setDraft}
        placeError={isTried && department === '' ? NO_DEPARTMENT : undefined}
      />
      <NoteField id={`narrow-note-${request.id}`} value={note} onChange={setNote} />
    </Question>
  )
}

function Refuse(props: DecisionProps) {
  const { request } = props
  const { me } = useDesk()
  const decideAs = useDecision(props)
  const [note, setNote] = useState('')
  const [isTried, setTried] = useState(false)
  return (
    <Question
      words="Refuse"
      about={`what ${request.from.name} asks for`}
      title={`Refuse what ${request.from.name} asks for?`}
      yes="Refuse it"
      isReady={() => {
        setTried(true)
        return note.trim() !== ''
      }}
      onYes={() => decideAs({ decision: 'refuse', note }, 'refused.')}
      focusAfter={HEADING}
    >
      <p>Asked for: {grantText(request, me.city.departments)}.</p>
      <Field
        id={`refuse-note-${request.id}`}
        label="Why not"
        hint={`${request.from.name} reads it.`}
        error={isTried && note.trim() === '' ? 'Write why, and whom to ask instead.' : undefined}
      >
        {(control) => (
          <textarea
            {...control}
            rows={3}
            maxLength={1000}
            value={note}
            onInput={(event) => setNote(event.currentTarget.value)}
          />
        )}
      </Field>
    </Question>
  )
}

function Decided({ requests }: { requests: readonly AccessRequest[] }) {
  const { me } = useDesk()
  return (
    <details class="people-more">
      <summary>Answered before ({requests.length})</summary>
      <ul class="rows">
        {requests.map((request) => (
          <li class="row" key={request.id}>
            <h3>
              {request.from.name}: {grantText(request, me.city.departments)}
            </h3>
            <div class="row-meta">
              <p class="long-text">“{request.reason}”</p>
              <RequestAnswer request={request} />
            </div>
            <span class="row-badge">
              <RequestBadge request={request} />
            </span>
          </li>
        ))}
      </ul>
    </details>
  )
}
