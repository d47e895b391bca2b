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

const departments = [
  { id: 'parks', name: 'Parks' },
  { id: 'health', name: 'Health' },
]
const as = (roles: Role[], of: string[] = ['parks']) =>
  ({ id: 'ana', name: 'Ana', email: '', roles, departments: of, city: { departments } }) as unknown as Me

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
    const me = as([role])
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
  expect(mayHandle(as(['publisher']), 'health')).toBe(false)
  expect(maySeeRejectedRows(as(['publisher']), 'health')).toBe(false)
})

test('a publisher is offered the own departments only, an administrator all', () => {
  expect(myDepartments(as(['publisher'])).map(({ id }) => id)).toEqual(['parks'])
  expect(myDepartments(as(['administrator'], [])).map(({ id }) => id)).toEqual(['parks', 'health'])
  expect(mayUpload(as(['publisher']), 'health')).toBe(false)
  expect(mayCreateDatasets(as(['publisher'], []))).toBe(false)
})
