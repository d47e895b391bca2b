// web/console/parts/check/redaction-row.tsx: the redaction of one column: which, and its options.
import { REDACTION_WORDS } from '../../../../core/engine/redaction.ts'
import type { ReportColumn } from '../../../../core/report.ts'
import type { Checking } from '../../checking.ts'
import { type ColumnRedaction, redactionOf, ruleOf } from '../../handling-draft.ts'
import { decimalsText } from '../../handling-words.ts'
import { type ColumnMethod, firstRedaction, highValue, methodsFor } from '../../redaction-choices.ts'
import { listText, personalWords } from '../../words.ts'
import { Field } from '../field.tsx'
import { redactionId } from './personal-section.tsx'

interface RedactionRowProps {
  readonly column: ReportColumn
  readonly index: number
  readonly checking: Checking
}

export function RedactionRow({ column, index, checking }: RedactionRowProps) {
  const { handling, review, onEdit } = checking
  const { name, personal } = column
  const redaction = redactionOf(handling, name)
  const type = ruleOf(handling, name)?.type ?? column.type
  const fitting = methodsFor({ name, type })
  const isUnfit = redaction && !fitting.includes(redaction.method)
  const set = (changed: ColumnRedaction | undefined) => onEdit({ kind: 'redaction', column: name, redaction: changed })

  function choose(method: string): void {
    const high = highValue(review.preview.map((row) => row[index] ?? null))
    set(method === '' ? undefined : firstRedaction(method as ColumnMethod, name, { high }))
  }

  return (
    <li>
      <Field
        id={redactionId(index)}
        label={name}
        hint={personal.length > 0 && `${listText(personal.map((found) => personalWords(found.class)))} were seen here.`}
        error={isUnfit ? 'This does not fit the type of the column: choose another way.' : undefined}
      >
        {(control) => (
          <select {...control} value={redaction?.method ?? ''} onChange={(event) => choose(event.currentTarget.value)}>
            <option value="">Publish it as it is</option>
            {(isUnfit ? [redaction.method, ...fitting] : fitting).map((method) => (
              <option key={method} value={method}>
                {REDACTION_WORDS[method].title}
              </option>
            ))}
          </select>
        )}
      </Field>
      {redaction && (
        <div class="redaction-options">
          <p class="muted">{REDACTION_WORDS[redaction.method].help}</p>
          <Options redaction={redaction} id={`${redactionId(index)}-option`} onChange={set} />
        </div>
      )}
    </li>
  )
}

interface OptionsProps<R> {
  readonly redaction: R
  readonly id: string
  readonly onChange: (redaction: ColumnRedaction) => void
}

type Of<M extends ColumnMethod> = Extract<ColumnRedaction, { method: M }>

function Options({ redaction, id, onChange }: OptionsProps<ColumnRedaction>) {
  switch (redaction.method) {
    case 'mask':
      return <MaskOptions {...{ redaction, id, onChange }} />
    case 'generalise-date':
      return <DateOptions {...{ redaction, id, onChange }} />
    case 'round-coordinates':
      return <CoordinateOptions {...{ redaction, id, onChange }} />
    case 'top-code':
      return <TopOptions {...{ redaction, id, onChange }} />
    default:
      return null
  }
}

function MaskOptions({ redaction, id, onChange }: OptionsProps<Of<'mask'>>) {
  return (
    <Field id={id} label="Letters and digits that stay at the end">
      {(control) => (
        <select
          {...control}
          value={redaction.keep}
          onChange={(event) => onChange({ ...redaction, keep: Number(event.currentTarget.value) })}
        >
          {['None', 'The last one', 'The last 2', 'The last 3', 'The last 4'].map((words, keep) => (
            <option key={keep} value={keep}>
              {words}
            </option>
          ))}
        </select>
      )}
    </Field>
  )
}

function DateOptions({ redaction, id, onChange }: OptionsProps<Of<'generalise-date'>>) {
  const { method, column, to, onDate } = redaction
  const today = new Date().toISOString().slice(0, 10)
  return (
    <>
      <Field id={id} label="Publish">
        {(control) => (
          <select
            {...control}
            value={to}
            onChange={(event) => {
              const step = event.currentTarget.value as typeof to
              onChange({ method, column, to: step, ...(step === 'age-band' ? { onDate: onDate ?? today } : {}) })
            }}
          >
            <option value="month">Month and year (2024-05)</option>
            <option value="year">The year (2024)</option>
            <option value="age-band">Age groups of ten years (40-49)</option>
          </select>
        )}
      </Field>
      {to === 'age-band' && (
        <Field
          id={`${id}-day`}
          label="Ages on this day"
          hint="Keep it from version to version, or people change groups."
        >
          {(control) => (
            <input
              {...control}
              type="date"
              required
              value={onDate ?? ''}
              onInput={(event) =>
                onChange({
                  method,
                  column,
                  to,
                  ...(event.currentTarget.value ? { onDate: event.currentTarget.value } : {}),
                })
              }
            />
          )}
        </Field>
      )}
    </>
  )
}

function CoordinateOptions({ redaction, id, onChange }: OptionsProps<Of<'round-coordinates'>>) {
  return (
    <Field id={id} label="Round">
      {(control) => (
        <select
          {...control}
          value={redaction.decimals}
          onChange={(event) => onChange({ ...redaction, decimals: Number(event.currentTarget.value) })}
        >
          {[0, 1, 2, 3, 4, 5].map((decimals) => (
            <option key={decimals} value={decimals}>
              {decimalsText(decimals)}
            </option>
          ))}
        </select>
      )}
    </Field>
  )
}

function TopOptions({ redaction, id, onChange }: OptionsProps<Of<'top-code'>>) {
  return (
    <Field id={id} label="The highest number that is published">
      {(control) => (
        <input
          {...control}
          type="number"
          step="any"
          required
          value={redaction.above}
          onChange={(event) => onChange({ ...redaction, above: Number(event.currentTarget.value) || 0 })}
        />
      )}
    </Field>
  )
}
