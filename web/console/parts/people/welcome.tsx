// web/console/parts/people/welcome.tsx: the first page of somebody who has no role yet: what to do next.
import { useDesk } from '../../context.ts'
import { type AccessRequest, myRequests } from '../../desk/people.ts'
import { grantText } from '../../people-words.ts'
import { hrefOf } from '../../router.ts'
import { timeText } from '../../words.ts'
import { Loader, useLoad } from '../load.tsx'
import { PageHead } from '../page-head.tsx'

export function Welcome() {
  const { api, me } = useDesk()
  const requests = useLoad(() => myRequests(api), [])
  return (
    <>
      <PageHead title={`Welcome, ${me.name}`}>
        <p class="lead">You are signed in. To work with data you need a role in a department.</p>
      </PageHead>
      <div class="wrap page-body stack">
        <section aria-labelledby="next-heading">
          <h2 id="next-heading">What to do next</h2>
          <Loader load={requests} what="what you asked for">
            {(all) => {
              const open = all.filter(({ state }) => state === 'open')
              return open.length === 0 ? (
                <Ask wasAnswered={all.some(({ decision }) => decision)} />
              ) : (
                <Wait open={open} />
              )
            }}
          </Loader>
        </section>
        <section aria-labelledby="meanwhile-heading">
          <h2 id="meanwhile-heading">Meanwhile</h2>
          <ul>
            <li>
              <a href={hrefOf({ page: 'departments' })}>Departments and their contacts</a>: whom to ask about data
            </li>
            <li>
              <a href={hrefOf({ page: 'access' })}>Who may do what</a>: what each role is for
            </li>
            <li>
              <a href="/">The public site</a>: all that is published
            </li>
          </ul>
        </section>
      </div>
    </>
  )
}

function Ask({ wasAnswered }: { wasAnswered: boolean }) {
  return (
    <>
      <ol class="welcome-steps">
        <li>Ask for a role in your department, with a sentence about what you need it for.</li>
        <li>The open data team grants it, or answers why not. You get a mail.</li>
        <li>Load this page again: your department’s datasets are here.</li>
      </ol>
      <div class="form-actions">
        <a class="button" href={hrefOf({ page: 'account' })}>
          Ask for a role
        </a>
        {wasAnswered && (
          <a class="button quiet" href={hrefOf({ page: 'account' })}>
            See the answers so far
          </a>
        )}
      </div>
    </>
  )
}

function Wait({ open }: { open: readonly AccessRequest[] }) {
  const { me } = useDesk()
  return (
    <>
      <p>The open data team has your request. You get a mail when it is answered; then load this page again.</p>
      <ul class="rows people-more">
        {open.map((request) => (
          <li class="row" key={request.id}>
            <h3>{grantText(request, me.city.departments)}</h3>
            <p class="row-meta">Asked on {timeText(request.at)}</p>
          </li>
        ))}
      </ul>
      <div class="form-actions">
        <a class="button" href={hrefOf({ page: 'account' })}>
          See it or take it back
        </a>
      </div>
    </>
  )
}
