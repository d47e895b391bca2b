// web/console/parts/audit/export-section.tsx: takes the whole audit log away as a file, for auditors and archives.
import { useState } from 'preact/hooks'
import { numberText } from '../../../catalog/words.ts'
import { type ProblemDocument, problemOf } from '../../api.ts'
import { useDesk } from '../../context.ts'
import { exportAudit } from '../../desk/audit.ts'
import { ProblemAlert } from '../load.tsx'

export function ExportSection() {
  const { api, announce } = useDesk()
  const [progress, setProgress] = useState<{ done: number; of: number }>()
  const [problem, setProblem] = useState<ProblemDocument>()

  async function run(): Promise<void> {
    setProblem(undefined)
    setProgress({ done: 0, of: 0 })
    try {
      const file = await exportAudit(api, (done, of) => setProgress({ done, of }))
      save(file, `audit-${new Date().toISOString().slice(0, 10)}.ndjson`)
      announce('The audit log was saved.')
    } catch (cause) {
      setProblem(problemOf(cause).document)
    } finally {
      setProgress(undefined)
    }
  }

  return (
    <section aria-labelledby="export-heading">
      <h2 id="export-heading">Export</h2>
      <p>
        The whole log as one file, an entry a line. It names people and their network addresses: give it to auditors
        only. They check it with <code>plaza audit verify --file</code>.
      </p>
      <div class="form-actions">
        <button type="button" class="button quiet" disabled={progress !== undefined} onClick={run}>
          Export the log
        </button>
      </div>
      {problem && <ProblemAlert problem={problem} />}
      <div role="status">{progress && <Progress {...progress} />}</div>
    </section>
  )
}

function Progress({ done, of }: { done: number; of: number }) {
  if (of === 0) return <p>Fetching the log…</p>
  return (
    <p>
      <progress class="audit-progress" value={done} max={of} aria-label="Entries fetched" /> {numberText(done)} of{' '}
      {numberText(of)} entries
    </p>
  )
}

function save(file: Blob, name: string): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(file)
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
}
