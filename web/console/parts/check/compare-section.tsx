// web/console/parts/check/compare-section.tsx: how a version differs from the public one, and from any earlier one when asked.
import { useEffect, useState } from 'preact/hooks'
import type { Changes } from '../../../../core/changes.ts'
import type { Drift } from '../../../../core/drift.ts'
import { type Comparison, type ProblemDocument, problemOf, type Version } from '../../api.ts'
import { type Checking, SECTIONS } from '../../checking.ts'
import { useDesk } from '../../context.ts'
import { timeText } from '../../words.ts'
import { Field } from '../field.tsx'
import { ProblemAlert, useLoad } from '../load.tsx'
import { ChangesView } from './changes-view.tsx'
import { DownloadButton } from './download-button.tsx'
import { baseName } from './found-section.tsx'
import { Section } from './section.tsx'

interface CompareSectionProps {
  readonly checking: Checking
  readonly changes: Changes | undefined
}

export function CompareSection({ checking, changes }: CompareSectionProps) {
  const { review, version } = checking
  return (
    <Section id={SECTIONS.compare} title="Compared with earlier versions">
      <DriftView drift={review.drift} />
      {changes && (
        <div class="sub-section">
          <h3>Since version {changes.since}, which is public</h3>
          <ChangesView changes={changes} />
        </div>
      )}
      {version.signature !== undefined && version.status !== 'withdrawn' && <CompareWith version={version} />}
    </Section>
  )
}

function DriftView({ drift }: { drift: readonly Drift[] | undefined }) {
  if (!drift) return <p>No version is public yet, so there is nothing to compare this one with by itself.</p>
  if (drift.length === 0) {
    return (
      <p>Nothing unusual: the columns, the number of rows and the values are much like those of the last version.</p>
    )
  }
  return (
    <>
      <p>Further off than versions of one dataset usually are. Check that it is meant:</p>
      <ul class="drift">
        {drift.map(({ message }) => (
          <li key={message}>{message}</li>
        ))}
      </ul>
    </>
  )
}

/** Earlier versions that have data, newest first. */
function CompareWith({ version }: { version: Version }) {
  const { api } = useDesk()
  const { datasetId, number } = version
  const versions = useLoad(async () => {
    const all = await api.versions(datasetId)
    return all
      .filter((one) => one.number < number && one.signature !== undefined && one.status !== 'withdrawn')
      .toReversed()
  }, [datasetId, number])
  const [chosen, setChosen] = useState<number>()
  const [since, setSince] = useState<number>()
  if (versions.state === 'failed') return <ProblemAlert problem={versions.problem.document} onRetry={versions.again} />
  if (versions.state === 'loading' || versions.value.length === 0) return null
  const earlier = chosen ?? versions.value[0]!.number
  return (
    <div class="sub-section">
      <h3>Compare row by row</h3>
      <form
        class="compare-form"
        onSubmit={(event) => {
          event.preventDefault()
          setSince(earlier)
        }}
      >
        <Field id="compare-since" label="With which version?">
          {(control) => (
            <select {...control} value={earlier} onChange={(event) => setChosen(Number(event.currentTarget.value))}>
              {versions.value.map((one) => (
                <option key={one.number} value={one.number}>
                  Version {one.number}, {timeText(one.publishedAt ?? one.createdAt)}
                </option>
              ))}
            </select>
          )}
        </Field>
        <button type="submit" class="button quiet">
          Compare
        </button>
      </form>
      {since !== undefined && <Result key={since} version={version} since={since} />}
    </div>
  )
}

/** Asks for the comparison, then every 1.5 s, less and less often, until it is there. */
function useComparison(
  version: Version,
  since: number,
): { found?: Comparison; problem?: ProblemDocument; again: () => void } {
  const { api, announce } = useDesk()
  const { datasetId, number } = version
  const [found, setFound] = useState<Comparison>()
  const [problem, setProblem] = useState<ProblemDocument>()
  const [round, setRound] = useState(0)
  useEffect(() => {
    let isWanted = true
    let timer: ReturnType<typeof setTimeout> | undefined
    const look = async (ask: () => Promise<Comparison>, wait: number): Promise<void> => {
      try {
        const seen = await ask()
        if (!isWanted) return
        setFound(seen)
        if (seen.state === 'ready') announce('The comparison is ready.')
        if (seen.state !== 'pending' && seen.state !== 'unknown') return
        timer = setTimeout(() => look(() => api.comparison(datasetId, number, since), Math.min(8000, wait * 1.3)), wait)
      } catch (cause) {
        if (isWanted) setProblem(problemOf(cause).document)
      }
    }
    setProblem(undefined)
    void look(() => api.askComparison(datasetId, number, since), 1500)
    return () => {
      isWanted = false
      clearTimeout(timer)
    }
  }, [datasetId, number, since, round])
  return { ...(found ? { found } : {}), ...(problem ? { problem } : {}), again: () => setRound((before) => before + 1) }
}

function Result({ version, since }: { version: Version; since: number }) {
  const { api } = useDesk()
  const { datasetId, number, upload } = version
  const { found, problem, again } = useComparison(version, since)
  if (problem) return <ProblemAlert problem={problem} onRetry={again} />
  if (found?.state === 'failed') {
    return (
      <div class="alert danger" role="alert">
        <p>
          <strong>The versions could not be compared.</strong> {found.why}
        </p>
        <p>
          <button type="button" class="button quiet" onClick={again}>
            Try again
          </button>
        </p>
      </div>
    )
  }
  if (found?.state !== 'ready' || !found.changes) {
    return (
      <div role="status">
        <p>Comparing with version {since}. Large tables take some minutes; you can stay on this page or come back.</p>
        <progress class="progress" aria-label="The comparison is under way" />
      </div>
    )
  }
  const { changes } = found
  const rows = changes.rowsAdded + changes.rowsRemoved + changes.rowsChanged
  return (
    <div class="sub-section">
      <ChangesView changes={changes} />
      {rows > 0 && (
        <DownloadButton
          words={`Download the ${changes.isListComplete ? '' : 'first 100,000 '}rows that differ (CSV)`}
          filename={`${baseName(upload.filename)}-changes-${since}-to-${number}.csv`}
          fetchFile={() => api.changedRows(datasetId, number, since)}
        />
      )}
    </div>
  )
}
