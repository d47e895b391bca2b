// functions/api/steps/datasets.ts: create a dataset, change its metadata.

import { isStaffOf } from '../../../core/access.ts'
import { changesBetween, doneBy } from '../../../core/audit.ts'
import { isRefusal, type Refusal, refuse } from '../../../core/errors.ts'
import { datasetIdFrom, slugFor } from '../../../core/keys.ts'
import { firstLanguage } from '../../../core/languages.ts'
import { actorOf, hasStatus } from '../../../core/lifecycle.ts'
import type { Dataset, Member, Metadata, Version } from '../../../core/model.ts'
import { changeMetadata } from '../../../core/review.ts'
import type { SignOffPolicy } from '../../../core/sign-off-policy.ts'
import { cityNow } from '../city.ts'
import type { ApiPorts } from '../ports.ts'

export async function createDataset(
  ports: ApiPorts,
  by: Member,
  metadata: Metadata,
  address?: string,
): Promise<Dataset | Refusal> {
  const fault = await whyMetadataUnfit(ports, by, metadata)
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
    event: { ...doneBy(by, at), action: 'dataset-created', datasetId: dataset.id, detail: { slug } },
  })
  return isRefusal(saved) ? saved : dataset
}

const METADATA_FIELDS = [
  'title',
  'description',
  'departmentId',
  'topic',
  'keywords',
  'license',
  'frequency',
  'contactName',
  'contactEmail',
  'columns',
  'classification',
  'conditions',
  'knownIssues',
  'translations',
] as const

/** Changes the draft; a version under review takes the change along, and its sign-offs no longer count. */
export async function changeDataset(
  ports: ApiPorts,
  by: Member,
  before: Dataset,
  changes: Partial<Metadata>,
): Promise<Dataset | Refusal> {
  const metadata = { ...before.metadata, ...changes }
  const fault = await whyMetadataUnfit(ports, by, metadata)
  if (fault) return fault
  const open = before.openVersion ? await ports.registry.version(before.id, before.openVersion) : undefined

  const at = ports.outside.now()
  const after: Dataset = { ...before, metadata, updatedAt: at, revision: before.revision + 1 }
  const versions = versionsTouched(open, metadata, at, await ports.registry.signOffPolicy())
  if (isRefusal(versions)) return versions

  const saved = await ports.registry.commit({
    dataset: { before, after },
    versions,
    event: {
      ...doneBy(by, at),
      action: 'metadata-changed',
      datasetId: before.id,
      changes: changesBetween(before.metadata, metadata, METADATA_FIELDS),
    },
  })
  return isRefusal(saved) ? saved : after
}

function versionsTouched(open: Version | undefined, metadata: Metadata, at: string, policy: SignOffPolicy) {
  if (!open || !hasStatus(open, 'in-review')) return []
  const after = changeMetadata(open, metadata, at, policy)
  if (isRefusal(after)) return after
  return after === open ? [] : [{ before: open, after }]
}

async function whyMetadataUnfit(ports: ApiPorts, by: Member, metadata: Metadata): Promise<Refusal | undefined> {
  const { city } = await cityNow(ports)
  const { departments, topics } = city
  if (!departments.some(({ id }) => id === metadata.departmentId)) {
    return refuse('no-such-department', `expected one of ${departments.map(({ id }) => id).join(', ')}`)
  }
  if (!topics.includes(metadata.topic)) return refuse('no-such-topic', `expected one of ${topics.join(', ')}`)
  if (metadata.classification === 'open-with-conditions' && !metadata.conditions?.trim()) {
    return refuse(
      'bad-request',
      'conditions: expected what users must observe, because the dataset is open with conditions',
    )
  }
  const first = firstLanguage(city)
  if (metadata.translations?.[first]) {
    return refuse(
      'bad-request',
      `translations.${first}: expected other languages, because the texts themselves are in it`,
    )
  }
  return isStaffOf(by, metadata.departmentId) ? undefined : refuse('not-your-department')
}
