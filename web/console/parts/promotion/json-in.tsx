// web/console/parts/promotion/json-in.tsx: a document of another portal comes in: chosen, dropped or pasted.
import { useState } from 'preact/hooks'
import { type ProblemDocument, problemOf } from '../../api.ts'
import type { ReadFile } from '../../promotion-draft.ts'
import { DropZone } from '../drop-zone.tsx'
import { Field } from '../field.tsx'
import { ProblemAlert } from '../load.tsx'

interface JsonInProps<T> {
  readonly id: string
  /** What it is, such as `bundle`. */
  readonly what: string
  readonly hint: string
  readonly read: (text: string) => ReadFile<T>
  readonly onValue: (value: T) => Promise<void>
}

export function JsonIn<T>({ id, what, hint, read, onValue }: JsonInProps<T>) {
  const [pasted, setPasted] = useState('')
  const [fault, setFault] = useState<string>()
  const [problem, setProblem] = useState<ProblemDocument>()
  const [isBusy, setBusy] = useState(false)

  async function take(text: string): Promise<void> {
    setProblem(undefined)
    const found = read(text)
    setFault('fault' in found ? found.fault : undefined)
    if ('fault' in found) return
    setBusy(true)
    try {
      await onValue(found.value)
    } catch (cause) {
      setProblem(problemOf(cause).document)
    } finally {
      setBusy(false)
    }
  }

  return (
    <div class="promotion-in">
      {problem && <ProblemAlert problem={problem} />}
      {fault && (
        <div class="alert danger" role="alert">
          <p>{fault}</p>
        </div>
      )}
      <DropZone
        label={isBusy ? `Reading the ${what}…` : `Choose a ${what}`}
        hint={hint}
        disabled={isBusy}
        onFile={async (file) => take(await file.text())}
      />
      <details>
        <summary>Paste it instead</summary>
        <form
          noValidate
          onSubmit={(event) => {
            event.preventDefault()
            void take(pasted)
          }}
        >
          <Field id={`${id}-text`} label={`The whole ${what}`}>
            {(control) => (
              <textarea
                {...control}
                rows={6}
                spellcheck={false}
                value={pasted}
                onInput={(event) => setPasted(event.currentTarget.value)}
              />
            )}
          </Field>
          <div class="form-actions">
            <button type="submit" class="button quiet" disabled={isBusy || pasted.trim() === ''}>
              Read what I pasted
            </button>
          </div>
        </form>
      </details>
    </div>
  )
}
