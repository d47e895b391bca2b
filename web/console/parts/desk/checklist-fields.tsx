// web/console/parts/desk/checklist-fields.tsx: the questions of a role, each to be answered: yes, no, or does not apply with words.
import type { Answer } from '../../../../core/review-model.ts'
import { ANSWER_WORDS, type AnswersDraft, type AskedQuestion, type Missing } from '../../checklist-draft.ts'
import { Field } from '../field.tsx'

interface ChecklistFieldsProps {
  /** Begins the ids of the form, so that two may stand on one page. */
  readonly name: string
  readonly checklist: readonly AskedQuestion[]
  readonly answers: AnswersDraft
  /** What kept from signing at the last try. */
  readonly missing: readonly Missing[]
  readonly onChange: (answers: AnswersDraft) => void
}

export function ChecklistFields({ name, checklist, answers, missing, onChange }: ChecklistFieldsProps) {
  return (
    <ol class="questions">
      {checklist.map((question, index) => (
        <li key={question.id} class={answers[question.id]?.answer ? 'answered' : ''}>
          <QuestionFields
            number={index + 1}
            name={`${name}-${question.id}`}
            question={question}
            given={answers[question.id] ?? { note: '' }}
            error={missing.find(({ id }) => id === question.id)?.words}
            onChange={(given) => onChange({ ...answers, [question.id]: given })}
          />
        </li>
      ))}
    </ol>
  )
}

const CHOICES = Object.keys(ANSWER_WORDS) as Answer['answer'][]
const TOPICS: Readonly<Record<string, string>> = {
  legal: 'Law',
  privacy: 'People',
  security: 'Security',
  quality: 'Quality',
}

interface QuestionFieldsProps {
  /** From 1. */
  readonly number: number
  readonly name: string
  readonly question: AskedQuestion
  readonly given: AnswersDraft[string]
  readonly error: string | undefined
  readonly onChange: (given: AnswersDraft[string]) => void
}

function QuestionFields({ number, name, question, given, error, onChange }: QuestionFieldsProps) {
  const errorId = `${name}-error`
  return (
    <fieldset class="question" aria-describedby={error ? errorId : undefined}>
      <legend>
        {number}. {question.text} <span class="tag">{TOPICS[question.topic] ?? question.topic}</span>
      </legend>
      {error && (
        <p class="error" id={errorId}>
          {error}
        </p>
      )}
      <div class="answers">
        {CHOICES.map((answer) => (
          <label key={answer} class="answer">
            <input
              id={answer === 'yes' ? name : undefined}
              type="radio"
              name={name}
              checked={given.answer === answer}
              onChange={() => onChange({ ...given, answer })}
            />
            <span>{ANSWER_WORDS[answer]}</span>
          </label>
        ))}
      </div>
      {given.answer && given.answer !== 'yes' && (
        <Field
          id={`${name}-note`}
          label={given.answer === 'no' ? 'What is wrong?' : 'Why does it not apply?'}
          optional={given.answer === 'no'}
          hint={given.answer === 'no' ? 'It goes into the reason of the return.' : 'Kept with your signature.'}
        >
          {(control) => (
            <textarea
              {...control}
              rows={2}
              maxLength={1000}
              value={given.note}
              onInput={(event) => onChange({ ...given, note: event.currentTarget.value })}
            />
          )}
        </Field>
      )}
    </fieldset>
  )
}
