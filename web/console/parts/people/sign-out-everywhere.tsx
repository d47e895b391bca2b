// web/console/parts/people/sign-out-everywhere.tsx: for a lost laptop, or a machine that others use.
import { useDesk } from '../../context.ts'
import { signOutEverywhere } from '../../desk/people.ts'
import { Question } from './question.tsx'

export function SignOutEverywhere() {
  const { api, session } = useDesk()

  async function leave(): Promise<void> {
    await signOutEverywhere(api)
    session.signOut()
  }

  return (
    <section aria-labelledby="everywhere-heading">
      <h2 id="everywhere-heading" tabIndex={-1}>
        Sign out everywhere
      </h2>
      <p>
        You left a computer signed in, or lost one? This ends your sign-in in every browser, also in this one. API
        tokens go on: revoke them above.
      </p>
      <div class="form-actions">
        <Question
          words="Sign out everywhere"
          title="Sign out everywhere?"
          yes="Sign out everywhere"
          no="Stay signed in"
          onYes={leave}
          focusAfter="everywhere-heading"
        >
          <p>Texts that you have not saved are lost, here and in other windows. Next time you need your password.</p>
        </Question>
      </div>
    </section>
  )
}
