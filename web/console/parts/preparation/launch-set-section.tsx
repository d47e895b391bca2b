// web/console/parts/preparation/launch-set-section.tsx: candidates for the first day, what is recommended, what was chosen and how far it is.
import { useState } from 'preact/hooks'
import { READY_STEPS } from '../../../../core/launch-set.ts'
import type { Candidate, Preparation, Ranked } from '../../desk/preparation.ts'
import {
  candidateOf,
  ORIGIN_WORDS,
  SENSITIVITY_WORDS,
  STEP_WORDS,
  WHY_NOT_WORDS,
  withOne,
} from '../../preparation-draft.ts'
import { hrefOf } from '../../router.ts'
import { ProblemAlert } from '../load.tsx'
import { useAction } from '../people/action.tsx'
import { CandidateForm } from './candidate-form.tsx'
import { Choice } from './fields.tsx'
import { Bar, EditForm, headingOf, Section, type SectionProps } from './section.tsx'

const ABOUT =
  'Four or five datasets for the first day, of two departments or more: what people ask for, what is ready, nothing that needs long talks. Better five that stay fresh than fifty that do not.'

export function LaunchSetSection(props: SectionProps) {
  const { prep, mayWrite } = props
  const [editing, setEditing] = useState<Candidate>()
  const [isAdding, setAdding] = useState(false)
  const { ranked } = prep
  return (
    <Section name="launch-set" prep={prep} about={ABOUT}>
      {ranked.length === 0 && <Empty mayWrite={mayWrite} />}
      {ranked.length > 0 && <Recommendation {...props} />}
      <ol class="candidates">
        {ranked.map((one) => (
          <li key={one.id} class="card">
            {editing?.id === one.id ? (
              <CandidateForm
                {...props}
                start={one}
                title={one.title}
                isNew={false}
                onClose={() => setEditing(undefined)}
              />
            ) : (
              <CandidateRow {...props} one={one} onEdit={() => setEditing(candidateOf(one))} />
            )}
          </li>
        ))}
      </ol>
      {isAdding ? (
        <AddCandidate {...props} onClose={() => setAdding(false)} />
      ) : (
        mayWrite && (
          <button type="button" class="button quiet" id="add-candidate" onClick={() => setAdding(true)}>
            Add a candidate
          </button>
        )
      )}
    </Section>
  )
}

function Empty({ mayWrite }: { mayWrite: boolean }) {
  return (
    <div class="empty-state">
      <h3>No candidates yet</h3>
      <p>
        {mayWrite
          ? 'Add datasets of the portal, or entries of the plan that are no dataset yet. Say how much people ask for each, and what shows it.'
          : 'The open data team collects them: tell them what people ask your department for.'}
      </p>
      <p>
        <a href={hrefOf({ page: 'plan' })}>To the plan and the inventory</a>
      </p>
    </div>
  )
}

/** What the rule says, and a button that takes it over. */
function Recommendation({ prep, mayWrite, save }: SectionProps) {
  const { isBusy, problem, run } = useAction()
  const recommended = prep.ranked.filter(({ isRecommended }) => isRecommended)
  const isTaken = prep.ranked.every(({ isRecommended, isChosen }) => isRecommended === isChosen)
  const take = () =>
    run(() =>
      save(
        { candidates: prep.ranked.map((one) => ({ ...candidateOf(one), isChosen: one.isRecommended })) },
        'The launch set is the recommended one now.',
      ),
    )
  return (
    <div class="alert">
      <p>
        <strong>Recommended:</strong>{' '}
        {recommended.length > 0 ? recommended.map(({ title }) => title).join(' · ') : 'nothing yet'}
      </p>
      <details>
        <summary>How this is worked out</summary>
        <p>
          The score is demand (1 to 5) times readiness: one, and one more for each of checked, signed, documented, good
          quality and up to date. The highest scores are recommended, without what is highly sensitive, at most two of
          one department as long as others have something, and a fifth only when its demand is three or more.
        </p>
      </details>
      {problem && <ProblemAlert problem={problem} />}
      {mayWrite && !isTaken && recommended.length > 0 && (
        <button type="button" class="button quiet" disabled={isBusy} onClick={take}>
          Choose the recommended ones
        </button>
      )}
    </div>
  )
}

function departmentOf({ departments }: Preparation, id: string): string {
  return departments.find((one) => one.id === id)?.name ?? id
}

