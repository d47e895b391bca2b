// web/console/parts/people/person-grants.tsx: the roles of a person, since when and by whom; give one, take one.
import { useState } from 'preact/hooks'
import { useDesk } from '../../context.ts'
import { type AccountGrant, type AccountPage, grant, revoke } from '../../desk/people.ts'
import { endOfDay, grantText } from '../../people-words.ts'
import { timeText } from '../../words.ts'
import { Field } from '../field.tsx'
import { type GrantDraft, GrantFields, NO_DEPARTMENT } from './grant-fields.tsx'
import { NoteField } from './note-field.tsx'
import { Question } from './question.tsx'
import { Until } from './until.tsx'

const HEADING = 'grants-heading'

interface PersonProps {
  readonly person: AccountPage
  readonly onChange: () => void
}

export function PersonGrants({ person, onChange }: PersonProps) {
  const { me } = useDesk()
  const mayChange = person.id !== me.id && !person.disabled
  return (
    <section aria-labelledby={HEADING}>
      <h2 id={HEADING} tabIndex={-1}>
        Roles
      </h2>
      {person.grants.length === 0 ? (
        <p>{person.name} has no role.</p>
      ) : (
        <ul class="rows">
          {person.grants.map((held) => (
            <GrantRow key={held.id} held={held} person={person} mayChange={mayChange} onChange={onChange} />
          ))}
        </ul>
      )}
      {mayChange && (
        <div class="form-actions people-more">
          <GiveGrant person={person} onChange={onChange} />
        </div>
      )}
    </section>
  )
}

function GrantRow({ held, person, mayChange, onChange }: PersonProps & { held: AccountGrant; mayChange: boolean }) {
  const { api, me, announce } = useDesk()
  const [reason, setReason] = useState('')
  const words = grantText(held, me.city.departments)
  return (
    <li class="row">
      <h3>
        {words} {held.isOver && <span class="badge">Over</span>}
      </h3>
      <div class="row-meta">
        <p>
          Since {timeText(held.since)}, by {held.by.name}.
        </p>
        <p>
          <Until end={held.expiresAt} none="No end." />
        </p>
      </div>
      {mayChange && !held.isOver && (
        <span class="row-badge">
          <Question
            words="Revoke"
            about={words}
            title={`Revoke ${words}?`}
            yes="Revoke it"
            no="Keep it"
            onYes={async () => {
              await revoke(api, person.id, held.id, reason)
              announce('The role was revoked.')
              onChange()
            }}
            focusAfter={HEADING}
          >
            <p>
              It counts no more at once, also for pages {person.name} has open and for tokens that live on it. What{' '}
              {person.name} signed before stays signed.
            </p>
            <Field id={`revoke-${held.id}`} label="Reason" hint="Kept in the audit log." optional>
              {(control) => (
                <input
                  {...control}
                  maxLength={1000}
                  value={reason}
                  onInput={(event) => setReason(event.currentTarget.value)}
                />
              )}
            </Field>
          </Question>
        </span>
      )}
    </li>
  )
}

const EMPTY: GrantDraft = { role: 'publisher', department: '', until: '' }

function GiveGrant({ person, onChange }: PersonProps) {
  const { api, me, announce } = useDesk()
  const [draft, setDraft] = useState(EMPTY)
  const [note, setNote] = useState('')
  const [isTried, setTried] = useState(false)

  async function give(): Promise<void> {
    const { role, department } = draft
    const expiresAt = endOfDay(draft.until)
    await grant(api, person.id, { role, department, note, ...(expiresAt ? { expiresAt } : {}) })
    announce(`${person.name}: ${grantText(draft, me.city.departments)}.`)
    setDraft(EMPTY)
    setNote('')
    setTried(false)
    onChange()
  }

  return (
    <Question
      words="Grant a role"
      title={`Grant ${person.name} a role`}
      yes="Grant it"
      isDanger={false}
      isReady={() => {
        setTried(true)
        return draft.department !== ''
      }}
      onYes={give}
      focusAfter={HEADING}
    >
      <GrantFields
        name="give"
        draft={draft}
        onChange={setDraft}
        placeError={isTried && draft.department === '' ? NO_DEPARTMENT : undefined}
      />
      <NoteField id="give-note" hint={`${person.name} reads it.`} value={note} onChange={setNote} />
    </Question>
  )
}
