// Which columns may together tell who a row is about.
import { type DisclosureColumn, suggestQuasiIdentifiers } from '../../../core/engine/disclosure.ts'
import type { ColumnType } from '../../../core/model.ts'

function column(name: string, type: ColumnType = 'text', ...classes: string[]): DisclosureColumn {
  const personal = classes.map((found) => ({ class: found, hits: 1, share: 1, about: 'person' as const, samples: [] }))
  return { name, type, personal }
}

const cases = [
  {
    name: 'age, sex, postcode, day and occupation of people',
    given: [
      column('case'),
      column('age', 'integer', 'DEMOGRAPHIC'),
      column('sex', 'text', 'DEMOGRAPHIC'),
      column('zip', 'text', 'POSTAL_CODE'),
      column('arrest_date', 'date'),
      column('occupation'),
    ],
    gives: ['age', 'sex', 'zip', 'arrest_date', 'occupation'],
  },
  {
    name: 'nothing where rows are not about people',
    given: [column('zip', 'text', 'POSTAL_CODE'), column('date', 'date')],
    gives: [],
  },
]
for (const { name, given, gives } of cases) {
  test(`quasi-identifiers: ${name}`, () => expect(suggestQuasiIdentifiers(given)).toEqual(gives))
}
