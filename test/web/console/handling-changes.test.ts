import { FORMS } from '../../../core/engine/types.ts'
import { changesIn, constraintFaults, faultsOf } from '../../../web/console/handling-changes.ts'
import { type Edit, EMPTY_HANDLING, withEdits } from '../../../web/console/handling-draft.ts'
import { constraintsText, formText, redactionText } from '../../../web/console/handling-words.ts'

const missing = { code: 'missing-cell' }
const cases: readonly { edit: Edit; says: string[] }[] = [
  { edit: { kind: 'type', column: 'zip', type: 'text' }, says: ['Type of zip: text'] },
  { edit: { kind: 'constraints', column: 'zip', constraints: { required: true } }, says: ['Rules of zip'] },
  { edit: { kind: 'key', columns: ['id', 'year'] }, says: ['The key: id and year'] },
  {
    edit: { kind: 'decision', topic: missing, decision: { action: 'set-aside', reason: 'cut off' } },
    says: ['Rows with missing cells: leave out the rows'],
  },
  {
    edit: { kind: 'redaction', column: 'born', redaction: { method: 'generalise-date', column: 'born', to: 'year' } },
    says: ['born: generalise dates, to the year'],
  },
  { edit: { kind: 'reading', field: 'sheet', value: 'Data' }, says: ['The sheet'] },
  { edit: { kind: 'type', column: 'zip', type: undefined }, says: [] },
]
for (const { edit, says } of cases) {
  test(`a change in words: ${says.join('') || 'nothing changed'}`, () => {
    expect(changesIn(EMPTY_HANDLING, withEdits(EMPTY_HANDLING, [edit]))).toEqual(says)
  })
}

test('what is taken back is a change as well', () => {
  const before = withEdits(
    EMPTY_HANDLING,
    cases.map(({ edit }) => edit),
  )
  expect(changesIn(before, EMPTY_HANDLING)).toContain('born: published as it is')
  expect(changesIn(before, EMPTY_HANDLING)).toContain('Rows with missing cells: decided no more')
})

test('the order in which fields were written is no change', () => {
  const one = { ...EMPTY_HANDLING, redactions: [{ method: 'drop' as const, column: 'a' }] }
  const other = { ...EMPTY_HANDLING, redactions: [{ column: 'a', method: 'drop' as const }] }
  expect(changesIn(one, other)).toEqual([])
})

const columns = [
  { name: 'owner', type: 'text' as const },
  { name: 'born', type: 'date' as const },
]
const unfit: readonly { name: string; edits: Edit[]; says: RegExp }[] = [
  {
    name: 'a decision without a reason',
    edits: [{ kind: 'decision', topic: missing, decision: { action: 'fix', reason: ' ' } }],
    says: /Rows with missing cells: write a reason/,
  },
  {
    name: 'a redaction that the declared type does not allow',
    edits: [
      { kind: 'redaction', column: 'born', redaction: { method: 'generalise-date', column: 'born', to: 'year' } },
      { kind: 'type', column: 'born', type: 'text' },
    ],
    says: /"born" is text/,
  },
  {
    name: 'a bound that is no date',
    edits: [{ kind: 'constraints', column: 'born', constraints: { minimum: 'yesterday' } }],
    says: /born: "yesterday" is no date/,
  },
]
for (const { name, edits, says } of unfit) {
  test(`before it is sent: ${name}`, () => {
    expect(faultsOf(withEdits(EMPTY_HANDLING, edits), columns).join('\n')).toMatch(says)
  })
}

test('nothing is held against redactions of a file whose columns are not known', () => {
  const edits: Edit[] = [{ kind: 'redaction', column: 'x', redaction: { method: 'drop', column: 'x' } }]
  expect(faultsOf(withEdits(EMPTY_HANDLING, edits), [])).toEqual([])
})

test('rules that contradict each other are named', () => {
  expect(constraintFaults({ minLength: 5, maxLength: 2 }, 'text')).toEqual(['the shortest is longer than the longest'])
  expect(constraintFaults({ pattern: '[' }, 'text')).toEqual(['the pattern cannot be read'])
  expect(constraintFaults({ required: true, enum: ['1', '2'] }, 'integer')).toEqual([])
})

test('every form that says more than its type is shown by an example', () => {
  const plain = new Set(['integer', 'number'])
  const silent = FORMS.filter(({ key }) => !plain.has(key) && formText(key) === undefined).map(({ key }) => key)
  expect(silent).toEqual([])
  expect(formText('day-first / 4')).toBe('31/5/2024 (day first)')
  expect(formText('month-first - 2 time')).toBe('5-31-24 14:30 (month first)')
  expect(formText('text')).toBeUndefined()
})

test('rules and redactions in one line', () => {
  expect(constraintsText({ required: true, minimum: '0', enum: ['a', 'b'] })).toBe(
    'never empty, at least 0, one of 2 values',
  )
  expect(constraintsText({})).toBe('')
  expect(redactionText({ method: 'round-coordinates', column: 'x', decimals: 3 })).toBe(
    'Round coordinates, to 3 decimals, about 100 m',
  )
})
