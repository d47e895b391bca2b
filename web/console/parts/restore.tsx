// web/console/parts/restore.tsx: brings the data of an earlier version back as a new version, after a second look.
import { useRef, useState } from 'preact/hooks'
import { type ProblemDocument, problemOf, type Version } from '../api.ts'
import { arriveAtState } from '../arrival.ts'
import { useDesk } from '../context.ts'
import { goTo } from '../router.ts'
import { ProblemAlert } from './load.tsx'

/** The button and its question, for a version that a newer one has replaced. */
export function RestoreButton({ version, isSmall = false }: { version: Version; isSmall?: boolean }) {
  const { api, announce } = useDesk()
  const dialog = useRef<HTMLDialogElement>(null)
  const [problem, setProblem] = useState<ProblemDocument>()
  const [isBusy, setBusy] = useState(false)
  const { datasetId, number } = version
  const question = `restore-${number}`

  async function restore(): Promise<void> {
    setBusy(true)
    setProblem(undefined)
    try {
      const begun = await api.restore(datasetId, number)
      dialog.current?.close()
      announce(`Version ${begun.number} begins with the data of version ${number}.`)
      arriveAtState()
      goTo({ page: 'version', id: datasetId, number: begun.number })
    } catch (cause) {
      setProblem(problemOf(cause).document)
      setBusy(false)
    }
  }

  return (
    <>
      <button
        type="button"
        class={`button quiet ${isSmall ? 'small' : ''}`}
        onClick={() => {
          setProblem(undefined)
          dialog.current?.showModal()
        }}
      >
        Restore<span class={isSmall ? 'visually-hidden' : ''}> version {number}</span>…
      </button>
      <dialog ref={dialog} class="dialog" aria-labelledby={question}>
        <h2 id={question}>Restore version {number}?</h2>
        <p>
          A new version begins with the data of version {number} as it was public. It is checked and needs its sign-offs
          like any other; until then the public sees what it sees now.
        </p>
        {problem && <ProblemAlert problem={problem} />}
        <div class="form-actions">
          <button type="button" class="button" disabled={isBusy} onClick={restore}>
            {isBusy ? 'Beginning…' : 'Restore it'}
          </button>
          <button type="button" class="button quiet" onClick={() => dialog.current?.close()}>
            Leave it
          </button>
        </div>
      </dialog>
    </>
  )
}

export function Restore({ version, isUnderWay }: { version: Version; isUnderWay: boolean }) {
  return (
    <section aria-labelledby="restore-heading">
      <h2 id="restore-heading">Restore</h2>
      <p>Where the newer data turned out to be wrong: brings the data of this version back as a new version.</p>
      {isUnderWay ? (
        <p>Another version of this dataset is on its way. Finish or cancel it first.</p>
      ) : (
        <div class="form-actions">
          <RestoreButton version={version} />
        </div>
      )}
    </section>
  )
}
