// core/readiness-about-people.ts: what the portal checks of policies, departments and roles before the launch. Pure.
import { versionOn } from './governance-documents.ts'
import type { Role } from './model.ts'
import type { ReadinessFacts } from './readiness-facts.ts'
import { rolesWithoutHolder } from './readiness-people.ts'
import { type ComputedCheck, type Found, met, notMet, SOURCES, someOf } from './readiness-rows.ts'

/** Policies without which nobody should publish: what is published, how people are protected, how mistakes end. */
export const NEEDED_POLICIES = ['scope', 'data-quality', 'access-and-privacy', 'correction-and-removal'] as const

/** Documents that count today, by id; the others by title, with what they are instead. */
function policiesOn({ documents, today }: ReadinessFacts): {
  inForce: Map<string, string>
  others: Map<string, string>
} {
  const inForce = new Map<string, string>()
  const others = new Map<string, string>()
  for (const document of documents) {
    const version = versionOn(document, today)
    const title = (version ?? document.versions.at(-1) ?? document.draft)?.title ?? document.id
    if (version) inForce.set(document.id, title)
    else
      others.set(
        document.id,
        `${title} is ${document.versions.length > 0 ? 'signed, its day has not come' : 'not signed'}`,
      )
  }
  return { inForce, others }
}

function policiesInForce(facts: ReadinessFacts, wanted: (id: string) => boolean): Found {
  const { inForce, others } = policiesOn(facts)
  const missing = [...others].filter(([id]) => wanted(id)).map(([, words]) => words)
  const unknown = NEEDED_POLICIES.filter((id) => wanted(id) && !inForce.has(id) && !others.has(id))
  const wrong = [...missing, ...unknown.map((id) => `${id} is not there`)]
  const fine = [...inForce].filter(([id]) => wanted(id)).map(([, title]) => title)
  return wrong.length === 0 ? met(`In force: ${fine.join(', ') || 'all there are'}.`) : notMet(`${someOf(wrong)}.`)
}

const isNeeded = (id: string): boolean => (NEEDED_POLICIES as readonly string[]).includes(id)

/** Departments of the launch set, or all when it is empty. */
function departmentsOfSet({ set, departments }: ReadinessFacts) {
  const ids = new Set(set.map(({ departmentId }) => departmentId))
  return departments.filter(({ id, dissolved }) => !dissolved && (ids.size === 0 || ids.has(id)))
}

function withoutContact(departments: ReadinessFacts['departments']): Found {
  const missing = departments.filter(({ liaison }) => !liaison).map(({ name }) => name)
  return missing.length === 0
    ? met(`${departments.length} department(s), each with a liaison.`)
    : notMet(`Without a liaison: ${someOf(missing)}.`)
}

const ROLE_NAMES: Readonly<Record<Role, string>> = {
  administrator: 'administrator',
  liaison: 'liaison',
  publisher: 'publisher',
  'privacy-reviewer': 'privacy reviewer',
  'legal-reviewer': 'legal reviewer',
  'security-reviewer': 'security reviewer',
}

function distinctRoles(facts: ReadinessFacts): Found {
  // Whoever uploads cannot sign, so the publisher counts as one more person.
  const roles: Role[] = ['publisher', ...facts.signingRoles]
  const departments = departmentsOfSet(facts)
  const wrong = departments.flatMap(({ id, name }) => {
    const missing = rolesWithoutHolder(facts.holders, roles, id).map((role) => ROLE_NAMES[role])
    return missing.length > 0 ? [`${name} lacks one more person: ${missing.join(', ')}`] : []
  })
  const words = roles.map((role) => ROLE_NAMES[role]).join(', ')
  return wrong.length === 0
    ? met(`${departments.length} department(s) with different people as ${words}.`)
    : notMet(`${someOf(wrong)}.`)
}

