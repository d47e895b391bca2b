// local/seed/departments.ts: what the sample city's departments say about themselves, who is their contact, and who asks to join.
import { PEOPLE } from '../people.ts'
import { type PortalClient, signIn } from './client.ts'

type Crew = ReadonlyMap<string, PortalClient>

const ABOUT: Readonly<Record<string, string>> = {
  mayor: 'Runs the open data program, answers suggestions, and publishes what concerns the city as a whole.',
  parks: 'Looks after parks, playgrounds and every tree along a street, and counts what grows and who comes.',
  planning: 'Decides what is built where, issues permits and inspects sites; keeps the city’s maps.',
  finance: 'Plans the budget, pays the bills, and shows where each dollar went.',
  health: 'Inspects kitchens and pools, watches air and water, and helps people to stay well.',
  transport: 'Builds and mends streets, runs the buses, and counts who walks, cycles and drives.',
}

/** Contacts by id of a person of the sample city: one liaison for every department, a deputy where there is one. */
const LIAISON = 'leo'
const DEPUTIES: Readonly<Record<string, string>> = { parks: 'mara' }

interface DepartmentNow {
  readonly id: string
  readonly name: string
  readonly about: string
  readonly liaison?: { readonly accountId: string }
}

/** Describes the departments and names their contacts; what is written already stays. */
export async function seedDepartments(crew: Crew, tell: (line: string) => void): Promise<void> {
  const administrator = crew.get('ada')!
  const accountId = async (id: string): Promise<string> => (await crew.get(id)!.must('GET', '/me')).id
  const { departments } = (await administrator.must('GET', '/departments')) as { departments: DepartmentNow[] }
  for (const { id, about, liaison } of departments) {
    if (about === '' && ABOUT[id]) await administrator.must('PATCH', `/departments/${id}`, { about: ABOUT[id] })
    if (liaison || !ABOUT[id]) continue
    const deputy = DEPUTIES[id]
    const contacts = { liaison: await accountId(LIAISON), deputy: deputy ? await accountId(deputy) : null }
    await administrator.must('PUT', `/departments/${id}/contacts`, { ...contacts, note: 'First contacts.' })
  }
  tell(`${Object.keys(ABOUT).length} departments with their contacts`)
}

/** Who may sign in, has no role yet, and asks for one: something for the open data team to decide. */
const NEWCOMER = 'nils'
const ASKED = {
  role: 'publisher',
  department: 'parks',
  reason: 'I keep the register of playgrounds and would like to publish it every spring.',
}

/** Signs the newcomer in and leaves one open request. */
export async function seedAccessRequest(portalUrl: string, tell: (line: string) => void): Promise<void> {
  const { email, name, password } = PEOPLE.find(({ id }) => id === NEWCOMER)!
  const newcomer = await signIn(portalUrl, email, password)
  const { requests } = await newcomer.must('GET', '/me/access-requests')
  const isAsked = requests.some(({ department }: { department: string }) => department === ASKED.department)
  if (!isAsked) await newcomer.must('POST', '/me/access-requests', ASKED)
  tell(`${name} asks for access`)
}
