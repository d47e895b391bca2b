// web/console/parts/yearly/use-fields.tsx: numbers about use, entered by hand, each with its source.
import { USE_KINDS, type UseKind, YEAR_LIMITS } from '../../../../core/yearly-review.ts'
import { yearlyWords } from '../../../../core/yearly-words.ts'
import type { UseDraft } from '../../yearly-draft.ts'
import { Field } from '../field.tsx'

interface UseFieldsProps {
  readonly use: readonly UseDraft[]
  readonly faults: Readonly<Record<string, string>>
  readonly onChange: (use: readonly UseDraft[]) => void
}

export function UseFields({ use, faults, onChange }: UseFieldsProps) {
  const set = (index: number, change: Partial<UseDraft>) =>
    onChange(use.map((one, at) => (at === index ? { ...one, ...change } : one)))
  const add = () => onChange([...use, { kind: nextKind(use), value: '', source: '' }])
  return (
    <section aria-labelledby="use-entered">
      <h3 id="use-entered">How much it was used</h3>
      <p>
        The portal keeps no record of its readers. If you have a number from elsewhere, such as the statistics of the
        distribution or a count of known uses, enter it with its source. Leave it out otherwise: the report says so.
      </p>
      {use.map((one, index) => (
        <UseLine
          key={index}
          {...{ one, index, faults }}
          onSet={(change) => set(index, change)}
          onRemove={() => onChange(use.filter((_, at) => at !== index))}
        />
      ))}
      {use.length < YEAR_LIMITS.use && (
        <p class="form-actions">
          <button type="button" class="button quiet" onClick={add}>
            Add a number about use
          </button>
        </p>
      )}
    </section>
  )
}

function nextKind(use: readonly UseDraft[]): UseKind {
  return USE_KINDS.find((kind) => use.every((one) => one.kind !== kind)) ?? USE_KINDS[0]
}

interface UseLineProps {
  readonly one: UseDraft
  readonly index: number
  readonly faults: Readonly<Record<string, string>>
  readonly onSet: (change: Partial<UseDraft>) => void
  readonly onRemove: () => void
}

function UseLine({ one, index, faults, onSet, onRemove }: UseLineProps) {
  const words = yearlyWords.en.useKinds
  return (
    <fieldset class="choice-group yearly-use">
      <legend>Number {index + 1} about use</legend>
      <Field id={`use-${index}-kind`} label="What was counted">
        {(control) => (
          <select
            {...control}
            value={one.kind}
            onChange={(event) => onSet({ kind: event.currentTarget.value as UseKind })}
          >
            {USE_KINDS.map((kind) => (
              <option key={kind} value={kind}>
                {words[kind]}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field id={`use-${index}-value`} label="How many" error={faults[`${index}-value`]}>
        {(control) => (
          <input
            {...control}
            type="text"
            inputMode="numeric"
            maxLength={12}
            value={one.value}
            onInput={(event) => onSet({ value: event.currentTarget.value })}
          />
        )}
      </Field>
      <Field
        id={`use-${index}-source`}
        label="Source"
        hint="Who counted, and how. The public reads it."
        error={faults[`${index}-source`]}
      >
        {(control) => (
          <input
            {...control}
            type="text"
            maxLength={YEAR_LIMITS.source}
            value={one.source}
            onInput={(event) => onSet({ source: event.currentTarget.value })}
          />
        )}
      </Field>
      <button type="button" class="button quiet" onClick={onRemove}>
        Remove number {index + 1}
      </button>
    </fieldset>
  )
}