export const PEOPLE_CHECKS: readonly ComputedCheck[] = [
  {
    ...{ id: 'purpose', area: 'governance', required: true, source: SOURCES.govex, href: '#/preparation' },
    title: 'Purpose and goals are written and public',
    fix: 'Write them on the page Preparation and show them to the public.',
    look: ({ isPurposePublic, purposeIn }) =>
      isPurposePublic ? met(`Public at /about/purpose/, in ${purposeIn.join(', ')}.`) : notMet('Not public yet.'),
  },
  {
    ...{ id: 'policies-in-force', area: 'governance', required: true, source: SOURCES.sunlight, href: '#/policies' },
    title: 'Policies about scope, quality, privacy and correction are in force',
    fix: 'Have the policies named here proposed and signed, with a day from which they count.',
    look: (facts) => policiesInForce(facts, isNeeded),
  },
  {
    ...{ id: 'policies-all', area: 'governance', required: false, source: SOURCES.sunlight, href: '#/policies' },
    title: 'The other policies are in force, too',
    fix: 'Sign them, or say in the assessment why you do without.',
    look: (facts) => policiesInForce(facts, (id) => !isNeeded(id)),
  },
  {
    ...{ id: 'policies-reviewed', area: 'governance', required: true, source: SOURCES.whatWorks, href: '#/policies' },
    title: 'No policy in force is past the day on which it was to be looked at again',
    fix: 'Read the policy again, change it or confirm it as a new version with a later day.',
    look: ({ documents, today }) => {
      const versions = documents.flatMap((document) => versionOn(document, today) ?? [])
      const late = versions.filter(({ reviewBy }) => reviewBy < today)
      if (versions.length === 0) return notMet('No policy is in force.')
      return late.length === 0
        ? met(`${versions.length} in force, each with a day for the next look.`)
        : notMet(`${someOf(late.map(({ title, reviewBy }) => `${title} was due on ${reviewBy}`))}.`)
    },
  },
  {
    ...{ id: 'assessment', area: 'governance', required: false, source: SOURCES.govex, href: '#/preparation' },
    title: 'Nothing of the readiness assessment is open',
    fix: 'Give each item an owner, and settle it or say why it does not apply.',
    look: ({ openItems }) =>
      openItems.length === 0
        ? met('Everything is settled.')
        : notMet(`${openItems.length} open: ${someOf(openItems)}.`),
  },
  {
    ...{ id: 'plan-on-time', area: 'governance', required: false, source: SOURCES.govex, href: '#/preparation' },
    title: 'Nothing of the plan is late',
    fix: 'Finish it, or give it another day.',
    look: ({ lateMilestones }) =>
      lateMilestones.length === 0 ? met('Nothing is late.') : notMet(`Late: ${someOf(lateMilestones)}.`),
  },
  {
    ...{ id: 'contacts', area: 'people', required: true, source: SOURCES.sunlight, href: '#/departments' },
    title: 'Every department of the launch set has a contact',
    fix: 'Name the liaison on the page of the department.',
    look: (facts) => withoutContact(departmentsOfSet(facts)),
  },
  {
    ...{ id: 'contacts-all', area: 'people', required: false, source: SOURCES.whatWorks, href: '#/departments' },
    title: 'Every department of the city has a contact',
    fix: 'Name the liaison on the page of the department.',
    look: ({ departments }) => withoutContact(departments.filter(({ dissolved }) => !dissolved)),
  },
  {
    ...{ id: 'distinct-roles', area: 'people', required: true, source: SOURCES.plaza, href: '#/people' },
    title: 'Publisher and every role that signs are different people, in every department of the launch set',
    fix: 'Invite people, or grant the role that is named to somebody who holds none of the others there.',
    look: distinctRoles,
  },
  {
    ...{ id: 'two-administrators', area: 'people', required: true, source: SOURCES.plaza, href: '#/people' },
    title: 'The portal has two administrators',
    fix: 'Grant a second person the role: illness must not lock the city out, and some decisions need two.',
    look: ({ holders }) => {
      const found = holders.filter(({ grants }) => grants.some(({ role }) => role === 'administrator'))
      return found.length >= 2
        ? met(`${found.map(({ name }) => name).join(', ')}.`)
        : notMet(`${found.length === 0 ? 'Nobody' : `Only ${found[0]!.name}`}.`)
    },
  },
]
