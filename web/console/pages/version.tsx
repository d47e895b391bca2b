// web/console/pages/version.tsx: one version on its trip, and what the person looking at it can do.
import { useEffect, useRef } from 'preact/hooks'
import type { Profile, Report } from '../../../core/report.ts'
import { type Dataset, Problem, type Version } from '../api.ts'
import { useDesk } from '../context.ts'
import { type Load, Loader, useLoad } from '../parts/load.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { PublicLinks } from '../parts/public-links.tsx'
import { ReportView } from '../parts/report-view.tsx'
import { ReviewPanel } from '../parts/review-panel.tsx'
import { SignOffs } from '../parts/sign-offs.tsx'
import { StatusBadge } from '../parts/status-badge.tsx'
import { Trip } from '../parts/trip.tsx'
import { UploadPanel } from '../parts/upload-panel.tsx'
import { Withdraw } from '../parts/withdraw.tsx'
import { mayUpload, mayWithdraw } from '../rights.ts'
import { hrefOf } from '../router.ts'
import { statusWords, storyOf, timeText } from '../words.ts'

interface Loaded {
  readonly dataset: Dataset
  readonly version: Version
}

export function VersionPage({ id, number }: { id: string; number: number }) {
  const { api } = useDesk()
  const load = useLoad<Loaded>(async () => {
    const [dataset, version] = await Promise.all([api.dataset(id), api.version(id, number)])
    return { dataset, version }
  }, [id, number])
  const dataset = load.state === 'ready' ? load.value.dataset : undefined
  const crumbs = [
    { href: hrefOf({ page: 'home' }), words: 'Datasets' },
    { href: hrefOf({ page: 'dataset', id }), words: dataset?.metadata.title ?? 'Dataset' },
  ]
  return (
    <>
      <PageHead title={dataset ? `${dataset.metadata.title}, version ${number}` : `Version ${number}`} crumbs={crumbs}>
        {load.state === 'ready' && <Trip version={load.value.version} />}
      </PageHead>
      <div class="wrap page-body stack">
        <Loader load={load} what="the version">
          {(loaded) => <Body {...loaded} load={load} />}
        </Loader>
      </div>
    </>
  )
}

/** Statuses that change without this person, and soon. */
const MOVING = new Set(['awaiting-upload', 'validating', 'approved'])

/** Asks every 1.5 s at first, then less often, up to every 5 s, until the version rests. */
function useFollow(version: Version, onNew: (version: Version) => void): void {
  const { api } = useDesk()
  const { datasetId, number, status, updatedAt } = version
  const latest = useRef(onNew)
  latest.current = onNew
  useEffect(() => {
    if (!MOVING.has(status)) return
    let wait = 1500
    let timer: ReturnType<typeof setTimeout>
    const look = async () => {
      // A look that fails is not worth a message: the next one follows.
      const seen = await api.version(datasetId, number).catch(() => undefined)
      if (timer === STOPPED) return
      if (seen && seen.updatedAt !== updatedAt) return latest.current(seen)
      wait = Math.min(5000, wait * 1.25)
      timer = setTimeout(look, wait)
    }
    timer = setTimeout(look, wait)
    return () => {
      clearTimeout(timer)
      timer = STOPPED
    }
  }, [datasetId, number, status, updatedAt])
}
const STOPPED = 0 as unknown as ReturnType<typeof setTimeout>

