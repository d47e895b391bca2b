// web/console/parts/withdraw.tsx: takes a public version away, or ends one on its way, after a reason and a second look.
import { useRef, useState } from 'preact/hooks'
import { type ProblemDocument, problemOf, type Version } from '../api.ts'
import { useDesk } from '../context.ts'
import { Field } from './field.tsx'
import { ProblemAlert } from './load.tsx'

interface Words {
  readonly title: string
  readonly what: string
  readonly button: string
  readonly consequence: string
  readonly hint: string
  readonly missing: string
  readonly confirm: string
  readonly keep: string
  readonly done: string
}

const PUBLIC: Words = {
  title: 'Withdraw',
  what: 'For data that must not be public any more. To correct data, begin a new version instead.',
  button: 'Withdraw',
  consequence:
    'Its files disappear from the portal within minutes. A page with your reason stays in their place. This cannot be undone; copies that others have made stay with them.',
  hint: 'Shown on the public page. Do not repeat what must not be known.',
  missing: 'Write why: the public will read it.',
  confirm: 'Withdraw it',
  keep: 'Keep it public',
  done: 'The version was withdrawn.',
}

/** Nothing of it was public: it just ends, and the next one can begin. */
const ON_ITS_WAY: Words = {
  title: 'Call it off',
  what: 'For a version that should not go on, not even when it is approved. Nothing of it was public.',
  button: 'Call off',
  consequence: 'Its review ends, preview links stop working, and the next version can begin. This cannot be undone.',
  hint: 'Colleagues read it; the public does not.',
  missing: 'Write why: your colleagues will read it.',
  confirm: 'Call it off',
  keep: 'Let it go on',
  done: 'The version was called off.',
}

export function Withdraw({ version, onChange }: { version: Version; onChange: (version: Version) => void }) {
  const { api, announce } = useDesk()
  const dialog = useRef<HTMLDialogElement>(null)
  const [reason, setReason] = useState('')
  const [error, setError] = useState<string>()
  const [problem, setProblem] = useState<ProblemDocument>()
  const [isBusy, setBusy] = useState(false)
  const words = version.status === 'in-review' || version.status === 'approved' ? ON_ITS_WAY : PUBLIC

  async function withdraw(event: Event): Promise<void> {
    event.preventDefault()
    if (reason.trim() === '') return setError(words.missing)
    setBusy(true)
    setProblem(undefined)
    try {
      const withdrawn = await api.withdraw(version.datasetId, version.number, reason)
      dialog.current?.close()
      announce(words.done)
      onChange(withdrawn)
    } catch (cause) {
      setProblem(problemOf(cause).document)
    } finally {
      setBusy(false)
    }
  }

  return (
    <section aria-labelledby="withdraw-heading">
      <h2 id="withdraw-heading">{words.title}</h2>
      <p>{words.what}</p>
      <div class="form-actions">
        <button type="button" class="button danger" onClick={() => dialog.current?.showModal()}>
          {words.button} version {version.number}…
        </button>
      </div>
      <dialog ref={dialog} class="dialog" aria-labelledby="withdraw-question">
        <form noValidate onSubmit={withdraw}>
          <h2 id="withdraw-question">
            {words.button} version {version.number}?
          </h2>
          <p>{words.consequence}</p>
          {problem && <ProblemAlert problem={problem} />}
          <Field id="withdraw-reason" label="Reason" hint={words.hint} error={error}>
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
              {words.confirm}
            </button>
            <button type="button" class="button quiet" onClick={() => dialog.current?.close()}>
              {words.keep}
            </button>
          </div>
        </form>
      </dialog>
    </section>
  )
}
