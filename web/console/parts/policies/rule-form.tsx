// web/console/parts/policies/rule-form.tsx: one classification: its name, who signs, in which order, within how many days, with which deputy.
import { SIGNING_ROLES, type SigningRole } from '../../../../core/signing-roles.ts'
import { ROLE_WORDS } from '../../../catalog/words.ts'
import { changeStep, deputiesFor, moveStep, type Rule, type Step, toggleRole } from '../../sign-off-policy-draft.ts'
import { Field } from '../field.tsx'

interface RuleFormProps {
  readonly rule: Rule
  readonly onChange: (changes: Partial<Rule>) => void
}

export function RuleForm({ rule, onChange }: RuleFormProps) {
  const id = `rule-${rule.classification}`
  return (
    <fieldset class="card rule-form">
      <legend>{rule.title || rule.classification}</legend>
      <Field id={`${id}-title`} label="Name">
        {(control) => (
          <input
            {...control}
            type="text"
            maxLength={60}
            value={rule.title}
            onInput={(event) => onChange({ title: event.currentTarget.value })}
          />
        )}
      </Field>
      <Field id={`${id}-description`} label="What it is for">
        {(control) => (
          <textarea
            {...control}
            rows={3}
            maxLength={600}
            value={rule.description}
            onInput={(event) => onChange({ description: event.currentTarget.value })}
          />
        )}
      </Field>
      <Signers id={id} rule={rule} onChange={onChange} />
      <Field id={`${id}-order`} label="Order">
        {(control) => (
          <select
            {...control}
            value={rule.order}
            onChange={(event) => onChange({ order: event.currentTarget.value as Rule['order'] })}
          >
            <option value="parallel">All at the same time</option>
            <option value="sequence">One after the other</option>
          </select>
        )}
      </Field>
      <ol class="rule-steps">
        {rule.steps.map((step, index) => (
          <StepRow key={step.role} {...{ id, rule, step, index, onChange }} />
        ))}
      </ol>
      <label class="check">
        <input
          type="checkbox"
          checked={rule.publishes}
          onChange={(event) => onChange({ publishes: event.currentTarget.checked })}
        />
        <span>The data is published after the last signature (otherwise it is listed only)</span>
      </label>
    </fieldset>
  )
}

function Signers({ id, rule, onChange }: RuleFormProps & { id: string }) {
  return (
    <fieldset class="choice-group">
      <legend>Who must sign</legend>
      {SIGNING_ROLES.map((role) => (
        <label key={role} class="check">
          <input
            type="checkbox"
            id={`${id}-${role}`}
            checked={rule.steps.some((step) => step.role === role)}
            onChange={(event) => onChange({ steps: toggleRole(rule, role, event.currentTarget.checked) })}
          />
          <span>{ROLE_WORDS[role]}</span>
        </label>
      ))}
    </fieldset>
  )
}

interface StepRowProps extends RuleFormProps {
  readonly id: string
  readonly step: Step
  readonly index: number
}

function StepRow({ id, rule, step, index, onChange }: StepRowProps) {
  const name = ROLE_WORDS[step.role]
  const set = (dueDays: number, deputy: SigningRole | undefined) =>
    onChange({ steps: changeStep(rule, step.role, dueDays, deputy) })
  return (
    <li class="rule-step">
      <strong>{name}</strong>
      <Field id={`${id}-${step.role}-days`} label="Days">
        {(control) => (
          <input
            {...control}
            type="number"
            min={1}
            max={60}
            aria-label={`Days for ${name}`}
            value={Number.isNaN(step.dueDays) ? '' : step.dueDays}
            onInput={(event) => set(event.currentTarget.valueAsNumber, step.deputy)}
          />
        )}
      </Field>
      <Field id={`${id}-${step.role}-deputy`} label="Deputy when late">
        {(control) => (
          <select
            {...control}
            aria-label={`Deputy of ${name} when late`}
            value={step.deputy ?? ''}
            onChange={(event) => set(step.dueDays, (event.currentTarget.value || undefined) as SigningRole | undefined)}
          >
            <option value="">Nobody</option>
            {deputiesFor(rule).map((role) => (
              <option key={role} value={role}>
                {ROLE_WORDS[role]}
              </option>
            ))}
          </select>
        )}
      </Field>
      {rule.order === 'sequence' && rule.steps.length > 1 && (
        <span class="rule-step-moves">
          <button
            type="button"
            class="button quiet"
            disabled={index === 0}
            aria-label={`${name} earlier`}
            onClick={() => onChange({ steps: moveStep(rule, index, -1) })}
          >
            ↑
          </button>
          <button
            type="button"
            class="button quiet"
            disabled={index === rule.steps.length - 1}
            aria-label={`${name} later`}
            onClick={() => onChange({ steps: moveStep(rule, index, 1) })}
          >
            ↓
          </button>
        </span>
      )}
    </li>
  )
}
