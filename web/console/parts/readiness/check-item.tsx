// web/console/parts/readiness/check-item.tsx: one check: how it stands, what was found, how to put it right, who says so.
import { useState } from 'preact/hooks'
import { dayText } from '../../../catalog/words.ts'
import { useDesk } from '../../context.ts'
import { type Check, withdrawAttestation } from '../../desk/preparation.ts'
import { stateOf } from '../../readiness-draft.ts'
import { mayAttest } from '../../rights-preparation.ts'
import { Question } from '../people/question.tsx'
import { AttestForm } from './attest-form.tsx'

interface CheckItemProps {
  readonly check: Check
  /** Asks for all checks again: one can turn with another. */
  readonly onChange: () => void
}

export function CheckItem({ check, onChange }: CheckItemProps) {
  const { me } = useDesk()
  const [isWriting, setWriting] = useState(false)
  const { id, title, found, fix, href, source, kind, attestation, required } = check
  const { sign, words, tone } = stateOf(check)
  return (
    <article class={`readiness-check ${tone}`} aria-labelledby={`check-${id}`}>
      <h3 id={`check-${id}`} tabIndex={-1}>
        {title}
      </h3>
      <p>
        <span class={`badge ${tone}`}>
          <span aria-hidden="true">{sign}</span> {words}
        </span>{' '}
        <span class="muted">
          {required ? 'Required' : 'Recommended'} · {kind === 'computed' ? 'seen by the portal' : 'attested by people'}{' '}
          · after {source}
        </span>
      </p>
      {/* What an attestation says stands with the name of who says it. */}
      {!attestation && <p class="readiness-found">{found}</p>}
      {attestation && <Attested {...{ check, attestation }} />}
      {fix && (
        <p>
          <strong>What to do:</strong> {fix}{' '}
          {href && (
            <a href={href}>
              Go there<span class="visually-hidden">: {title}</span>
            </a>
          )}
        </p>
      )}
      {kind === 'attested' && mayAttest(me) && <Attesting {...{ check, isWriting, setWriting, onChange }} />}
    </article>
  )
}

interface AttestedProps {
  readonly check: Check
  readonly attestation: NonNullable<Check['attestation']>
}

function Attested({ check: { state, found }, attestation: { by, at, note, evidence, until } }: AttestedProps) {
  return (
    <div class="readiness-attestation">
      <p>{note}</p>
      <p class="muted">
        {by}, {dayText(at)}
        {until && <> · counts until {dayText(until)}</>}
      </p>
      {evidence && (
        <details>
          <summary>Evidence</summary>
          <p class="long-text">{evidence}</p>
        </details>
      )}
      {state === 'unknown' && <p>{found}</p>}
    </div>
  )
}

interface AttestingProps extends CheckItemProps {
  readonly isWriting: boolean
  readonly setWriting: (isWriting: boolean) => void
}

function Attesting({ check, isWriting, setWriting, onChange }: AttestingProps) {
  const { api, announce } = useDesk()
  const { id, title, attestation } = check
  if (isWriting) return <AttestForm {...{ check, onChange }} onClose={() => setWriting(false)} />
  return (
    <div class="form-actions">
      <button type="button" class="button quiet" id={`attest-${id}`} onClick={() => setWriting(true)}>
        {attestation ? 'Say it anew' : 'Attest'}
        <span class="visually-hidden">: {title}</span>
      </button>
      {attestation && (
        <Question
          words="Take it back"
          about={title}
          title="Take this attestation back?"
          yes="Take it back"
          no="Keep it"
          focusAfter={`check-${id}`}
          onYes={async () => {
            await withdrawAttestation(api, id)
            announce('The attestation was taken back.')
            onChange()
          }}
        >
          <p>The check is open again. The audit log keeps what was said.</p>
        </Question>
      )}
    </div>
  )
}
