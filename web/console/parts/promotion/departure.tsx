// web/console/parts/promotion/departure.tsx: a bundle that was made here: what is in it, and what other portals applied of it.
import type { Promotion } from '../../desk/promotion.ts'
import { hrefOf } from '../../router.ts'
import { timeText } from '../../words.ts'
import { ChangeSet } from './change-set.tsx'

export function Departure({ promotion }: { promotion: Promotion }) {
  const { items, receipts } = promotion
  return (
    <div class="stack">
      <section class="card" aria-labelledby="receipts">
        <h2 id="receipts">What was applied of it</h2>
        {receipts.length === 0 && (
          <p class="muted">
            No receipt was noted yet. The portal that applies the bundle makes one; bring it in under{' '}
            <a href={hrefOf({ page: 'promotion' })}>Promotion</a>.
          </p>
        )}
        {receipts.map(({ portal, madeAt, notedAt, notedBy, items: applied }) => (
          <div key={`${portal} ${madeAt}`}>
            <p>
              <strong>{portal}</strong> applied {applied.length} of {items.length}. Signed on {timeText(madeAt)}, noted
              on {timeText(notedAt)} by {notedBy.name}.
            </p>
            <ul>
              {applied.map(({ key, number, appliedAt }) => (
                <li key={key}>
                  {items.find((item) => item.key === key)?.title ?? key}
                  {number !== undefined && `, there as version ${number}`}, on {timeText(appliedAt)}
                </li>
              ))}
            </ul>
          </div>
        ))}
      </section>
      <ChangeSet items={items} />
    </div>
  )
}
