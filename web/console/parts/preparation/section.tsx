// web/console/parts/preparation/section.tsx: a section of the preparation: its heading, how far it is, and its forms.
import type { ComponentChildren } from 'preact'
import { useEffect, useRef } from 'preact/hooks'
import type { Preparation, PreparationChange } from '../../desk/preparation.ts'
import { progressOf, SECTION_TITLES, type SectionName } from '../../preparation-draft.ts'
import { ProblemAlert } from '../load.tsx'
import { focusOn, useAction } from '../people/action.tsx'

/** What every section gets. */
export interface SectionProps {
  readonly prep: Preparation
  readonly mayWrite: boolean
  /** Saves a section and says so. @throws what the API said */
  readonly save: (change: PreparationChange, said: string) => Promise<void>
}

export const headingOf = (name: SectionName): string => `preparation-${name}`

interface SectionFrameProps {
  readonly name: SectionName
  readonly prep: Preparation
  readonly about: ComponentChildren
  readonly children: ComponentChildren
}

export function Section({ name, prep, about, children }: SectionFrameProps) {
  const { done, of, words } = progressOf(prep)[name]
  const heading = headingOf(name)
  return (
    <section class="preparation-section" aria-labelledby={heading}>
      <div class="preparation-head">
        <h2 id={heading} tabIndex={-1}>
          {SECTION_TITLES[name]}
        </h2>
        <Bar label={`How far: ${SECTION_TITLES[name]}`} {...{ done, of, words }} />
      </div>
      <p class="muted">{about}</p>
      {children}
    </section>
  )
}

/** A bar with the same in words beside it. */
export function Bar({ label, done, of, words }: { label: string; done: number; of: number; words: string }) {
  return (
    <p class="preparation-bar">
      <meter min={0} max={Math.max(of, 1)} value={done} aria-label={label} />
      <span>{words}</span>
    </p>
  )
}

interface EditFormProps {
  readonly title: string
  readonly children: ComponentChildren
  readonly submitWords?: string
  /** Says whether the fields are filled in; shows what is missing itself. */
  readonly isReady?: () => boolean
  readonly onSave: () => Promise<void>
  readonly onClose: () => void
  /** Takes it off the list. */
  readonly onRemove?: () => Promise<void>
  readonly removeWords?: string
  /** Element that gets the focus afterwards. */
  readonly focusAfter: string
}

/** A form in the place of what it changes; takes the focus, and gives it back. */
export function EditForm(props: EditFormProps) {
  const { title, children, submitWords = 'Save', isReady, onSave, onClose, focusAfter } = props
  const { onRemove, removeWords = 'Take it off the list' } = props
  const { isBusy, problem, run } = useAction()
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => {
    form.current?.querySelector<HTMLElement>('input, select, textarea')?.focus()
  }, [])

  function close(): void {
    onClose()
    focusOn(focusAfter)
  }
  async function does(step: () => Promise<void>): Promise<void> {
    if (await run(step)) close()
  }
  async function submit(event: Event): Promise<void> {
    event.preventDefault()
    if (isReady && !isReady()) {
      requestAnimationFrame(() => form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus())
      return
    }
    await does(onSave)
  }

  return (
    <form class="edit-form card" noValidate onSubmit={submit} ref={form} aria-label={title}>
      {problem && <ProblemAlert problem={problem} />}
      {children}
      <div class="form-actions">
        <button type="submit" class="button" disabled={isBusy}>
          {isBusy ? 'Saving…' : submitWords}
        </button>
        <button type="button" class="button quiet" onClick={close}>
          Cancel
        </button>
        {onRemove && (
          <button type="button" class="button quiet danger" disabled={isBusy} onClick={() => does(onRemove)}>
            {removeWords}
          </button>
        )}
      </div>
    </form>
  )
}
