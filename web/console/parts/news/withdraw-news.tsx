// web/console/parts/news/withdraw-news.tsx: drops a draft, or takes public news away after a reason.
import { useEffect, useRef, useState } from 'preact/hooks'
import { type ProblemDocument, problemOf } from '../../api.ts'
import { useDesk } from '../../context.ts'
import { changeNews, type NewsItem } from '../../desk/news.ts'
import { Field } from '../field.tsx'
import { ProblemAlert } from '../load.tsx'

interface WithdrawNewsProps {
  readonly item: NewsItem
  readonly onChange: (item: NewsItem) => void
  readonly onClose: () => void
}

const WORDS = {
  draft: {
    question: 'Drop this draft?',
    consequence: 'Nobody outside has seen it. It stays in this list, and cannot be published any more.',
    confirm: 'Drop it',
    keep: 'Keep it',
    done: 'The draft was dropped.',
  },
  published: {
    question: 'Withdraw this news?',
    consequence: 'Its text disappears from the site within minutes. A page with your reason stays in its place.',
    confirm: 'Withdraw it',
    keep: 'Keep it public',
    done: 'The news was withdrawn.',
  },
}

export function WithdrawNews({ item, onChange, onClose }: WithdrawNewsProps) {
  const { api, announce } = useDesk()
  const dialog = useRef<HTMLDialogElement>(null)
  const [reason, setReason] = useState('')
  const [error, setError] = useState<string>()
  const [problem, setProblem] = useState<ProblemDocument>()
  const [isBusy, setBusy] = useState(false)
  const isPublic = item.state === 'published'
  const words = isPublic ? WORDS.published : WORDS.draft
  useEffect(() => dialog.current?.showModal(), [])

  async function withdraw(event: Event): Promise<void> {
    event.preventDefault()
    if (isPublic && reason.trim().length < 3) return setError('Write why: the public will read it.')
    setBusy(true)
    setProblem(undefined)
    try {
      const after = await changeNews(api, item, { state: 'withdrawn', ...(isPublic ? { reason } : {}) })
      dialog.current?.close()
      announce(words.done)
      onChange(after)
    } catch (cause) {
      setProblem(problemOf(cause).document)
      setBusy(false)
    }
  }

  return (
    <dialog ref={dialog} class="dialog" aria-labelledby="withdraw-question" onClose={onClose}>
      <form noValidate onSubmit={withdraw}>
        <h2 id="withdraw-question">{words.question}</h2>
        <p>{words.consequence}</p>
        {problem && <ProblemAlert problem={problem} />}
        {isPublic && (
          <Field id="withdraw-reason" label="Reason" hint="Shown on the public page." error={error}>
            {(control) => (
              <textarea
                {...control}
                rows={3}
                required
                maxLength={1000}
                value={reason}
                onInput={(event) => setReason(event.currentTarget.value)}
              />
            )}
          </Field>
        )}
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
  )
}
