// web/console/parts/policies/policy-draft-view.tsx: what is being written: where it is, what it says, what it would change.
import { useState } from 'preact/hooks'
import { dayText, ROLE_WORDS } from '../../../catalog/words.ts'
import { type ProblemDocument, problemOf } from '../../api.ts'
import { useDesk } from '../../context.ts'
import { type Policy, type PolicyDraft, proposePolicy } from '../../desk/policies.ts'
import { mayWritePolicies } from '../../rights-policies.ts'
import { listText, timeText } from '../../words.ts'
import { ProblemAlert } from '../load.tsx'
import { PolicyDiff, PolicyText } from './policy-text.tsx'

interface DraftProps {
  readonly policy: Policy
  readonly draft: PolicyDraft
}

export function PolicyDraftView({ policy, draft }: DraftProps) {
  const newest = policy.versions.at(-1)
  return (
    <section aria-labelledby="draft-heading">
      <h2 id="draft-heading" tabIndex={-1}>
        {draft.state === 'proposed' ? 'Up for signature' : 'Being written'}: {draft.title}
      </h2>
      {draft.returned && (
        <div class="alert danger">
          <p>
            <strong>
              Sent back by {draft.returned.by.name} ({ROLE_WORDS[draft.returned.role].toLowerCase()}),{' '}
              {timeText(draft.returned.at)}
            </strong>
          </p>
          <p class="long-text">{draft.returned.note}</p>
        </div>
      )}
      <dl class="facts">
        <div>
          <dt>Counts from</dt>
          <dd>{dayText(draft.effective)}</dd>
        </div>
        <div>
          <dt>To be looked at again by</dt>
          <dd>{dayText(draft.reviewBy)}</dd>
        </div>
        <div>
          <dt>Must be signed by</dt>
          <dd>{listText(draft.roles.map((role) => ROLE_WORDS[role]))}</dd>
        </div>
      </dl>
      <p class="policy-summary">What is new: {draft.summary}</p>
      <p class="muted">
        {policy.isUntouched
          ? 'A starter text that came with the portal. Make it your own before you have it signed.'
          : `Written by ${listText(draft.writers.map(({ name }) => name))}; last changed ${timeText(draft.editedAt)}.`}
      </p>
      {newest && (
        <>
          <h3>What changes since version {newest.number}</h3>
          <PolicyDiff before={newest.text} after={draft.text} />
        </>
      )}
      <details open={!newest}>
        <summary>The whole text</summary>
        <PolicyText text={draft.text} />
      </details>
    </section>
  )
}

interface ActionsProps {
  readonly policy: Policy
  readonly onEdit: () => void
  readonly onChange: (policy: Policy) => void
  readonly onStale: () => void
}

/** What whoever writes policies can do next. */
export function PolicyActions({ policy, onEdit, onChange, onStale }: ActionsProps) {
  const { api, me, announce } = useDesk()
  const [problem, setProblem] = useState<ProblemDocument>()
  const [isBusy, setBusy] = useState(false)
  const { draft } = policy
  if (!mayWritePolicies(me)) return null

  async function propose(): Promise<void> {
    setBusy(true)
    setProblem(undefined)
    try {
      onChange(await proposePolicy(api, policy))
      announce('The policy is up for signature.')
    } catch (cause) {
      const { document } = problemOf(cause)
      setProblem(document)
      if (document.code === 'changed-meanwhile') onStale()
    } finally {
      setBusy(false)
    }
  }

  const signed = draft?.signOffs.length ?? 0
  return (
    <section aria-label="What you can do">
      {problem && <ProblemAlert problem={problem} />}
      {draft?.state === 'proposed' && signed > 0 && (
        <p class="muted">
          If you change the text now, {signed === 1 ? 'the signature' : `the ${signed} signatures`} given so far will
          count no more.
        </p>
      )}
      <div class="form-actions">
        {draft?.state === 'writing' && (
          <button type="button" class="button" disabled={isBusy} onClick={propose}>
            Put it up for signature
          </button>
        )}
        <button type="button" class="button quiet" onClick={onEdit}>
          {draft ? 'Change the text' : 'Write the next version'}
        </button>
      </div>
      {draft?.state === 'writing' && <p class="muted">Whoever puts it up stands behind the text and cannot sign it.</p>}
    </section>
  )
}
