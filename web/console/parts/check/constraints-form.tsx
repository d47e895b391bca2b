// web/console/parts/check/constraints-form.tsx: the rules that the cells of a column have to keep.
import { useState } from 'preact/hooks'
import type { Constraints } from '../../../../core/handling.ts'
import type { ColumnType } from '../../../../core/model.ts'
import { numberText } from '../../../catalog/words.ts'
import { Field } from '../field.tsx'

interface ConstraintsFormProps {
  /** Good for ids of the page. */
  readonly id: string
  readonly name: string
  readonly type: ColumnType
  readonly constraints: Constraints
  readonly faults: readonly string[]
  readonly onChange: (constraints: Constraints) => void
}

const ORDERED: Partial<Readonly<Record<ColumnType, string>>> = {
  integer: 'For example 0.',
  number: 'With a point, for example 0.5.',
  date: 'For example 2024-01-31.',
  datetime: 'For example 2024-01-31T14:30.',
  time: 'For example 08:30.',
}

export function ConstraintsForm({ id, name, type, constraints, faults, onChange }: ConstraintsFormProps) {
  const set = (changes: { readonly [F in keyof Constraints]?: Constraints[F] | undefined }) =>
    onChange({ ...constraints, ...changes } as Constraints)
  const example = ORDERED[type]
  return (
    <fieldset class="constraints">
      <legend class="visually-hidden">Rules of {name}</legend>
      {faults.map((fault) => (
        <p key={fault} class="fault">
          {fault.charAt(0).toUpperCase() + fault.slice(1)}.
        </p>
      ))}
      <Check label="Never empty" isChecked={constraints.required} onChange={(required) => set({ required })} />
      <Check label="Every value only once" isChecked={constraints.unique} onChange={(unique) => set({ unique })} />
      <div class="form-grid">
        {example && (
          <>
            <Text
              id={`${id}-min`}
              label="At least"
              hint={example}
              value={constraints.minimum}
              onChange={(minimum) => set({ minimum })}
            />
            <Text
              id={`${id}-max`}
              label="At most"
              hint={example}
              value={constraints.maximum}
              onChange={(maximum) => set({ maximum })}
            />
          </>
        )}
        {type === 'text' && (
          <>
            <Length
              id={`${id}-shortest`}
              label="Shortest"
              value={constraints.minLength}
              onChange={(minLength) => set({ minLength })}
            />
            <Length
              id={`${id}-longest`}
              label="Longest"
              value={constraints.maxLength}
              onChange={(maxLength) => set({ maxLength })}
            />
            <Text
              id={`${id}-pattern`}
              label="Pattern"
              hint="A regular expression that the whole cell has to fit, for example [A-Z]{2}[0-9]{4}."
              value={constraints.pattern}
              onChange={(pattern) => set({ pattern })}
            />
          </>
        )}
      </div>
      {type !== 'geometry' && type !== 'geopoint' && (
        <CodeList id={`${id}-codes`} codes={constraints.enum} onChange={(codes) => set({ enum: codes })} />
      )}
    </fieldset>
  )
}

function Check(props: { label: string; isChecked: boolean | undefined; onChange: (isChecked: boolean) => void }) {
  return (
    <label class="check">
      <input
        type="checkbox"
        checked={props.isChecked ?? false}
        onChange={(event) => props.onChange(event.currentTarget.checked)}
      />
      <span>{props.label}</span>
    </label>
  )
}

interface TextProps {
  readonly id: string
  readonly label: string
  readonly hint: string
  readonly value: string | undefined
  readonly onChange: (value: string | undefined) => void
}

function Text({ id, label, hint, value, onChange }: TextProps) {
  return (
    <Field id={id} label={label} hint={hint} optional>
      {(control) => (
        <input
          {...control}
          value={value ?? ''}
          maxLength={500}
          onInput={(event) => onChange(event.currentTarget.value.trim() || undefined)}
        />
      )}
    </Field>
  )
}

interface LengthProps {
  readonly id: string
  readonly label: string
  readonly value: number | undefined
  readonly onChange: (value: number | undefined) => void
}

function Length({ id, label, value, onChange }: LengthProps) {
  return (
    <Field id={id} label={label} hint="In characters." optional>
      {(control) => (
        <input
          {...control}
          type="number"
          min={0}
          value={value ?? ''}
          onInput={(event) => {
            const text = event.currentTarget.value
            onChange(text === '' ? undefined : Math.max(0, Math.floor(Number(text))))
          }}
        />
      )}
    </Field>
  )
}

/** The longest list that the portal takes. */
const MOST_CODES = 2000

function CodeList(props: { id: string; codes: string[] | undefined; onChange: (codes: string[] | undefined) => void }) {
  const { id, codes, onChange } = props
  const [text, setText] = useState((codes ?? []).join('\n'))
  return (
    <Field
      id={id}
      label="Code list"
      optional
      hint={`The only values allowed, one a line, at most ${numberText(MOST_CODES)}.${codes ? ` ${numberText(codes.length)} now.` : ''}`}
    >
      {(control) => (
        <textarea
          {...control}
          rows={4}
          value={text}
          onInput={(event) => {
            setText(event.currentTarget.value)
            const lines = event.currentTarget.value.split('\n').map((line) => line.trim())
            const found = [...new Set(lines.filter(Boolean))].slice(0, MOST_CODES)
            onChange(found.length > 0 ? found : undefined)
          }}
        />
      )}
    </Field>
  )
}