function CandidateRow({ prep, mayWrite, save, one, onEdit }: SectionProps & { one: Ranked; onEdit: () => void }) {
  const { isBusy, problem, run } = useAction()
  const { id, title, departmentId, isChosen, sensitivityNow, raisedBy, whyNot } = one
  const isAllowed = isChosen || sensitivityNow !== 'high'
  const choose = () =>
    run(() =>
      save(
        { candidates: withOne(prep.candidates, { ...candidateOf(one), isChosen: !isChosen }) },
        isChosen ? `${title} was taken out of the launch set.` : `${title} is in the launch set.`,
      ),
    )
  return (
    <>
      <div class="candidate-head">
        <h3>{title}</h3>
        {isChosen && <span class="badge ok">In the launch set</span>}
        {one.isRecommended && <span class="badge">Recommended</span>}
      </div>
      <p class="muted">
        {departmentOf(prep, departmentId)} ·{' '}
        {one.kind === 'dataset' ? 'a dataset of the portal' : 'an entry of the plan'}
      </p>
      <Facts one={one} />
      {raisedBy && <p>Its sensitivity was raised, because {raisedBy}.</p>}
      {whyNot && <p class="muted">{WHY_NOT_WORDS[whyNot]}</p>}
      {problem && <ProblemAlert problem={problem} />}
      {mayWrite && (
        <div class="form-actions">
          {isAllowed && (
            <button type="button" class="button quiet" disabled={isBusy} onClick={choose}>
              {isChosen ? 'Take out of the launch set' : 'Put into the launch set'}
              <span class="visually-hidden">: {title}</span>
            </button>
          )}
          <button type="button" class="button quiet" id={`edit-${id}`} onClick={onEdit}>
            Change<span class="visually-hidden">: {title}</span>
          </button>
          {one.kind === 'dataset' && (
            <a href={hrefOf({ page: 'dataset', id })}>
              Open the dataset<span class="visually-hidden">: {title}</span>
            </a>
          )}
        </div>
      )}
    </>
  )
}

function Facts({ one }: { one: Ranked }) {
  const { demand, origins, evidence, steps, sensitivityNow, score } = one
  const { words, tone } = SENSITIVITY_WORDS[sensitivityNow]
  return (
    <>
      <dl class="candidate-facts">
        <div>
          <dt>Score</dt>
          <dd>{score} of 30</dd>
        </div>
        <div>
          <dt>Demand</dt>
          <dd>
            {demand} of 5{origins.length > 0 && <>: {origins.map((origin) => ORIGIN_WORDS[origin]).join(', ')}</>}
          </dd>
        </div>
        <div>
          <dt>Sensitivity</dt>
          <dd>
            <span class={`badge ${tone}`}>{words}</span>
          </dd>
        </div>
      </dl>
      {evidence && <p class="candidate-evidence">{evidence}</p>}
      <Bar
        label={`Readiness of ${one.title}`}
        done={steps.length}
        of={READY_STEPS.length}
        words={`${steps.length} of ${READY_STEPS.length} steps to ready`}
      />
      <ul class="ready-steps">
        {READY_STEPS.map((step) => (
          <li key={step} class={steps.includes(step) ? 'is-done' : ''}>
            <span aria-hidden="true">{steps.includes(step) ? '✓' : '○'}</span> {STEP_WORDS[step]}
            <span class="visually-hidden">{steps.includes(step) ? ': done' : ': not yet'}</span>
          </li>
        ))}
      </ul>
    </>
  )
}

/** First which one, then what is known of it. */
function AddCandidate(props: SectionProps & { onClose: () => void }) {
  const { prep, onClose } = props
  const [chosenId, setChosenId] = useState('')
  const [isNamed, setNamed] = useState(false)
  const chosen = prep.free.find(({ id }) => id === chosenId)
  if (chosen && isNamed) {
    const { id, kind, title } = chosen
    const start: Candidate = { id, kind, demand: 3, origins: [], evidence: '', sensitivity: 'low', isChosen: false }
    return <CandidateForm {...props} {...{ start, title }} isNew />
  }
  return (
    <EditForm
      title="Add a candidate"
      submitWords="Go on"
      isReady={() => {
        setNamed(chosen !== undefined)
        return false
      }}
      onSave={async () => undefined}
      onClose={onClose}
      focusAfter={headingOf('launch-set')}
    >
      <Choice
        id="candidate-which"
        label="Dataset, or entry of the plan"
        hint={
          prep.free.length > 0
            ? 'Entries of the plan are those that are no dataset yet.'
            : 'There is nothing left to choose from: begin a dataset, or put one on the plan.'
        }
        value={chosenId}
        options={[
          ['', 'Choose…'],
          ...prep.free.map(({ id, kind, title, departmentId }) => {
            const words = `${title} (${departmentOf(prep, departmentId)}${kind === 'plan-entry' ? ', planned' : ''})`
            return [id, words] as const
          }),
        ]}
        onChange={setChosenId}
      />
    </EditForm>
  )
}
