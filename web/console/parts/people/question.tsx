// web/console/parts/people/question.tsx: a button that asks before something is done that others will notice.
import type { ComponentChildren } from 'preact'
import { useId, useRef } from 'preact/hooks'
import { ProblemAlert } from '../load.tsx'
import { focusOn, useAction } from './action.tsx'

interface QuestionProps {
  /** On the button that opens it. */
  readonly words: string
  /** What it is about, for people who do not see what stands around the button. */
  readonly about?: string
  readonly title: string
  /** What will happen, and fields that belong to it. */
  readonly children: ComponentChildren
  /** On the button that does it, and on the one that does not. */
  readonly yes: string
  readonly no?: string
  readonly isDanger?: boolean
  /** Says whether the fields are filled in; shows what is missing itself. */
  readonly isReady?: () => boolean
  readonly onYes: () => Promise<void>
  /** Element that gets the focus afterwards. */
  readonly focusAfter: string
}

export function Question(props: QuestionProps) {
  const { words, about, title, children, yes, no = 'Cancel', isDanger = true, isReady, onYes, focusAfter } = props
  const dialog = useRef<HTMLDialogElement>(null)
  const headingId = useId()
  const { isBusy, problem, run } = useAction()

  async function answer(event: Event): Promise<void> {
    event.preventDefault()
    if (isReady && !isReady()) return focusOnFault(dialog.current)
    const isDone = await run(onYes)
    if (!isDone) return
    dialog.current?.close()
    focusOn(focusAfter)
  }

  return (
    <>
      <button
        type="button"
        class={`button ${isDanger ? 'danger' : 'quiet'}`}
        onClick={() => dialog.current?.showModal()}
      >
        {words}…{about && <span class="visually-hidden"> {about}</span>}
      </button>
      <dialog ref={dialog} class="dialog" aria-labelledby={headingId}>
        <form noValidate onSubmit={answer}>
          <h2 id={headingId}>{title}</h2>
          {problem && <ProblemAlert problem={problem} />}
          {children}
          <div class="form-actions">
            <button type="submit" class={`button ${isDanger ? 'danger' : ''}`} disabled={isBusy}>
              {isBusy ? 'One moment…' : yes}
            </button>
            <button type="button" class="button quiet" onClick={() => dialog.current?.close()}>
              {no}
            </button>
          </div>
        </form>
      </dialog>
    </>
  )
}

/** The error is drawn after this: wait for it. */
export function focusOnFault(within: HTMLElement | null): void {
  requestAnimationFrame(() =>
    requestAnimationFrame(() => within?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus()),
  )
}
