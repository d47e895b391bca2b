// web/console/parts/review-panel.tsx: where a reviewer signs a version or sends it back.
import { useState } from 'preact/hooks'
import type { Role } from '../../../core/model.ts'
import { bytesText, countText, ROLE_WORDS } from '../../catalog/words.ts'
import { type ProblemDocument, problemOf, type Version } from '../api.ts'
import { checklistOf } from '../checklists.ts'
import { useDesk } from '../context.ts'
import { topicText } from '../handling-changes.ts'
import { handlingFrom } from '../handling-draft.ts'
import { actionWords, redactionText } from '../handling-words.ts'
import { shortSignature } from '../words.ts'
import { Field } from './field.tsx'
import { ProblemAlert } from './load.tsx'
import { MetadataList } from './metadata-list.tsx'

interface ReviewPanelProps {
  readonly version: Version
  readonly department: string
  readonly onChange: (version: Version) => void
  /** Loads the version again: it is not what the reviewer looked at any more. */
  readonly onStale: () => void
}

export function ReviewPanel({ version, department, onChange, onStale }: ReviewPanelProps) {
  const { api, announce } = useDesk()
  const [chosen, setRole] = useState<Role>()
  const [problem, setProblem] = useState<ProblemDocument>()
  const [isBusy, setBusy] = useState(false)
  const roles = version.mySigningRoles
  const role = chosen && roles.includes(chosen) ? chosen : roles[0]!

  async function decide(decision: 'sign' | 'return', note: string): Promise<void> {
    setBusy(true)
    setProblem(undefined)
    try {
      // The signature says what was on the screen: anything newer is refused.
      const signature = version.signature ?? ''
      onChange(await api.review(version.datasetId, version.number, { role, decision, note, signature }))
      announce(decision === 'sign' ? 'You have signed this version.' : 'You have returned this version.')
    } catch (cause) {
      const { document } = problemOf(cause)
      const isStale = document.code === 'content-changed' || document.code === 'wrong-state'
      setProblem(isStale ? { ...document, fix: LOADED_AGAIN } : document)
      if (isStale) onStale()
    } finally {
      setBusy(false)
    }
  }

  return (
    <section class="card review" aria-labelledby="review-heading">
      <h2 id="review-heading" tabIndex={-1}>
        Your review
      </h2>
      {problem && <ProblemAlert problem={problem} />}
      <Subject version={version} department={department} />
      {roles.length > 1 && <RoleChoice roles={roles} role={role} onChange={setRole} />}
      <p>
        You sign as <strong>{ROLE_WORDS[role].toLowerCase()}</strong>.
      </p>
      <SignForm
        key={`${role} ${version.signature}`}
        role={role}
        isBusy={isBusy}
        onSign={(note) => decide('sign', note)}
      />
      <ReturnForm isBusy={isBusy} onReturn={(reason) => decide('return', reason)} />
    </section>
  )
}

const LOADED_AGAIN = 'It has been loaded again: look at what is there now, then decide.'

/** Exactly what a signature would cover. */
function Subject({ version, department }: { version: Version; department: string }) {
  const { filename, bytes } = version.upload
  return (
    <>
      <p>
        Your signature covers this data, how it was checked and redacted, and this description; nothing else. If either
        changes, it no longer counts.
      </p>
      <dl class="facts">
        <div>
          <dt>Data</dt>
          <dd>{countText(version.rows ?? 0, 'row')}</dd>
        </div>
        <div>
          <dt>File</dt>
          <dd class="file-name">
            {filename} ({bytesText(bytes)})
          </dd>
        </div>
        <div>
          <dt>Signature</dt>
          <dd>
            <code title={version.signature}>{shortSignature(version.signature ?? '')}</code>
          </dd>
        </div>
      </dl>
      {version.files && (
        <details>
          <summary>The files you sign</summary>
          <ul>
            {version.files.map(({ name, bytes: size, sha256 }) => (
              <li key={name}>
                {name} ({bytesText(size)}), SHA-256 <code>{sha256.slice(0, 16)}…</code>
              </li>
            ))}
          </ul>
        </details>
      )}
      <HandlingSigned version={version} />
      {version.metadata && (
        <details>
          <summary>The description you sign</summary>
          <MetadataList metadata={version.metadata} department={department} withColumns />
        </details>
      )}
    </>
  )
}

/** Decisions and redactions are signed with the data. */
function HandlingSigned({ version }: { version: Version }) {
  const { decisions, redactions } = handlingFrom(version.handling)
  if (decisions.length + redactions.length === 0) return null
  return (
    <details>
      <summary>The decisions and redactions you sign</summary>
      <ul>
        {decisions.map((decision, index) => (
          <li key={index}>
            {topicText(decision)}: {actionWords(decision.action)}. {decision.reason}
          </li>
        ))}
        {redactions.map((redaction, index) => (
          <li key={index}>
            {'column' in redaction && (
              <>
                <code>{redaction.column}</code>:{' '}
              </>
            )}
            {redactionText(redaction)}
          </li>
        ))}
      </ul>
    </details>
  )
}

function RoleChoice({ roles, role, onChange }: { roles: readonly Role[]; role: Role; onChange: (role: Role) => void }) {
  return (
    <fieldset class="choice-group">
      <legend>You can sign in one of your roles. Which?</legend>
      {roles.map((one) => (
        <label key={one} class="check">
          <input type="radio" name="role" checked={one === role} onChange={() => onChange(one)} />
          <span>{ROLE_WORDS[one]}</span>
        </label>
      ))}
    </fieldset>
  )
}

function SignForm({ role, isBusy, onSign }: { role: Role; isBusy: boolean; onSign: (note: string) => void }) {
  const items = checklistOf(role)
  const [ticked, setTicked] = useState<readonly boolean[]>(() => items.map(() => false))
  const [note, setNote] = useState('')
  const isComplete = ticked.every(Boolean)
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        if (isComplete) onSign(note)
      }}
    >
      <fieldset class="choice-group">
        <legend>Before you sign</legend>
        {items.map((item, index) => (
          <label key={item} class="check">
            <input
              type="checkbox"
              checked={ticked[index]!}
              onChange={(event) => {
                const isTicked = event.currentTarget.checked
                setTicked((before) => before.map((was, at) => (at === index ? isTicked : was)))
              }}
            />
            <span>{item}</span>
          </label>
        ))}
      </fieldset>
      <Field id="sign-note" label="Note" optional hint="Kept with the signature, for the file.">
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
      <button type="submit" class="button" disabled={!isComplete || isBusy}>
        Sign this version
      </button>
      {!isComplete && <p class="muted">Tick every line to sign. If one is not true, return the version.</p>}
    </form>
  )
}

function ReturnForm({ isBusy, onReturn }: { isBusy: boolean; onReturn: (reason: string) => void }) {
  const [reason, setReason] = useState('')
  const [error, setError] = useState<string>()
  return (
    <details class="return-form">
      <summary>Return it instead</summary>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          if (reason.trim() !== '') return onReturn(reason)
          setError('Write what the publisher should change.')
          document.getElementById('return-reason')?.focus()
        }}
      >
        <Field
          id="return-reason"
          label="Reason"
          hint="The publisher reads this. Say which rows or columns, and what to change."
          error={error}
        >
          {(control) => (
            <textarea
              {...control}
              rows={4}
              maxLength={4000}
              required
              value={reason}
              onInput={(event) => setReason(event.currentTarget.value)}
            />
          )}
        </Field>
        <button type="submit" class="button danger" disabled={isBusy}>
          Return this version
        </button>
      </form>
    </details>
  )
}
