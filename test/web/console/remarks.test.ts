import { metadataSchema } from '../../../functions/api/schemas-metadata.ts'
import { aboutWords, FIELD_WORDS, remarksOf, subjectsOf, unsaid } from '../../../web/console/remarks.ts'

test('every field of a description can be spoken of', () => {
  const fields = Object.keys(metadataSchema.shape).filter((name) => name !== 'columns')
  expect(Object.keys(FIELD_WORDS).sort()).toEqual(fields.sort())
})

const subjects = subjectsOf(['blank-row', 'blank-row', 'drift'], ['ward', 'description', 'drift'])

test('each finding is offered once', () => {
  expect(subjects.findings.map(({ about }) => about)).toEqual(['blank-row', 'drift'])
})

test('a column that is called like a field or a finding stays a column', () => {
  expect(subjects.columns.map(({ about }) => aboutWords(about))).toEqual([
    'Column ward',
    'Column description',
    'Column drift',
  ])
  const offered = [...subjects.findings, ...subjects.columns, ...subjects.fields].map(({ about }) => about)
  expect(new Set(offered).size).toBe(offered.length)
})

const words = [
  { about: '', gives: undefined },
  { about: 'license', gives: 'Licence (description)' },
  { about: 'blank-row', gives: 'Blank rows' },
  { about: 'finding-of-tomorrow', gives: 'Column finding-of-tomorrow' },
]
for (const { about, gives } of words) {
  test(`"${about}" is ${gives ?? 'the version as a whole'}`, () => expect(aboutWords(about)).toBe(gives))
}

test('a row that says nothing is left out, and is asked for where something was chosen', () => {
  const drafts = [
    { key: 1, about: 'ward', text: ' Which wards? ' },
    { key: 2, about: 'title', text: ' ' },
    { key: 3, about: '', text: '' },
  ]
  expect(remarksOf(drafts)).toEqual([{ about: 'ward', text: 'Which wards?' }])
  expect(unsaid(drafts).map(({ key }) => key)).toEqual([2])
})
