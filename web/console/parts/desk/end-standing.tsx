// web/console/parts/desk/end-standing.tsx: revokes a standing approval, or takes the asking back, after a reason.
import { useRef, useState } from 'preact/hooks'
import { type ProblemDocument, problemOf } from '../../api.ts'
import { useDesk } from '../../context.ts'
import { endStanding, type StandingView } from '../../desk/reviews.ts'
import { Field } from '../field.tsx'
import { ProblemAlert } from '../load.tsx'

interface EndStandingProps {
  readonly datasetId: string
  readonly isActive: boolean
  readonly onChange: (view: StandingView) => void
}

export function EndStanding({ datasetId, isActive, onChange }: EndStandingProps) {
  const { api, announce } = useDesk()
  const dialog = useRef<HTMLDialogElement>(null)
  const [reason, setReason] = useState('')
  const [error, setError] = useState<string>()
  const [problem, setProblem] = useState<ProblemDocument>()
  const [isBusy, setBusy] = useState(false)

  async function end(event: Event): Promise<void> {
    event.preventDefault()
    const isMissing = reason.trim() === ''
    setError(isMissing ? 'Write why.' : undefined)
    if (isMissing) return document.getElementById('standing-end-reason')?.focus()
    setBusy(true)
    setProblem(undefined)
    try {
      const changed = await endStanding(api, datasetId, reason)
      dialog.current?.close()
      announce('The standing approval has ended.')
      onChange(changed)
    } catch (cause) {
      setProblem(problemOf(cause).document)
      setBusy(false)
    }
  }

  return (
    <>
      <p>
        <button type="button" class="button quiet" onClick={() => dialog.current?.showModal()}>
          {isActive ? 'Revoke it…' : 'Take the request back…'}
        </button>
      </p>
      <dialog ref={dialog} class="dialog" aria-labelledby="standing-end-question">
        <form noValidate onSubmit={end}>
          <h2 id="standing-end-question">{isActive ? 'Revoke the standing approval?' : 'Take the request back?'}</h2>
          <p>
            {isActive
              ? 'From the next version on, reviewers sign each one again. What is public stays public.'
              : 'Reviewers are not asked any more. You can ask again later.'}
          </p>
          {problem && <ProblemAlert problem={problem} />}
          <Field id="standing-end-reason" label="Reason" error={error}>
            {(control) => (
              <textarea
                {...control}
                rows={3}
                maxLength={2000}
                value={reason}
                onInput={(event) => setReason(event.currentTarget.value)}
              />
            )}
          </Field>
          <div class="form-actions">
            <button type="submit" class="button danger" disabled={isBusy}>
              {isActive ? 'Revoke it' : 'Take it back'}
            </button>
            <button type="button" class="button quiet" onClick={() => dialog.current?.close()}>
              Leave it
            </button>
          </div>
        </form>
      </dialog>
    </>
  )
}
