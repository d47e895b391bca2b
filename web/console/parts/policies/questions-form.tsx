// web/console/parts/policies/questions-form.tsx: what each role is asked before it signs, and which personal data raises a dataset.
import { PERSONAL_CLASSES } from '../../../../core/engine/personal/classes.ts'
import type { Classification } from '../../../../core/model.ts'
import { personalWords } from '../../../../core/personal-words.ts'
import type { Question } from '../../../../core/review-model.ts'
import { SIGNING_ROLES, type SigningRole } from '../../../../core/signing-roles.ts'
import { ROLE_WORDS } from '../../../catalog/words.ts'
import {
  NEW_QUESTION,
  type Rules,
  raisedTo,
  raiseTargets,
  setQuestions,
  setRaise,
} from '../../sign-off-policy-draft.ts'

interface FormProps {
  readonly rules: Rules
  readonly onChange: (rules: Rules) => void
}

const MOST_QUESTIONS = 12

export function QuestionsForm({ rules, onChange }: FormProps) {
  return (
    <>
      {SIGNING_ROLES.map((role) => (
        <RoleQuestions key={role} role={role} rules={rules} onChange={onChange} />
      ))}
    </>
  )
}

export const TOPIC_WORDS: Readonly<Record<Question['topic'], string>> = {
  legal: 'Law',
  privacy: 'Privacy',
  security: 'Security',
  quality: 'Quality',
}

function RoleQuestions({ role, rules, onChange }: FormProps & { role: SigningRole }) {
  const questions = rules.checklists[role]
  const set = (changed: Question[]) => onChange(setQuestions(rules, role, changed))
  const change = (index: number, changes: Partial<Question>) =>
    set(questions.map((question, at) => (at === index ? { ...question, ...changes } : question)))
  const name = ROLE_WORDS[role]
  return (
    <fieldset class="card rule-form">
      <legend>{name}</legend>
      <ol class="questions">
        {questions.map((question, index) => (
          <li key={question.id || `new-${index}`}>
            <textarea
              rows={2}
              maxLength={300}
              aria-label={`Question ${index + 1} for ${name}`}
              value={question.text}
              onInput={(event) => change(index, { text: event.currentTarget.value })}
            />
            <select
              aria-label={`Topic of question ${index + 1} for ${name}`}
              value={question.topic}
              onChange={(event) => change(index, { topic: event.currentTarget.value as Question['topic'] })}
            >
              {Object.entries(TOPIC_WORDS).map(([topic, words]) => (
                <option key={topic} value={topic}>
                  {words}
                </option>
              ))}
            </select>
            <button
              type="button"
              class="button quiet"
              disabled={questions.length === 1}
              aria-label={`Remove question ${index + 1} for ${name}`}
              onClick={() => set(questions.filter((_, at) => at !== index))}
            >
              Remove
            </button>
          </li>
        ))}
      </ol>
      <button
        type="button"
        class="button quiet"
        disabled={questions.length >= MOST_QUESTIONS}
        onClick={() => set([...questions, NEW_QUESTION])}
      >
        Add a question
      </button>
    </fieldset>
  )
}

/** One choice for each class of personal data. */
export function RaisesForm({ rules, onChange }: FormProps) {
  const targets = raiseTargets(rules)
  return (
    <fieldset class="card rule-form">
      <legend>What the check finds</legend>
      <p class="hint">
        What each kind of personal data raises a dataset to, whatever its department declared. Nothing can lower it.
      </p>
      <ul class="raises">
        {PERSONAL_CLASSES.map((name) => (
          <li key={name}>
            <label for={`raise-${name}`}>{personalWords(name)}</label>
            <select
              id={`raise-${name}`}
              value={raisedTo(rules, name) ?? ''}
              onChange={(event) =>
                onChange(setRaise(rules, name, (event.currentTarget.value || undefined) as Classification | undefined))
              }
            >
              <option value="">nothing</option>
              {targets.map(({ classification, title }) => (
                <option key={classification} value={classification}>
                  {title}
                </option>
              ))}
            </select>
          </li>
        ))}
      </ul>
    </fieldset>
  )
}
