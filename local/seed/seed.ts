// local/seed/seed.ts: sends the sample city on the real trip: people sign in, upload, review; nothing is put in by hand.
import { PEOPLE } from '../people.ts'
import { type PortalClient, signIn } from './client.ts'
import { type Journey, SEED, type SeedDataset } from './datasets.ts'

interface Crew {
  readonly publisher: PortalClient
  readonly liaison: PortalClient
  readonly privacy: PortalClient
}

/** Long enough for the largest file on a slow machine. */
const PATIENCE_SECONDS = 180

/**
 * Seeds a portal. Datasets that are there already are left as they are, so a seeding that was broken off goes on.
 *
 * @param tell one line per dataset
 */
export async function seedCity(portalUrl: string, tell: (line: string) => void): Promise<void> {
  const as = (id: string) => {
    const { email, password } = PEOPLE.find((person) => person.id === id)!
    return signIn(portalUrl, email, password)
  }
  const crew: Crew = { publisher: await as('ines'), liaison: await as('leo'), privacy: await as('priya') }
  for (const dataset of SEED) {
    await seedDataset(crew, dataset)
    tell(dataset.metadata.title)
  }
}

async function seedDataset(crew: Crew, { metadata, versions }: SeedDataset): Promise<void> {
  const { datasets } = await crew.publisher.must('GET', '/datasets')
  const known = datasets.find((dataset: { metadata: { title: string } }) => dataset.metadata.title === metadata.title)
  const { id } = known ?? (await crew.publisher.must('POST', '/datasets', metadata))
  for (const [index, { filename, csv, journey }] of versions.entries()) {
    const number = index + 1
    const { versions: there } = await crew.publisher.must('GET', `/datasets/${id}/versions`)
    const begun = there.find((version: { number: number }) => version.number === number)
    if (begun?.status === 'awaiting-upload')
      await crew.publisher.must('DELETE', `/datasets/${id}/versions/${number}/upload`)
    if (!begun) await crew.publisher.upload(id, filename, Buffer.from(csv()))
    await travel(crew, id, number, journey)
  }
}

/** Takes a version as far as it should go, from wherever it is. */
async function travel(crew: Crew, id: string, number: number, journey: Journey): Promise<void> {
  const version = await crew.publisher.settle(id, number, ['awaiting-upload', 'validating'], PATIENCE_SECONDS)
  if (version.status === 'rejected' && journey !== 'reject') {
    throw new Error(`version ${number} of ${id} was rejected: ${version.rejection?.message}`)
  }
  if (version.status !== 'in-review') return
  if (journey === 'reject') throw new Error(`version ${number} of ${id} should have been rejected, but was accepted`)

  const path = `/datasets/${id}/versions/${number}/sign-offs`
  const needs = (role: string) => version.missingRoles.includes(role)
  if (journey === 'return') {
    const note = 'The names of two neighbourhoods changed in May; please use the council’s list of June 2.'
    await crew.liaison.must('POST', path, { role: 'liaison', decision: 'return', note })
    return
  }
  if (needs('liaison')) {
    await crew.liaison.must('POST', path, { role: 'liaison', decision: 'sign', note: 'Complete and documented.' })
  }
  if (journey === 'one-sign-off') return
  await crew.privacy.must('POST', path, { role: 'privacy-reviewer', decision: 'sign', note: 'Nothing about persons.' })
  await crew.publisher.settle(id, number, ['in-review', 'approved'], PATIENCE_SECONDS)
}
