// functions/validate/promote.ts: takes one dataset over from another portal when somebody asked for it.
import { keptBundle } from '../../adapters/promotion-store.ts'
import { isRefusal, problemOf, type Refusal } from '../../core/errors.ts'
import { parsePromotionRequest } from '../../core/keys.ts'
import { whyNotNow } from '../../core/promotion-bundle.ts'
import { asked, commitDataset, endDataset, judgeNow, whyBlocked } from './promote-commit.ts'
import { fetchAll } from './promote-files.ts'
import type { PromotePorts } from './promote-ports.ts'

export type PromoteOutcome = 'promoted' | 'unchanged' | 'failed' | 'ignored'

/**
 * Works off one request. May be called again at any time: files that are here with the right hash are not fetched again,
 * and a version that is here is not taken over again.
 *
 * @returns undefined when the key asks for no promotion
 * @throws Error when another try may help: the queue brings the request again
 */
export async function promote(ports: PromotePorts, key: string): Promise<PromoteOutcome | undefined> {
  const place = parsePromotionRequest(key)
  if (!place) return undefined
  if (!(await asked(ports, place))) return 'ignored'

  const bundle = await keptBundle(ports, place.promotion)
  if (isRefusal(bundle)) return endDataset(ports, place, inWords(bundle))
  const late = whyNotNow(bundle, ports.outside.now())
  if (late) return endDataset(ports, place, inWords(late))
  const bundled = bundle.content.datasets.find(({ id }) => id === place.datasetId)
  if (!bundled) throw new Error(`expected dataset ${place.datasetId} in the bundle of ${place.promotion}, found none`)

  const { judged } = await judgeNow(ports, place, bundle, bundled)
  const needsFiles = judged.change === 'new' || judged.change === 'changed'
  const why = whyBlocked(judged) ?? (needsFiles ? await fetchAll(ports, place, bundle, bundled) : undefined)
  return why ? endDataset(ports, place, why) : commitDataset(ports, place, bundle, bundled)
}

/** Every attempt failed: who asked is told. @returns whether the key asked for a promotion */
export async function giveUpPromoting(ports: PromotePorts, key: string): Promise<boolean> {
  const place = parsePromotionRequest(key)
  if (!place) return false
  const message =
    'The portal could not fetch or take over this dataset. The open data team has been told. Apply it again.'
  await endDataset(ports, place, message)
  return true
}

function inWords(refusal: Refusal): string {
  const { title, detail, fix } = problemOf(refusal)
  return [title, ...(detail === title ? [] : [detail]), fix].join(' ')
}
