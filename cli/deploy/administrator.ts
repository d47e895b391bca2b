// cli/deploy/administrator.ts: whether the first administrator has a sign-in and has used it. Pure.
import type { Settings } from '../../core/settings.ts'

export interface Administrator {
  readonly state: 'invited' | 'confirmed' | 'must-be-added' | 'through-provider' | 'not-named'
  readonly say: string
}

/** What Cognito calls somebody who has not yet chosen a password. */
const INVITED: ReadonlySet<string> = new Set(['FORCE_CHANGE_PASSWORD', 'UNCONFIRMED'])

/** @param state of the account in the pool; undefined when there is none */
export function administratorOf(
  settings: Pick<Settings, 'access' | 'signIn'>,
  state: string | undefined,
): Administrator {
  const email = settings.access.firstAdministrator
  if (!email)
    return {
      state: 'not-named',
      say: 'No first administrator is named: put access.firstAdministrator into the settings, and deploy again.',
    }
  if (settings.signIn.kind === 'oidc' || settings.signIn.federation)
    return {
      state: 'through-provider',
      say: `${email} becomes administrator with the first sign-in through the city's own provider.`,
    }
  if (state === undefined)
    return {
      state: 'must-be-added',
      say: `${email} has no sign-in yet: add it with aws cognito-idp admin-create-user, see docs/infrastructure.md, "Sign-in".`,
    }
  if (INVITED.has(state))
    return {
      state: 'invited',
      say: `${email} was mailed a password that is good for seven days, and becomes administrator with the first sign-in.`,
    }
  return { state: 'confirmed', say: `${email} has signed in.` }
}
