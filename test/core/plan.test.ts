// What may be written into the inventory, where an entry is in truth, and the calendar of planned days.
import { inventoryOf, type PublicFact } from '../../core/inventory-items.ts'
import { type CalendarFacts, planCalendar } from '../../core/plan-calendar.ts'
import type { PlanEntry } from '../../core/plan-entries.ts'
import { draftOf, faultsInDraft, isDay, isLate, type PlanDraft, settled, stateNow } from '../../core/plan-rules.ts'
import { planDayText, quarterOf } from '../../core/plan-words.ts'
import { anEntry } from '../support/plan.ts'

const perfect = draftOf(anEntry())
const withheld = { reason: 'privacy', explanation: 'It is about people.' } as const

const drafts: { name: string; given: PlanDraft; faults: string[] }[] = [
  { name: 'a planned dataset with a day is right', given: perfect, faults: [] },
  { name: 'a plan without a day is not', given: without('plannedFor'), faults: ['plannedFor'] },
  { name: 'an idea needs no day', given: { ...without('plannedFor'), state: 'idea' }, faults: [] },
  { name: 'a day that the calendar lacks', given: { ...perfect, plannedFor: '2027-02-29' }, faults: ['plannedFor'] },
  { name: 'a day as a spreadsheet writes it', given: { ...perfect, plannedFor: '3/31/2027' }, faults: ['plannedFor'] },
  { name: 'no title', given: { ...perfect, title: '' }, faults: ['title'] },
  { name: 'a title that is too long', given: { ...perfect, title: 'x'.repeat(121) }, faults: ['title'] },
  { name: 'no department', given: { ...perfect, departmentId: '' }, faults: ['departmentId'] },
  { name: 'what is withheld names a reason', given: { ...perfect, state: 'withheld' }, faults: ['withheldReason'] },
  { name: 'and explains it', given: { ...perfect, state: 'withheld', withheld }, faults: [] },
  {
    name: 'a reason without an explanation is none',
    given: { ...perfect, state: 'withheld', withheld: { ...withheld, explanation: '' } },
    faults: ['explanation'],
  },
  { name: 'what is published has a dataset', given: { ...perfect, state: 'published' }, faults: ['datasetId'] },
]
for (const { name, given, faults } of drafts) {
  test(`a draft: ${name}`, () => expect(faultsInDraft(given).map(({ field }) => field)).toEqual(faults))
}

function without(field: keyof PlanDraft): PlanDraft {
  const { [field]: _, ...rest } = perfect
  return rest as PlanDraft
}

test('a draft keeps only what its state has a use for', () => {
  expect(settled({ ...perfect, state: 'withheld', withheld })).toEqual({
    ...without('plannedFor'),
    state: 'withheld',
    withheld,
  })
  expect(settled({ ...perfect, title: ' Ponds ', withheld })).toEqual({ ...perfect, title: 'Ponds' })
})

const states = [
  { name: 'a linked dataset that is public is published', given: 'planned', isPublished: true, gives: 'published' },
  { name: 'even when somebody wrote that it is withheld', given: 'withheld', isPublished: true, gives: 'published' },
  { name: 'what was withdrawn is in preparation', given: 'published', isPublished: false, gives: 'in-preparation' },
  { name: 'everything else is what was written', given: 'withheld', isPublished: false, gives: 'withheld' },
] as const
for (const { name, given, isPublished, gives } of states) {
  test(`a state: ${name}`, () => expect(stateNow({ state: given }, isPublished)).toBe(gives))
}

const days = [
  { name: 'its day has passed', entry: { state: 'planned', plannedFor: '2026-11-26' }, late: true },
  { name: 'its day is today', entry: { state: 'planned', plannedFor: '2026-11-27' }, late: false },
  { name: 'it has no day', entry: { state: 'idea' }, late: false },
  { name: 'it is public', entry: { state: 'published', plannedFor: '2026-11-26' }, late: false },
  { name: 'it is withheld', entry: { state: 'withheld', plannedFor: '2026-11-26' }, late: false },
] as const
for (const { name, entry, late } of days) {
  test(`late or not: ${name}`, () => expect(isLate(entry, '2026-11-27')).toBe(late))
}

test('days are read as the calendar has them', () => {
  expect(['2028-02-29', '2027-02-29', '2027-13-01', '1999-12-31', '2027-3-1', ''].map(isDay)).toEqual([
    ...[true, false, false, false, false, false],
  ])
  expect(planDayText('2027-03-01')).toBe('March 1, 2027')
  expect(quarterOf('2027-12-31')).toEqual({ id: '2027-q4', words: 'October to December 2027' })
})

const trees: PublicFact = {
  ...{ id: 'ds_0123456789abcdef01234567', slug: 'street-trees', departmentId: 'parks' },
  ...{ title: 'Street Trees', description: 'Every tree.' },
}

test('the inventory lists entries and, once, every public dataset', () => {
  const linked = anEntry({ id: 'plan_2', title: 'Trees', datasetId: trees.id })
  const shown = inventoryOf([anEntry(), linked], [trees, { ...trees, id: 'ds_2', title: 'Ponds' }], '2026-11-27')
  expect(shown.map(({ id, title, state }) => [id, title, state])).toEqual([
    ['plan_1', 'Dog parks', 'planned'],
    ['ds_2', 'Ponds', 'published'],
    ['plan_2', 'Trees', 'published'],
  ])
})

const facts: CalendarFacts = {
  ...{ name: 'Alder Bay, releases', language: 'en', url: 'https://data.alderbay.example' },
  departmentName: () => 'Parks; Recreation',
  pageOf: ({ departmentId }) => `/departments/${departmentId}/plan/`,
}
const calendarOf = (...entries: PlanEntry[]) => planCalendar(inventoryOf(entries, [], '2026-11-27'), facts)

test('the calendar has a whole-day event for what is planned, and nothing of what is withheld', () => {
  const text = calendarOf(anEntry(), anEntry({ id: 'plan_2', state: 'withheld', title: 'Secret', withheld }))
  expect(text).toContain('DTSTART;VALUE=DATE:20270331\r\n')
  expect(text).toContain('UID:plan_1@data.alderbay.example\r\n')
  expect(text).toContain('X-WR-CALNAME:Alder Bay\\, releases\r\n')
  expect(text).toContain('CATEGORIES:Parks\\; Recreation\r\n')
  expect(text).not.toContain('Secret')
})

test('no text breaks out of its line of the calendar, and no line is longer than 75 bytes', () => {
  const title = 'a\r\nEND:VCALENDAR\n;,\\ \ud800 😀'
  const text = calendarOf(anEntry({ title, description: 'ñ😀 '.repeat(100) }))
  expect(text.match(/END:VCALENDAR\r\n/g)).toHaveLength(1)
  expect(text.replaceAll('\r\n ', '')).toContain('SUMMARY:a\\nEND:VCALENDAR\\n\\;\\,\\\\ \ufffd 😀')
  expect(text.split('\r\n').filter((line) => Buffer.byteLength(line) > 75)).toEqual([])
  expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
})
