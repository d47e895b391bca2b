// web/console/parts/audit/entries.tsx: searches the audit log and lists what fits, newest first.
import { useRef, useState } from 'preact/hooks'
import { numberText } from '../../../catalog/words.ts'
import { type AuditEntry, type ProblemDocument, problemOf } from '../../api.ts'
import { useDesk } from '../../context.ts'
import { type AuditPage, type AuditQuery, searchAudit } from '../../desk/audit.ts'
import { Loading, ProblemAlert, useLoad } from '../load.tsx'
import { EntryItem } from './entry.tsx'
import { Filters } from './filters.tsx'

const PAGE = 50

export function Entries() {
  const { api, announce } = useDesk()
  const [query, setQuery] = useState<AuditQuery>({})
  const [more, setMore] = useState<readonly AuditPage[]>([])
  const [problem, setProblem] = useState<ProblemDocument>()
  const [isBusy, setBusy] = useState(false)
  /** Answers to an earlier question are not shown under a later one. */
  const round = useRef(0)
  const ask = (from?: number) => searchAudit(api, { ...query, order: 'newest', limit: PAGE, ...(from ? { from } : {}) })
  const first = useLoad(() => ask(), [query])
  const titles = useTitles()

  function search(next: AuditQuery): void {
    round.current++
    setMore([])
    setProblem(undefined)
    setQuery({ ...next })
  }

  async function older(from: number): Promise<void> {
    const asked = round.current
    setBusy(true)
    setProblem(undefined)
    try {
      const page = await ask(from)
      if (asked !== round.current) return
      setMore((before) => [...before, page])
      announce(`${numberText(page.entries.length)} more entries`)
    } catch (cause) {
      if (asked === round.current) setProblem(problemOf(cause).document)
    } finally {
      setBusy(false)
    }
  }

  return (
    <section aria-labelledby="entries-heading">
      <h2 id="entries-heading">Entries</h2>
      <Filters onSearch={search} />
      {first.state === 'loading' && <Loading what="the audit log" />}
      {first.state === 'failed' && <ProblemAlert problem={first.problem.document} onRetry={first.again} />}
      {first.state === 'ready' && (
        <Found pages={[first.value, ...more]} titles={titles} isBusy={isBusy} problem={problem} onOlder={older} />
      )}
    </section>
  )
}

interface FoundProps {
  readonly pages: readonly AuditPage[]
  readonly titles: ReadonlyMap<string, string>
  readonly isBusy: boolean
  readonly problem: ProblemDocument | undefined
  readonly onOlder: (from: number) => void
}

function Found({ pages, titles, isBusy, problem, onOlder }: FoundProps) {
  const entries: AuditEntry[] = pages.flatMap((page) => page.entries)
  const { next } = pages.at(-1)!
  return (
    <>
      <p role="status" class="muted">
        {foundText(pages)}
      </p>
      <ol class="audit-entries">
        {entries.map((entry) => (
          <EntryItem key={entry.sequence} entry={entry} title={titles.get(entry.datasetId ?? '')} />
        ))}
      </ol>
      {problem && <ProblemAlert problem={problem} />}
      {next !== undefined && (
        <div class="form-actions">
          <button type="button" class="button quiet" disabled={isBusy} onClick={() => onOlder(next)}>
            {isBusy ? 'Looking…' : 'Show older entries'}
          </button>
        </div>
      )}
    </>
  )
}

/** How many fit, and how far the log was looked through: a search of a long log takes several answers. */
export function foundText(pages: readonly Pick<AuditPage, 'entries' | 'last' | 'looked' | 'next'>[]): string {
  const count = pages.reduce((sum, { entries }) => sum + entries.length, 0)
  const { last, next } = pages.at(-1)!
  if (last === 0) return 'Nothing has happened yet.'
  if (next === undefined)
    return count === 0 ? 'No entry fits. Search for less.' : `${numberText(count)} found: all that fit.`
  const looked = `down to entry ${numberText(next)} of ${numberText(last)}`
  return count === 0
    ? `Nothing found ${looked}. Older entries were not looked at yet.`
    : `${numberText(count)} found ${looked}.`
}

/** Titles of datasets by id; until they are there, entries show ids. */
function useTitles(): ReadonlyMap<string, string> {
  const { api } = useDesk()
  const datasets = useLoad(() => api.datasets(), [])
  const all = datasets.state === 'ready' ? datasets.value : []
  return new Map(all.map(({ id, metadata }) => [id, metadata.title]))
}
