// web/console/parts/desk/consent-form.tsx: a reviewer consents in advance, or refuses with a reason.
import { useState } from 'preact/hooks'
import type { Role } from '../../../../core/model.ts'
import { type ProblemDocument, problemOf } from '../../api.ts'
import { type AnswersDraft, answersOf, missingIn, progressText } from '../../checklist-draft.ts'
import { useDesk } from '../../context.ts'
import { consent, type StandingApproval, type StandingView } from '../../desk/reviews.ts'
import { ROLE_NAMES } from '../../people-words.ts'
import { Field } from '../field.tsx'
import { ProblemAlert } from '../load.tsx'
import { ChecklistFields } from './checklist-fields.tsx'
import { MissingAlert } from './missing-alert.tsx'

interface ConsentFormProps {
  readonly datasetId: string
  readonly approval: StandingApproval
  readonly onChange: (view: StandingView) => void
}

export function ConsentForm({ datasetId, approval, onChange }: ConsentFormProps) {
  const { api, announce } = useDesk()
  const [chosen, setRole] = useState<Role>()
  const [answers, setAnswers] = useState<AnswersDraft>({})
  const [note, setNote] = useState('')
  const [noteError, setNoteError] = useState<string>()
  const [attempt, setAttempt] = useState(0)
  const [problem, setProblem] = useState<ProblemDocument>()
  const [isBusy, setBusy] = useState(false)
  const role = chosen ?? approval.myRoles[0]!
  const checklist = approval.steps.find((step) => step.role === role)?.checklist ?? []
  const missing = missingIn(checklist, answers)
  const shown = attempt > 0 ? missing : []

  async function decide(decision: 'sign' | 'return'): Promise<void> {
    setBusy(true)
    setProblem(undefined)
    try {
      const body = { role, decision, note, answers: answersOf(checklist, answers), signature: approval.scopeHash }
      const changed = await consent(api, datasetId, body)
      announce(decision === 'sign' ? 'You have consented.' : 'You have refused.')
      onChange(changed)
    } catch (cause) {
      setProblem(problemOf(cause).document)
      setBusy(false)
    }
  }

  function refuse(): void {
    const isMissing = note.trim() === ''
    setNoteError(isMissing ? 'Write why you refuse.' : undefined)
    if (isMissing) document.getElementById('consent-note')?.focus()
    else decide('return')
  }

  return (
    <form
      class="consent"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        setAttempt((before) => before + 1)
        if (missing.length === 0) decide('sign')
      }}
    >
      <h3>Your consent as {ROLE_NAMES[role].toLowerCase()}</h3>
      <p>Answer for every further version that this covers, not only for the one that is the pattern.</p>
      {problem && <ProblemAlert problem={problem} />}
      {approval.myRoles.length > 1 && (
        <Field id="consent-role" label="You consent as">
          {(control) => (
            <select {...control} value={role} onChange={(event) => setRole(event.currentTarget.value as Role)}>
              {approval.myRoles.map((one) => (
                <option key={one} value={one}>
                  {ROLE_NAMES[one]}
                </option>
              ))}
            </select>
          )}
        </Field>
      )}
      <MissingAlert
        title="No consent yet: something is missing"
        items={shown.map(({ id, words }) => ({ words: words.replace(RETURN, REFUSE), at: `consent-${id}` }))}
        attempt={attempt}
      />
      <ChecklistFields
        name="consent"
        {...{ checklist, answers }}
        missing={shown.map((one) => ({ ...one, words: one.words.replace(RETURN, REFUSE) }))}
        onChange={setAnswers}
      />
      <Field id="consent-note" label="Note" hint="Needed to refuse; kept with your consent." error={noteError}>
        {(control) => (
          <textarea
            {...control}
            rows={2}
            maxLength={4000}
            value={note}
            onInput={(event) => setNote(event.currentTarget.value)}
          />
        )}
      </Field>
      <div class="form-actions">
        <button type="submit" class="button" disabled={isBusy}>
          Consent in advance
        </button>
        <button type="button" class="button danger" disabled={isBusy} onClick={refuse}>
          Refuse
        </button>
      </div>
      <p class="muted" role="status">
        {progressText(checklist, answers)}
      </p>
    </form>
  )
}

/** There is no version to return here. */
const RETURN = 'this version has to be returned'
const REFUSE = 'it has to be refused'
