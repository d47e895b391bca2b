// test/rehearsal/city/crew.ts: people of the sample city in the rehearsed pool, with tokens as Cognito would give them.

import { PEOPLE } from '../../../local/people.ts'
import { SIGNERS, signOff } from '../../../local/seed/answers.ts'
import type { VersionView } from '../../../local/seed/client.ts'
import { clientWith, type PortalClient } from '../../../local/seed/client.ts'
import { eventually, statusOf } from '../../support/crew.ts'
import type { Look } from './look.ts'
import type { DeployedStage } from './stage.ts'

/** Signed-in people by id. */
export type Crew = ReadonlyMap<string, PortalClient>

const PASSWORD = 'Rehearsal-2026-plaza'

/** The first administrator was mailed a password by the deployment; she invites the others. */
export async function comeIn(look: Look, { outputs }: DeployedStage, ids: readonly string[]): Promise<Crew> {
  const UserPoolId = outputs['UserPoolId']
  const ClientId = outputs['OidcClientId']
  const portalUrl = outputs['PortalUrl']!
  const signIn = async (email: string) => {
    await look('cognito-idp', 'admin-set-user-password', {
      UserPoolId,
      Username: email,
      Password: PASSWORD,
      Permanent: true,
    })
    const AuthParameters = { USERNAME: email, PASSWORD }
    const answer = await look('cognito-idp', 'initiate-auth', {
      AuthFlow: 'USER_PASSWORD_AUTH',
      ClientId,
      AuthParameters,
    })
    return clientWith(portalUrl, answer.AuthenticationResult.AccessToken)
  }
  const [first, ...others] = PEOPLE.filter(({ id }) => ids.includes(id))
  const administrator = await signIn(first!.email)
  await administrator.must('GET', '/me')
  const crew = new Map([[first!.id as string, administrator]])
  for (const { id, email, grants } of others) {
    const UserAttributes = [
      { Name: 'email', Value: email },
      { Name: 'email_verified', Value: 'true' },
    ]
    await look('cognito-idp', 'admin-create-user', {
      UserPoolId,
      Username: email,
      UserAttributes,
      MessageAction: 'SUPPRESS',
    })
    await administrator.must('POST', '/invitations', { email, grants })
    const client = await signIn(email)
    await client.must('GET', '/me')
    crew.set(id, client)
  }
  return crew
}

const MOVING = ['awaiting-upload', 'validating']

/** From an upload to the public: every sign-off by the person who has the role. */
export async function publishDataset(
  crew: Crew,
  portalUrl: string,
  title: string,
  csv: string,
): Promise<{ id: string; slug: string }> {
  const publisher = crew.get('ines')!
  const dataset = await publisher.must('POST', '/datasets', bodyOf(title))
  const number = await publisher.upload(dataset.id, 'data.csv', new TextEncoder().encode(csv))
  const checked = await publisher.settle(dataset.id, number, MOVING, 120)
  if (checked.status !== 'in-review') throw new Error(`${title} is ${checked.status}: ${JSON.stringify(checked)}`)
  let version: VersionView = checked
  for (const role of checked.missingRoles) version = await signOff(crew.get(SIGNERS[role]!)!, dataset.id, number, role)
  if (version.missingRoles.length > 0) throw new Error(`${title} still needs ${version.missingRoles}`)
  await publisher.settle(dataset.id, number, ['in-review', 'approved'], 120)
  // Its page follows the release by a moment.
  await eventually(
    () => statusOf(`${portalUrl}/datasets/${dataset.slug}/`),
    (status) => status === 200,
  )
  return dataset
}

function bodyOf(title: string) {
  return {
    title,
    description: 'A dataset of the rehearsal, described in a sentence that is long enough.',
    departmentId: 'parks',
    topic: 'Environment',
    keywords: ['rehearsal'],
    license: 'https://creativecommons.org/publicdomain/zero/1.0/',
    frequency: 'irregular',
    contactName: 'Open Data Team',
    contactEmail: 'opendata@alderbay.example',
    columns: [],
  }
}
