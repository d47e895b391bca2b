// web/console/parts/begin-version.tsx: announces a file, which begins a version, and starts to send it.
import { useState } from 'preact/hooks'
import { bytesText } from '../../catalog/words.ts'
import { type Dataset, type ProblemDocument, problemOf } from '../api.ts'
import { useDesk } from '../context.ts'
import { goTo } from '../router.ts'
import { DropZone } from './drop-zone.tsx'
import { ProblemAlert } from './load.tsx'

export function BeginVersion({ dataset }: { dataset: Dataset }) {
  const { api, me, transfers } = useDesk()
  const [problem, setProblem] = useState<ProblemDocument>()
  const [isBusy, setBusy] = useState(false)
  const most = me.city.maxUploadBytes

  async function begin(file: File): Promise<void> {
    const unfit = whyUnfit(file, most)
    setProblem(unfit)
    if (unfit) return
    setBusy(true)
    try {
      const { number, version, upload } = await api.beginVersion(dataset.id, { filename: file.name, bytes: file.size })
      transfers.start(version.datasetId, number, file, upload)
      goTo({ page: 'version', id: dataset.id, number })
    } catch (cause) {
      setProblem(problemOf(cause).document)
      setBusy(false)
    }
  }

  return (
    <section aria-labelledby="begin-heading">
      <h2 id="begin-heading">{dataset.lastVersion === 0 ? 'Upload the data' : 'Upload a new version'}</h2>
      <p>
        The portal checks the file and shows you what it found: you can correct types, decide about errors and redact
        columns. Then colleagues review it. Nothing is public before they have signed.
      </p>
      {problem && <ProblemAlert problem={problem} />}
      <DropZone
        label={isBusy ? 'Beginning…' : 'Choose a file'}
        hint={`Or drop it here. A table as CSV, Excel, JSON, GeoJSON, Parquet or a zipped shapefile; at most ${bytesText(most)}.`}
        disabled={isBusy}
        onFile={begin}
      />
    </section>
  )
}

function whyUnfit(file: File, most: number): ProblemDocument | undefined {
  if (file.size === 0) {
    const fix = 'Choose the file that holds the data. If it is on a network drive, wait until it is there.'
    return { code: 'empty', title: 'This file is empty.', detail: `${file.name} has 0 bytes.`, fix }
  }
  if (file.size <= most) return undefined
  const detail = `${file.name} has ${bytesText(file.size)}; the portal takes ${bytesText(most)}.`
  return {
    code: 'file-too-large',
    title: 'This file is too large.',
    detail,
    fix: 'Split it, or ask the open data team.',
  }
}
