// web/console/parts/people/check-group.tsx: several things to tick, with what is missing said where it is missing.
import { useId } from 'preact/hooks'

interface Choice {
  readonly id: string
  readonly title: string
  readonly help?: string
}

interface CheckGroupProps {
  readonly legend: string
  readonly hint?: string
  readonly error?: string | undefined
  readonly choices: readonly Choice[]
  readonly chosen: readonly string[]
  readonly onChange: (id: string, isChosen: boolean) => void
}

export function CheckGroup({ legend, hint, error, choices, chosen, onChange }: CheckGroupProps) {
  const name = useId()
  return (
    <fieldset class="choice-group field">
      <legend>{legend}</legend>
      {hint && <p class="hint">{hint}</p>}
      {error && (
        <p class="error" id={`${name}-error`}>
          {error}
        </p>
      )}
      {choices.map(({ id, title, help }) => (
        <label class="check" key={id}>
          <input
            type="checkbox"
            checked={chosen.includes(id)}
            aria-invalid={error ? 'true' : undefined}
            aria-describedby={error ? `${name}-error` : undefined}
            onChange={(event) => onChange(id, event.currentTarget.checked)}
          />
          <span>
            {title}
            {help && <span class="muted check-help">{help}</span>}
          </span>
        </label>
      ))}
    </fieldset>
  )
}
