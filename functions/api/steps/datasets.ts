// functions/api/steps/datasets.ts: create a dataset, change its metadata.
import { isInDepartment } from '../../../core/access.ts'
import { isRefusal, type Refusal, refuse } from '../../../core/errors.ts'
import { datasetIdFrom, slugFor } from '../../../core/keys.ts'
import { actorOf, changeMetadata, hasStatus } from '../../../core/lifecycle.ts'
import type { Dataset, Member, Metadata, Version } from '../../../core/model.ts'
import type { ApiPorts } from '../ports.ts'

export async function createDataset(
  ports: ApiPorts,
  by: Member,
  metadata: Metadata,
  address?: string,
): Promise<Dataset | Refusal> {
  const fault = whyMetadataUnfit(ports, by, metadata)
  if (fault) return fault
  const slug = address ?? slugFor(metadata.title)
  if (slug === '') return refuse('bad-request', 'title: expected at least one letter or digit to make an address from')

  const at = ports.outside.now()
  const dataset: Dataset = {
    id: datasetIdFrom(ports.outside.random(12)),
    slug,
    metadata,
    createdAt: at,
    createdBy: actorOf(by),
    updatedAt: at,
    revision: 1,
    lastVersion: 0,
  }

  const saved = await ports.registry.commit({
    dataset: { after: dataset },
    versions: [],
    event: { at, actor: actorOf(by), action: 'dataset-created', datasetId: dataset.id, detail: { slug } },
  })
  return isRefusal(saved) ? saved : dataset
}

/** Changes the draft; a version under review takes the change along, and its sign-offs no longer count. */
export async function changeDataset(
  ports: ApiPorts,
  by: Member,
  before: Dataset,
  changes: Partial<Metadata>,
): Promise<Dataset | Refusal> {
  const metadata = { ...before.metadata, ...changes }
  const fault = whyMetadataUnfit(ports, by, metadata)
  if (fault) return fault
  const open = before.openVersion ? await ports.registry.version(before.id, before.openVersion) : undefined

  const at = ports.outside.now()
  const after: Dataset = { ...before, metadata, updatedAt: at, revision: before.revision + 1 }
  const versions = versionsTouched(open, metadata, at)
  if (isRefusal(versions)) return versions

  const saved = await ports.registry.commit({
    dataset: { before, after },
    versions,
    event: {
      at,
      actor: actorOf(by),
      action: 'metadata-changed',
      datasetId: before.id,
      detail: { fields: Object.keys(changes).join(',') },
    },
  })
  return isRefusal(saved) ? saved : after
}

function versionsTouched(open: Version | undefined, metadata: Metadata, at: string) {
  if (!open || !hasStatus(open, 'in-review')) return []
  const after = changeMetadata(open, metadata, at)
  if (isRefusal(after)) return after
  return after === open ? [] : [{ before: open, after }]
}

function whyMetadataUnfit(ports: ApiPorts, by: Member, metadata: Metadata): Refusal | undefined {
  const { departments, topics } = ports.city
  if (!departments.some(({ id }) => id === metadata.departmentId)) {
    return refuse('no-such-department', `expected one of ${departments.map(({ id }) => id).join(', ')}`)
  }
  if (!topics.includes(metadata.topic)) return refuse('no-such-topic', `expected one of ${topics.join(', ')}`)
  return isInDepartment(by, metadata.departmentId) ? undefined : refuse('not-your-department')
}
