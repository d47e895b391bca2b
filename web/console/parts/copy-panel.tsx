// web/console/parts/copy-panel.tsx: a version whose data the portal copies by itself: what to do when that takes too long.
import { useState } from 'preact/hooks'
import { type ProblemDocument, problemOf, type Version } from '../api.ts'
import { useDesk } from '../context.ts'
import { ProblemAlert } from './load.tsx'

interface CopyPanelProps {
  readonly version: Version
  readonly onChange: (version: Version) => void
}

export function CopyPanel({ version, onChange }: CopyPanelProps) {
  const { api, announce } = useDesk()
  const [problem, setProblem] = useState<ProblemDocument>()
  const { datasetId, number } = version

  async function attempt(step: () => Promise<void>): Promise<void> {
    setProblem(undefined)
    try {
      await step()
    } catch (cause) {
      setProblem(problemOf(cause).document)
    }
  }
  const copyAgain = () =>
    attempt(async () => {
      await api.completeUpload(datasetId, number)
      announce('The data was copied.')
    })
  const cancel = () => attempt(async () => onChange(await api.cancelUpload(datasetId, number)))

  return (
    <details>
      <summary>It takes longer than a minute?</summary>
      {problem && <ProblemAlert problem={problem} />}
      <div class="form-actions">
        <button type="button" class="button quiet" onClick={copyAgain}>
          Copy it again
        </button>
        <button type="button" class="button danger" onClick={cancel}>
          Cancel this version
        </button>
      </div>
    </details>
  )
}
