// web/console/parts/people/my-requests.tsx: ask for a role, see what became of it, take it back.
import { useState } from 'preact/hooks'
import { useDesk } from '../../context.ts'
import { type AccessRequest, askForRole, myRequests, withdrawRequest } from '../../desk/people.ts'
import { grantText } from '../../people-words.ts'
import { timeText } from '../../words.ts'
import { Field } from '../field.tsx'
import { Loader, ProblemAlert, useLoad } from '../load.tsx'
import { faultAt, focusOn, useAction } from './action.tsx'
import { type GrantDraft, GrantFields, NO_DEPARTMENT } from './grant-fields.tsx'
import { focusOnFault, Question } from './question.tsx'
import { RequestAnswer, RequestBadge } from './request-answer.tsx'

const HEADING = 'requests-heading'

export function MyRequests() {
  const { api, me } = useDesk()
  const requests = useLoad(() => myRequests(api), [])
  // Who has no role is here to ask for one.
  const [isAsking, setAsking] = useState(me.grants.length === 0)
  return (
    <section aria-labelledby={HEADING}>
      <h2 id={HEADING} tabIndex={-1}>
        Ask for a role
      </h2>
      {isAsking ? (
        <AskForm onAsked={requests.again} />
      ) : (
        <div class="form-actions people-more">
          <button
            type="button"
            class="button quiet"
            onClick={() => {
              setAsking(true)
              focusOn('ask-role')
            }}
          >
            Ask for another role
          </button>
        </div>
      )}
      <h3 class="people-subhead">What I asked for</h3>
      <Loader load={requests} what="your requests">
        {(all) =>
          all.length === 0 ? (
            <p>Nothing yet.</p>
          ) : (
            <ul class="rows">
              {all.map((request) => (
                <MyRequest key={request.id} request={request} onChange={requests.again} />
              ))}
            </ul>
          )
        }
      </Loader>
    </section>
  )
}

const EMPTY: GrantDraft = { role: 'publisher', department: '', until: '' }

function AskForm({ onAsked }: { onAsked: () => void }) {
  const { api, announce } = useDesk()
  const [draft, setDraft] = useState(EMPTY)
  const [reason, setReason] = useState('')
  const [isTried, setTried] = useState(false)
  const { isBusy, problem, run } = useAction()
  const placeError = isTried && draft.department === '' ? NO_DEPARTMENT : undefined
  const reasonError = isTried && reason.trim() === '' ? 'Write what you need it for.' : faultAt(problem, 'reason')

  async function ask(event: Event): Promise<void> {
    event.preventDefault()
    setTried(true)
    const form = event.currentTarget as HTMLFormElement
    if (draft.department === '' || reason.trim() === '') return focusOnFault(form)
    const { role, department } = draft
    const isDone = await run(async () => {
      await askForRole(api, { role, department, reason })
    })
    if (!isDone) return
    setDraft(EMPTY)
    setReason('')
    setTried(false)
    announce('Your request is with the open data team.')
    onAsked()
    focusOn(HEADING)
  }

  return (
    <form noValidate onSubmit={ask}>
      {problem && <ProblemAlert problem={problem} />}
      <GrantFields name="ask" draft={draft} onChange={setDraft} placeError={placeError} hasEnd={false} />
      <Field
        id="ask-reason"
        label="What do you need it for?"
        hint="The open data team reads it. A sentence is enough."
        error={reasonError}
      >
        {(control) => (
          <textarea
            {...control}
            rows={3}
            maxLength={1000}
            value={reason}
            onInput={(event) => setReason(event.currentTarget.value)}
          />
        )}
      </Field>
      <button type="submit" class="button" disabled={isBusy}>
        {isBusy ? 'Sending…' : 'Ask for this role'}
      </button>
    </form>
  )
}

function MyRequest({ request, onChange }: { request: AccessRequest; onChange: () => void }) {
  const { api, me, announce } = useDesk()
  const asked = grantText(request, me.city.departments)

  async function withdraw(): Promise<void> {
    await withdrawRequest(api, request.id)
    announce('Your request was withdrawn.')
    onChange()
  }

  return (
    <li class="row">
      <h3>{asked}</h3>
      <div class="row-meta">
        <p>
          Asked on {timeText(request.at)}: {request.reason}
        </p>
        <RequestAnswer request={request} />
      </div>
      <span class="row-badge people-buttons">
        <RequestBadge request={request} />
        {request.state === 'open' && (
          <Question
            words="Withdraw"
            about={`the request for ${asked}`}
            title="Withdraw this request?"
            yes="Withdraw it"
            no="Keep it"
            onYes={withdraw}
            focusAfter={HEADING}
          >
            <p>You ask for: {asked}. You can ask again at any time.</p>
          </Question>
        )}
      </span>
    </li>
  )
}
