// functions/api/steps/upkeep.ts: say that a dataset rests, has ended, or is kept up again.
import { changesBetween, doneBy } from '../../../core/audit.ts'
import { isRefusal, type Refusal } from '../../../core/errors.ts'
import type { Dataset, Member, Upkeep } from '../../../core/model.ts'
import { keepUp, type WantedUpkeep } from '../../../core/upkeep.ts'
import type { ApiPorts } from '../ports.ts'

/** What an entry of the log says of a dataset nobody has said anything about. */
const ACTIVE: Pick<Upkeep, 'state' | 'reason' | 'until'> = { state: 'active', reason: '' }

export async function changeUpkeep(
  ports: ApiPorts,
  by: Member,
  before: Dataset,
  wanted: WantedUpkeep,
): Promise<Dataset | Refusal> {
  const at = ports.outside.now()
  const after = keepUp(before, by, wanted, at)
  if (isRefusal(after)) return after

  const changes = changesBetween(before.upkeep ?? ACTIVE, after.upkeep ?? ACTIVE, ['state', 'reason', 'until'])
  if (changes.length === 0) return before
  const saved = await ports.registry.commit({
    dataset: { before, after },
    event: { ...doneBy(by, at), action: 'upkeep-changed', datasetId: before.id, changes },
  })
  return isRefusal(saved) ? saved : after
}
