// web/console/parts/promotion/promotion-list.tsx: bundles that were made here or arrived here, newest first.
import type { ListedPromotion } from '../../desk/promotion.ts'
import { CHANGE_WORDS, PROMOTION_STATE_WORDS } from '../../promotion-draft.ts'
import { hrefOf } from '../../router.ts'
import { timeText } from '../../words.ts'
import { TableScroll } from '../table-scroll.tsx'

export function PromotionList({ list }: { list: readonly ListedPromotion[] }) {
  if (list.length === 0) return <p class="muted">None yet.</p>
  return (
    <TableScroll label="Table of promotions" name="promotion-table">
      <table class="words">
        <thead>
          <tr>
            <th scope="col">Bundle</th>
            <th scope="col">State</th>
            <th scope="col">What is in it</th>
            <th scope="col">Changed</th>
          </tr>
        </thead>
        <tbody>
          {list.map((promotion) => (
            <Row key={promotion.id} promotion={promotion} />
          ))}
        </tbody>
      </table>
    </TableScroll>
  )
}

function Row({
  promotion: { id, direction, state, portal, madeAt, counts, applied, updatedAt, updatedBy },
}: {
  promotion: ListedPromotion
}) {
  const { words, tone } = PROMOTION_STATE_WORDS[state]
  const parts = Object.entries(CHANGE_WORDS).flatMap(([change, { words: name }]) => {
    const count = counts[change as keyof typeof counts] ?? 0
    return count > 0 ? [`${count} ${name.toLowerCase()}`] : []
  })
  const total = Object.values(counts).reduce((sum, count) => sum + count, 0)
  return (
    <tr>
      <th scope="row">
        <a href={hrefOf({ page: 'promotion-of', id })}>
          {direction === 'in' ? `From ${portal.name}` : 'Made here'}, {timeText(madeAt)}
        </a>
      </th>
      <td>
        <span class={`badge ${tone}`}>{words}</span>
      </td>
      <td>{direction === 'in' ? `${parts.join(', ') || 'nothing'}; ${applied} applied` : `${total} taken along`}</td>
      <td>
        {timeText(updatedAt)} by {updatedBy.name}
      </td>
    </tr>
  )
}
