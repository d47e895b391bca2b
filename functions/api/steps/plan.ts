// functions/api/steps/plan.ts: put a dataset on a department's plan, change what is said of it, take it off.
import { isStaffOf, reachesDataset } from '../../../core/access.ts'
import { changesBetween, doneBy } from '../../../core/audit.ts'
import { isRefusal, type Refusal, refuse } from '../../../core/errors.ts'
import { recordIdFrom } from '../../../core/keys.ts'
import { actorOf } from '../../../core/lifecycle.ts'
import type { Member } from '../../../core/model.ts'
import type { PlanEntry } from '../../../core/plan-entries.ts'
import { DRAFT_FIELDS, draftOf, faultsInDraft, type PlanDraft, settled } from '../../../core/plan-rules.ts'
import { standsStill, subjectOf } from '../../../core/records.ts'
import { cityNow } from '../city.ts'
import type { ApiPorts } from '../ports.ts'

/** It is public with the next publication: plans are open by default. */
export async function addEntry(ports: ApiPorts, by: Member, asked: PlanDraft): Promise<PlanEntry | Refusal> {
  const draft = settled(asked)
  const fault = await whyUnfit(ports, by, draft)
  if (fault) return fault

  const at = ports.outside.now()
  const id = recordIdFrom('plan', ports.outside.random(12))
  const entry: PlanEntry = { id, revision: 1, ...draft, updatedAt: at, updatedBy: actorOf(by) }

  const { title, departmentId, state } = entry
  const saved = await ports.registry.commit({
    records: [{ kind: 'plan-entry', after: entry }],
    unchanged: standsStill(by),
    event: {
      ...doneBy(by, at),
      ...{ action: 'plan-entry-added', subject: subjectOf('plan-entry', id), detail: { title, departmentId, state } },
    },
  })
  return isRefusal(saved) ? saved : entry
}

/** Fields to set; null takes one away, what is absent stays. */
export type PlanChanges = Partial<Omit<PlanDraft, 'plannedFor' | 'withheld' | 'datasetId'>> & {
  readonly [K in 'plannedFor' | 'withheld' | 'datasetId']?: PlanDraft[K] | null
}

/** @param revision of the entry when the member looked at it */
export async function changeEntry(
  ports: ApiPorts,
  by: Member,
  before: PlanEntry,
  revision: number,
  changes: PlanChanges,
): Promise<PlanEntry | Refusal> {
  if (before.revision !== revision) {
    return refuse('entry-changed', `${before.updatedBy.name} changed it on ${before.updatedAt.slice(0, 10)}`)
  }
  const draft = settled(withoutNulls({ ...draftOf(before), ...changes }))
  const fault = await whyUnfit(ports, by, draft, before)
  if (fault) return fault

  const at = ports.outside.now()
  const { id } = before
  const after: PlanEntry = { id, revision: revision + 1, ...draft, updatedAt: at, updatedBy: actorOf(by) }

  const saved = await ports.registry.commit({
    records: [{ kind: 'plan-entry', before, after }],
    unchanged: standsStill(by),
    event: {
      ...doneBy(by, at),
      ...{ action: 'plan-entry-changed', subject: subjectOf('plan-entry', id), detail: { title: after.title } },
      changes: changesBetween(draftOf(before), draft, DRAFT_FIELDS),
    },
  })
  return isRefusal(saved) ? saved : after
}

/** Taken off the list; the log keeps what it said. */
export async function removeEntry(
  ports: ApiPorts,
  by: Member,
  before: PlanEntry,
  reason: string,
): Promise<PlanEntry | Refusal> {
  const at = ports.outside.now()
  const removed = { at, by: actorOf(by), reason }
  const after: PlanEntry = {
    ...{ ...before, revision: before.revision + 1 },
    ...{ updatedAt: at, updatedBy: actorOf(by), removed },
  }

  const { id, title, departmentId } = before
  const saved = await ports.registry.commit({
    records: [{ kind: 'plan-entry', before, after }],
    unchanged: standsStill(by),
    event: {
      ...doneBy(by, at),
      ...{ action: 'plan-entry-removed', subject: subjectOf('plan-entry', id) },
      detail: { title, departmentId, reason },
    },
  })
  return isRefusal(saved) ? saved : after
}

/** An entry that is on the list. */
export async function findEntry(ports: Pick<ApiPorts, 'registry'>, id: string): Promise<PlanEntry | Refusal> {
  const entry = await ports.registry.record('plan-entry', id)
  return entry && !entry.removed ? entry : refuse('not-found')
}

function withoutNulls(draft: Record<string, unknown>): PlanDraft {
  const pairs = Object.entries(draft).filter(([, value]) => value !== null && value !== undefined)
  return Object.fromEntries(pairs) as unknown as PlanDraft
}

async function whyUnfit(
  ports: ApiPorts,
  by: Member,
  draft: PlanDraft,
  before?: PlanEntry,
): Promise<Refusal | undefined> {
  const faults = faultsInDraft(draft).map(
    ({ field, expected, found }) => `${field}: expected ${expected}, found ${found}`,
  )
  if (faults.length > 0) return refuse('bad-request', faults.join('; '))
  const { departments } = (await cityNow(ports)).city
  const { departmentId } = draft
  // What a dissolved department has listed can still be corrected.
  if (departmentId !== before?.departmentId && !departments.some(({ id }) => id === departmentId)) {
    return refuse('no-such-department', `expected one of ${departments.map(({ id }) => id).join(', ')}`)
  }
  if (!isStaffOf(by, departmentId)) return refuse('not-your-department')
  return whyNotLinkable(ports, by, draft, before)
}

/** One dataset, one entry: of the same department, and public where the entry says so. */
async function whyNotLinkable(
  ports: ApiPorts,
  by: Member,
  { datasetId, departmentId, state }: PlanDraft,
  before?: PlanEntry,
): Promise<Refusal | undefined> {
  if (datasetId === undefined) return undefined
  const dataset = await ports.registry.dataset(datasetId)
  const isKnown = dataset?.metadata.departmentId === departmentId && reachesDataset(by, dataset.id)
  if (!isKnown) return refuse('bad-request', `datasetId: expected a dataset of this department, found ${datasetId}`)
  if (state === 'published' && dataset.publishedVersion === undefined) {
    return refuse('bad-request', 'state: expected another one, because the dataset has no published version')
  }
  if (datasetId === before?.datasetId) return undefined
  const all = await ports.registry.records('plan-entry')
  const other = all.find((one) => one.datasetId === datasetId && !one.removed)
  return other && refuse('already-there', `“${other.title}” is the entry of this dataset`)
}
