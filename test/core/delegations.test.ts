import { handOn, rolesHandedTo } from '../../core/delegations.ts'
import { ada, ines, lars, leo, priya } from '../support/people.ts'
import { aVersion, later, noon, signOff } from '../support/versions.ts'

const person = ({ id, name, email }: typeof ada) => ({ id, name, email })
const handedTo = (to: typeof ada, role: 'liaison' | 'privacy-reviewer') => ({
  ...{ role, to: person(to), by: person(ada), at: noon, note: '' },
})
const waiting = aVersion('in-review', { delegations: [handedTo(leo, 'liaison')] })

const cases = [
  { name: 'the newest delegation of a missing sign-off counts', given: waiting, gives: ['liaison'] },
  {
    name: 'a later one to somebody else takes it away',
    given: aVersion('in-review', { delegations: [handedTo(leo, 'liaison'), handedTo(lars, 'liaison')] }),
    gives: [],
  },
  {
    name: 'what is signed waits for nobody',
    given: { ...waiting, signOffs: [signOff(lars, 'liaison')] },
    gives: [],
  },
  {
    name: 'a version that is no longer in review waits for nobody',
    given: aVersion('published', waiting.delegations ? { delegations: waiting.delegations } : {}),
    gives: [],
  },
]
for (const { name, given, gives } of cases) {
  test(`reviews that wait for somebody: ${name}`, () => expect(rolesHandedTo(given, leo.id)).toEqual(gives))
}

const heirs = [
  { name: 'to a successor who holds the role', heir: { ...person(lars), grants: leo.grants }, gives: ['lars'] },
  { name: 'to nobody, when the successor does not hold the role', heir: priya, gives: [] },
  { name: 'to nobody, when the successor uploaded it', heir: { ...person(ines), grants: leo.grants }, gives: [] },
  { name: 'to nobody, when there is no successor', heir: undefined, gives: [] },
]
for (const { name, heir, gives } of heirs) {
  test(`the review of somebody who leaves goes ${name}`, () => {
    const after = handOn(waiting, leo, heir, ada, later)
    expect(after?.delegations?.map(({ to }) => to.id)).toEqual(gives)
    expect(after?.revision).toBe(waiting.revision + 1)
  })
}

test('delegations to others stay', () => {
  const both = aVersion('in-review', { delegations: [handedTo(leo, 'liaison'), handedTo(priya, 'privacy-reviewer')] })
  expect(handOn(both, leo, undefined, ada, later)?.delegations).toEqual([handedTo(priya, 'privacy-reviewer')])
  expect(handOn(both, lars, undefined, ada, later)).toBeUndefined()
})
