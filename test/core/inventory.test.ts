// The inventory as CSV: what is written comes back the same, and every fault has its place.
import { type InventoryRow, readInventory, writeInventory } from '../../core/inventory-csv.ts'
import { type ImportContext, type ImportedRow, planImport } from '../../core/inventory-import.ts'
import { inventoryOf, type PublicFact } from '../../core/inventory-items.ts'
import { anEntry } from '../support/plan.ts'

const trees: PublicFact = {
  ...{ id: 'ds_0123456789abcdef01234567', slug: 'street-trees', departmentId: 'parks' },
  ...{ title: 'Street Trees', description: 'Every tree.' },
}
const draft = { ...trees, id: 'ds_draft', slug: 'ponds', title: 'Ponds', isPublished: false }
const withheld = { reason: 'law', explanation: 'An act forbids it.' } as const
const entries = [
  anEntry({ revision: 3 }),
  anEntry({ id: 'plan_2', title: '=HYPERLINK("x")', description: 'with "quotes",\r\nlines; and 😀' }),
  anEntry({ id: 'plan_3', title: 'Nests', state: 'withheld', withheld, departmentId: 'planning' }),
  anEntry({ id: 'plan_4', title: 'Benches', datasetId: 'ds_draft', state: 'in-preparation' }),
]
const context: ImportContext = {
  departments: [
    { id: 'parks', name: 'Parks and Recreation' },
    { id: 'planning', name: 'Planning' },
  ],
  mayWrite: (departmentId) => departmentId === 'parks',
  entries,
  datasets: [{ ...trees, isPublished: true }, draft],
}

function rowsOf(csv: string): readonly InventoryRow[] {
  const read = readInventory(csv)
  if ('fault' in read) throw new Error(JSON.stringify(read.fault))
  return read.rows
}
const imported = (csv: string, more: Partial<ImportContext> = {}): ImportedRow[] =>
  planImport(rowsOf(csv), { ...context, ...more })
const exported = writeInventory(inventoryOf(entries, [trees], '2026-11-27'), { revisions: true })

test('an export sent back changes nothing, also of other departments', () => {
  expect(imported(exported).map(({ outcome }) => outcome)).toEqual(Array(5).fill('unchanged'))
})

test('a spreadsheet would run nothing of an export', () => {
  expect(exported).toContain(`"'=HYPERLINK(""x"")"`)
  expect(exported.startsWith('\uFEFF"id","department"')).toBe(true)
})

test('the public file says nothing of revisions, nor of datasets that are not public', () => {
  const text = writeInventory(inventoryOf(entries, [trees], '2026-11-27'), { revisions: false })
  expect(text).not.toMatch(/revision|ds_draft|ponds/)
})

