// functions/publish/vanished.ts: datasets whose pages go although nobody withdrew them: a table that lost items, or the wrong one.
import type { AlarmKind } from '../../core/alarm-kinds.ts'
import type { PublishedDataset } from '../../core/catalog/published.ts'
import type { PublishPorts } from './ports.ts'

export const VANISHED_ALARM: AlarmKind = 'catalog-shrank'
/** Enough of them to begin with. */
const NAMED = 5

/**
 * Raises an alarm about fewer public datasets than withdrawals explain: a dataset that was withdrawn keeps a page that
 * says so. A few may go; many stop the run before this, see `whyTooManyDeletes` in core/plan.ts.
 *
 * @param slugs datasets that have a page now
 * @param datasets what the table says is or was public
 * @param isMeant a person said that what goes may go: the alarm is over
 */
export async function tellWhatVanished(
  { alarms, outside }: Pick<PublishPorts, 'alarms' | 'outside'>,
  slugs: ReadonlySet<string>,
  datasets: readonly Pick<PublishedDataset, 'slug'>[],
  isMeant: boolean,
): Promise<void> {
  if (isMeant) return alarms.clear(VANISHED_ALARM)
  const known = new Set(datasets.map(({ slug }) => slug))
  const vanished = [...slugs].filter((slug) => !known.has(slug)).sort()
  if (vanished.length === 0) return
  const more = vanished.length > NAMED ? ` and ${vanished.length - NAMED} more` : ''
  const message = `Gone from the table, and so from the site, without having been withdrawn: ${vanished.slice(0, NAMED).join(', ')}${more}.`
  await alarms.raise({ name: VANISHED_ALARM, at: outside.now(), message })
}
