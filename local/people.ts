// local/people.ts: people of the made-up city, one of every role. For demonstration only: the password is no secret.
import { EVERY_DEPARTMENT } from '../core/members.ts'
import type { Role } from '../core/model.ts'
import type { Settings } from '../core/settings.ts'

export interface DemoPerson {
  readonly id: string
  readonly email: string
  readonly name: string
  readonly password: string
  /** What the administrator invites them to; see `firstAdministrator` in plaza.config.ts for hers. */
  readonly grants: { readonly role: Role; readonly department: string }[]
}

const password = 'plaza-demo'
const person = (id: string, name: string, grants: DemoPerson['grants']): DemoPerson => ({
  ...{ id, name, email: `${id}@alderbay.example`, password, grants },
})
const everywhere = (role: Role): DemoPerson['grants'] => [{ role, department: EVERY_DEPARTMENT }]

export const PEOPLE = [
  person('ada', 'Ada Lindqvist', everywhere('administrator')),
  person('ines', 'Inés Romero', everywhere('publisher')),
  person('tom', 'Tom Okafor', [{ role: 'publisher', department: 'parks' }]),
  person('leo', 'Leo Martín', everywhere('liaison')),
  person('mara', 'Mara Lund', [{ role: 'liaison', department: 'parks' }]),
  person('priya', 'Priya Nair', everywhere('privacy-reviewer')),
  person('lars', 'Lars Weber', everywhere('legal-reviewer')),
  person('sofia', 'Sofia Chen', everywhere('security-reviewer')),
  // May sign in, and has no role yet.
  person('nils', 'Nils Berg', []),
] as const

/**
 * The same people with addresses and departments of another city, when the settings are not the sample city's.
 *
 * @returns the first administrator first
 */
export function peopleOf({ access, city }: Pick<Settings, 'access' | 'city'>): readonly DemoPerson[] {
  const [administrator, ...others] = PEOPLE
  const { firstAdministrator, mailDomains } = access
  if (firstAdministrator === administrator.email) return PEOPLE
  const domain = mailDomains[0] ?? firstAdministrator?.split('@').at(-1) ?? 'city.example'
  const known = new Set(city.departments.map(({ id }) => id))
  const here = (department: string) =>
    department === EVERY_DEPARTMENT || known.has(department) ? department : city.departments[0]!.id
  return [
    { ...administrator, email: firstAdministrator ?? `${administrator.id}@${domain}` },
    ...others.map((one) => ({
      ...one,
      email: `${one.id}@${domain}`,
      grants: one.grants.map(({ role, department }) => ({ role, department: here(department) })),
    })),
  ]
}

/** Whether these are the settings that the sample data was made for. */
export function isSampleCity({ access }: Pick<Settings, 'access'>): boolean {
  return access.firstAdministrator === PEOPLE[0].email
}

/** What somebody is here for: `publisher of parks`. */
export function rolesText(grants: DemoPerson['grants']): string {
  const roles = grants.map(({ role, department }) =>
    department === EVERY_DEPARTMENT ? role : `${role} of ${department}`,
  )
  return roles.join(', ') || 'no role yet'
}
