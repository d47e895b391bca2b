// web/console/parts/check/column-picker.tsx: chooses some columns: a list of those chosen, and a field to add one.
import { useDesk } from '../../context.ts'
import { Field } from '../field.tsx'

interface ColumnPickerProps {
  readonly id: string
  readonly label: string
  readonly hint: string
  readonly names: readonly string[]
  readonly chosen: readonly string[]
  readonly canEdit: boolean
  readonly onChange: (chosen: string[]) => void
}

export function ColumnPicker({ id, label, hint, names, chosen, canEdit, onChange }: ColumnPickerProps) {
  const { announce } = useDesk()
  const free = names.filter((name) => !chosen.includes(name))
  if (!canEdit) {
    return (
      <p>
        <strong>{label}:</strong>{' '}
        {chosen.length === 0 ? <span class="empty">none</span> : <code>{chosen.join(', ')}</code>}
      </p>
    )
  }
  return (
    <div class="column-picker">
      <Field id={id} label={label} hint={hint}>
        {(control) => (
          <select
            {...control}
            value=""
            onChange={(event) => {
              const { value } = event.currentTarget
              event.currentTarget.value = ''
              if (value === '') return
              onChange([...chosen, value])
              announce(`${value} was added.`)
            }}
          >
            <option value="">{chosen.length === 0 ? 'Choose a column…' : 'Add another column…'}</option>
            {free.map((name) => (
              <option key={name} value={name}>
                {name}
              </option>
            ))}
          </select>
        )}
      </Field>
      {chosen.length > 0 && (
        <ul class="chips" aria-label={`${label}: chosen`}>
          {chosen.map((name) => (
            <li key={name}>
              <code>{name}</code>
              <button
                type="button"
                aria-label={`Take out ${name}`}
                onClick={() => {
                  onChange(chosen.filter((one) => one !== name))
                  announce(`${name} was taken out.`)
                  document.getElementById(id)?.focus()
                }}
              >
                ×
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
