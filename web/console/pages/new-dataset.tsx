// web/console/pages/new-dataset.tsx: describes a new dataset. Its data comes afterwards.
import { useDesk } from '../context.ts'
import { emptyDraft, metadataOf } from '../metadata-draft.ts'
import { MetadataForm } from '../parts/metadata-form.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { mayCreateDatasets } from '../rights.ts'
import { goTo, hrefOf } from '../router.ts'

export function NewDatasetPage() {
  const { api, me, announce } = useDesk()
  const crumbs = [{ href: hrefOf({ page: 'home' }), words: 'Datasets' }]
  if (!mayCreateDatasets(me)) {
    return (
      <>
        <PageHead title="New dataset" crumbs={crumbs} />
        <div class="wrap page-body">
          <div class="empty-state">
            <h2>You cannot create datasets</h2>
            <p>This needs the role of a publisher or liaison, and a department. Ask the open data team for it.</p>
          </div>
        </div>
      </>
    )
  }
  return (
    <>
      <PageHead title="New dataset" crumbs={crumbs}>
        <p class="lead">First the description. You can change it later; the data comes next.</p>
      </PageHead>
      <div class="wrap page-body">
        <MetadataForm
          start={emptyDraft(me)}
          isNew
          submitWords="Create the dataset"
          onSubmit={async (draft) => {
            const slug = draft.slug.trim()
            const dataset = await api.createDataset({ ...metadataOf(draft), columns: [], ...(slug ? { slug } : {}) })
            announce('The dataset was created.')
            goTo({ page: 'dataset', id: dataset.id })
          }}
          onCancel={() => goTo({ page: 'home' })}
        />
      </div>
    </>
  )
}
