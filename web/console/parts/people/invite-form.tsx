// web/console/parts/people/invite-form.tsx: whom to invite, and which role waits.
import { useState } from 'preact/hooks'
import { useDesk } from '../../context.ts'
import { invite } from '../../desk/people.ts'
import { endOfDay } from '../../people-words.ts'
import { Field } from '../field.tsx'
import { ProblemAlert } from '../load.tsx'
import { faultAt, useAction } from './action.tsx'
import { type GrantDraft, GrantFields, NO_DEPARTMENT } from './grant-fields.tsx'
import { NoteField } from './note-field.tsx'
import { focusOnFault } from './question.tsx'

const DAYS = [3, 7, 14, 30, 60] as const

interface InviteFormProps {
  readonly onInvited: () => void
  readonly onCancel: () => void
}

export function InviteForm({ onInvited, onCancel }: InviteFormProps) {
  const { api, announce } = useDesk()
  const [email, setEmail] = useState('')
  const [draft, setDraft] = useState<GrantDraft>({ role: 'publisher', department: '', until: '' })
  const [note, setNote] = useState('')
  const [days, setDays] = useState(14)
  const [isTried, setTried] = useState(false)
  const { isBusy, problem, run } = useAction()
  const isMail = /^\S+@\S+\.\S+$/.test(email.trim())
  const mailError = isTried && !isMail ? 'Write a mail address, such as jo@city.gov.' : faultAt(problem, 'email')

  async function send(event: Event): Promise<void> {
    event.preventDefault()
    setTried(true)
    const { role, department } = draft
    if (!isMail || department === '') return focusOnFault(event.currentTarget as HTMLElement)
    const expiresAt = endOfDay(draft.until)
    await run(async () => {
      const grants = [{ role, department, ...(expiresAt ? { expiresAt } : {}) }]
      await invite(api, { email: email.trim(), grants, note, days })
      announce(`${email} was invited.`)
      onInvited()
    })
  }

  return (
    <form class="card people-more" noValidate onSubmit={send} aria-labelledby="invite-heading">
      <h3 id="invite-heading">New invitation</h3>
      {problem && <ProblemAlert problem={problem} />}
      <Field id="invite-email" label="Mail address" hint="The one the person signs in with." error={mailError}>
        {(control) => (
          <input
            {...control}
            type="email"
            maxLength={200}
            autocomplete="off"
            value={email}
            onInput={(event) => setEmail(event.currentTarget.value)}
          />
        )}
      </Field>
      <GrantFields
        name="invite"
        draft={draft}
        onChange={setDraft}
        placeError={isTried && draft.department === '' ? NO_DEPARTMENT : undefined}
      />
      <NoteField id="invite-note" hint="Stands in the mail." value={note} onChange={setNote} />
      <Field id="invite-days" label="The invitation is good for">
        {(control) => (
          <select {...control} value={days} onChange={(event) => setDays(Number(event.currentTarget.value))}>
            {DAYS.map((count) => (
              <option key={count} value={count}>
                {count} days
              </option>
            ))}
          </select>
        )}
      </Field>
      <div class="form-actions">
        <button type="submit" class="button" disabled={isBusy}>
          {isBusy ? 'Sending…' : 'Send the invitation'}
        </button>
        <button type="button" class="button quiet" onClick={onCancel}>
          Cancel
        </button>
      </div>
    </form>
  )
}
