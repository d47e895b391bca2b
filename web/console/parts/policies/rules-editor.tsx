// web/console/parts/policies/rules-editor.tsx: change the sign-off policy: the rules, then what that changes, then why.
import { useState } from 'preact/hooks'
import { policyChanges } from '../../../../core/sign-off-words.ts'
import { ROLE_WORDS } from '../../../catalog/words.ts'
import { type ProblemDocument, problemOf } from '../../api.ts'
import { useDesk } from '../../context.ts'
import { changeSignOffPolicy, type SignOffPolicy, type SignOffPolicyView } from '../../desk/policies.ts'
import { changeRule, rulesFrom, whyUnfit, withIds } from '../../sign-off-policy-draft.ts'
import { Field } from '../field.tsx'
import { ProblemAlert } from '../load.tsx'
import { QuestionsForm, RaisesForm } from './questions-form.tsx'
import { RuleForm } from './rule-form.tsx'
import { RulesDrawing } from './rules-view.tsx'

interface RulesEditorProps {
  readonly current: SignOffPolicy
  readonly onSaved: (view: SignOffPolicyView) => void
  readonly onCancel: () => void
}

const MIN_REASON = 10

export function RulesEditor({ current, onSaved, onCancel }: RulesEditorProps) {
  const { api, announce } = useDesk()
  const [rules, setRules] = useState(() => rulesFrom(current))
  const [reason, setReason] = useState('')
  const [error, setError] = useState<string>()
  const [problem, setProblem] = useState<ProblemDocument>()
  const [isBusy, setBusy] = useState(false)
  const unfit = whyUnfit(rules)
  const changes = policyChanges(current, rules, ROLE_WORDS)

  async function save(event: Event): Promise<void> {
    event.preventDefault()
    setProblem(undefined)
    const isShort = reason.trim().length < MIN_REASON
    setError(isShort ? `Write why, in ${MIN_REASON} characters or more: the public will read it.` : undefined)
    if (isShort || unfit.length > 0)
      return document.getElementById(isShort ? 'policy-reason' : 'summary-heading')?.focus()
    setBusy(true)
    try {
      onSaved(await changeSignOffPolicy(api, { ...withIds(rules), reason, replaces: current.id }))
      announce('The sign-off policy was changed.')
    } catch (cause) {
      setProblem(problemOf(cause).document)
    } finally {
      setBusy(false)
    }
  }

  return (
    <form class="stack" noValidate onSubmit={save}>
      <section aria-labelledby="rules-heading">
        <h2 id="rules-heading">Who signs what</h2>
        {rules.rules.map((rule, index) => (
          <RuleForm
            key={rule.classification}
            rule={rule}
            onChange={(changed) => setRules((before) => changeRule(before, index, changed))}
          />
        ))}
      </section>
      <section aria-labelledby="raises-heading">
        <h2 id="raises-heading">What personal data changes</h2>
        <RaisesForm rules={rules} onChange={setRules} />
      </section>
      <section aria-labelledby="questions-heading">
        <h2 id="questions-heading">What each role is asked</h2>
        <QuestionsForm rules={rules} onChange={setRules} />
      </section>
      <section aria-labelledby="summary-heading">
        <h2 id="summary-heading" tabIndex={-1}>
          What would change
        </h2>
        <Summary changes={changes} unfit={unfit} />
        <details>
          <summary>See it as a drawing</summary>
          <RulesDrawing rules={rules.rules} />
        </details>
        {problem && <ProblemAlert problem={problem} />}
        <Field
          id="policy-reason"
          label="Why"
          error={error}
          hint="For the public: it stands beside the change on the governance page."
        >
          {(control) => (
            <textarea
              {...control}
              rows={3}
              maxLength={1000}
              value={reason}
              onInput={(event) => setReason(event.currentTarget.value)}
            />
          )}
        </Field>
        <div class="form-actions">
          <button type="submit" class="button" disabled={isBusy || changes.length === 0}>
            {isBusy ? 'Saving…' : 'Change the policy'}
          </button>
          <button type="button" class="button quiet" onClick={onCancel}>
            Cancel
          </button>
        </div>
      </section>
    </form>
  )
}

function Summary({ changes, unfit }: { changes: readonly string[]; unfit: readonly string[] }) {
  return (
    <>
      {unfit.length > 0 && (
        <div class="alert danger">
          <ul>
            {unfit.map((fault) => (
              <li key={fault}>{fault}</li>
            ))}
          </ul>
        </div>
      )}
      {changes.length === 0 ? (
        <p class="muted">Nothing yet.</p>
      ) : (
        <ul class="policy-changes">
          {changes.map((change) => (
            <li key={change}>{change}</li>
          ))}
        </ul>
      )}
      <p class="muted">
        It counts for reviews that begin after it is saved. Versions that are under review keep the policy with which
        their review began.
      </p>
    </>
  )
}
