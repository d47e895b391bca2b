// web/console/parts/desk/signed-subject.tsx: exactly what a signature would cover.
import { bytesText, countText } from '../../../catalog/words.ts'
import type { Version } from '../../api.ts'
import { topicText } from '../../handling-changes.ts'
import { handlingFrom } from '../../handling-draft.ts'
import { actionWords, redactionText } from '../../handling-words.ts'
import { shortSignature } from '../../words.ts'
import { MetadataList } from '../metadata-list.tsx'

export function SignedSubject({ version, department }: { version: Version; department: string }) {
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
