// web/console/parts/desk/return-form.tsx: sends a version back: a reason for each finding, column or field, and one for the whole.
import { useState } from 'preact/hooks'
import { type RemarkDraft, type Subjects, unsaid } from '../../remarks.ts'
import type { ReviewDraft } from '../../review-draft.ts'
import { Field } from '../field.tsx'
import { MissingAlert } from './missing-alert.tsx'
import { SubjectSelect } from './subject-select.tsx'

interface ReturnFormProps {
  readonly draft: ReviewDraft
  readonly subjects: Subjects
  readonly isBusy: boolean
  readonly isOpen: boolean
  readonly onToggle: (isOpen: boolean) => void
  readonly onChange: (changes: Partial<ReviewDraft>) => void
  readonly onReturn: () => void
}

export function ReturnForm({ draft, subjects, isBusy, isOpen, onToggle, onChange, onReturn }: ReturnFormProps) {
  const [attempt, setAttempt] = useState(0)
  const missing = missingHere(draft)
  const shown = attempt > 0 ? missing : []
  return (
    <details class="return-form" open={isOpen} onToggle={(event) => onToggle(event.currentTarget.open)}>
      <summary>Return it to the publisher</summary>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          setAttempt((before) => before + 1)
          if (missing.length === 0) onReturn()
        }}
      >
        <p>
          The publisher gets this by mail and sees it on this page, can ask back, and answers with a corrected version.
        </p>
        <MissingAlert title="Not returned yet: something is missing" items={shown} attempt={attempt} />
        <Remarks {...{ subjects, shown }} remarks={draft.remarks} onChange={(remarks) => onChange({ remarks })} />
        <Field
          id="return-reason"
          label="Reason as a whole"
          hint="In a sentence or two: why it cannot be published like this, and what to change first."
          error={shown.find(({ at }) => at === 'return-reason')?.words}
        >
          {(control) => (
            <textarea
              {...control}
              rows={5}
              maxLength={4000}
              required
              value={draft.reason}
              onInput={(event) => onChange({ reason: event.currentTarget.value })}
            />
          )}
        </Field>
        <button type="submit" class="button danger" disabled={isBusy}>
          {isBusy ? 'Sending…' : 'Return this version'}
        </button>
      </form>
    </details>
  )
}

function missingHere({ reason, remarks }: ReviewDraft): { words: string; at: string }[] {
  return [
    ...unsaid(remarks).map(({ key }) => ({ words: 'Write what is wrong, or remove it.', at: `remark-text-${key}` })),
    ...(reason.trim() === '' ? [{ words: 'Write what the publisher should change.', at: 'return-reason' }] : []),
  ]
}

interface RemarksProps {
  readonly subjects: Subjects
  readonly remarks: readonly RemarkDraft[]
  readonly shown: readonly { readonly words: string; readonly at: string }[]
  readonly onChange: (remarks: readonly RemarkDraft[]) => void
}

/** As many as the API takes. */
const MOST = 50

function Remarks({ subjects, remarks, shown, onChange }: RemarksProps) {
  const set = (key: number, changes: Partial<RemarkDraft>) =>
    onChange(remarks.map((remark) => (remark.key === key ? { ...remark, ...changes } : remark)))

  function add(): void {
    const key = 1 + Math.max(0, ...remarks.map((remark) => remark.key))
    onChange([...remarks, { key, about: '', text: '' }])
    requestAnimationFrame(() => document.getElementById(`remark-about-${key}`)?.focus())
  }

  /** The button goes away: the focus goes to the one that adds. */
  function remove(key: number): void {
    onChange(remarks.filter((remark) => remark.key !== key))
    requestAnimationFrame(() => document.getElementById('add-remark')?.focus())
  }

  return (
    <fieldset class="remarks">
      <legend>Reasons, one by one</legend>
      <p class="muted">
        What is wrong with which finding, column or part of the description. Leave it out where one reason says all.
      </p>
      {remarks.map(({ key, about, text }, index) => (
        <div key={key} class="remark">
          <Field id={`remark-about-${key}`} label={`Reason ${index + 1} is about`}>
            {(control) => (
              <SubjectSelect
                {...{ control, subjects }}
                value={about}
                onChange={(chosen) => set(key, { about: chosen })}
              />
            )}
          </Field>
          <Field
            id={`remark-text-${key}`}
            label="What is wrong, and what to change"
            error={shown.find(({ at }) => at === `remark-text-${key}`)?.words}
          >
            {(control) => (
              <textarea
                {...control}
                rows={2}
                maxLength={2000}
                value={text}
                onInput={(event) => set(key, { text: event.currentTarget.value })}
              />
            )}
          </Field>
          <button type="button" class="link-button" onClick={() => remove(key)}>
            Remove reason {index + 1}
          </button>
        </div>
      ))}
      {remarks.length < MOST && (
        <button id="add-remark" type="button" class="button quiet small" onClick={add}>
          {remarks.length === 0 ? 'Add a reason about one thing' : 'Add another'}
        </button>
      )}
    </fieldset>
  )
}
