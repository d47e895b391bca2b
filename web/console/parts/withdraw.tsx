// web/console/parts/withdraw.tsx: takes a public version away, after a reason and a second look.
import { useRef, useState } from 'preact/hooks'
import { type ProblemDocument, problemOf, type Version } from '../api.ts'
import { useDesk } from '../context.ts'
import { Field } from './field.tsx'
import { ProblemAlert } from './load.tsx'

export function Withdraw({ version, onChange }: { version: Version; onChange: (version: Version) => void }) {
  const { api, announce } = useDesk()
  const dialog = useRef<HTMLDialogElement>(null)
  const [reason, setReason] = useState('')
  const [error, setError] = useState<string>()
  const [problem, setProblem] = useState<ProblemDocument>()
  const [isBusy, setBusy] = useState(false)

  async function withdraw(event: Event): Promise<void> {
    event.preventDefault()
    if (reason.trim() === '') return setError('Write why: the public will read it.')
    setBusy(true)
    setProblem(undefined)
    try {
      const withdrawn = await api.withdraw(version.datasetId, version.number, reason)
      dialog.current?.close()
      announce('The version was withdrawn.')
      onChange(withdrawn)
    } catch (cause) {
      setProblem(problemOf(cause).document)
    } finally {
      setBusy(false)
    }
  }

  return (
    <section aria-labelledby="withdraw-heading">
      <h2 id="withdraw-heading">Withdraw</h2>
      <p>For data that must not be public any more. To correct data, begin a new version instead.</p>
      <div class="form-actions">
        <button type="button" class="button danger" onClick={() => dialog.current?.showModal()}>
          Withdraw version {version.number}…
        </button>
      </div>
      <dialog ref={dialog} class="dialog" aria-labelledby="withdraw-question">
        <form noValidate onSubmit={withdraw}>
          <h2 id="withdraw-question">Withdraw version {version.number}?</h2>
          <p>
            Its files disappear from the portal within minutes. A page with your reason stays in their place. This
            cannot be undone; copies that others have made stay with them.
          </p>
          {problem && <ProblemAlert problem={problem} />}
          <Field
            id="withdraw-reason"
            label="Reason"
            hint="Shown on the public page. Do not repeat what must not be known."
            error={error}
          >
            {(control) => (
              <textarea
                {...control}
                rows={4}
                required
                maxLength={4000}
                value={reason}
                onInput={(event) => setReason(event.currentTarget.value)}
              />
            )}
          </Field>
          <div class="form-actions">
            <button type="submit" class="button danger" disabled={isBusy}>
              Withdraw it
            </button>
            <button type="button" class="button quiet" onClick={() => dialog.current?.close()}>
              Keep it public
            </button>
          </div>
        </form>
      </dialog>
    </section>
  )
}
