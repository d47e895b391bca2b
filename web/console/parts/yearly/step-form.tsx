// web/console/parts/yearly/step-form.tsx: the frame of a step: what went wrong, the fields, save and go on.
import type { ComponentChildren } from 'preact'
import { useRef, useState } from 'preact/hooks'
import { type ProblemDocument, problemOf } from '../../api.ts'
import { useDesk } from '../../context.ts'
import type { YearlyChange, YearlyReview } from '../../desk/yearly.ts'
import { ProblemAlert } from '../load.tsx'
import { useWarning } from '../writing-form.ts'

/** What every step gets: the review, and a way to save its part. What saving throws, the step shows. */
export interface StepProps {
  readonly review: YearlyReview
  /** Saves; with `isDone` the wizard goes on to the next step. */
  readonly onSave: (change: YearlyChange, isDone: boolean) => Promise<void>
}

interface StepFormProps {
  /** Whether anything typed would be lost. */
  readonly isChanged: boolean
  /** Looks at the fields; true when they can be sent. */
  readonly check?: () => boolean
  readonly onSubmit: (isDone: boolean) => Promise<void>
  readonly goOn?: string
  readonly children: ComponentChildren
}

export function StepForm({
  isChanged,
  check = () => true,
  onSubmit,
  goOn = 'Save and go on',
  children,
}: StepFormProps) {
  const { announce } = useDesk()
  const [problem, setProblem] = useState<ProblemDocument>()
  const [isBusy, setBusy] = useState(false)
  const form = useRef<HTMLFormElement>(null)
  useWarning(isChanged)

  async function submit(isDone: boolean): Promise<void> {
    setProblem(undefined)
    if (!check()) {
      announce('Please look at the fields that are marked.')
      requestAnimationFrame(() => form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus())
      return
    }
    setBusy(true)
    try {
      await onSubmit(isDone)
    } catch (cause) {
      setProblem(problemOf(cause).document)
    } finally {
      setBusy(false)
    }
  }

  return (
    <form
      class="yearly-form"
      noValidate
      ref={form}
      onSubmit={(event) => {
        event.preventDefault()
        void submit(true)
      }}
    >
      {problem && <ProblemAlert problem={problem} />}
      {children}
      <div class="form-actions">
        <button type="submit" class="button" disabled={isBusy}>
          {isBusy ? 'Saving…' : goOn}
        </button>
        <button type="button" class="button quiet" disabled={isBusy} onClick={() => submit(false)}>
          Save for later
        </button>
      </div>
    </form>
  )
}
