// web/console/parts/desk/delegate-form.tsx: hands a review to a named colleague who may sign in the same role.
import { useState } from 'preact/hooks'
import type { Role } from '../../../../core/model.ts'
import { type ProblemDocument, problemOf, type Version } from '../../api.ts'
import { useDesk } from '../../context.ts'
import { delegate, reviewers } from '../../desk/reviews.ts'
import { ROLE_NAMES } from '../../people-words.ts'
import { Field } from '../field.tsx'
import { Loader, ProblemAlert, useLoad } from '../load.tsx'

interface DelegateFormProps {
  readonly version: Version
  readonly role: Role
  readonly onChange: (version: Version) => void
}

export function DelegateForm(props: DelegateFormProps) {
  const [isOpen, setOpen] = useState(false)
  return (
    <details class="return-form" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>Hand it to a colleague</summary>
      {isOpen && <Colleagues {...props} />}
    </details>
  )
}

function Colleagues({ version, role, onChange }: DelegateFormProps) {
  const { api, me } = useDesk()
  const found = useLoad(() => reviewers(api, version, role), [version.datasetId, version.number, role])
  return (
    <Loader load={found} what="your colleagues">
      {(all) => {
        const others = all.filter(({ id }) => id !== me.id)
        return others.length === 0 ? (
          <p>
            Nobody else can sign this version as {ROLE_NAMES[role].toLowerCase()}. The open data team can give the role
            to a colleague.
          </p>
        ) : (
          <Choice {...{ version, role, onChange }} colleagues={others} />
        )
      }}
    </Loader>
  )
}

function Choice({
  version,
  role,
  colleagues,
  onChange,
}: DelegateFormProps & { colleagues: readonly { readonly id: string; readonly name: string }[] }) {
  const { api, announce } = useDesk()
  const [to, setTo] = useState('')
  const [note, setNote] = useState('')
  const [error, setError] = useState<string>()
  const [problem, setProblem] = useState<ProblemDocument>()
  const [isBusy, setBusy] = useState(false)

  async function submit(event: Event): Promise<void> {
    event.preventDefault()
    setError(to === '' ? 'Choose a colleague.' : undefined)
    if (to === '') return document.getElementById('delegate-to')?.focus()
    setBusy(true)
    setProblem(undefined)
    try {
      onChange(await delegate(api, version, { role, to, note }))
      announce(`Handed to ${colleagues.find(({ id }) => id === to)?.name}.`)
    } catch (cause) {
      setProblem(problemOf(cause).document)
    } finally {
      setBusy(false)
    }
  }

  return (
    <form noValidate onSubmit={submit}>
      <p>Your colleague gets a mail and finds it in the queue. You may still sign it yourself.</p>
      {problem && <ProblemAlert problem={problem} />}
      <Field id="delegate-to" label="Colleague" error={error}>
        {(control) => (
          <select {...control} value={to} onChange={(event) => setTo(event.currentTarget.value)}>
            <option value="">Choose…</option>
            {colleagues.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field id="delegate-note" label="Note for them" optional>
        {(control) => (
          <textarea
            {...control}
            rows={2}
            maxLength={1000}
            value={note}
            onInput={(event) => setNote(event.currentTarget.value)}
          />
        )}
      </Field>
      <button type="submit" class="button quiet" disabled={isBusy}>
        {isBusy ? 'Sending…' : 'Hand it over'}
      </button>
    </form>
  )
}
