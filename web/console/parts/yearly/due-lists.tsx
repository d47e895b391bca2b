// web/console/parts/yearly/due-lists.tsx: policies to look at again and entries of the plan that are late, with the way there.
import { dayText } from '../../../catalog/words.ts'
import { useDesk } from '../../context.ts'
import { plan } from '../../desk/plan.ts'
import { type ListedPolicy, policies } from '../../desk/policies.ts'
import { hrefOf } from '../../router.ts'
import { Loader, useLoad } from '../load.tsx'

const DAY = 86_400_000

/** @param days how far to look ahead */
export function DuePolicies({ days }: { days: number }) {
  const { api } = useDesk()
  const load = useLoad(() => policies(api), [api])
  const until = new Date(Date.now() + days * DAY).toISOString().slice(0, 10)
  return (
    <section class="card" aria-labelledby="due-policies">
      <h3 id="due-policies">Policies to look at again</h3>
      <Loader load={load} what="the policies">
        {(list) => <PolicyList list={list.filter(({ inForce }) => inForce && inForce.reviewBy <= until)} />}
      </Loader>
    </section>
  )
}

function PolicyList({ list }: { list: readonly ListedPolicy[] }) {
  if (list.length === 0) return <p class="muted">None is due in the next three months.</p>
  return (
    <ul>
      {list.map(({ id, title, inForce, draft }) => (
        <li key={id}>
          <a href={hrefOf({ page: 'policy', id })}>{title}</a>, by {dayText(inForce!.reviewBy)}
          {draft && ', a new text is being written'}
        </li>
      ))}
    </ul>
  )
}

export function LatePlan() {
  const { api } = useDesk()
  const load = useLoad(() => plan(api), [api])
  return (
    <section class="card" aria-labelledby="late-plan">
      <h3 id="late-plan">Late in the plan</h3>
      <Loader load={load} what="the plan">
        {({ items }) => {
          const late = items.filter(({ isLate }) => isLate)
          if (late.length === 0) return <p class="muted">Nothing is late.</p>
          return (
            <>
              <ul>
                {late.map(({ id, title, plannedFor }) => (
                  <li key={id}>
                    {title}, planned for {plannedFor && dayText(plannedFor)}
                  </li>
                ))}
              </ul>
              <p>
                <a href={hrefOf({ page: 'plan' })}>Give them new days in the plan</a>
              </p>
            </>
          )
        }}
      </Loader>
    </section>
  )
}
