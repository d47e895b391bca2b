// web/console/pages/version.tsx: one version on its trip, and what the person looking at it can do.
import type { ComponentChildren } from 'preact'
import { useEffect, useRef } from 'preact/hooks'
import type { Profile, Review } from '../../../core/report.ts'
import type { Dataset, HandlingView, Version } from '../api.ts'
import { takeArrival } from '../arrival.ts'
import { isRestored, mayCheckAgain } from '../checking.ts'
import { useDesk } from '../context.ts'
import { CheckView } from '../parts/check/check-view.tsx'
import type { Entry } from '../parts/check/section.tsx'
import { CopyPanel } from '../parts/copy-panel.tsx'
import { type Load, Loader, useLoad } from '../parts/load.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { PublicLinks } from '../parts/public-links.tsx'
import { Restore } from '../parts/restore.tsx'
import { ReviewPanel } from '../parts/review-panel.tsx'
import { SignOffs } from '../parts/sign-offs.tsx'
import { StatusBadge } from '../parts/status-badge.tsx'
import { Trip } from '../parts/trip.tsx'
import { UploadPanel } from '../parts/upload-panel.tsx'
import { Withdraw } from '../parts/withdraw.tsx'
import { mayRestore, mayUpload, mayWithdraw } from '../rights.ts'
import { hrefOf } from '../router.ts'
import { nextText, statusWords, storyOf, timeText } from '../words.ts'

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
  useEffect(() => {
    if (takeArrival()) document.getElementById(STATE)?.focus()
  }, [])
  const isPublic = version.status === 'published' || version.status === 'superseded'
  const isWaiting = version.status === 'awaiting-upload'
  const canUpload = mayUpload(me, departmentId)
  return (
    <>
      <State dataset={dataset} version={version} />
      {isWaiting && version.copyOf === undefined && (
        <UploadPanel version={version} canUpload={canUpload} onChange={change} />
      )}
      {isWaiting && version.copyOf !== undefined && canUpload && <CopyPanel version={version} onChange={change} />}
      <Reasons version={version} />
      {version.status === 'published' && <PublicLinks dataset={dataset} version={version} />}
      <Documents dataset={dataset} version={version} more={moreOf(version)}>
        <SignOffs version={version} />
        {version.mySigningRoles.length > 0 && (
          <ReviewPanel version={version} department={dataset.department} onChange={change} onStale={load.again} />
        )}
        {version.status === 'superseded' && mayRestore(me, departmentId) && (
          <Restore version={version} isUnderWay={dataset.openVersion !== undefined} />
        )}
        {isPublic && mayWithdraw(me, departmentId) && <Withdraw version={version} onChange={change} />}
      </Documents>
    </>
  )
}

/** What stands below the check, for the list of sections. */
function moreOf(version: Version): Entry[] {
  const hasSignOffs = (version.signOffs ?? []).length > 0 || version.missingRoles.length > 0
  return [
    ...(hasSignOffs ? [{ id: 'sign-offs-heading', words: 'Sign-offs' }] : []),
    ...(version.mySigningRoles.length > 0 ? [{ id: 'review-heading', words: 'Your review' }] : []),
  ]
}

const STATE = 'state'

/** Where the version is, in words that are read out when they change. */
function State({ dataset, version }: Loaded) {
  const { me } = useDesk()
  const { filename } = version.upload
  const isTheirTurn = mayCheckAgain(me, dataset, version) && !isRestored(version)
  const next =
    isTheirTurn || version.report === undefined || version.mySigningRoles.length > 0 ? nextText(version) : undefined
  return (
    <section id={STATE} tabIndex={-1} aria-labelledby="state-heading">
      <h2 id="state-heading" class="visually-hidden">
        State
      </h2>
      <div role="status" class="state">
        <p>
          <StatusBadge version={version} /> {storyOf(version)}
        </p>
        {next && <p class="state-next">{next}</p>}
        {version.status === 'validating' && <progress class="progress" aria-label="The check is under way" />}
      </div>
      <p class="muted state-since">
        {filename}
        {version.copyOf !== undefined && ` of version ${version.copyOf}`}, begun by {version.createdBy.name} on{' '}
        {timeText(version.createdAt)}; {statusWords(version).words.toLowerCase()} since {timeText(version.updatedAt)}.
      </p>
      <OwnUpload version={version} />
      <WayOn dataset={dataset} version={version} />
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

/** Where a version that ended goes on. */
function WayOn({ dataset, version }: Loaded) {
  const { me } = useDesk()
  const { id, lastVersion, metadata } = dataset
  if (version.status !== 'returned' && version.status !== 'rejected') return null
  if (lastVersion > version.number) {
    return (
      <p class="way-on">
        <a href={hrefOf({ page: 'version', id, number: lastVersion })}>Go to version {lastVersion}, the newest</a>
      </p>
    )
  }
  if (!mayUpload(me, metadata.departmentId)) return null
  return (
    <p class="way-on">
      <a class="button quiet" href={hrefOf({ page: 'dataset', id })}>
        {version.report ? 'Upload a corrected file' : 'Begin a new version'}
      </a>
    </p>
  )
}

/** Why a version ended or was sent back, and notes on it. */
function Reasons({ version }: { version: Version }) {
  const { returned, withdrawal, notices } = version
  if (!returned && !withdrawal && notices.length === 0) return null
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
    </div>
  )
}

interface CheckDocuments {
  readonly review: Review
  readonly profile: Profile | undefined
  readonly view: HandlingView
}

interface DocumentsProps extends Loaded {
  readonly more: readonly Entry[]
  /** What stands below. */
  readonly children: ComponentChildren
}

/** What is known of the file; versions that were never checked have nothing. */
function Documents({ dataset, version, more, children }: DocumentsProps) {
  const { api } = useDesk()
  const { datasetId, number, report } = version
  const isWanted = report !== undefined
  const isAccepted = version.rows !== undefined
  const documents = useLoad<CheckDocuments | undefined>(async () => {
    if (!isWanted) return undefined
    const [review, profile, view] = await Promise.all([
      api.report(datasetId, number),
      // A file that was not accepted has a report, but no numbers of what would be published.
      isAccepted ? api.profile(datasetId, number) : undefined,
      api.handling(datasetId),
    ])
    return { review, profile, view }
  }, [datasetId, number, isWanted])
  if (!isWanted) return <>{children}</>
  if (documents.state !== 'ready' || !documents.value) {
    return (
      <>
        <Loader load={documents} what="the report">
          {() => null}
        </Loader>
        {children}
      </>
    )
  }
  return (
    <CheckView dataset={dataset} version={version} more={more} {...documents.value}>
      {children}
    </CheckView>
  )
}
