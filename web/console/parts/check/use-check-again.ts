// web/console/parts/check/use-check-again.ts: declares the changes, has the same file checked again, and goes to the version that begins.
import { useEffect, useState } from 'preact/hooks'
import { type ProblemDocument, problemOf, type Version } from '../../api.ts'
import { arriveAtState } from '../../arrival.ts'
import { useDesk } from '../../context.ts'
import { faultsOf } from '../../handling-changes.ts'
import { type Edit, withEdits } from '../../handling-draft.ts'
import { goTo } from '../../router.ts'

export interface CheckAgain {
  readonly check: () => Promise<void>
  readonly isBusy: boolean
  readonly problem: ProblemDocument | undefined
  /** What is missing before it can be sent, in sentences. */
  readonly faults: readonly string[]
}

/** @param columns of the file, as the report names them; none where they are not known */
export function useCheckAgain(
  version: Version,
  columns: Parameters<typeof faultsOf>[1],
  edits: readonly Edit[],
): CheckAgain {
  const { api, announce, drafts } = useDesk()
  const [problem, setProblem] = useState<ProblemDocument>()
  const [faults, setFaults] = useState<readonly string[]>([])
  const [isBusy, setBusy] = useState(false)
  const { datasetId, number } = version
  // What was missing may be there now: the next try tells.
  useEffect(() => setFaults([]), [edits])

  async function check(): Promise<void> {
    setProblem(undefined)
    setBusy(true)
    try {
      // On top of what is declared now: a colleague may have changed something else meanwhile.
      const handling = withEdits((await api.handling(datasetId)).handling, edits)
      const found = faultsOf(handling, columns)
      setFaults(found)
      if (found.length > 0) return
      if (edits.length > 0) await api.changeHandling(datasetId, handling)
      const begun = await api.recheck(datasetId, number)
      drafts.set(datasetId, [])
      announce('The file is being checked again.')
      arriveAtState()
      goTo({ page: 'version', id: datasetId, number: begun.number })
    } catch (cause) {
      setProblem(problemOf(cause).document)
    } finally {
      setBusy(false)
    }
  }
  return { check, isBusy, problem, faults }
}
