import { ROLES, type Role } from '../../../core/model.ts'
import type { Me } from '../../../web/console/api.ts'
import {
  mayCreateDatasets,
  mayEdit,
  mayHandle,
  mayRestore,
  maySeeAudit,
  maySeeRejectedRows,
  mayUpload,
  mayWithdraw,
  myDepartments,
} from '../../../web/console/rights.ts'
import {
  mayChangeDeputy,
  mayChangeLiaison,
  mayDecideAboutPeople,
  mayDescribeDepartment,
  mayDissolve,
  mayFoundDepartments,
  mayMakeTokens,
  mayNameDepartment,
} from '../../../web/console/rights-people.ts'

const departments = [
  { id: 'parks', name: 'Parks' },
  { id: 'health', name: 'Health' },
]
const holding = (...grants: Me['grants']) =>
  ({
    id: 'ana',
    name: 'Ana',
    email: '',
    roles: grants.map(({ role }) => role),
    grants,
    city: { departments },
  }) as unknown as Me
const as = (role: Role, department = 'parks') => holding({ role, department })

const table: readonly { role: Role; may: readonly string[] }[] = [
  {
    role: 'administrator',
    may: ['create', 'edit', 'upload', 'handle', 'restore', 'rejected rows', 'withdraw', 'audit'],
  },
  { role: 'liaison', may: ['create', 'edit', 'upload', 'handle', 'restore', 'rejected rows', 'withdraw'] },
  { role: 'publisher', may: ['create', 'edit', 'upload', 'handle', 'restore', 'rejected rows'] },
  { role: 'privacy-reviewer', may: [] },
  { role: 'legal-reviewer', may: [] },
  { role: 'security-reviewer', may: [] },
]
for (const { role, may } of table) {
  test(`a ${role} gets buttons to ${may.join(', ') || 'review only'}`, () => {
    const me = as(role)
    const shown = {
      create: mayCreateDatasets(me),
      edit: mayEdit(me, 'parks'),
      upload: mayUpload(me, 'parks'),
      handle: mayHandle(me, 'parks'),
      restore: mayRestore(me, 'parks'),
      'rejected rows': maySeeRejectedRows(me, 'parks'),
      withdraw: mayWithdraw(me, 'parks'),
      audit: maySeeAudit(me),
    }
    expect(Object.entries(shown).flatMap(([name, is]) => (is ? [name] : []))).toEqual(may)
  })
}

test('no role is forgotten', () => {
  expect(table.map(({ role }) => role)).toEqual([...ROLES])
})

test('how files of another department are checked is not for a publisher to change', () => {
  expect(mayHandle(as('publisher'), 'health')).toBe(false)
  expect(maySeeRejectedRows(as('publisher'), 'health')).toBe(false)
})

test('a publisher is offered the own departments only, an administrator all', () => {
  expect(myDepartments(as('publisher')).map(({ id }) => id)).toEqual(['parks'])
  expect(myDepartments(as('administrator', '*')).map(({ id }) => id)).toEqual(['parks', 'health'])
  expect(mayUpload(as('publisher'), 'health')).toBe(false)
  expect(mayCreateDatasets(as('publisher', 'dissolved'))).toBe(false)
})

test('a role counts where it was given: a publisher here who reviews there uploads here only', () => {
  const both = holding({ role: 'publisher', department: 'parks' }, { role: 'legal-reviewer', department: 'health' })
  expect(mayUpload(both, 'parks')).toBe(true)
  expect(mayUpload(both, 'health')).toBe(false)
  expect(myDepartments(both).map(({ id }) => id)).toEqual(['parks'])
})

const people: readonly { name: string; me: Me; may: readonly string[] }[] = [
  {
    name: 'an administrator',
    me: as('administrator', '*'),
    may: ['people', 'found', 'describe', 'name', 'deputy', 'liaison', 'dissolve', 'tokens'],
  },
  { name: 'the liaison of the department', me: as('liaison'), may: ['describe', 'deputy', 'tokens'] },
  { name: 'a liaison of another department', me: as('liaison', 'health'), may: ['tokens'] },
  { name: 'a publisher', me: as('publisher'), may: ['tokens'] },
  { name: 'a reviewer', me: as('legal-reviewer'), may: [] },
  { name: 'somebody without a role', me: holding(), may: [] },
]
for (const { name, me, may } of people) {
  test(`about people and the department Parks, ${name} gets: ${may.join(', ') || 'nothing'}`, () => {
    const shown = {
      people: mayDecideAboutPeople(me),
      found: mayFoundDepartments(me),
      describe: mayDescribeDepartment(me, 'parks'),
      name: mayNameDepartment(me, 'parks'),
      deputy: mayChangeDeputy(me, 'parks'),
      liaison: mayChangeLiaison(me, 'parks'),
      dissolve: mayDissolve(me),
      tokens: mayMakeTokens(me),
    }
    expect(Object.entries(shown).flatMap(([key, is]) => (is ? [key] : []))).toEqual(may)
  })
}
