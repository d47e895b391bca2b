// web/console/pages/version.tsx: one version on its trip, and what the person looking at it can do.
import type { ComponentChildren } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import type { Profile, Review } from '../../../core/report.ts'
import type { Dataset, HandlingView, Version } from '../api.ts'
import { takeArrival } from '../arrival.ts'
import { jumpTo } from '../checking.ts'
import { useDesk } from '../context.ts'
import { CheckView } from '../parts/check/check-view.tsx'
import type { Entry } from '../parts/check/section.tsx'
import { CopyPanel } from '../parts/copy-panel.tsx'
import { Glance } from '../parts/desk/glance.tsx'
import { Reasons } from '../parts/desk/reasons.tsx'
import { COMMENT, TALK } from '../parts/desk/talk-section.tsx'
import { useFollow } from '../parts/desk/use-follow.ts'
import { deskEntries, VersionDesk } from '../parts/desk/version-desk.tsx'
import { STATE, VersionState } from '../parts/desk/version-state.tsx'
import { type Load, Loader, useLoad } from '../parts/load.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { PublicLinks } from '../parts/public-links.tsx'
import { Restore } from '../parts/restore.tsx'
import { Trip } from '../parts/trip.tsx'
import { UploadPanel } from '../parts/upload-panel.tsx'
import { Withdraw } from '../parts/withdraw.tsx'
import { mayRestore, mayUpload, mayWithdraw } from '../rights.ts'
import { hrefOf } from '../router.ts'

interface Loaded {
  readonly dataset: Dataset
  readonly version: Version
  /** Every version of the dataset, oldest first. */
  readonly versions: readonly Version[]
}

export function VersionPage({ id, number }: { id: string; number: number }) {
  const { api } = useDesk()
  const load = useLoad<Loaded>(async () => {
    const [dataset, version, versions] = await Promise.all([api.dataset(id), api.version(id, number), api.versions(id)])
    return { dataset, version, versions }
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

/** What is public can be withdrawn; what is on its way can be called off. */
const ENDABLE: ReadonlySet<string> = new Set(['in-review', 'approved', 'published', 'superseded'])

function Body({ dataset, version, versions, load }: Loaded & { load: Load<Loaded> }) {
  const { me } = useDesk()
  const { departmentId } = dataset.metadata
  const [about, setAbout] = useState('')
  const follow = (changed: Version) => load.set({ dataset, version: changed, versions })
  /** After the person's own step: the button is gone, so the focus goes to what the step led to. */
  const change = (changed: Version) => {
    follow(changed)
    requestAnimationFrame(() => document.getElementById(STATE)?.focus())
  }
  useFollow(version, follow)
  useEffect(() => {
    if (takeArrival()) document.getElementById(STATE)?.focus()
  }, [])
  const canEnd = ENDABLE.has(version.status) && mayWithdraw(me, departmentId)
  const isWaiting = version.status === 'awaiting-upload'
  const canUpload = mayUpload(me, departmentId)
  const loaded = { dataset, version, versions }
  return (
    <>
      <VersionState dataset={dataset} version={version} />
      {isWaiting && version.copyOf === undefined && (
        <UploadPanel version={version} canUpload={canUpload} onChange={change} />
      )}
      {isWaiting && version.copyOf !== undefined && canUpload && <CopyPanel version={version} onChange={change} />}
      <Reasons version={version} onAnswer={(one) => answerAbout(one, setAbout)} />
      {version.status === 'published' && <PublicLinks dataset={dataset} version={version} />}
      {version.status === 'in-review' && <Glance {...loaded} />}
      <Documents dataset={dataset} version={version} more={deskEntries(me, loaded)}>
        {(review) => (
          <>
            <VersionDesk
              {...{ ...loaded, review, about }}
              onAbout={setAbout}
              onChange={change}
              onTalk={follow}
              onStale={load.again}
            />
            {version.status === 'superseded' && mayRestore(me, departmentId) && (
              <Restore version={version} isUnderWay={dataset.openVersion !== undefined} />
            )}
            {canEnd && <Withdraw version={version} onChange={change} />}
          </>
        )}
      </Documents>
    </>
  )
}

/** Leads to the form for answers, about one thing. */
function answerAbout(about: string, setAbout: (about: string) => void): void {
  setAbout(about)
  jumpTo(TALK)
  document.getElementById(COMMENT)?.focus({ preventScroll: true })
}

interface CheckDocuments {
  readonly review: Review
  readonly profile: Profile | undefined
  readonly view: HandlingView
}

interface DocumentsProps extends Pick<Loaded, 'dataset' | 'version'> {
  readonly more: readonly Entry[]
  /** What stands below; the report is there as soon as it was loaded. */
  readonly children: (review: Review | undefined) => ComponentChildren
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
  if (!isWanted) return <>{children(undefined)}</>
  if (documents.state !== 'ready' || !documents.value) {
    return (
      <>
        <Loader load={documents} what="the report">
          {() => null}
        </Loader>
        {/* Not while it loads: forms that somebody begins to fill in would begin anew. */}
        {documents.state === 'failed' && children(undefined)}
      </>
    )
  }
  return (
    <CheckView dataset={dataset} version={version} more={more} {...documents.value}>
      {children(documents.value.review)}
    </CheckView>
  )
}
