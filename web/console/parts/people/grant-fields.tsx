// web/console/parts/people/grant-fields.tsx: which role, where, until when.
import { EVERY_DEPARTMENT } from '../../../../core/members.ts'
import { ROLES, type Role } from '../../../../core/model.ts'
import { useDesk } from '../../context.ts'
import { ROLE_DOES, ROLE_NAMES, tomorrow } from '../../people-words.ts'
import { Field } from '../field.tsx'

export interface GrantDraft {
  readonly role: Role
  /** Id of a department, `*`, or empty when nothing was chosen yet. */
  readonly department: string
  /** A day, or empty: no end. */
  readonly until: string
}

export const NO_DEPARTMENT = 'Choose a department, or all of them.'

/** An administrator is one for the whole portal. */
export function withRole(draft: GrantDraft, role: Role): GrantDraft {
  return role === 'administrator' ? { ...draft, role, department: EVERY_DEPARTMENT } : { ...draft, role }
}

interface GrantFieldsProps {
  /** Begins the ids of the fields: forms of several people stand on one page. */
  readonly name: string
  readonly draft: GrantDraft
  readonly onChange: (draft: GrantDraft) => void
  readonly placeError: string | undefined
  /** Whether an end can be set: not by somebody who asks. */
  readonly hasEnd?: boolean
  /** What was asked for: no more than that can be chosen. */
  readonly asked?: { readonly role: Role; readonly department: string }
}

export function GrantFields({ name, draft, onChange, placeError, hasEnd = true, asked }: GrantFieldsProps) {
  const roles = ROLES.filter((role) => role !== 'administrator' || !asked || asked.role === role)
  return (
    <>
      <Field id={`${name}-role`} label="Role" hint={ROLE_DOES[draft.role]}>
        {(control) => (
          <select
            {...control}
            value={draft.role}
            onChange={(event) => onChange(withRole(draft, event.currentTarget.value as Role))}
          >
            {roles.map((role) => (
              <option key={role} value={role}>
                {ROLE_NAMES[role]}
              </option>
            ))}
          </select>
        )}
      </Field>
      {draft.role === 'administrator' ? (
        <p class="people-note">Administrators look after all departments.</p>
      ) : (
        <PlaceField
          id={`${name}-department`}
          value={draft.department}
          within={asked?.department}
          error={placeError}
          onChange={(department) => onChange({ ...draft, department })}
        />
      )}
      {hasEnd && (
        <UntilField id={`${name}-until`} value={draft.until} onChange={(until) => onChange({ ...draft, until })} />
      )}
    </>
  )
}

interface PlaceFieldProps {
  readonly id: string
  readonly value: string
  /** Only this department can be chosen, or any when it is `*`. */
  readonly within: string | undefined
  readonly error: string | undefined
  readonly onChange: (department: string) => void
}

function PlaceField({ id, value, within = EVERY_DEPARTMENT, error, onChange }: PlaceFieldProps) {
  const { me } = useDesk()
  const isFree = within === EVERY_DEPARTMENT
  const departments = me.city.departments.filter((department) => isFree || department.id === within)
  return (
    <Field id={id} label="Department" error={error}>
      {(control) => (
        <select {...control} value={value} onChange={(event) => onChange(event.currentTarget.value)}>
          <option value="">Please choose</option>
          {isFree && <option value={EVERY_DEPARTMENT}>All departments</option>}
          {departments.map((department) => (
            <option key={department.id} value={department.id}>
              {department.name}
            </option>
          ))}
        </select>
      )}
    </Field>
  )
}

interface UntilFieldProps {
  readonly id: string
  readonly value: string
  readonly onChange: (day: string) => void
}

export function UntilField({ id, value, onChange }: UntilFieldProps) {
  return (
    <Field id={id} label="Last day" hint="The role ends by itself after this day. Empty: no end." optional>
      {(control) => (
        <input
          {...control}
          type="date"
          min={tomorrow(Date.now())}
          value={value}
          onInput={(event) => onChange(event.currentTarget.value)}
        />
      )}
    </Field>
  )
}
