// web/console/parts/people/note-field.tsx: words that go along with a decision.
import { Field } from '../field.tsx'

interface NoteFieldProps {
  readonly id: string
  readonly label?: string
  readonly hint?: string
  readonly value: string
  readonly onChange: (note: string) => void
}

export function NoteField({ id, label = 'Note', hint = 'The person reads it.', value, onChange }: NoteFieldProps) {
  return (
    <Field id={id} label={label} hint={hint} optional>
      {(control) => (
        <textarea
          {...control}
          rows={2}
          maxLength={1000}
          value={value}
          onInput={(event) => onChange(event.currentTarget.value)}
        />
      )}
    </Field>
  )
}
