// web/console/pages/people.tsx: accounts, requests for access, invitations.
import { useDesk } from '../context.ts'
import { PageHead } from '../parts/page-head.tsx'
import { AccountList } from '../parts/people/account-list.tsx'
import { Invitations } from '../parts/people/invitations.tsx'
import { NotForYou } from '../parts/people/not-for-you.tsx'
import { RequestsWaiting } from '../parts/people/requests-waiting.tsx'
import { mayDecideAboutPeople } from '../rights-people.ts'
import { hrefOf } from '../router.ts'

export function PeoplePage() {
  const { me } = useDesk()
  if (!mayDecideAboutPeople(me)) {
    return <NotForYou title="People" why="Accounts and roles are the open data team’s to look after." />
  }
  return (
    <>
      <PageHead title="People">
        <p class="lead">
          Who may do what, and until when. <a href={hrefOf({ page: 'access' })}>What the roles may do</a>
        </p>
      </PageHead>
      <div class="wrap page-body stack">
        <RequestsWaiting />
        <AccountList />
        <Invitations />
      </div>
    </>
  )
}
