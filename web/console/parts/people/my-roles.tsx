// web/console/parts/people/my-roles.tsx: what I may do, where and until when.
import { useDesk } from '../../context.ts'
import { grantText, ROLE_DOES } from '../../people-words.ts'
import { hrefOf } from '../../router.ts'
import { Until } from './until.tsx'

export function MyRoles() {
  const { me } = useDesk()
  return (
    <section aria-labelledby="roles-heading">
      <h2 id="roles-heading">My roles</h2>
      {me.grants.length === 0 ? (
        <p>None yet. Ask for one below: the open data team answers, and you get a mail.</p>
      ) : (
        <ul class="rows">
          {me.grants.map((grant) => (
            <li class="row" key={`${grant.role} ${grant.department}`}>
              <h3>{grantText(grant, me.city.departments)}</h3>
              <p class="row-meta">{ROLE_DOES[grant.role]}</p>
              <span class="row-badge">
                <Until end={grant.expiresAt} />
              </span>
            </li>
          ))}
        </ul>
      )}
      <p class="people-more">
        <a href={hrefOf({ page: 'access' })}>Who may do what, in full</a>
      </p>
    </section>
  )
}
