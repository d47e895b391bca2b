// web/console/parts/policies/policy-sign.tsx: who has signed the draft, and the place to sign it or send it back.
import { useState } from 'preact/hooks'
import type { Role } from '../../../../core/model.ts'
import { ROLE_WORDS } from '../../../catalog/words.ts'
import { type ProblemDocument, problemOf } from '../../api.ts'
import { useDesk } from '../../context.ts'
import { type Policy, type PolicyDraft, reviewPolicy } from '../../desk/policies.ts'
import { shortSignature, timeText } from '../../words.ts'
import { Field } from '../field.tsx'
import { ProblemAlert } from '../load.tsx'

export function PolicySignatures({ draft }: { draft: PolicyDraft }) {
  return (
    <section aria-labelledby="signatures-heading">
      <h2 id="signatures-heading">Signatures</h2>
      <ul class="sign-offs">
        {draft.roles.map((role) => {
          const given = draft.signOffs.find((signOff) => signOff.role === role)
          return (
            <li key={role}>
              <span class={`badge ${given ? 'ok' : 'warn'}`}>{given ? 'Signed' : 'Waited for'}</span>
              <div>
                <p>
                  <strong>{ROLE_WORDS[role]}</strong>
                </p>
                {given && (
                  <p class="muted">
                    {given.by.name}, {timeText(given.at)}
                  </p>
                )}
                {given?.note && <p class="long-text">{given.note}</p>}
              </div>
            </li>
          )
        })}
      </ul>
    </section>
  )
}

interface PolicySignProps {
  readonly policy: Policy
  readonly draft: PolicyDraft
  readonly onChange: (policy: Policy) => void
  /** Loads it again: it is not what was read any more. */
  readonly onStale: () => void
}

/** The draft was changed, sent back or signed by somebody else meanwhile. */
const STALE = new Set(['content-changed', 'document-state', 'role-signed-already', 'busy'])

export function PolicySign({ policy, draft, onChange, onStale }: PolicySignProps) {
  const { api, announce } = useDesk()
  const [chosen, setRole] = useState<Role>()
  const [note, setNote] = useState('')
  const [error, setError] = useState<string>()
  const [problem, setProblem] = useState<ProblemDocument>()
  const [isBusy, setBusy] = useState(false)
  const role = chosen && draft.myRoles.includes(chosen) ? chosen : draft.myRoles[0]!

  async function decide(decision: 'sign' | 'return'): Promise<void> {
    setError(undefined)
    setProblem(undefined)
    if (decision === 'return' && note.trim() === '') {
      setError('Write why: whoever wrote it has to know what to change.')
      document.getElementById('policy-note')?.focus()
      return
    }
    setBusy(true)
    try {
      onChange(await reviewPolicy(api, policy.id, { role, decision, note, signature: draft.signature }))
      announce(decision === 'sign' ? 'You have signed this policy.' : 'You have sent this policy back.')
    } catch (cause) {
      const { document: found } = problemOf(cause)
      setProblem(found)
      if (STALE.has(found.code)) onStale()
    } finally {
      setBusy(false)
    }
  }

  return (
    <section class="card review" aria-labelledby="sign-heading">
      <h2 id="sign-heading">Your signature</h2>
      {problem && <ProblemAlert problem={problem} />}
      {draft.myRoles.length > 1 ? (
        <fieldset class="choice-group">
          <legend>In which role?</legend>
          {draft.myRoles.map((one) => (
            <label key={one} class="check">
              <input type="radio" name="policy-role" checked={one === role} onChange={() => setRole(one)} />
              <span>{ROLE_WORDS[one]}</span>
            </label>
          ))}
        </fieldset>
      ) : (
        <p>
          You sign as <strong>{ROLE_WORDS[role].toLowerCase()}</strong>.
        </p>
      )}
      <p>
        Your signature is bound to exactly the text, the days and the roles above (
        <code>{shortSignature(draft.signature)}</code>). If anything is changed afterwards, it counts no more.
      </p>
      <Field id="policy-note" label="Note" optional error={error} hint="For colleagues. Needed when you send it back.">
        {(control) => (
          <textarea
            {...control}
            rows={4}
            maxLength={4000}
            value={note}
            onInput={(event) => setNote(event.currentTarget.value)}
          />
        )}
      </Field>
      <div class="form-actions">
        <button type="button" class="button" disabled={isBusy} onClick={() => decide('sign')}>
          Sign this policy
        </button>
        <button type="button" class="button danger" disabled={isBusy} onClick={() => decide('return')}>
          Send it back
        </button>
      </div>
    </section>
  )
}
