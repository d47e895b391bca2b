// web/console/parts/check/draft-bar.tsx: changes that were not checked yet, always in sight: check again with them, or drop them.
import { countText } from '../../../catalog/words.ts'
import type { Version } from '../../api.ts'
import type { Edit } from '../../handling-draft.ts'
import { ProblemAlert } from '../load.tsx'
import { type CheckAgain, useCheckAgain } from './use-check-again.ts'

interface DraftBarProps {
  readonly version: Version
  readonly columns: Parameters<typeof useCheckAgain>[1]
  readonly edits: readonly Edit[]
  /** One sentence for each thing that differs. */
  readonly changes: readonly string[]
  readonly onDiscard: () => void
}

export function DraftBar({ version, columns, edits, changes, onDiscard }: DraftBarProps) {
  const again = useCheckAgain(version, columns, edits)
  return (
    <section class="draft-bar" aria-label="Your changes">
      <WhyNot again={again} />
      <div class="draft-line">
        <details>
          <summary>
            <strong role="status">{countText(changes.length, 'change')} not checked yet</strong>
          </summary>
          <ul>
            {changes.map((change) => (
              <li key={change}>{change}</li>
            ))}
          </ul>
          <p class="muted">{consequence(version)}</p>
        </details>
        <div class="draft-actions">
          <button type="button" class="button" disabled={again.isBusy} onClick={again.check}>
            {again.isBusy ? 'Sending…' : `Check again with ${changes.length === 1 ? 'it' : 'them'}`}
          </button>
          <button type="button" class="button quiet" disabled={again.isBusy} onClick={onDiscard}>
            Discard
          </button>
        </div>
      </div>
    </section>
  )
}

/** Why the last try to check again came to nothing. */
export function WhyNot({ again: { problem, faults } }: { again: CheckAgain }) {
  return (
    <>
      {problem && <ProblemAlert problem={problem} />}
      {faults.length > 0 && (
        <div class="alert danger" role="alert">
          <p>
            <strong>Something is missing:</strong>
          </p>
          <ul>
            {faults.map((fault) => (
              <li key={fault}>{fault}</li>
            ))}
          </ul>
        </div>
      )}
    </>
  )
}

/** What checking again leads to. */
function consequence({ number, status, signOffs = [] }: Version): string {
  const next = 'A new version begins with the same file; nothing has to be uploaded.'
  if (status !== 'in-review') return next
  const lost = signOffs.length > 0 ? ' Sign-offs given so far no longer count.' : ''
  return `${next} Version ${number} makes way for it.${lost}`
}
