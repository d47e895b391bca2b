// web/console/parts/upload-panel.tsx: the upload of a version: progress, going on after a break, cancelling.
import { useEffect, useState } from 'preact/hooks'
import { bytesText } from '../../catalog/words.ts'
import { type ProblemDocument, problemOf, type Version } from '../api.ts'
import { useDesk } from '../context.ts'
import { percentOf, progressText } from '../progress.ts'
import type { TransferState, Transfers } from '../transfers.ts'
import { whyOtherFile } from '../upload.ts'
import { timeText } from '../words.ts'
import { DropZone } from './drop-zone.tsx'
import { ProblemAlert } from './load.tsx'

/** The state of a version's upload in this tab, if there is one. */
function useTransfer(transfers: Transfers, datasetId: string, number: number): TransferState | undefined {
  const [state, setState] = useState(() => transfers.stateOf(datasetId, number))
  useEffect(() => {
    const look = () => setState(transfers.stateOf(datasetId, number))
    look()
    return transfers.subscribe(look)
  }, [transfers, datasetId, number])
  return state
}

export function UploadPanel({
  version,
  canUpload,
  onChange,
}: {
  version: Version
  canUpload: boolean
  onChange: (version: Version) => void
}) {
  const { api, transfers, announce } = useDesk()
  const { datasetId, number, upload } = version
  const transfer = useTransfer(transfers, datasetId, number)
  const [problem, setProblem] = useState<ProblemDocument>()
  const [otherFile, setOtherFile] = useState<string>()

  async function cancel(): Promise<void> {
    transfers.stop(datasetId, number)
    try {
      onChange(await api.cancelUpload(datasetId, number))
      announce('The upload was cancelled.')
    } catch (cause) {
      setProblem(problemOf(cause).document)
    }
  }

  function goOn(file: File): void {
    const why = whyOtherFile(file, upload)
    setOtherFile(why)
    if (!why) transfers.start(datasetId, number, file)
  }

  return (
    <section class="card upload" aria-labelledby="upload-heading">
      <h2 id="upload-heading">Upload</h2>
      <p>
        <strong class="file-name">{upload.filename}</strong> · {bytesText(upload.bytes)}
      </p>
      {problem && <ProblemAlert problem={problem} />}
      {transfer && (
        <TransferView transfer={transfer} bytes={upload.bytes} onResume={() => transfers.resume(datasetId, number)} />
      )}
      {!transfer && canUpload && (
        <>
          <p>The file has not arrived. Choose the same file again to go on; what has arrived is not sent twice.</p>
          {otherFile && (
            <div class="alert danger" role="alert">
              <p>{otherFile}</p>
            </div>
          )}
          <DropZone
            label={`Choose ${upload.filename} again`}
            hint={`Or drop it here. There is time until ${timeText(upload.expiresAt)}.`}
            onFile={goOn}
          />
        </>
      )}
      {!transfer && !canUpload && <p>{version.createdBy.name} has begun this upload.</p>}
      {canUpload && transfer?.state !== 'joining' && transfer?.state !== 'sent' && (
        <div class="form-actions">
          <button type="button" class="button danger" onClick={cancel}>
            Cancel this upload
          </button>
        </div>
      )}
    </section>
  )
}

function TransferView({ transfer, bytes, onResume }: { transfer: TransferState; bytes: number; onResume: () => void }) {
  if (transfer.state === 'joining') return <p role="status">Everything was sent. The parts are being put together…</p>
  if (transfer.state === 'sent') return <p role="status">The file has arrived. The check begins in a moment.</p>
  if (transfer.state === 'stopped') {
    return (
      <div class="alert warn" role="alert">
        <p>
          <strong>{transfer.title}</strong>
        </p>
        <p>{transfer.fix}</p>
        {transfer.canResume && (
          <p>
            <button type="button" class="button" onClick={onResume}>
              Resume
            </button>
          </p>
        )}
      </div>
    )
  }
  const sent = transfer.samples.at(-1)?.bytes ?? 0
  return (
    <>
      <progress class="progress" max={100} value={percentOf(sent, bytes)} aria-label="Upload" />
      <p class="progress-words">{progressText(transfer.samples, bytes)}</p>
      <p class="muted">You can look at other pages of the console meanwhile. Keep this tab open.</p>
    </>
  )
}
