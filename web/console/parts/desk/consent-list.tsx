// web/console/parts/desk/consent-list.tsx: standing approvals that wait for a person's consent.
import { ROLE_WORDS } from '../../../catalog/words.ts'
import type { QueuedConsent } from '../../desk/reviews.ts'
import { hrefOf } from '../../router.ts'
import { listText, timeText } from '../../words.ts'

export function ConsentList({ consents }: { consents: readonly QueuedConsent[] }) {
  return (
    <section aria-labelledby="consents-heading">
      <h2 id="consents-heading">Standing approvals asked for</h2>
      <p>Colleagues ask for consent in advance: further versions of the same kind would be published by themselves.</p>
      <ul class="rows queue">
        {consents.map(({ dataset, roles, askedBy, askedAt, reason, expiresAt }) => (
          <li key={dataset.id} class="row">
            <h3>
              <a href={hrefOf({ page: 'dataset', id: dataset.id })}>{dataset.title}</a>
            </h3>
            <p class="row-meta">
              <span>{dataset.department.name}</span>
              <span>{listText(roles.map((role) => ROLE_WORDS[role]))}</span>
              <span>
                asked by {askedBy.name}, {timeText(askedAt)}
              </span>
              <span>until {timeText(expiresAt)}</span>
            </p>
            <p class="row-text">{reason}</p>
          </li>
        ))}
      </ul>
    </section>
  )
}
