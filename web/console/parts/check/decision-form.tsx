// web/console/parts/check/decision-form.tsx: what is to become of a kind of finding, and why; to choose, or to read.
import { decisionOn } from '../../../../core/decisions.ts'
import type { Action } from '../../../../core/handling.ts'
import type { Checking } from '../../checking.ts'
import { choiceOf, type FindingGroup } from '../../finding-groups.ts'
import { topicText } from '../../handling-changes.ts'
import { actionWords } from '../../handling-words.ts'
import { Field } from '../field.tsx'

interface DecisionFormProps {
  readonly group: FindingGroup
  readonly checking: Checking
}

export function DecisionForm({ group, checking }: DecisionFormProps) {
  const { choices, checks, canEdit } = checking
  const choice = choiceOf(
    group,
    choices.find(({ code }) => code === group.topic.code),
    checks,
  )
  if (!canEdit || !choice) return <Decided group={group} checking={checking} />
  const form = <Form group={group} checking={checking} choice={choice} />
  const isOpen = choice.by === 'block' || decisionOn(checking.handling, group.topic) !== undefined
  if (isOpen) return form
  return (
    <details>
      <summary>
        {choice.by === 'accept' ? 'Say why it may be published' : 'Decide otherwise'}
        <span class="visually-hidden">: {topicText(group.topic)}</span>
      </summary>
      {form}
    </details>
  )
}

/** What was decided when the file was checked. */
function Decided({ group, checking }: DecisionFormProps) {
  const { action, reason, topic } = group
  if (action === undefined) return null
  const words = checking.choices.find(({ code }) => code === topic.code)?.actions[action]
  return (
    <p class="decided">
      <span class={`badge ${action === 'block' ? 'danger' : 'ok'}`}>{reason ? 'Decided' : 'As usual'}</span>{' '}
      {words ?? `${capital(actionWords(action))}.`}
      {reason && (
        <>
          {' '}
          <strong>Reason:</strong> {reason}
        </>
      )}
    </p>
  )
}

function Form({ group, checking, choice }: DecisionFormProps & { choice: NonNullable<ReturnType<typeof choiceOf>> }) {
  const { handling, onEdit } = checking
  const found = decisionOn(handling, group.topic)
  const id = `decide-${group.key}`
  const isTold = found !== undefined && choice.options.some(({ action }) => action === found.action)
  const needsReason = isTold && found.reason.trim().length < 3

  function choose(action: string): void {
    const reason = found?.reason ?? (action === 'block' ? KEPT_BACK : '')
    const decision = action === '' ? undefined : { action: action as Action, reason }
    // A decision on all columns that is taken back must not go on holding for this one.
    onEdit({ kind: 'decision', topic: decision ? group.topic : (found ?? group.topic), decision })
  }

  return (
    <div class="decision">
      <Field id={id} label="What is to become of it?">
        {(control) => (
          <select
            {...control}
            value={isTold ? found.action : ''}
            onChange={(event) => choose(event.currentTarget.value)}
          >
            <option value="">{choice.otherwise}</option>
            {choice.options.map(({ action, words }) => (
              <option key={action} value={action}>
                {words}
              </option>
            ))}
          </select>
        )}
      </Field>
      {isTold && (
        <Field
          id={`${id}-reason`}
          label="Reason"
          hint={needsReason ? 'Write why this is right. Reviewers read it.' : 'Reviewers read it.'}
        >
          {(control) => (
            <textarea
              {...control}
              rows={2}
              required
              minLength={3}
              maxLength={1000}
              value={found.reason}
              onInput={(event) =>
                onEdit({
                  kind: 'decision',
                  topic: group.topic,
                  decision: { action: found.action, reason: event.currentTarget.value },
                })
              }
            />
          )}
        </Field>
      )}
    </div>
  )
}

/** The only decision that explains itself. */
const KEPT_BACK = 'This must not be published as it is.'

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1)
}
