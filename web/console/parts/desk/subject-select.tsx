// web/console/parts/desk/subject-select.tsx: what something is said about: a finding, a column, a part of the description, or the whole.
import type { Subjects } from '../../remarks.ts'
import type { ControlProps } from '../field.tsx'

interface SubjectSelectProps {
  readonly control: ControlProps
  readonly subjects: Subjects
  readonly value: string
  readonly onChange: (about: string) => void
}

export function SubjectSelect({ control, subjects, value, onChange }: SubjectSelectProps) {
  const groups = [
    { label: 'Findings of the check', items: subjects.findings },
    { label: 'Columns', items: subjects.columns },
    { label: 'Description', items: subjects.fields },
  ]
  return (
    <select {...control} value={value} onChange={(event) => onChange(event.currentTarget.value)}>
      <option value="">The version as a whole</option>
      {groups
        .filter(({ items }) => items.length > 0)
        .map(({ label, items }) => (
          <optgroup key={label} label={label}>
            {items.map(({ about, words }) => (
              <option key={about} value={about}>
                {words}
              </option>
            ))}
          </optgroup>
        ))}
    </select>
  )
}
