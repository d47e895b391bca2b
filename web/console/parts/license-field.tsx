// web/console/parts/license-field.tsx: a choice of the usual licences, or the address of another one.
import { useState } from 'preact/hooks'
import { LICENSES } from '../metadata-draft.ts'
import { Field } from './field.tsx'

const OTHER = 'other'

interface LicenseFieldProps {
  readonly value: string
  readonly error: string | undefined
  readonly onChange: (license: string) => void
}

export function LicenseField({ value, error, onChange }: LicenseFieldProps) {
  const [isOther, setOther] = useState(!LICENSES.some(({ url }) => url === value))

  function choose(choice: string): void {
    setOther(choice === OTHER)
    onChange(choice === OTHER ? '' : choice)
  }

  return (
    <>
      <Field
        id={isOther ? 'license-choice' : 'license'}
        label="Licence"
        hint="What others may do with the data. CC0 is the easiest for everybody."
        error={isOther ? undefined : error}
      >
        {(control) => (
          <select {...control} value={isOther ? OTHER : value} onChange={(event) => choose(event.currentTarget.value)}>
            {LICENSES.map(({ url, name }) => (
              <option key={url} value={url}>
                {name}
              </option>
            ))}
            <option value={OTHER}>Another licence…</option>
          </select>
        )}
      </Field>
      {isOther && (
        <Field id="license" label="Address of the licence" hint="Where its text can be read, https://…" error={error}>
          {(control) => (
            <input {...control} type="url" value={value} onInput={(event) => onChange(event.currentTarget.value)} />
          )}
        </Field>
      )}
    </>
  )
}
