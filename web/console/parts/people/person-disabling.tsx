// web/console/parts/people/person-disabling.tsx: somebody leaves: the account is shut, the work goes to a successor.
import { useState } from 'preact/hooks'
import { useDesk } from '../../context.ts'
import { type Account, type AccountPage, accounts, disable, enable } from '../../desk/people.ts'
import { hrefOf } from '../../router.ts'
import { timeText } from '../../words.ts'
import { Field } from '../field.tsx'
import { Loader, useLoad } from '../load.tsx'
import { Question } from './question.tsx'

interface PersonProps {
  readonly person: AccountPage
  readonly onChange: () => void
}

const HEADING = 'disabling-heading'
const DISABLED = 'disabled-heading'

export function DisableAccount({ person, onChange }: PersonProps) {
  const { api, announce } = useDesk()
  const [reason, setReason] = useState('')
  const [successor, setSuccessor] = useState('')
  const [isTried, setTried] = useState(false)
  const reasonError = isTried && reason.trim() === '' ? 'Write why.' : undefined

  async function leave(): Promise<void> {
    await disable(api, person.id, { reason, ...(successor ? { successor } : {}) })
    announce(`${person.name} is disabled.`)
    onChange()
  }

  return (
    <section aria-labelledby={HEADING}>
      <h2 id={HEADING}>{person.name} leaves?</h2>
      <p>Disable the account: every role, token and sign-in ends at once. What was done under this name stays.</p>
      <div class="form-actions">
        <Question
          words="Disable this account"
          title={`Disable ${person.name}?`}
          yes="Disable it"
          isReady={() => {
            setTried(true)
            return reason.trim() !== ''
          }}
          onYes={leave}
          focusAfter={DISABLED}
        >
          <p>Roles, tokens and sign-ins end at once. The account can be enabled again later, without its roles.</p>
          <Field id="disable-reason" label="Reason" hint="Kept in the audit log." error={reasonError}>
            {(control) => (
              <textarea
                {...control}
                rows={2}
                maxLength={1000}
                value={reason}
                onInput={(event) => setReason(event.currentTarget.value)}
              />
            )}
          </Field>
          <SuccessorField person={person} value={successor} onChange={setSuccessor} />
        </Question>
      </div>
    </section>
  )
}

interface SuccessorFieldProps {
  readonly person: AccountPage
  readonly value: string
  readonly onChange: (id: string) => void
}

function SuccessorField({ person, value, onChange }: SuccessorFieldProps) {
  const { api } = useDesk()
  const all = useLoad(() => accounts(api), [])
  const canTakeOver = (one: Account) => one.id !== person.id && !one.disabled
  return (
    <Loader load={all} what="who could take over">
      {(found) => (
        <Field
          id="disable-successor"
          label="Who takes over"
          hint="Gets the posts as contact, and the reviews that were handed over."
          optional
        >
          {(control) => (
            <select {...control} value={value} onChange={(event) => onChange(event.currentTarget.value)}>
              <option value="">Nobody</option>
              {found.filter(canTakeOver).map(({ id, name, email }) => (
                <option key={id} value={id}>
                  {name} ({email})
                </option>
              ))}
            </select>
          )}
        </Field>
      )}
    </Loader>
  )
}

export function Disabled({ person, onChange }: PersonProps) {
  const { api, me, announce } = useDesk()
  const { at, by, reason, successor } = person.disabled!
  return (
    <section class="alert danger" aria-labelledby={DISABLED}>
      <h2 id={DISABLED} tabIndex={-1} class="alert-heading">
        This account is disabled
      </h2>
      <p>
        By {by.name} on {timeText(at)}: {reason}
      </p>
      {successor && (
        <p>
          <a href={hrefOf({ page: 'person', id: successor.id })}>{successor.name}</a> took over.
        </p>
      )}
      {person.id !== me.id && (
        <div class="form-actions people-more">
          <Question
            words="Enable again"
            title={`Enable ${person.name} again?`}
            yes="Enable the account"
            isDanger={false}
            onYes={async () => {
              await enable(api, person.id)
              announce(`${person.name} is enabled again.`)
              onChange()
            }}
            focusAfter="grants-heading"
          >
            <p>{person.name} can sign in again, without any role: grant what is needed.</p>
          </Question>
        </div>
      )}
    </section>
  )
}
