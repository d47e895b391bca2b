// web/console/parts/yearly/day-field.tsx: a field for a day.
import { Field } from '../field.tsx'

interface DayFieldProps {
  readonly id: string
  readonly label: string
  readonly hint?: string
  readonly error?: string | undefined
  readonly value: string
  readonly onInput: (value: string) => void
}

export function DayField({ id, label, hint, error, value, onInput }: DayFieldProps) {
  return (
    <Field id={id} label={label} hint={hint} error={error}>
      {(control) => (
        <input {...control} type="date" value={value} onInput={(event) => onInput(event.currentTarget.value)} />
      )}
    </Field>
  )
}
