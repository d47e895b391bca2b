// web/console/parts/preparation/fields.tsx: the fields that forms of the preparation share.
import type { Preparation } from '../../desk/preparation.ts'
import { Field } from '../field.tsx'

interface ChoiceProps<T extends string> {
  readonly id: string
  readonly label: string
  readonly hint?: string
  readonly value: T
  readonly options: readonly (readonly [value: T, words: string])[]
  readonly onChange: (value: T) => void
}

export function Choice<T extends string>({ id, label, hint, value, options, onChange }: ChoiceProps<T>) {
  return (
    <Field id={id} label={label} hint={hint}>
      {(control) => (
        <select {...control} value={value} onChange={(event) => onChange(event.currentTarget.value as T)}>
          {options.map(([one, words]) => (
            <option key={one} value={one}>
              {words}
            </option>
          ))}
        </select>
      )}
    </Field>
  )
}

interface TextProps {
  readonly id: string
  readonly label: string
  readonly hint?: string
  readonly value: string
  readonly error?: string | undefined
  readonly optional?: boolean
  readonly lang?: string
  readonly max: number
  /** Lines; one is a field of one line. */
  readonly rows?: number
  readonly onChange: (value: string) => void
}

export function Text({ id, label, hint, value, error, optional = false, lang, max, rows = 1, onChange }: TextProps) {
  return (
    <Field id={id} label={label} hint={hint} error={error} optional={optional}>
      {(control) =>
        rows === 1 ? (
          <input
            {...control}
            type="text"
            lang={lang}
            maxLength={max}
            value={value}
            onInput={(event) => onChange(event.currentTarget.value)}
          />
        ) : (
          <textarea
            {...control}
            lang={lang}
            rows={rows}
            maxLength={max}
            value={value}
            onInput={(event) => onChange(event.currentTarget.value)}
          />
        )
      }
    </Field>
  )
}

type Owner = Preparation['people'][number]

interface OwnerProps {
  readonly id: string
  readonly people: readonly Owner[]
  readonly owner: Owner | undefined
  readonly onChange: (owner: Owner | undefined) => void
}

/** People who hold a role; whoever has left stays as long as nobody else is chosen. */
export function OwnerField({ id, people, owner, onChange }: OwnerProps) {
  const known = owner && !people.some((one) => one.id === owner.id) ? [owner, ...people] : people
  return (
    <Choice
      id={id}
      label="Owner"
      hint="Who sees to it."
      value={owner?.id ?? ''}
      options={[['', 'Nobody yet'], ...known.map((one) => [one.id, one.name] as const)]}
      onChange={(chosen) => onChange(known.find((one) => one.id === chosen))}
    />
  )
}
