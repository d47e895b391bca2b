// functions/api/steps/release-time.ts: set, move or drop the time before which a version is not public.
import { changesBetween, doneBy } from '../../../core/audit.ts'
import { moveOf } from '../../../core/dataset.ts'
import { isRefusal, type Refusal } from '../../../core/errors.ts'
import { setReleaseTime } from '../../../core/lifecycle.ts'
import type { Dataset, Member, Version } from '../../../core/model.ts'
import { standsStill } from '../../../core/records.ts'
import type { ReleaseTime } from '../../../core/review-model.ts'
import type { ApiPorts } from '../ports.ts'

/** @param time undefined: as soon as it is approved */
export async function changeReleaseTime(
  ports: ApiPorts,
  by: Member,
  dataset: Dataset,
  before: Version,
  time: Pick<ReleaseTime, 'kind' | 'at' | 'note'> | undefined,
): Promise<Version | Refusal> {
  const at = ports.outside.now()
  // Times are compared as text, so each is written the same way.
  const wanted = time && { ...time, at: new Date(time.at).toISOString() }
  const after = setReleaseTime(before, by, dataset.metadata.departmentId, wanted, at)
  if (isRefusal(after)) return after

  const event = {
    ...{ ...doneBy(by, at), action: 'release-time-changed', datasetId: dataset.id, version: before.number },
    ...(wanted?.note ? { detail: { note: wanted.note } } : {}),
    changes: changesBetween(partsOf(before), partsOf(after), ['kind', 'at']),
  }
  const unchanged = standsStill(by)
  const saved = await ports.registry.commit({ ...moveOf(dataset, [{ before, after }], event), unchanged })
  return isRefusal(saved) ? saved : after
}

function partsOf({ releaseTime }: Version): Partial<Pick<ReleaseTime, 'kind' | 'at'>> {
  return releaseTime ? { kind: releaseTime.kind, at: releaseTime.at } : {}
}
