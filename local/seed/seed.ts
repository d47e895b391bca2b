// local/seed/seed.ts: sends the sample city on the real trip: people sign in, upload, review; nothing is put in by hand.
import { SIGNERS, signOff } from './answers.ts'
import { type Journey, SEED, type SeedDataset } from './datasets.ts'
import { seedAccessRequest, seedDepartments } from './departments.ts'
import { type Crew, seedPeople } from './people.ts'
import { seedPlan } from './plan.ts'
import { seedPolicies } from './policies.ts'

const NOTES: Readonly<Record<string, string>> = {
  liaison: 'Complete and documented.',
  'privacy-reviewer': 'Nothing about persons.',
}
const PUBLISHER = 'ines'

/** Long enough for the largest file on a slow machine. */
const PATIENCE_SECONDS = 180

/**
 * Seeds a portal. Datasets that are there already are left as they are, so a seeding that was broken off goes on.
 *
 * @param tell one line per part
 */
export async function seedCity(portalUrl: string, tell: (line: string) => void): Promise<void> {
  const crew = await seedPeople(portalUrl)
  tell(`${crew.size} people`)
  await seedDepartments(crew, tell)
  await seedAccessRequest(portalUrl, tell)
  await seedPolicies(crew, tell)
  await seedDatasets(crew, tell)
  await seedPlan(crew, tell)
}

/** @param titles which of the sample datasets; all when absent */
export async function seedDatasets(
  crew: Crew,
  tell: (line: string) => void,
  titles?: readonly string[],
): Promise<void> {
  for (const dataset of SEED) {
    const { title } = dataset.metadata
    if (titles && !titles.includes(title)) continue
    await seedDataset(crew, dataset)
    tell(title)
  }
}

async function seedDataset(crew: Crew, { metadata, versions }: SeedDataset): Promise<void> {
  const publisher = crew.get(PUBLISHER)!
  const { datasets } = await publisher.must('GET', '/datasets')
  const known = datasets.find((dataset: { metadata: { title: string } }) => dataset.metadata.title === metadata.title)
  const { id } = known ?? (await publisher.must('POST', '/datasets', metadata))
  for (const [index, { filename, content, journey }] of versions.entries()) {
    const number = index + 1
    const { versions: there } = await publisher.must('GET', `/datasets/${id}/versions`)
    const begun = there.find((version: { number: number }) => version.number === number)
    if (begun?.status === 'awaiting-upload') await publisher.must('DELETE', `/datasets/${id}/versions/${number}/upload`)
    if (!begun) await publisher.upload(id, filename, Buffer.from(content()))
    await travel(crew, id, number, journey)
  }
}

/** Takes a version as far as it should go, from wherever it is. */
async function travel(crew: Crew, id: string, number: number, journey: Journey): Promise<void> {
  const publisher = crew.get(PUBLISHER)!
  const version = await publisher.settle(id, number, ['awaiting-upload', 'validating'], PATIENCE_SECONDS)
  if (version.status === 'rejected' && journey !== 'reject') {
    throw new Error(`version ${number} of ${id} was rejected: ${version.rejection?.message}`)
  }
  if (version.status !== 'in-review') return
  if (journey === 'reject') throw new Error(`version ${number} of ${id} should have been rejected, but was accepted`)

  if (journey === 'return') {
    const note = 'The names of two neighbourhoods changed in May; please use the council’s list of June 2.'
    const body = { role: 'liaison', decision: 'return', note }
    await crew.get(SIGNERS['liaison']!)!.must('POST', `/datasets/${id}/versions/${number}/sign-offs`, body)
    return
  }
  const roles =
    journey === 'one-sign-off' ? version.missingRoles.filter((role) => role === 'liaison') : version.missingRoles
  for (const role of roles) await signOff(crew.get(SIGNERS[role]!)!, id, number, role, NOTES[role])
  if (journey === 'publish') await publisher.settle(id, number, ['in-review', 'approved'], PATIENCE_SECONDS)
}
