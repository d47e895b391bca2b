// web/console/parts/plan/remove-entry.tsx: takes an entry off the plan, after a reason.
import { useEffect, useRef, useState } from 'preact/hooks'
import { PLAN_LIMITS } from '../../../../core/plan-rules.ts'
import { type ProblemDocument, problemOf } from '../../api.ts'
import { useDesk } from '../../context.ts'
import { type PlanItem, removeEntry } from '../../desk/plan.ts'
import { Field } from '../field.tsx'
import { ProblemAlert } from '../load.tsx'

interface RemoveEntryProps {
  readonly item: PlanItem
  readonly done: () => void
  readonly onClose: () => void
}

export function RemoveEntry({ item, done, onClose }: RemoveEntryProps) {
  const { api, announce } = useDesk()
  const dialog = useRef<HTMLDialogElement>(null)
  const [reason, setReason] = useState('')
  const [error, setError] = useState<string>()
  const [problem, setProblem] = useState<ProblemDocument>()
  const [isBusy, setBusy] = useState(false)
  const { id, title } = item
  useEffect(() => dialog.current?.showModal(), [])

  async function remove(event: Event): Promise<void> {
    event.preventDefault()
    if (reason.trim() === '') return setError('Write why: the audit log keeps it.')
    setBusy(true)
    setProblem(undefined)
    try {
      await removeEntry(api, id, reason)
      dialog.current?.close()
      // The button that opened this goes with its row.
      document.getElementById('plan-heading')?.focus()
      announce(`${title} was taken off the plan.`)
      done()
    } catch (cause) {
      setProblem(problemOf(cause).document)
    } finally {
      setBusy(false)
    }
  }

  return (
    <dialog ref={dialog} class="dialog" aria-labelledby="remove-question" onClose={onClose}>
      <form noValidate onSubmit={remove}>
        <h2 id="remove-question">Take “{title}” off the plan?</h2>
        <p>
          For entries that were a mistake. Data that the city holds but does not publish stays on the list as withheld,
          with its reason.
        </p>
        {problem && <ProblemAlert problem={problem} />}
        <Field id="remove-reason" label="Reason" hint="Kept in the audit log, not public." error={error}>
          {(control) => (
            <textarea
              {...control}
              rows={3}
              required
              maxLength={PLAN_LIMITS.reason}
              value={reason}
              onInput={(event) => setReason(event.currentTarget.value)}
            />
          )}
        </Field>
        <div class="form-actions">
          <button type="submit" class="button danger" disabled={isBusy}>
            Take it off
          </button>
          <button type="button" class="button quiet" onClick={() => dialog.current?.close()}>
            Keep it
          </button>
        </div>
      </form>
    </dialog>
  )
}
