// local/seed/plan.ts: what the departments of the sample city hold beside what is published: planned, late, withheld.
import type { PlanState, Priority, WithheldReason } from '../../core/plan-entries.ts'
import type { PortalClient } from './client.ts'

interface SeedEntry {
  readonly departmentId: string
  readonly title: string
  readonly description: string
  readonly state: PlanState
  readonly priority: Priority
  /** Days from the seeding on; negative ones have passed. */
  readonly inDays?: number
  readonly withheld?: { readonly reason: WithheldReason; readonly explanation: string }
}

const entry = (
  departmentId: string,
  title: string,
  description: string,
  state: PlanState,
  priority: Priority,
  more: Pick<SeedEntry, 'inDays' | 'withheld'> = {},
): SeedEntry => ({ departmentId, title, description, state, priority, ...more })

const withheld = (
  departmentId: string,
  title: string,
  description: string,
  reason: WithheldReason,
  explanation: string,
): SeedEntry => entry(departmentId, title, description, 'withheld', 'low', { withheld: { reason, explanation } })

export const SEED_PLAN: readonly SeedEntry[] = [
  entry(
    'parks',
    'Playgrounds and equipment',
    'Every playground with its equipment, the year it was built and the date of its last inspection.',
    'in-preparation',
    'high',
    { inDays: 21 },
  ),
  entry(
    'parks',
    'Tree felling permits',
    'Requests to fell a tree on private ground since 2015, and what was decided. Names of applicants are left out.',
    'planned',
    'medium',
    { inDays: 75 },
  ),
  withheld(
    'parks',
    'Nesting sites of protected birds',
    'Places where peregrines and ospreys nest, as counted each spring.',
    'law',
    'The wildlife act forbids publishing exact places while birds are nesting. Numbers by neighbourhood are planned instead.',
  ),
  entry(
    'transport',
    'Traffic counts at signals',
    'Vehicles, bicycles and people on foot per quarter of an hour at 140 signalled crossings.',
    'planned',
    'high',
    { inDays: -18 },
  ),
  entry(
    'transport',
    'Parking garages: free spaces',
    'Free spaces in the eleven city garages, every five minutes.',
    'planned',
    'high',
    { inDays: 120 },
  ),
  entry('transport', 'Winter gritting routes', 'Routes in order of priority, with their length.', 'idea', 'low'),
  entry(
    'planning',
    'Vacant lots owned by the city',
    'Lots without a building, with size, zone and what they are meant for.',
    'in-preparation',
    'high',
    { inDays: -45 },
  ),
  entry(
    'planning',
    'Heritage register',
    'Listed buildings with the year of listing and the reason for it.',
    'planned',
    'medium',
    { inDays: 165 },
  ),
  withheld(
    'planning',
    'Floor plans of public buildings',
    'Plans of schools, offices and stations in the archive of the building department.',
    'security',
    'Plans show escape routes and plant rooms. Addresses, sizes and years of construction are in the buildings dataset.',
  ),
  entry(
    'finance',
    'Contracts above 10,000',
    'Supplier, subject, amount and term of every contract since 2020.',
    'planned',
    'high',
    { inDays: 40 },
  ),
  withheld(
    'finance',
    'Property tax accounts',
    'What each owner was charged and has paid.',
    'privacy',
    'Accounts belong to people. Sums by neighbourhood and kind of building are published with the budget.',
  ),
  entry(
    'health',
    'Heat-related emergency calls',
    'Calls per day and district while a heat warning is in force.',
    'in-preparation',
    'medium',
    { inDays: 58 },
  ),
  withheld(
    'health',
    'Vaccination records',
    'Who was vaccinated when and against what.',
    'privacy',
    'Health data of individuals is never published. Coverage by age group follows each spring.',
  ),
  entry('mayor', 'Council votes', 'How each member voted on each motion since 2012.', 'idea', 'medium'),
]

/** Whose entries; works for every department. */
const PUBLISHER = 'ines'

/**
 * Puts what is missing on the plan; an entry that is there already is left as it is, by department and title.
 *
 * @param tell one line when it is done
 */
export async function seedPlan(crew: ReadonlyMap<string, PortalClient>, tell: (line: string) => void): Promise<void> {
  const publisher = crew.get(PUBLISHER)!
  const { items } = await publisher.must('GET', '/plan')
  const known = new Set(items.map(({ departmentId, title }: SeedEntry) => `${departmentId} ${title}`))
  const missing = SEED_PLAN.filter(({ departmentId, title }) => !known.has(`${departmentId} ${title}`))
  for (const { inDays, ...said } of missing) {
    const plannedFor = inDays === undefined ? {} : { plannedFor: dayFromNow(inDays) }
    await publisher.must('POST', '/plan', { ...said, ...plannedFor })
  }
  tell(`${SEED_PLAN.length} entries of the plan`)
}

function dayFromNow(days: number): string {
  return new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)
}