function Body({ dataset, version, load }: Loaded & { load: Load<Loaded> }) {
  const { me } = useDesk()
  const { departmentId } = dataset.metadata
  const follow = (changed: Version) => load.set({ dataset, version: changed })
  /** After the person's own step: the button is gone, so the focus goes to what the step led to. */
  const change = (changed: Version) => {
    follow(changed)
    requestAnimationFrame(() => document.getElementById(STATE)?.focus())
  }
  useFollow(version, follow)
  const isPublic = version.status === 'published' || version.status === 'superseded'
  return (
    <>
      <State version={version} />
      {version.status === 'awaiting-upload' && (
        <UploadPanel version={version} canUpload={mayUpload(me, departmentId)} onChange={change} />
      )}
      <Reasons version={version} />
      {version.status === 'published' && <PublicLinks dataset={dataset} version={version} />}
      <Documents version={version} />
      <SignOffs version={version} />
      {version.mySigningRoles.length > 0 && (
        <ReviewPanel version={version} department={dataset.department} onChange={change} onStale={load.again} />
      )}
      {isPublic && mayWithdraw(me, departmentId) && <Withdraw version={version} onChange={change} />}
    </>
  )
}

const STATE = 'state'

/** Where the version is, in words that are read out when they change. */
function State({ version }: { version: Version }) {
  const { filename } = version.upload
  return (
    <section id={STATE} tabIndex={-1} aria-labelledby="state-heading">
      <h2 id="state-heading" class="visually-hidden">
        State
      </h2>
      <div role="status" class="state">
        <p>
          <StatusBadge version={version} /> {storyOf(version)}
        </p>
        {version.status === 'validating' && <progress class="progress" aria-label="The check is under way" />}
      </div>
      <p class="muted state-since">
        {filename}, begun by {version.createdBy.name} on {timeText(version.createdAt)};{' '}
        {statusWords(version).words.toLowerCase()} since {timeText(version.updatedAt)}.
      </p>
      <OwnUpload version={version} />
    </section>
  )
}

/** Says why there is no button to sign, before anybody looks for it. */
function OwnUpload({ version }: { version: Version }) {
  const { me } = useDesk()
  const couldSign = version.missingRoles.some((role) => me.roles.includes(role))
  if (version.status !== 'in-review' || version.createdBy.id !== me.id || !couldSign) return null
  return <p class="own-upload">You uploaded this version, so colleagues have to sign it.</p>
}

/** Why a version ended or was sent back, and notes on it. */
function Reasons({ version }: { version: Version }) {
  const { returned, withdrawal, notices, datasetId } = version
  const isOver = version.status === 'returned' || version.status === 'rejected'
  if (!isOver && !withdrawal && notices.length === 0) return null
  return (
    <div class="reasons">
      {returned && (
        <div class="alert danger">
          <p>
            <strong>
              Returned by {returned.by.name}, {timeText(returned.at)}
            </strong>
          </p>
          <p class="long-text">{returned.note}</p>
        </div>
      )}
      {withdrawal && (
        <div class="alert danger">
          <p>
            <strong>
              Withdrawn by {withdrawal.by.name}, {timeText(withdrawal.at)}
            </strong>
          </p>
          <p class="long-text">{withdrawal.reason}</p>
        </div>
      )}
      {notices.map((notice) => (
        <div key={notice} class="alert">
          <p>{notice}</p>
        </div>
      ))}
      {isOver && (
        <p>
          <a class="button" href={hrefOf({ page: 'dataset', id: datasetId })}>
            Begin a new version
          </a>
        </p>
      )}
    </div>
  )
}

/** The report and the profile; versions that were never checked have none. */
function Documents({ version }: { version: Version }) {
  const { api } = useDesk()
  const { datasetId, number, report } = version
  const isWanted = report !== undefined
  const documents = useLoad<{ report: Report; profile: Profile | undefined } | undefined>(async () => {
    if (!isWanted) return undefined
    const [found, profile] = await Promise.all([
      api.report(datasetId, number),
      api.profile(datasetId, number).catch(undefinedWhenNotFound),
    ])
    return { report: found, profile }
  }, [datasetId, number, isWanted])
  if (!isWanted) return null
  return (
    <Loader load={documents} what="the report">
      {(found) => found && <ReportView {...found} />}
    </Loader>
  )
}

/** A file that was not accepted has a report, but no profile. */
function undefinedWhenNotFound(cause: unknown): undefined {
  if (cause instanceof Problem && cause.document.code === 'not-found') return undefined
  throw cause
}
