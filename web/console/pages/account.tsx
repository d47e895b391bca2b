// web/console/pages/account.tsx: my roles, requests, mails, tokens, sign-out everywhere.
import { useDesk } from '../context.ts'
import { PageHead } from '../parts/page-head.tsx'
import { MailForm } from '../parts/people/mail-form.tsx'
import { MyRequests } from '../parts/people/my-requests.tsx'
import { MyRoles } from '../parts/people/my-roles.tsx'
import { MyTokens } from '../parts/people/my-tokens.tsx'
import { SignOutEverywhere } from '../parts/people/sign-out-everywhere.tsx'
import { maySeeTokens } from '../rights-people.ts'

export function AccountPage() {
  const { me } = useDesk()
  return (
    <>
      <PageHead title="My account">
        <p class="lead">
          {me.name} · {me.email}
        </p>
      </PageHead>
      <div class="wrap page-body stack">
        <MyRoles />
        <MyRequests />
        <MailForm />
        {maySeeTokens(me) && <MyTokens />}
        <SignOutEverywhere />
      </div>
    </>
  )
}
