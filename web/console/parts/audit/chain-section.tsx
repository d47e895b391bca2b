// web/console/parts/audit/chain-section.tsx: computes the whole chain again in the browser.
import { useState } from 'preact/hooks'
import { numberText } from '../../../catalog/words.ts'
import { type ProblemDocument, problemOf } from '../../api.ts'
import { CHAIN_START, type ChainCheck, checkChain } from '../../chain.ts'
import { useDesk } from '../../context.ts'
import { ProblemAlert } from '../load.tsx'

/** The most the API gives at once. */
const MOST = 1000

type Checking = { readonly done: number; readonly of: number } | ChainCheck

export function ChainSection() {
  const { api } = useDesk()
  const [checking, setChecking] = useState<Checking>()
  const [problem, setProblem] = useState<ProblemDocument>()
  const isBusy = checking !== undefined && 'done' in checking

  async function check(): Promise<void> {
    setProblem(undefined)
    setChecking({ done: 0, of: 0 })
    try {
      let head = CHAIN_START
      for (;;) {
        const { entries, last } = await api.audit(head.sequence, MOST)
        const checked = await checkChain(entries, head)
        if (!checked.whole) return setChecking(checked)
        head = checked.head
        if (head.sequence >= last) return setChecking(checked)
        if (entries.length === 0) {
          return setChecking({
            whole: false,
            sequence: head.sequence + 1,
            why: `is missing: the log says it has ${last}`,
          })
        }
        setChecking({ done: head.sequence, of: last })
      }
    } catch (cause) {
      setChecking(undefined)
      setProblem(problemOf(cause).document)
    }
  }

  return (
    <section aria-labelledby="chain-heading">
      <h2 id="chain-heading">Is the log whole?</h2>
      <p>
        Your browser computes every hash again. An entry that was changed, added or removed afterwards does not fit.
      </p>
      <div class="form-actions">
        <button type="button" class="button quiet" disabled={isBusy} onClick={check}>
          Verify chain
        </button>
      </div>
      {problem && <ProblemAlert problem={problem} />}
      <div role="status">{checking && <ChainResult checking={checking} />}</div>
    </section>
  )
}

function ChainResult({ checking }: { checking: Checking }) {
  if ('done' in checking) {
    return (
      <p>{checking.of === 0 ? 'Checking…' : `Checked ${numberText(checking.done)} of ${numberText(checking.of)}…`}</p>
    )
  }
  if (checking.whole) {
    return (
      <div class="alert ok">
        <p>
          <strong>The chain is whole: {entriesText(checking.head.sequence)}.</strong>
        </p>
        <p>
          Last hash <code>{checking.head.hash}</code>. A whole chain can still be a new one:{' '}
          <code>plaza audit verify</code> also compares it with what was published.
        </p>
      </div>
    )
  }
  return (
    <div class="alert danger">
      <p>
        <strong>The chain is broken.</strong>
      </p>
      <p>
        Entry {checking.sequence} {checking.why}. Keep this page and tell whoever runs the portal: the runbook says what
        to look at.
      </p>
    </div>
  )
}

function entriesText(count: number): string {
  return count === 1 ? '1 entry' : `${numberText(count)} entries`
}
