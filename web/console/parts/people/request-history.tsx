// web/console/parts/people/request-history.tsx: what a person asked for and what became of it.
import { useDesk } from '../../context.ts'
import type { AccessRequest } from '../../desk/people.ts'
import { grantText } from '../../people-words.ts'
import { hrefOf } from '../../router.ts'
import { timeText } from '../../words.ts'
import { RequestAnswer, RequestBadge } from './request-answer.tsx'

export function RequestHistory({ requests }: { requests: readonly AccessRequest[] }) {
  const { me } = useDesk()
  const isOpen = requests.some(({ state }) => state === 'open')
  return (
    <section aria-labelledby="history-heading">
      <h2 id="history-heading">Requests for a role</h2>
      {requests.length === 0 ? (
        <p>None.</p>
      ) : (
        <ul class="rows">
          {requests.map((request) => (
            <li class="row" key={request.id}>
              <h3>{grantText(request, me.city.departments)}</h3>
              <div class="row-meta">
                <p class="long-text">
                  {timeText(request.at)}: “{request.reason}”
                </p>
                <RequestAnswer request={request} />
              </div>
              <span class="row-badge">
                <RequestBadge request={request} />
              </span>
            </li>
          ))}
        </ul>
      )}
      {isOpen && (
        <p class="people-more">
          <a href={hrefOf({ page: 'people' })}>Answer it under People</a>
        </p>
      )}
    </section>
  )
}
