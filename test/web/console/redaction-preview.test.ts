import { firstRedaction, highValue, methodsFor } from '../../../web/console/redaction-choices.ts'
import { previewOf } from '../../../web/console/redaction-preview.ts'

const columns = [
  { name: 'owner', type: 'text' as const },
  { name: 'born', type: 'date' as const },
  { name: 'ward', type: 'text' as const },
]
const rows = [
  ['Ana Diaz', '1980-05-31', 'North'],
  [null, null, 'North'],
]
const none = new Set<string>()

test('the preview says of every cell what it was and what is published', () => {
  const preview = previewOf(
    [
      { method: 'drop', column: 'owner' },
      { method: 'generalise-date', column: 'born', to: 'year' },
    ],
    columns,
    rows,
    none,
  )
  expect(preview).toEqual({
    columns: [
      {
        name: 'owner',
        fate: 'dropped',
        cells: [
          { before: 'Ana Diaz', after: null },
          { before: null, after: null },
        ],
      },
      {
        name: 'born',
        fate: 'changed',
        cells: [
          { before: '1980-05-31', after: '1980' },
          { before: null, after: null },
        ],
      },
      {
        name: 'ward',
        fate: 'kept',
        cells: [
          { before: 'North', after: 'North' },
          { before: 'North', after: 'North' },
        ],
      },
    ],
  })
})

test('redactions that do not fit give sentences instead of a preview', () => {
  const preview = previewOf([{ method: 'drop', column: 'gone' }], columns, rows, none)
  expect(preview).toEqual({ faults: ['There is no column "gone" to drop.'] })
})

test('a column with a new type is not guessed at', () => {
  const preview = previewOf(
    [{ method: 'generalise-date', column: 'ward', to: 'year' }],
    columns,
    rows,
    new Set(['ward']),
  )
  expect('columns' in preview && preview.columns[2]?.fate).toBe('kept')
})

const fitting = [
  { type: 'text', gives: ['drop', 'mask', 'snap-to-block'] },
  { type: 'date', gives: ['drop', 'mask', 'generalise-date'] },
  { type: 'number', gives: ['drop', 'mask', 'round-coordinates', 'top-code'] },
  { type: 'boolean', gives: ['drop'] },
] as const
for (const { type, gives } of fitting) {
  test(`a column of type ${type} can be redacted by ${gives.join(', ')}`, () => {
    expect(methodsFor({ name: 'x', type })).toEqual(gives)
  })
}

test('high values begin where nine in ten lie below', () => {
  const ages = Array.from({ length: 100 }, (_, age) => String(age))
  expect(firstRedaction('top-code', 'age', { high: highValue([...ages, null, '']) })).toEqual({
    method: 'top-code',
    column: 'age',
    above: 90,
  })
  expect(highValue([null])).toBe(0)
})
