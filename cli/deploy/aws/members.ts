// cli/deploy/aws/members.ts: whether somebody has a sign-in, and has used it.
import { AdminGetUserCommand, CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider'
import type { Members } from '../ports.ts'
import { orMissing } from './clients.ts'

export function createMembers(region: string): Members {
  const client = new CognitoIdentityProviderClient({ region })
  return {
    async stateOf(poolId, email) {
      const asked = client.send(new AdminGetUserCommand({ UserPoolId: poolId, Username: email }))
      return (await orMissing(asked, /^UserNotFoundException$/))?.UserStatus
    },
  }
}
