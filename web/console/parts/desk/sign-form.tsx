// web/console/parts/desk/sign-form.tsx: the questions of a role, a note, and the button that signs; it says what is missing.
import { useState } from 'preact/hooks'
import { type AskedQuestion, missingIn, objections, progressText } from '../../checklist-draft.ts'
import type { ReviewDraft } from '../../review-draft.ts'
import { Field } from '../field.tsx'
import { ChecklistFields } from './checklist-fields.tsx'
import { MissingAlert } from './missing-alert.tsx'

interface SignFormProps {
  readonly checklist: readonly AskedQuestion[]
  readonly draft: ReviewDraft
  readonly isBusy: boolean
  readonly onChange: (changes: Partial<ReviewDraft>) => void
  readonly onSign: () => void
  /** Goes on to the return, with the reason that the answers give. */
  readonly onReturn: () => void
}

export function SignForm({ checklist, draft, isBusy, onChange, onSign, onReturn }: SignFormProps) {
  const [attempt, setAttempt] = useState(0)
  const missing = missingIn(checklist, draft.answers)
  const shown = attempt > 0 ? missing : []
  const objected = objections(checklist, draft.answers)
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        setAttempt((before) => before + 1)
        if (missing.length === 0) onSign()
      }}
    >
      <h3>Questions to answer</h3>
      <p class="muted">Your answers are kept with your signature, for the file.</p>
      <MissingAlert
        title="Not signed yet: something is missing"
        items={shown.map(({ id, words }) => ({ words, at: `sign-${id}` }))}
        attempt={attempt}
      />
      <ChecklistFields
        name="sign"
        checklist={checklist}
        answers={draft.answers}
        missing={shown}
        onChange={(answers) => onChange({ answers })}
      />
      {objected.length > 0 && (
        <div class="alert warn" role="status">
          <p>
            <strong>You answered no{objected.length > 1 && ` to ${objected.length} questions`}.</strong> Then this
            version goes back to the publisher, with what you wrote as the reason.
          </p>
          <p>
            <button type="button" class="button danger" onClick={onReturn}>
              Return it with this reason
            </button>
          </p>
        </div>
      )}
      <Field id="sign-note" label="Note" optional hint="Kept with the signature, for the file.">
        {(control) => (
          <textarea
            {...control}
            rows={2}
            maxLength={4000}
            value={draft.note}
            onInput={(event) => onChange({ note: event.currentTarget.value })}
          />
        )}
      </Field>
      <button type="submit" class="button" disabled={isBusy} aria-describedby="sign-progress">
        {isBusy ? 'Sending…' : 'Sign this version'}
      </button>
      <p id="sign-progress" class="muted" role="status">
        {progressText(checklist, draft.answers)}
      </p>
    </form>
  )
}
