// functions/api/steps/comments.ts: say something about a version.
import { doneBy } from '../../../core/audit.ts'
import { moveOf } from '../../../core/dataset.ts'
import { isRefusal, type Refusal } from '../../../core/errors.ts'
import { recordIdFrom } from '../../../core/keys.ts'
import type { Dataset, Member, Version } from '../../../core/model.ts'
import { standsStill } from '../../../core/records.ts'
import { comment } from '../../../core/review-talk.ts'
import type { ApiPorts } from '../ports.ts'

export async function commentOn(
  ports: ApiPorts,
  by: Member,
  dataset: Dataset,
  before: Version,
  said: { about: string; text: string },
): Promise<Version | Refusal> {
  const at = ports.outside.now()
  const id = recordIdFrom('com', ports.outside.random(12))
  const after = comment(before, by, { id, ...said }, at)
  if (isRefusal(after)) return after

  // What was said stays with the version: the log is read by more people, and for longer.
  const event = {
    ...{ ...doneBy(by, at), action: 'commented', datasetId: dataset.id, version: before.number },
    detail: { comment: id, about: said.about },
  }
  const unchanged = standsStill(by)
  const saved = await ports.registry.commit({ ...moveOf(dataset, [{ before, after }], event), unchanged })
  return isRefusal(saved) ? saved : after
}
