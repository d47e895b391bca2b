import { ROLES, type Role } from '../../../core/model.ts'
import type { Me } from '../../../web/console/api.ts'
import {
  isReviewer,
  mayAskForStanding,
  mayComment,
  mayEndEmbargo,
  mayEndStanding,
  mayMakePreviews,
  maySeePreviews,
  mayTime,
  worksOnData,
} from '../../../web/console/rights-reviews.ts'

const as = (role: Role, department = 'parks') =>
  ({ id: 'ana', name: 'Ana', email: '', roles: [role], grants: [{ role, department }] }) as unknown as Me
const approved = { status: 'approved' }

const STAFF = ['time', 'see previews', 'make previews', 'ask for standing', 'works on data']
const table: Readonly<Record<Role, readonly string[]>> = {
  administrator: ['end standing', 'end embargo', ...STAFF],
  liaison: ['end standing', 'reviewer', ...STAFF],
  publisher: ['end standing', ...STAFF],
  'privacy-reviewer': ['end standing', 'reviewer'],
  'legal-reviewer': ['end standing', 'reviewer'],
  'security-reviewer': ['end standing', 'reviewer'],
}
for (const role of ROLES) {
  test(`a ${role} gets from the desk: ${table[role].join(', ')}`, () => {
    const me = as(role)
    const may = {
      'end standing': mayEndStanding(me, 'parks'),
      'end embargo': mayEndEmbargo(me),
      reviewer: isReviewer(me),
      time: mayTime(me, 'parks', approved),
      'see previews': maySeePreviews(me, 'parks'),
      'make previews': mayMakePreviews(me, 'parks', approved),
      'ask for standing': mayAskForStanding(me, 'parks'),
      'works on data': worksOnData(me),
    }
    expect(Object.entries(may).flatMap(([name, is]) => (is ? [name] : []))).toEqual(table[role])
    expect(mayComment(me)).toBe(true)
  })
}

test('what is of another department, or public already, gets no button', () => {
  const publisher = as('publisher', 'health')
  expect(mayTime(publisher, 'parks', approved)).toBe(false)
  expect(maySeePreviews(publisher, 'parks')).toBe(false)
  expect(mayMakePreviews(as('publisher'), 'parks', { status: 'published' })).toBe(false)
})
