import { mayCall, mayTouch } from '../../../core/access.ts'
import { ACCESS, type AccessRow } from '../../../core/access-table.ts'
import { memberWith } from '../../../core/members.ts'
import { ROLES } from '../../../core/model.ts'
import { filtered, type Held, reachOf, rightsOf, statesOf, type Viewer } from '../../../web/console/access-view.ts'
import { routeText } from '../../../web/console/access-words.ts'

const ana = { id: 'ana', name: 'Ana', email: 'ana@city.example' }

// The page must say what the API does: both are asked about every row.
for (const role of ROLES) {
  test(`what the page says about a ${role} is what the API does`, () => {
    const member = memberWith(ana, [{ role, department: 'parks' }])
    const isOpen = (row: AccessRow) =>
      mayCall(row, member) === undefined && mayTouch(row, member, 'parks') === undefined
    const isOpenElsewhere = (row: AccessRow) => isOpen(row) && mayTouch(row, member, 'health') === undefined
    const said = ACCESS.map((row) => [routeText(row), reachOf(row, role)])
    const done = ACCESS.map((row) => [routeText(row), isOpenElsewhere(row) ? 'everywhere' : isOpen(row) ? 'own' : 'no'])
    expect(said).toEqual(done)
  })
}

test('what the page says about people without a role, and about the public, is what the API does', () => {
  const person = memberWith(ana, [])
  expect(ACCESS.map((row) => reachOf(row, 'person') !== 'no')).toEqual(
    ACCESS.map((row) => mayCall(row, person) === undefined),
  )
  expect(ACCESS.map((row) => reachOf(row, 'nobody') !== 'no')).toEqual(
    ACCESS.map((row) => mayCall(row, undefined) === undefined),
  )
})

const row = (path: string) => ACCESS.find((one) => routeText(one) === path)!
const mine = (held: readonly Held[], path: string, viewer: Viewer = 'me') =>
  rightsOf([row(path)], viewer, held)[0]?.rights[0]

const places: readonly { name: string; held: readonly Held[]; gives: readonly string[] | undefined }[] = [
  { name: 'no role', held: [], gives: undefined },
  {
    name: 'a role in another part of the table',
    held: [{ role: 'privacy-reviewer', department: 'parks' }],
    gives: undefined,
  },
  { name: 'one department', held: [{ role: 'publisher', department: 'parks' }], gives: ['parks'] },
  {
    name: 'two roles in one department',
    held: [
      { role: 'publisher', department: 'parks' },
      { role: 'liaison', department: 'parks' },
    ],
    gives: ['parks'],
  },
  {
    name: 'a department and a role that does not count',
    held: [
      { role: 'publisher', department: 'parks' },
      { role: 'legal-reviewer', department: 'health' },
    ],
    gives: ['parks'],
  },
  {
    name: 'one department and all of them',
    held: [
      { role: 'publisher', department: 'parks' },
      { role: 'liaison', department: '*' },
    ],
    gives: ['*'],
  },
]
for (const { name, held, gives } of places) {
  test(`where I may begin a version, with ${name}`, () => {
    expect(mine(held, 'POST /datasets/{id}/versions')?.departments).toEqual(gives)
  })
}

test('areas in which somebody may do nothing are left out', () => {
  expect(rightsOf(ACCESS, 'person', []).map(({ area }) => area)).not.toContain('Versions')
})

const filters = [
  { name: 'nothing', filter: {}, fits: ACCESS.length },
  { name: 'words in any order and case', filter: { text: 'LINK give somebody' }, fits: 1 },
  { name: 'an address', filter: { text: '/plan/inventory.csv' }, fits: 1 },
  {
    name: 'the public',
    filter: { viewer: 'nobody' as const },
    fits: ACCESS.filter((one) => one.audience === 'public').length,
  },
  { name: 'a state', filter: { state: 'superseded' }, fits: 2 },
  { name: 'a state and a role', filter: { state: 'superseded', viewer: 'publisher' as const }, fits: 1 },
  { name: 'words that no row has', filter: { text: 'xyzzy' }, fits: 0 },
]
for (const { name, filter, fits } of filters) {
  test(`the filter for ${name} shows ${fits} rows`, () => {
    expect(filtered(ACCESS, { text: '', viewer: '', state: '', ...filter })).toHaveLength(fits)
  })
}

test('states come in the order of the trip', () => {
  const states = statesOf(ACCESS)
  expect(states.indexOf('awaiting-upload')).toBeLessThan(states.indexOf('in-review'))
  expect(states.indexOf('in-review')).toBeLessThan(states.indexOf('superseded'))
})
