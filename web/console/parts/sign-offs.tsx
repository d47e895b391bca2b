// web/console/parts/sign-offs.tsx: who must sign a version, in which order and by when, who has signed, and whose turn it is.
import { ROLE_WORDS } from '../../catalog/words.ts'
import type { Version } from '../api.ts'
import { ANSWER_WORDS } from '../checklist-draft.ts'
import { dueText } from '../review-queue.ts'
import { type StepView, stepsOf } from '../review-steps.ts'
import { timeText } from '../words.ts'
import { ClassificationNote } from './desk/classification-note.tsx'

export function SignOffs({ version }: { version: Version }) {
  const { review } = version
  const steps = stepsOf(version, new Date())
  if (!review || steps.length === 0) return null
  const isOrdered = review.order === 'sequence' && steps.length > 1
  return (
    <section aria-labelledby="sign-offs-heading">
      <h2 id="sign-offs-heading" tabIndex={-1}>
        Sign-offs
      </h2>
      <ClassificationNote version={version} review={review} />
      {review.standingApproval !== undefined ? (
        <p class="sign-offs-intro">
          This version went through by a standing approval: reviewers had consented in advance to versions of exactly
          this kind.
        </p>
      ) : (
        <>
          <p class="sign-offs-intro">
            {isOrdered
              ? 'One after the other, in this order. Each must be another person, and nobody signs what they uploaded.'
              : 'In any order. Each must be another person, and nobody signs what they uploaded.'}
          </p>
          <ol class={`review-steps ${isOrdered ? 'in-order' : 'in-parallel'}`}>
            {steps.map((step, index) => (
              <Step key={step.role} step={step} number={isOrdered ? index + 1 : undefined} />
            ))}
          </ol>
        </>
      )}
    </section>
  )
}

const STATES: Readonly<Record<StepView['state'], { readonly words: string; readonly tone: string }>> = {
  signed: { words: 'Signed', tone: 'ok' },
  returned: { words: 'Returned', tone: 'danger' },
  turn: { words: 'Waited for', tone: 'warn' },
  overdue: { words: 'Overdue', tone: 'danger' },
  later: { words: 'Later', tone: '' },
  open: { words: 'Not given', tone: '' },
}

function Step({ step, number }: { step: StepView; number: number | undefined }) {
  const { words, tone } = STATES[step.state]
  return (
    <li class={`review-step ${step.state}`} aria-current={step.isTurn ? 'step' : undefined}>
      <span class="review-step-mark" aria-hidden="true">
        {step.state === 'signed' ? '✓' : (number ?? '')}
      </span>
      <div class="review-step-text">
        <p>
          <strong>{ROLE_WORDS[step.role]}</strong> <span class={`badge ${tone}`}>{words}</span>
          {step.isMine && <span class="badge">Your turn</span>}
        </p>
        {step.signOff ? <Given step={step} /> : <Wanted step={step} />}
      </div>
    </li>
  )
}

/** What somebody said with a signature or a return. */
function Given({ step: { signOff, state, checklist } }: { step: StepView }) {
  if (!signOff) return null
  const { by, at, note, asDeputy, answers = [] } = signOff
  const deputy = asDeputy ? `, as deputy (${ROLE_WORDS[asDeputy].toLowerCase()})` : ''
  return (
    <>
      <p class="muted">
        {by.name}
        {deputy}, {timeText(at)}
      </p>
      {state === 'signed' && note && <p class="long-text">{note}</p>}
      {answers.length > 0 && (
        <details>
          <summary>Answers to the questions</summary>
          <ul class="plain-list">
            {answers.map((answer) => (
              <li key={answer.id}>
                {checklist.find(({ id }) => id === answer.id)?.text ?? answer.id}{' '}
                <strong>{ANSWER_WORDS[answer.answer]}</strong>
                {answer.note && `: ${answer.note}`}
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  )
}

/** By when, and who may stand in. */
function Wanted({ step: { state, due, dueDays, deputy, delegation, waitsFor } }: { step: StepView }) {
  const isDated = state === 'turn' || state === 'overdue'
  return (
    <>
      {isDated && (
        <p class="muted">
          {capital(dueText(due, new Date()))}: {timeText(due)}
          {deputy && state === 'turn' && `. After that ${ROLE_WORDS[deputy].toLowerCase()} may sign instead`}
          {deputy && state === 'overdue' && `. ${ROLE_WORDS[deputy]} may sign instead now`}.
        </p>
      )}
      {state === 'later' && waitsFor && (
        <p class="muted">
          After {ROLE_WORDS[waitsFor].toLowerCase()}; then {dueDays === 1 ? '1 day' : `${dueDays} days`}.
        </p>
      )}
      {delegation && (
        <p>
          Handed to <strong>{delegation.to.name}</strong> by {delegation.by.name}, {timeText(delegation.at)}
          {delegation.note && <>: {delegation.note}</>}
        </p>
      )}
    </>
  )
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1)
}
