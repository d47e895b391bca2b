// web/console/pages/dataset.tsx: one dataset: its description, its columns, its versions, and the next upload.
import { useState } from 'preact/hooks'
import type { Dataset, Version } from '../api.ts'
import { useDesk } from '../context.ts'
import { changesBetween, draftOf, furtherLanguages } from '../metadata-draft.ts'
import { BeginVersion } from '../parts/begin-version.tsx'
import { ColumnsForm } from '../parts/columns-form.tsx'
import { StandingPanel } from '../parts/desk/standing-panel.tsx'
import { HandlingCard } from '../parts/handling-card.tsx'
import { type Load, Loader, useLoad } from '../parts/load.tsx'
import { MetadataForm } from '../parts/metadata-form.tsx'
import { MetadataList } from '../parts/metadata-list.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { UpkeepPanel } from '../parts/upkeep-panel.tsx'
import { VersionList } from '../parts/version-list.tsx'
import { mayEdit, mayRestore, mayUpload } from '../rights.ts'
import { hrefOf } from '../router.ts'

interface Loaded {
  readonly dataset: Dataset
  /** Oldest first. */
  readonly versions: readonly Version[]
}

export function DatasetPage({ id }: { id: string }) {
  const { api } = useDesk()
  const load = useLoad<Loaded>(async () => {
    const [dataset, versions] = await Promise.all([api.dataset(id), api.versions(id)])
    return { dataset, versions }
  }, [id])
  const title = load.state === 'ready' ? load.value.dataset.metadata.title : 'Dataset'
  return (
    <>
      <PageHead title={title} crumbs={[{ href: hrefOf({ page: 'home' }), words: 'Datasets' }]}>
        {load.state === 'ready' && <Facts {...load.value} />}
      </PageHead>
      <div class="wrap page-body stack">
        <Loader load={load} what="the dataset">
          {(loaded) => <Body {...loaded} load={load} />}
        </Loader>
      </div>
    </>
  )
}

function Facts({ dataset }: Loaded) {
  const { slug, department, publishedVersion } = dataset
  return (
    <p class="lead">
      {department} ·{' '}
      {publishedVersion ? (
        <a href={`/datasets/${slug}/`}>Version {publishedVersion} is public</a>
      ) : (
        <>Not public yet; its page will be /datasets/{slug}/</>
      )}
    </p>
  )
}

function Body({ dataset, versions, load }: Loaded & { load: Load<Loaded> }) {
  const { me } = useDesk()
  const { departmentId } = dataset.metadata
  const { openVersion } = dataset
  const canEdit = mayEdit(me, departmentId)
  const change = (changed: Dataset) => load.set({ dataset: changed, versions })
  return (
    <>
      {openVersion !== undefined && (
        <div class="alert">
          <p>
            <a href={hrefOf({ page: 'version', id: dataset.id, number: openVersion })}>Version {openVersion}</a> is on
            its way. The next one can begin when it is published, returned or cancelled.
          </p>
        </div>
      )}
      {openVersion === undefined && mayUpload(me, departmentId) && <BeginVersion dataset={dataset} />}
      <VersionList versions={versions} canRestore={openVersion === undefined && mayRestore(me, departmentId)} />
      <HandlingCard dataset={dataset} newest={versions.findLast(({ report }) => report !== undefined)} />
      <Description dataset={dataset} canEdit={canEdit} onChange={change} />
      <Columns dataset={dataset} versions={versions} canEdit={canEdit} onChange={change} />
      <StandingPanel dataset={dataset} />
      <UpkeepPanel dataset={dataset} onChange={change} />
    </>
  )
}

interface PartProps {
  readonly dataset: Dataset
  readonly canEdit: boolean
  readonly onChange: (dataset: Dataset) => void
}

function Description({ dataset, canEdit, onChange }: PartProps) {
  const { api, me, announce } = useDesk()
  const [isEditing, setEditing] = useState(false)
  const { id, metadata, department } = dataset

  /** The control that was pressed goes away: the focus goes on to the one that takes its place. */
  function turn(toForm: boolean): void {
    setEditing(toForm)
    requestAnimationFrame(() => document.getElementById(toForm ? 'title' : 'change-description')?.focus())
  }
  return (
    <section aria-labelledby="description-heading">
      <div class="section-head">
        <h2 id="description-heading">Description</h2>
        {canEdit && !isEditing && (
          <button id="change-description" type="button" class="button quiet" onClick={() => turn(true)}>
            Change the description
          </button>
        )}
      </div>
      {isEditing ? (
        <>
          <SignOffsWarning dataset={dataset} />
          <MetadataForm
            start={draftOf(metadata, furtherLanguages(me))}
            isNew={false}
            submitWords="Save the description"
            onSubmit={async (draft) => {
              const changes = changesBetween(metadata, draft)
              if (Object.keys(changes).length > 0) onChange(await api.changeDataset(id, changes))
              announce('The description was saved.')
              turn(false)
            }}
            onCancel={() => turn(false)}
          />
        </>
      ) : (
        <MetadataList metadata={metadata} department={department} />
      )}
    </section>
  )
}

function Columns({ dataset, versions, canEdit, onChange }: PartProps & { versions: readonly Version[] }) {
  const { api, announce } = useDesk()
  const { id, metadata } = dataset
  const newest = versions.findLast((version) => version.rows !== undefined)
  const names = useLoad(async () => {
    if (!newest) return []
    // As published: what a redaction drops needs no description.
    return (await api.profile(id, newest.number)).columns.map(({ name }) => name)
  }, [id, newest?.number])
  if (!newest) return null
  return (
    <section aria-labelledby="columns-heading">
      <h2 id="columns-heading">Columns</h2>
      <p>Say what each column means: units, codes, what an empty cell stands for.</p>
      {canEdit && <SignOffsWarning dataset={dataset} />}
      <Loader load={names} what="the columns">
        {(found) => (
          <ColumnsForm
            key={dataset.revision}
            names={found}
            described={metadata.columns}
            canEdit={canEdit}
            onSave={async (columns) => {
              onChange(await api.changeDataset(id, { columns }))
              announce('The columns were saved.')
            }}
          />
        )}
      </Loader>
    </section>
  )
}

function SignOffsWarning({ dataset }: { dataset: Dataset }) {
  if (dataset.openVersion === undefined || dataset.lastStatus !== 'in-review') return null
  return (
    <div class="alert warn">
      <p>
        Version {dataset.openVersion} is in review. A change goes into it, and sign-offs given so far no longer count.
      </p>
    </div>
  )
}
