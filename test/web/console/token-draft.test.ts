import type { Me } from '../../../web/console/api.ts'
import {
  curlExample,
  emptyToken,
  faultsInToken,
  possibleActions,
  reachable,
  type TokenDraft,
  tokenFrom,
  withDepartment,
} from '../../../web/console/token-draft.ts'

const departments = [
  { id: 'parks', name: 'Parks' },
  { id: 'health', name: 'Health' },
]
const as = (...grants: Me['grants']) =>
  ({ id: 'ana', grants, roles: grants.map(({ role }) => role), city: { departments } }) as unknown as Me
const publisher = as({ role: 'publisher', department: 'parks' })
const administrator = as({ role: 'administrator', department: '*' })

const perfect: TokenDraft = { name: 'Sensor', departments: ['parks'], datasetIds: [], actions: ['read'], days: 90 }

test('a token can be for the own departments, and for all of them only with a role in all', () => {
  expect(reachable(publisher).map(({ id }) => id)).toEqual(['parks'])
  expect(reachable(administrator).map(({ id }) => id)).toEqual(['*', 'parks', 'health'])
})

test('the only department there is need not be chosen', () => {
  expect(emptyToken(publisher).departments).toEqual(['parks'])
  expect(emptyToken(administrator).departments).toEqual([])
})

test('reading the audit log is offered to administrators only', () => {
  expect(possibleActions(publisher)).toEqual(['read', 'describe', 'upload'])
  expect(possibleActions(administrator)).toContain('audit')
})

const spoilt: readonly { name: string; draft: TokenDraft; gives: readonly string[] }[] = [
  { name: 'perfect', draft: perfect, gives: [] },
  { name: 'without a name', draft: { ...perfect, name: '  ' }, gives: ['name'] },
  { name: 'without a department', draft: { ...perfect, departments: [] }, gives: ['departments'] },
  { name: 'without an action', draft: { ...perfect, actions: [] }, gives: ['actions'] },
]
for (const { name, draft, gives } of spoilt) {
  test(`a token ${name}: faults at ${gives.join(', ') || 'nothing'}`, () => {
    expect(Object.keys(faultsInToken(draft))).toEqual(gives)
  })
}

const moves: readonly {
  name: string
  id: string
  isChosen: boolean
  from: readonly string[]
  gives: readonly string[]
}[] = [
  {
    name: 'a second department joins the first',
    id: 'health',
    isChosen: true,
    from: ['parks'],
    gives: ['parks', 'health'],
  },
  { name: 'a department is taken away', id: 'parks', isChosen: false, from: ['parks', 'health'], gives: ['health'] },
  { name: 'all departments replace single ones', id: '*', isChosen: true, from: ['parks'], gives: ['*'] },
  { name: 'a single one replaces all', id: 'parks', isChosen: true, from: ['*'], gives: ['parks'] },
  { name: 'choosing twice counts once', id: 'parks', isChosen: true, from: ['parks'], gives: ['parks'] },
]
for (const { name, id, isChosen, from, gives } of moves) {
  test(`choosing departments: ${name}`, () => {
    expect(withDepartment({ ...perfect, departments: from }, id, isChosen).departments).toEqual(gives)
  })
}

test('datasets of a department that was taken away do not go along', () => {
  const draft = { ...perfect, datasetIds: ['ds_1', 'ds_2', 'ds_gone'] }
  const known = [
    { id: 'ds_1', departmentId: 'parks' },
    { id: 'ds_2', departmentId: 'health' },
  ]
  expect(tokenFrom(draft, known).datasetIds).toEqual(['ds_1'])
  expect(tokenFrom({ ...draft, departments: ['*'] }, known).datasetIds).toEqual(['ds_1', 'ds_2'])
})

test('the example to try a token asks for something that it may', () => {
  expect(curlExample('https://data.example', 'plz_1', ['read'])).toBe(
    'curl -H "Authorization: Bearer plz_1" https://data.example/api/v1/datasets',
  )
  expect(curlExample('https://data.example', 'plz_1', ['audit'])).toContain('/api/v1/audit')
})
