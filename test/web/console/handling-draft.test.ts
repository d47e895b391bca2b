import { NO_HANDLING } from '../../../core/handling.ts'
import { createDrafts } from '../../../web/console/drafts.ts'
import {
  addEdit,
  type Edit,
  EMPTY_HANDLING,
  edited,
  handlingFrom,
  redactionOf,
  ruleOf,
  withEdits,
} from '../../../web/console/handling-draft.ts'

test('the console begins with the handling that the core begins with', () => {
  expect(EMPTY_HANDLING).toEqual(NO_HANDLING)
  expect(handlingFrom(undefined)).toEqual(NO_HANDLING)
  expect(handlingFrom({ primaryKey: ['id'] })).toEqual({ ...NO_HANDLING, primaryKey: ['id'] })
})

const topic = { code: 'personal-data', column: 'owner', class: 'PERSON_NAME' }
const groups = [{ method: 'suppress-small-groups' as const, columns: ['age'], smallest: 5 }]
const cases: readonly { name: string; edits: readonly Edit[]; gives: object }[] = [
  {
    name: 'a type is declared',
    edits: [{ kind: 'type', column: 'zip', type: 'text' }],
    gives: { columns: [{ name: 'zip', type: 'text' }] },
  },
  {
    name: 'a type that is taken back leaves nothing',
    edits: [
      { kind: 'type', column: 'zip', type: 'text' },
      { kind: 'type', column: 'zip', type: undefined },
    ],
    gives: { columns: [] },
  },
  {
    name: 'rules keep the type of their column, whose name folds case',
    edits: [
      { kind: 'type', column: 'Zip', type: 'text' },
      { kind: 'constraints', column: 'zip', constraints: { required: true, unique: false } },
    ],
    gives: { columns: [{ name: 'Zip', type: 'text', constraints: { required: true } }] },
  },
  {
    name: 'a decision takes the place of the earlier one on the same topic',
    edits: [
      { kind: 'decision', topic, decision: { action: 'block', reason: 'not yet' } },
      { kind: 'decision', topic, decision: { action: 'accept', reason: 'public by law' } },
    ],
    gives: { decisions: [{ ...topic, action: 'accept', reason: 'public by law' }] },
  },
  {
    name: 'a column has one redaction, and small groups stay beside it',
    edits: [
      { kind: 'small-groups', groups },
      { kind: 'redaction', column: 'owner', redaction: { method: 'mask', column: 'owner', keep: 0 } },
      { kind: 'redaction', column: 'owner', redaction: { method: 'drop', column: 'owner' } },
    ],
    gives: { redactions: [groups[0], { method: 'drop', column: 'owner' }] },
  },
  {
    name: 'a setting of the reading goes away again',
    edits: [
      { kind: 'reading', field: 'dateOrder', value: 'day-first' },
      { kind: 'reading', field: 'headerRow', value: 3 },
      { kind: 'reading', field: 'dateOrder', value: undefined },
    ],
    gives: { reading: { headerRow: 3 } },
  },
  {
    name: 'what may tell who somebody is can be taken out',
    edits: [
      { kind: 'disclosure', disclosure: { quasiIdentifiers: ['age'], smallestGroup: 5 } },
      { kind: 'disclosure', disclosure: undefined },
    ],
    gives: {},
  },
]
for (const { name, edits, gives } of cases) {
  test(`an edit: ${name}`, () => {
    expect(withEdits(EMPTY_HANDLING, edits)).toEqual({ ...EMPTY_HANDLING, ...gives })
    expect(withEdits(EMPTY_HANDLING, edits.reduce<readonly Edit[]>(addEdit, []))).toEqual({
      ...EMPTY_HANDLING,
      ...gives,
    })
  })
}

test('of several edits of one thing the last stays', () => {
  const typing: Edit[] = ['b', 'be', 'because'].map((reason) => ({
    kind: 'decision',
    topic,
    decision: { action: 'accept', reason },
  }))
  const other: Edit = { kind: 'key', columns: ['id'] }
  expect([...typing, other].reduce<readonly Edit[]>(addEdit, [])).toEqual([typing[2], other])
})

test('edits go on top of what a colleague declared meanwhile', () => {
  const theirs = edited(EMPTY_HANDLING, { kind: 'type', column: 'zip', type: 'text' })
  const both = withEdits(theirs, [
    { kind: 'redaction', column: 'owner', redaction: { method: 'drop', column: 'owner' } },
  ])
  expect(ruleOf(both, 'ZIP')?.type).toBe('text')
  expect(redactionOf(both, 'owner')?.method).toBe('drop')
})

test('drafts say whether closing the tab would lose something', () => {
  const told: boolean[] = []
  const drafts = createDrafts((isAnything) => told.push(isAnything))
  const edit: Edit = { kind: 'key', columns: ['id'] }
  drafts.set('ds_1', [edit])
  drafts.set('ds_2', [edit])
  drafts.set('ds_1', [])
  drafts.set('ds_2', [])
  expect(told).toEqual([true, true, true, false])
  expect(drafts.of('ds_1')).toEqual([])
})
