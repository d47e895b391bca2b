// local/seed/people.ts: the people of the sample city come in as people of any city do: the first by the settings, the others invited.
import { type DemoPerson, PEOPLE } from '../people.ts'
import { type PortalClient, signIn } from './client.ts'

/** Signed-in people by id; those without a role are left out. */
export type Crew = ReadonlyMap<string, PortalClient>

/** The first administrator signs in, invites the others, and they sign in. */
export async function seedPeople(portalUrl: string, people: readonly DemoPerson[] = PEOPLE): Promise<Crew> {
  const [first, ...others] = people
  if (!first) throw new Error('expected a first administrator, found nobody')
  const administrator = await signIn(portalUrl, first.email, first.password)
  await administrator.must('GET', '/me')
  for (const { email, grants } of others) {
    if (grants.length === 0) continue
    const answer = await administrator.call('POST', '/invitations', { email, grants })
    // A seeding that was broken off goes on.
    if (answer.status >= 300 && answer.body.code !== 'already-there') throw new Error(JSON.stringify(answer.body))
  }
  const crew = new Map<string, PortalClient>([[first.id, administrator]])
  for (const { id, email, password, grants } of others) {
    if (grants.length === 0) continue
    const client = await signIn(portalUrl, email, password)
    await client.must('GET', '/me')
    crew.set(id, client)
  }
  return crew
}
