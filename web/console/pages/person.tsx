// web/console/pages/person.tsx: one account: grants, work, disabling.
import { useDesk } from '../context.ts'
import { type AccountPage, account } from '../desk/people.ts'
import { type Load, Loader, useLoad } from '../parts/load.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { NotForYou } from '../parts/people/not-for-you.tsx'
import { DisableAccount, Disabled } from '../parts/people/person-disabling.tsx'
import { PersonGrants } from '../parts/people/person-grants.tsx'
import { PersonTokens } from '../parts/people/person-tokens.tsx'
import { PersonWork } from '../parts/people/person-work.tsx'
import { RequestHistory } from '../parts/people/request-history.tsx'
import { mayDecideAboutPeople } from '../rights-people.ts'
import { hrefOf } from '../router.ts'
import { timeText } from '../words.ts'

const CRUMBS = [{ href: hrefOf({ page: 'people' }), words: 'People' }]

export function PersonPage({ id }: { id: string }) {
  const { me } = useDesk()
  if (mayDecideAboutPeople(me)) return <LoadedPerson id={id} />
  return <NotForYou title="Person" why="Accounts and roles are the open data team’s to look after." />
}

function LoadedPerson({ id }: { id: string }) {
  const { api } = useDesk()
  const person = useLoad(() => account(api, id), [id])
  if (person.state !== 'ready') {
    return (
      <>
        <PageHead title="Person" crumbs={CRUMBS} />
        <div class="wrap page-body">
          <Loader load={person} what="the account">
            {() => null}
          </Loader>
        </div>
      </>
    )
  }
  return <Person person={person.value} load={person} />
}

interface PersonProps {
  readonly person: AccountPage
  /** Asks for everything anew: one change can touch much of the page. */
  readonly onChange: () => void
}

function Person({ person, load }: { person: AccountPage; load: Load<AccountPage> }) {
  const { me } = useDesk()
  const isMe = person.id === me.id
  const props: PersonProps = { person, onChange: load.again }
  return (
    <>
      <PageHead title={person.name} crumbs={CRUMBS}>
        <p class="lead">
          {person.email} · first signed in on {timeText(person.createdAt)}
        </p>
      </PageHead>
      <div class="wrap page-body stack">
        {isMe && (
          <div class="alert">
            <p>This is you. Nobody decides about their own rights: another administrator can.</p>
          </div>
        )}
        {person.disabled && <Disabled {...props} />}
        <PersonGrants {...props} />
        <PersonWork person={person} />
        <PersonTokens {...props} />
        <RequestHistory requests={person.requests} />
        {!isMe && !person.disabled && <DisableAccount {...props} />}
      </div>
    </>
  )
}
