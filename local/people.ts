// local/people.ts: people of the made-up city, one of every role. For demonstration only: the password is no secret.

export interface DemoPerson {
  readonly id: string
  readonly email: string
  readonly name: string
  readonly password: string
  /** Roles, and departments as `department:{id}`. */
  readonly groups: string[]
  readonly departments: string[]
}

const password = 'plaza-demo'
const person = (id: string, name: string, groups: string[]): DemoPerson => ({
  id,
  name,
  email: `${id}@alderbay.example`,
  password,
  groups,
  departments: groups
    .filter((group) => group.startsWith('department:'))
    .map((group) => group.slice('department:'.length)),
})

const EVERY_DEPARTMENT = ['mayor', 'parks', 'planning', 'finance', 'health', 'transport'].map(
  (id) => `department:${id}`,
)

export const PEOPLE = [
  person('ada', 'Ada Lindqvist', ['administrator']),
  person('ines', 'Inés Romero', ['publisher', ...EVERY_DEPARTMENT]),
  person('tom', 'Tom Okafor', ['publisher', 'department:parks']),
  person('leo', 'Leo Martín', ['liaison', ...EVERY_DEPARTMENT]),
  person('priya', 'Priya Nair', ['privacy-reviewer']),
  person('lars', 'Lars Weber', ['legal-reviewer']),
  person('sofia', 'Sofia Chen', ['security-reviewer']),
] as const
