// web/console/pages/audit.tsx: everything that was done, newest first, with alarms and a check of the chain.

import { useState } from 'preact/hooks'
import { countText, numberText } from '../../catalog/words.ts'
import { type AuditEntry, type ProblemDocument, problemOf } from '../api.ts'
import { CHAIN_START, type ChainCheck, checkChain } from '../chain.ts'
import { useDesk } from '../context.ts'
import { Loader, ProblemAlert, useLoad } from '../parts/load.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { TableScroll } from '../parts/table-scroll.tsx'
import { maySeeAudit } from '../rights.ts'
import { hrefOf } from '../router.ts'
import { ACTION_WORDS, shortSignature, timeText } from '../words.ts'

const PAGE = 100
/** The most the API gives at once. */
const MOST = 1000

export function AuditPage() {
  const { me } = useDesk()
  const crumbs = [{ href: hrefOf({ page: 'home' }), words: 'Datasets' }]
  if (!maySeeAudit(me)) {
    return (
      <>
        <PageHead title="Audit log" crumbs={crumbs} />
        <div class="wrap page-body">
          <div class="empty-state">
            <h2>The audit log is for administrators</h2>
            <p>To know what happened to a version, open it from the list of datasets, or ask the open data team.</p>
          </div>
        </div>
      </>
    )
  }
  return (
    <>
      <PageHead title="Audit log" crumbs={crumbs}>
        <p class="lead">Every change leaves an entry. Each entry carries the hash of the one before it.</p>
      </PageHead>
      <div class="wrap page-body stack">
        <Alarms />
        <ChainSection />
        <Entries />
      </div>
    </>
  )
}

function Alarms() {
  const { api } = useDesk()
  const alarms = useLoad(() => api.alarms(), [])
  return (
    <section aria-labelledby="alarms-heading">
      <h2 id="alarms-heading">Alarms</h2>
      <Loader load={alarms} what="the alarms">
        {(all) =>
          all.length === 0 ? (
            <p>None. The portal is well.</p>
          ) : (
            all.map(({ name, at, message }) => (
              <div key={name} class="alert danger">
                <p>
                  <strong>{name}</strong>, since {timeText(at)}
                </p>
                <p>{message}</p>
              </div>
            ))
          )
        }
      </Loader>
    </section>
  )
}

type Checking = { readonly done: number; readonly of: number } | ChainCheck

function ChainSection() {
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
          <strong>
            The chain is whole: {countText(checking.head.sequence, 'entry').replace(/entrys$/, 'entries')}.
          </strong>
        </p>
        <p>
          Last hash <code>{checking.head.hash}</code>. Note it down: if it ever differs for this number of entries, the
          log was rewritten.
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

function Entries() {
  const { api } = useDesk()
  const [older, setOlder] = useState<readonly AuditEntry[]>([])
  const [problem, setProblem] = useState<ProblemDocument>()
  const newest = useLoad(async () => {
    const { last } = await api.audit(0, 1)
    return newestFirst((await api.audit(Math.max(0, last - PAGE), PAGE)).entries)
  }, [])

  async function more(lowest: number): Promise<void> {
    setProblem(undefined)
    try {
      const from = Math.max(0, lowest - 1 - PAGE)
      const { entries } = await api.audit(from, lowest - 1 - from)
      setOlder((before) => [...before, ...newestFirst(entries)])
    } catch (cause) {
      setProblem(problemOf(cause).document)
    }
  }

  return (
    <section aria-labelledby="entries-heading">
      <h2 id="entries-heading">Entries</h2>
      <Loader load={newest} what="the audit log">
        {(first) => {
          const all = [...first, ...older]
          const lowest = all.at(-1)?.sequence ?? 1
          if (all.length === 0) return <p>Nothing has happened yet.</p>
          return (
            <>
              <EntryTable entries={all} />
              {problem && <ProblemAlert problem={problem} />}
              {lowest > 1 && (
                <div class="form-actions">
                  <button type="button" class="button quiet" onClick={() => more(lowest)}>
                    Show older entries
                  </button>
                </div>
              )}
            </>
          )
        }}
      </Loader>
    </section>
  )
}

function newestFirst(entries: readonly AuditEntry[]): AuditEntry[] {
  return [...entries].reverse()
}

function EntryTable({ entries }: { entries: readonly AuditEntry[] }) {
  const { api } = useDesk()
  const datasets = useLoad(() => api.datasets(), [])
  const all = datasets.state === 'ready' ? datasets.value : []
  const titles = new Map(all.map(({ id, metadata }) => [id, metadata.title]))
  return (
    <TableScroll label="Audit log" name="audit-table">
      <table class="words">
        <thead>
          <tr>
            <th scope="col" class="number">
              No.
            </th>
            <th scope="col">When</th>
            <th scope="col">Who</th>
            <th scope="col">Did what</th>
            <th scope="col">Dataset</th>
            <th scope="col">Details</th>
          </tr>
        </thead>
        <tbody>
          {entries.map((entry) => (
            <tr key={entry.sequence}>
              <td class="number">{numberText(entry.sequence)}</td>
              <td class="audit-time">{timeText(entry.at)}</td>
              <td title={entry.actor.email}>{entry.actor.name}</td>
              <td>{ACTION_WORDS[entry.action] ?? entry.action}</td>
              <td>
                <Subject {...entry} title={titles.get(entry.datasetId)} />
              </td>
              <td class="audit-detail">{detailText(entry.detail)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableScroll>
  )
}

function Subject({ datasetId, version, title }: AuditEntry & { title: string | undefined }) {
  if (!datasetId) return null
  const id = datasetId
  const href = hrefOf(version === undefined ? { page: 'dataset', id } : { page: 'version', id, number: version })
  return (
    <a href={href}>
      {title ?? `${datasetId.slice(0, 11)}…`}
      {version === undefined ? '' : `, version ${version}`}
    </a>
  )
}

function detailText(detail: AuditEntry['detail']): string {
  return Object.entries(detail)
    .map(([name, value]) => `${name}: ${typeof value === 'string' && HASH.test(value) ? shortSignature(value) : value}`)
    .join(', ')
}
const HASH = /^[0-9a-f]{64}$/
