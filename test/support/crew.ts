// test/support/crew.ts: signed-in people of the shared portal, and short ways through the trip.
import { readFileSync } from 'node:fs'
import { PEOPLE } from '../../local/people.ts'
import { SIGNERS, signOff } from '../../local/seed/answers.ts'
import { type PortalClient, signIn, type VersionView } from '../../local/seed/client.ts'

export type PersonId = (typeof PEOPLE)[number]['id']

const signedIn = new Map<string, Promise<PortalClient>>()

/** Signs a person in, once per portal and test file. */
export function as(portalUrl: string, id: string): Promise<PortalClient> {
  const name = `${portalUrl} ${id}`
  const known = signedIn.get(name)
  if (known) return known
  const person = PEOPLE.find((one) => one.id === id)
  if (!person) throw new Error(`the sample city has no ${id}`)
  const client = signIn(portalUrl, person.email, person.password)
  signedIn.set(name, client)
  return client
}

export function aDatasetBody(title: string, departmentId = 'parks') {
  return {
    title,
    description: 'A dataset of the test run, described in a sentence that is long enough.',
    departmentId,
    topic: 'Environment',
    keywords: ['test'],
    license: 'https://creativecommons.org/publicdomain/zero/1.0/',
    frequency: 'irregular',
    contactName: 'Open Data Team',
    contactEmail: 'opendata@alderbay.example',
    columns: [],
  }
}

export async function createDataset(publisher: PortalClient, title: string): Promise<{ id: string; slug: string }> {
  return publisher.must('POST', '/datasets', aDatasetBody(title))
}

const MOVING = ['awaiting-upload', 'validating']

/** Uploads and waits for the verdict. */
export async function uploadAndWait(
  publisher: PortalClient,
  datasetId: string,
  filename: string,
  bytes: Uint8Array,
): Promise<VersionView> {
  const number = await publisher.upload(datasetId, filename, bytes)
  return publisher.settle(datasetId, number, MOVING)
}

/** Signs in a role as the person of the sample city who has it. */
export async function signAs(portalUrl: string, datasetId: string, number: number, role: string): Promise<VersionView> {
  return signOff(await as(portalUrl, SIGNERS[role]!), datasetId, number, role)
}

/** Every sign-off that the policy asks for; publication follows by itself. */
export async function signAll(portalUrl: string, datasetId: string, number: number): Promise<void> {
  const ada = await as(portalUrl, 'ada')
  const { missingRoles } = (await ada.must('GET', `/datasets/${datasetId}/versions/${number}`)) as VersionView
  for (const role of missingRoles) await signAs(portalUrl, datasetId, number, role)
}

/** The same, then waits until the version is public. */
export async function signAndWait(portalUrl: string, datasetId: string, number: number): Promise<VersionView> {
  await signAll(portalUrl, datasetId, number)
  return (await as(portalUrl, 'ada')).settle(datasetId, number, ['in-review', 'approved'])
}

/** Asks until the answer fits: publication follows the release by a moment. */
export async function eventually<T>(ask: () => Promise<T>, fits: (answer: T) => boolean, seconds = 30): Promise<T> {
  const until = Date.now() + seconds * 1000
  for (;;) {
    const answer = await ask()
    if (fits(answer)) return answer
    if (Date.now() > until) throw new Error(`not within ${seconds} s; the last answer was ${JSON.stringify(answer)}`)
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
}

export async function statusOf(url: string): Promise<number> {
  const response = await fetch(url)
  await response.arrayBuffer()
  return response.status
}

export const readBytes = (path: string): Uint8Array => new Uint8Array(readFileSync(path))