const rows: { name: string; csv: string; outcome: ImportedRow['outcome']; faults?: string[]; changes?: string[] }[] = [
  { name: 'a title and a department are enough', csv: 'department,title\nparks,Ducks', outcome: 'added' },
  { name: 'a department may be named', csv: 'Department;Title\nparks AND recreation;Ducks', outcome: 'added' },
  {
    name: 'without an id, department and title name the entry',
    csv: 'title,department,planned for\ndog PARKS,parks,2027-04-01',
    ...{ outcome: 'changed', changes: ['title', 'plannedFor'] },
  },
  {
    name: 'by its id an entry gets another title; what the file lacks stays',
    csv: 'id,title\nplan_1,Dog runs',
    ...{ outcome: 'changed', changes: ['title'] },
  },
  {
    name: 'an empty cell takes a text away',
    csv: 'id,description\nplan_1,',
    ...{ outcome: 'changed', changes: ['description'] },
  },
  {
    name: 'an entry that moved on is left alone',
    csv: 'id,title,revision\nplan_1,Runs,2',
    outcome: 'refused',
    faults: ['revision'],
  },
  { name: 'unless nothing would change', csv: 'id,title,revision\nplan_1,Dog parks,2', outcome: 'unchanged' },
  { name: 'an id that nothing has', csv: 'id,title\nplan_9,Runs', outcome: 'refused', faults: ['id', 'department'] },
  { name: 'no department', csv: 'title\nDucks', outcome: 'refused', faults: ['department'] },
  {
    name: 'a department that the city lacks',
    csv: 'title,department\nDucks,moon',
    outcome: 'refused',
    faults: ['department'],
  },
  {
    name: 'a department of others',
    csv: 'title,department\nDucks,planning',
    outcome: 'refused',
    faults: ['department'],
  },
  { name: 'an entry of others', csv: 'id,title\nplan_3,Eggs', outcome: 'refused', faults: ['department'] },
  { name: 'a state that is none', csv: 'id,state\nplan_1,soon', outcome: 'refused', faults: ['state'] },
  { name: 'a state in other letters', csv: 'id,state\nplan_1,In preparation', outcome: 'changed', changes: ['state'] },
  { name: 'a day that is none', csv: 'id,planned_for\nplan_1,31.3.2027', outcome: 'refused', faults: ['planned_for'] },
  {
    name: 'withheld without a reason',
    csv: 'id,state\nplan_1,withheld',
    outcome: 'refused',
    faults: ['withheld_reason'],
  },
  {
    name: 'withheld with both',
    csv: 'id,state,withheld_reason,explanation\nplan_1,withheld,privacy,It is about people.',
    ...{ outcome: 'changed', changes: ['state', 'plannedFor', 'withheld'] },
  },
  {
    name: 'published without a public dataset',
    csv: 'id,state\nplan_4,published',
    ...{ outcome: 'refused', faults: ['state'] },
  },
  {
    name: 'a dataset that became of it',
    csv: 'id,dataset\nplan_1,street-trees',
    outcome: 'changed',
    changes: ['datasetId'],
  },
  {
    name: 'a dataset that another entry has',
    csv: 'id,dataset\nplan_1,ponds',
    outcome: 'refused',
    faults: ['dataset'],
  },
  {
    name: 'a public dataset gets an entry by its id',
    csv: `id,priority\n${trees.id},high`,
    outcome: 'added',
    changes: ['priority'],
  },
  { name: 'too many cells', csv: 'department,title\nparks,Ducks,and,geese', outcome: 'refused', faults: [''] },
  { name: 'a quote inside a cell', csv: 'department,title\nparks,Du"cks"', outcome: 'refused', faults: [''] },
]
for (const { name, csv, outcome, faults = [], changes } of rows) {
  test(`a row: ${name}`, () => {
    const [row] = imported(csv)
    expect([row!.outcome, row!.faults.map(({ column }) => column)]).toEqual([outcome, faults])
    if (changes) expect(row!.changes).toEqual(changes)
  })
}

test('rows count records, blank ones too, from the header on', () => {
  const csv = 'title,department\r\n"a\r\nb",parks\r\n\r\n,\r\nDucks,parks\r\n'
  expect(rowsOf(csv).map(({ row }) => row)).toEqual([2, 5])
})

test('the same dataset twice is refused where it comes again', () => {
  const csv = 'id,department,title\n,parks,Ducks\n,parks,DUCKS\nplan_1,,Runs\n,parks,Dog parks'
  const found = imported(csv)
  expect(found.map(({ outcome }) => outcome)).toEqual(['added', 'refused', 'changed', 'refused'])
  expect(found[1]!.faults[0]!.found).toBe('the same as in row 2')
})

test('an import for one department takes no other', () => {
  const found = imported('title,department\nDucks,\nGeese,planning', { departmentId: 'parks', mayWrite: () => true })
  expect(found.map(({ outcome, draft }) => [outcome, draft?.departmentId])).toEqual([
    ['added', 'parks'],
    ['refused', undefined],
  ])
})

const files = [
  { name: 'an empty text', csv: '  \n', column: 'title' },
  { name: 'a header alone', csv: 'title,department\n', column: '' },
  { name: 'no column that names anything', csv: 'name,department\nDucks,parks', column: 'title' },
  { name: 'a column twice', csv: 'title,Title\na,b', column: 'title' },
  { name: 'a quote that nobody closes', csv: 'title\n"Ducks', column: '' },
  { name: 'more than 1000 rows', csv: `title\n${'Ducks\n'.repeat(1001)}`, column: '' },
]
for (const { name, csv, column } of files) {
  test(`a file that is refused whole: ${name}`, () => {
    const read = readInventory(csv)
    expect('fault' in read && read.fault.column).toBe(column)
  })
}
