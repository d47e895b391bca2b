import { FINDINGS, findingOf } from '../../../core/engine/findings.ts'
import { actionsOf } from '../../../core/engine/judge.ts'
import type { Finding } from '../../../core/report.ts'
import { choiceOf, groupFindings } from '../../../web/console/finding-groups.ts'
import { findingTitle } from '../../../web/console/finding-titles.ts'

const names = ['id', 'owner', 'amount']
const missing = (row: number, column: number, total?: number): Finding =>
  findingOf('missing-cell', { row, column }, total === undefined ? {} : { total })

const grouped: readonly {
  name: string
  given: Finding[]
  gives: [code: string, column: string | undefined, count: number][]
}[] = [
  {
    name: 'findings of one kind belong together, a row with several counts once',
    given: [missing(5, 2), missing(5, 3), missing(9, 3)],
    gives: [['missing-cell', undefined, 2]],
  },
  {
    name: 'a total stands for its samples',
    given: [missing(5, 2, 700), missing(9, 3, 700)],
    gives: [['missing-cell', undefined, 700]],
  },
  {
    name: 'two rules that were broken are counted together',
    given: [
      findingOf('primary-key', { row: 2 }, { total: 30 }),
      findingOf('primary-key', { row: 3, expected: '2' }, { total: 4 }),
    ],
    gives: [['primary-key', undefined, 34]],
  },
  {
    name: 'what is true of one column need not be of another',
    given: [
      findingOf('constraint-error', { row: 2, column: 2 }),
      findingOf('constraint-error', { row: 2, column: 3 }),
      findingOf('personal-data', { column: 2 }, { class: 'EMAIL' }),
      findingOf('personal-data', { column: 2 }, { class: 'PHONE' }),
    ],
    gives: [
      ['constraint-error', 'owner', 1],
      ['constraint-error', 'amount', 1],
      ['personal-data', 'owner', 1],
      ['personal-data', 'owner', 1],
    ],
  },
]
for (const { name, given, gives } of grouped) {
  test(`groups: ${name}`, () => {
    const found = groupFindings(given, names)
    expect(found.map(({ topic, count }) => [topic.code, topic.column, count])).toEqual(gives)
    expect(new Set(found.map(({ key }) => key)).size).toBe(found.length)
  })
}

const none = { findings: {}, personal: {} }
const choice = (code: keyof typeof FINDINGS) => ({
  code,
  severity: FINDINGS[code].severity,
  actions: { ...actionsOf(code) } as Record<string, string>,
})
const group = (finding: Finding) => groupFindings([finding], names)[0]!

test('an error keeps the version back until something is decided', () => {
  const found = choiceOf(group({ ...missing(5, 2), action: 'block' }), choice('missing-cell'), none)
  expect(found?.by).toBe('block')
  expect(found?.options.map(({ action }) => action)).toEqual(['fix', 'set-aside'])
})

test('where the city has set something else, keeping back is a choice', () => {
  const blank = { ...findingOf('blank-row', { row: 3 }), severity: 'warning' as const, action: 'fix' as const }
  const found = choiceOf(group(blank), choice('blank-row'), { ...none, findings: { 'blank-row': 'fix' } })
  expect(found?.otherwise).toBe('As usual: blank rows are left out.')
  expect(found?.options.map(({ action }) => action)).toEqual(['fix', 'accept', 'block'])
})

test('what was decided does not pass for what is usual', () => {
  const decided = { ...missing(5, 2), severity: 'warning' as const, action: 'fix' as const, reason: 'cut off' }
  expect(choiceOf(group(decided), choice('missing-cell'), none)?.by).toBe('block')
})

test('a code without actions offers nothing', () => {
  expect(choiceOf(group(findingOf('source-error', { found: 'x' })), undefined, none)).toBeUndefined()
})

test('every kind of finding has a short name of its own', () => {
  const titles = Object.keys(FINDINGS).map((code) => findingTitle(code))
  expect(new Set(titles).size).toBe(titles.length)
  expect(findingTitle('brand-new-code')).toBe('Brand new code')
})
