// web/console/parts/plan/dataset-from-entry.tsx: describes the dataset that an entry of the plan becomes, and ties the two together.
import { useDesk } from '../../context.ts'
import { changeEntry, type PlanItem } from '../../desk/plan.ts'
import { emptyDraft, metadataOf } from '../../metadata-draft.ts'
import { goTo } from '../../router.ts'
import { MetadataForm } from '../metadata-form.tsx'
import { PanelHead } from './panel-head.tsx'

export function DatasetFromEntry({ item, onCancel }: { item: PlanItem; onCancel: () => void }) {
  const { api, me, announce } = useDesk()
  const { id, revision, title, description, departmentId } = item
  return (
    <section class="plan-panel" aria-labelledby="dataset-heading">
      <PanelHead id="dataset-heading" words={`Create the dataset “${title}”`} />
      <p class="lead">
        Its description, begun with what the plan says. The entry then belongs to the dataset, and counts as published
        when it is.
      </p>
      <MetadataForm
        start={{ ...emptyDraft(me), title, description, departmentId }}
        isNew
        submitWords="Create the dataset"
        onSubmit={async (draft) => {
          const slug = draft.slug.trim()
          const dataset = await api.createDataset({ ...metadataOf(draft), columns: [], ...(slug ? { slug } : {}) })
          // An entry that moved on meanwhile can be tied to the dataset by hand.
          await changeEntry(api, id, {
            ...{ revision: revision!, departmentId: draft.departmentId, datasetId: dataset.id },
            ...(item.state === 'idea' ? { state: 'in-preparation' as const } : {}),
          }).catch(() =>
            announce('The dataset was created, but the entry changed meanwhile: choose the dataset there.'),
          )
          announce('The dataset was created.')
          goTo({ page: 'dataset', id: dataset.id })
        }}
        onCancel={onCancel}
      />
    </section>
  )
}
