// web/console/parts/people/invitations.tsx: ask somebody in by mail, with roles that wait; and take it back.
import { useState } from 'preact/hooks'
import { useDesk } from '../../context.ts'
import { type Invitation, invitations, withdrawInvitation } from '../../desk/people.ts'
import { grantText } from '../../people-words.ts'
import { listText, type Tone, timeText } from '../../words.ts'
import { Loader, useLoad } from '../load.tsx'
import { focusOn } from './action.tsx'
import { InviteForm } from './invite-form.tsx'
import { Question } from './question.tsx'
import { Until } from './until.tsx'

const HEADING = 'invitations-heading'
const STATES: Readonly<Record<Invitation['state'], { readonly words: string; readonly tone: Tone }>> = {
  open: { words: 'Waiting', tone: 'warn' },
  accepted: { words: 'Accepted', tone: 'ok' },
  withdrawn: { words: 'Withdrawn', tone: '' },
  expired: { words: 'Expired', tone: '' },
}

export function Invitations() {
  const { api } = useDesk()
  const all = useLoad(() => invitations(api), [])
  const [isInviting, setInviting] = useState(false)

  function close(): void {
    setInviting(false)
    focusOn(HEADING)
  }

  return (
    <section aria-labelledby={HEADING}>
      <h2 id={HEADING} tabIndex={-1}>
        Invitations
      </h2>
      <p>
        For people who have not signed in yet. The roles count from their first sign-in. Who has an account gets roles
        there.
      </p>
      {isInviting ? (
        <InviteForm
          onInvited={() => {
            all.again()
            close()
          }}
          onCancel={close}
        />
      ) : (
        <div class="form-actions people-more">
          <button
            type="button"
            class="button"
            onClick={() => {
              setInviting(true)
              focusOn('invite-email')
            }}
          >
            Invite somebody
          </button>
        </div>
      )}
      <Loader load={all} what="invitations">
        {(found) => <Lists all={found} onChange={all.again} />}
      </Loader>
    </section>
  )
}

function Lists({ all, onChange }: { all: readonly Invitation[]; onChange: () => void }) {
  const open = all.filter(({ state }) => state === 'open')
  const over = all.filter(({ state }) => state !== 'open')
  return (
    <>
      {open.length === 0 ? (
        <p class="people-more">No invitation is waiting.</p>
      ) : (
        <Rows all={open} onChange={onChange} />
      )}
      {over.length > 0 && (
        <details class="people-more">
          <summary>Accepted, withdrawn and expired ({over.length})</summary>
          <Rows all={over} onChange={onChange} />
        </details>
      )}
    </>
  )
}

function Rows({ all, onChange }: { all: readonly Invitation[]; onChange: () => void }) {
  return (
    <ul class="rows people-more">
      {all.map((invitation) => (
        <InvitationRow key={invitation.id} invitation={invitation} onChange={onChange} />
      ))}
    </ul>
  )
}

function InvitationRow({ invitation, onChange }: { invitation: Invitation; onChange: () => void }) {
  const { api, me, announce } = useDesk()
  const { id, email, grants, note, by, at, state, expiresAt } = invitation

  async function withdraw(): Promise<void> {
    await withdrawInvitation(api, id)
    announce(`The invitation of ${email} was withdrawn.`)
    onChange()
  }

  return (
    <li class="row">
      <h3 class="mail-address">
        {email} <span class={`badge ${STATES[state].tone}`}>{STATES[state].words}</span>
      </h3>
      <div class="row-meta">
        <p>{listText(grants.map((grant) => grantText(grant, me.city.departments)))}</p>
        <p>
          Invited by {by.name} on {timeText(at)}
          {note ? `: ${note}` : '.'}
        </p>
        {state === 'open' && (
          <p>
            <Until end={expiresAt} />
          </p>
        )}
      </div>
      {state === 'open' && (
        <span class="row-badge">
          <Question
            words="Withdraw"
            about={`the invitation of ${email}`}
            title={`Withdraw the invitation of ${email}?`}
            yes="Withdraw it"
            no="Keep it"
            onYes={withdraw}
            focusAfter={HEADING}
          >
            <p>The roles do not wait any longer. The mail that was sent cannot be called back.</p>
          </Question>
        </span>
      )}
    </li>
  )
}
