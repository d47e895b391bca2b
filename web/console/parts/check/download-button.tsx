// web/console/parts/check/download-button.tsx: fetches a file that only signed-in people may have, and hands it to the browser.
import { useState } from 'preact/hooks'
import { type ProblemDocument, problemOf } from '../../api.ts'
import { ProblemAlert } from '../load.tsx'

interface DownloadButtonProps {
  readonly words: string
  readonly filename: string
  readonly fetchFile: () => Promise<Blob>
}

export function DownloadButton({ words, filename, fetchFile }: DownloadButtonProps) {
  const [problem, setProblem] = useState<ProblemDocument>()
  const [isBusy, setBusy] = useState(false)

  async function download(): Promise<void> {
    setBusy(true)
    setProblem(undefined)
    try {
      saveFile(await fetchFile(), filename)
    } catch (cause) {
      setProblem(problemOf(cause).document)
    } finally {
      setBusy(false)
    }
  }

  return (
    <>
      {problem && <ProblemAlert problem={problem} />}
      <p>
        <button type="button" class="button quiet" disabled={isBusy} onClick={download}>
          {isBusy ? 'Fetching…' : words}
        </button>
      </p>
    </>
  )
}

/** Long enough for every browser to have begun the download. */
const RELEASED_AFTER_MILLISECONDS = 60_000

export function saveFile(file: Blob, filename: string): void {
  const address = URL.createObjectURL(file)
  const link = document.createElement('a')
  link.href = address
  link.download = filename
  document.body.append(link)
  link.click()
  link.remove()
  setTimeout(() => URL.revokeObjectURL(address), RELEASED_AFTER_MILLISECONDS)
}
