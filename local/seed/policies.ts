// local/seed/policies.ts: the sample city signs some of its policies: one with a version that is coming, one up for signature.
import type { PortalClient } from './client.ts'

type Crew = ReadonlyMap<string, PortalClient>

/** Who signs in which role. */
const SIGNERS: Readonly<Record<string, string>> = {
  liaison: 'leo',
  'privacy-reviewer': 'priya',
  'legal-reviewer': 'lars',
  'security-reviewer': 'sofia',
}

interface Edition {
  /** Days from today. */
  readonly effectiveIn: number
  readonly summary: string
  readonly edit: (text: string) => string
}

const FIRST: Edition = { effectiveIn: 0, summary: 'First version.', edit: (text) => text }

/** What the first year taught the city about data quality. */
const FASTER: Edition = {
  effectiveIn: 30,
  summary: 'Answers within three working days instead of five, and a word about maps.',
  edit: (text) =>
    text
      .replace('The liaison answers within five working days.', 'The liaison answers within three working days.')
      .replace('5. Dates, places and names', '5. Coordinates with the system they are in.\n6. Dates, places and names')
      .replace(
        '- A problem that takes longer to correct is named on the page of the dataset.',
        '- A problem that takes longer than ten working days to correct is named on the page of the dataset, with the date by which it will be gone.',
      ),
}

const SIGNED: readonly { readonly id: string; readonly editions: readonly Edition[] }[] = [
  { id: 'purpose', editions: [FIRST] },
  { id: 'data-quality', editions: [FIRST, FASTER] },
  { id: 'access-and-privacy', editions: [FIRST] },
]
const PROPOSED = 'upkeep'

/** Policies that are as far already are left as they are, so a seeding that was broken off goes on. */
export async function seedPolicies(crew: Crew, tell: (line: string) => void): Promise<void> {
  const administrator = crew.get('ada')!
  for (const { id, editions } of SIGNED) {
    for (const [index, edition] of editions.entries()) await seedEdition(crew, id, index + 1, edition)
  }
  const upkeep = await administrator.must('GET', `/policies/${PROPOSED}`)
  if (upkeep.draft?.state === 'writing') {
    await administrator.must('POST', `/policies/${PROPOSED}/proposal`, { revision: upkeep.revision })
  }
  tell('Policies')
}

/** Signs the starter text of a policy, to count from today. */
export function seedPolicy(crew: Crew, id: string): Promise<void> {
  return seedEdition(crew, id, 1, FIRST)
}

async function seedEdition(crew: Crew, id: string, number: number, edition: Edition): Promise<void> {
  const administrator = crew.get('ada')!
  const path = `/policies/${id}`
  let policy = await administrator.must('GET', path)
  if (policy.versions.length >= number) return
  if (policy.draft?.state !== 'proposed') {
    const effective = dayIn(edition.effectiveIn)
    const { title, text, roles } = policy.draft ?? contentOfLast(policy)
    const content = { title, roles, text: edition.edit(text), summary: edition.summary, effective }
    const reviewBy = dayIn(edition.effectiveIn + 365)
    policy = await administrator.must('PUT', `${path}/draft`, { ...content, reviewBy, revision: policy.revision })
    policy = await administrator.must('POST', `${path}/proposal`, { revision: policy.revision })
  }
  for (const role of policy.draft.missingRoles) {
    const { signature } = policy.draft
    const review = { role, decision: 'sign', note: 'Read and agreed.', signature }
    await crew.get(SIGNERS[role]!)!.must('POST', `${path}/sign-offs`, review)
  }
}

/** The newest version as the beginning of the next one. */
function contentOfLast(policy: { versions: { title: string; text: string; signOffs: { role: string }[] }[] }) {
  const { title, text, signOffs } = policy.versions.at(-1)!
  return { title, text, roles: signOffs.map(({ role }) => role) }
}

function dayIn(days: number): string {
  return new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)
}
