// web/console/parts/people/department-contacts.tsx: liaison and deputy of a department, and the hand-over to others.
import { useState } from 'preact/hooks'
import { useDesk } from '../../context.ts'
import { accounts, type DepartmentOfNow, handOver } from '../../desk/people.ts'
import { mayChangeDeputy, mayChangeLiaison } from '../../rights-people.ts'
import { Field } from '../field.tsx'
import { Loader, ProblemAlert, useLoad } from '../load.tsx'
import { focusOn, useAction } from './action.tsx'
import { ContactLine, PART_WORDS } from './contact-line.tsx'
import { NoteField } from './note-field.tsx'

const HEADING = 'contacts-heading'

interface ContactsProps {
  readonly department: DepartmentOfNow
  readonly onChange: () => void
}

export function DepartmentContacts({ department, onChange }: ContactsProps) {
  const { me } = useDesk()
  const [isEditing, setEditing] = useState(false)
  const { id, liaison, deputy } = department

  function close(): void {
    setEditing(false)
    focusOn(HEADING)
  }

  return (
    <section aria-labelledby={HEADING}>
      <h2 id={HEADING} tabIndex={-1}>
        Contacts
      </h2>
      {isEditing ? (
        <ContactsForm
          department={department}
          onChange={() => {
            onChange()
            close()
          }}
          onCancel={close}
        />
      ) : (
        <>
          <ContactLine part="liaison" contact={liaison} />
          <ContactLine part="deputy" contact={deputy} />
          {mayChangeDeputy(me, id) && (
            <div class="form-actions people-more">
              <button
                type="button"
                class="button quiet"
                onClick={() => {
                  setEditing(true)
                  focusOn('contacts-form-heading')
                }}
              >
                {mayChangeLiaison(me, id) ? 'Change the contacts' : 'Change the deputy'}
              </button>
            </div>
          )}
        </>
      )}
    </section>
  )
}

interface Person {
  readonly id: string
  readonly name: string
  readonly email: string
}

function ContactsForm({ department, onChange, onCancel }: ContactsProps & { onCancel: () => void }) {
  const { api, me, announce } = useDesk()
  const [liaison, setLiaison] = useState(department.liaison?.accountId ?? '')
  const [deputy, setDeputy] = useState(department.deputy?.accountId ?? '')
  const [note, setNote] = useState('')
  const { isBusy, problem, run } = useAction()
  const mayLiaison = mayChangeLiaison(me, department.id)
  const people = useLoad(() => (mayLiaison ? everybody() : Promise.resolve(liaisonsOf(department))), [])
  const isSame = liaison !== '' && liaison === deputy

  async function everybody(): Promise<Person[]> {
    return (await accounts(api)).filter(({ disabled }) => !disabled)
  }

  async function save(event: Event): Promise<void> {
    event.preventDefault()
    if (isSame) return
    await run(async () => {
      await handOver(api, department.id, { liaison: liaison || null, deputy: deputy || null, note })
      announce('The contacts were changed.')
      onChange()
    })
  }

  return (
    <form class="card" noValidate onSubmit={save} aria-labelledby="contacts-form-heading">
      <h3 id="contacts-form-heading" tabIndex={-1}>
        Hand over
      </h3>
      {problem && <ProblemAlert problem={problem} />}
      <p>
        {mayLiaison
          ? 'Whoever is named gets the role of liaison here, if they do not have it, and stands in the public directory. Whoever was it before keeps the role: revoke it under People when it is over.'
          : 'Choose among the liaisons of this department. Who is the liaison, an administrator decides.'}
      </p>
      <Loader load={people} what="who can be contact">
        {(all) => (
          <>
            {mayLiaison && <PersonField part="liaison" people={all} value={liaison} onChange={setLiaison} />}
            <PersonField
              part="deputy"
              people={mayLiaison ? all : all.filter(({ id }) => id !== liaison)}
              value={deputy}
              onChange={setDeputy}
              error={isSame ? 'Liaison and deputy are two people.' : undefined}
            />
          </>
        )}
      </Loader>
      <NoteField id="contacts-note" hint="Kept in the history of the department." value={note} onChange={setNote} />
      <div class="form-actions">
        <button type="submit" class="button" disabled={isBusy || people.state !== 'ready'}>
          {isBusy ? 'Saving…' : 'Save the contacts'}
        </button>
        <button type="button" class="button quiet" onClick={onCancel}>
          Cancel
        </button>
      </div>
    </form>
  )
}

/** Who can be chosen by somebody who may not see all accounts; whoever is deputy now among them. */
function liaisonsOf({ candidates = [], deputy }: DepartmentOfNow): Person[] {
  const known = new Map([...candidates, ...(deputy ? [deputy] : [])].map((one) => [one.accountId, one]))
  return [...known.values()].map(({ accountId, name, email }) => ({ id: accountId, name, email }))
}

interface PersonFieldProps {
  readonly part: keyof typeof PART_WORDS
  readonly people: readonly Person[]
  readonly value: string
  readonly error?: string | undefined
  readonly onChange: (id: string) => void
}

function PersonField({ part, people, value, error, onChange }: PersonFieldProps) {
  return (
    <Field id={`contacts-${part}`} label={PART_WORDS[part]} error={error}>
      {(control) => (
        <select {...control} value={value} onChange={(event) => onChange(event.currentTarget.value)}>
          <option value="">Nobody</option>
          {people.map(({ id, name, email }) => (
            <option key={id} value={id}>
              {name} ({email})
            </option>
          ))}
        </select>
      )}
    </Field>
  )
}
