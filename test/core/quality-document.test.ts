// docs/quality.md says what the code does.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as drift from '../../core/drift.ts'
import { DIMENSIONS, describeScore, scoreQuality, WEIGHTS } from '../../core/quality.ts'
import {
  COMPLETENESS,
  CONFORMITY,
  CONFORMITY_BY_ACTION,
  CONFORMITY_BY_SEVERITY,
  DUE_DAYS,
  OVERDUE_FACTOR,
  STABILITY,
  UNIQUENESS,
} from '../../core/quality-data.ts'
import { DICTIONARY_POINTS, METADATA_CHECKS } from '../../core/quality-metadata.ts'

const document = readFileSync(join(import.meta.dirname, '../../docs/quality.md'), 'utf8')

/** Rows of the table below a heading, cells without code marks. */
function tableUnder(heading: string, place = 0): string[][] {
  const section = document.split(/^#+ /m).find((part) => part.startsWith(`${heading}\n`))
  const tables = section?.match(/^(?:\|.*\n)+/gm) ?? []
  return tables[place]!.trim()
    .split('\n')
    .slice(2)
    .map((row) =>
      row
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim().replaceAll('`', '')),
    )
}

const upTo = (points: number, most?: number): string =>
  most === undefined || most === points ? `${points}` : `${points} each, up to ${most}`

test('docs/quality.md: the weights are those of the code', () => {
  const rows = tableUnder('What is measured')
  expect(rows.map(([dimension, points]) => [dimension, points])).toEqual(
    DIMENSIONS.map((dimension) => [dimension, `${WEIGHTS[dimension]}`]),
  )
})

test('docs/quality.md: the words are those of the code', () => {
  for (const [from, words] of tableUnder('What is measured', 1)) {
    const total = Number(from!.replace('from ', ''))
    expect(describeScore(total)).toBe(words)
    if (total > 0) expect(describeScore(total - 1)).not.toBe(words)
  }
})

test('docs/quality.md: the points are those of the code', () => {
  const { cells, blankAt, blankColumn, blankColumns } = COMPLETENESS
  expect(tableUnder('Completeness').map(([, points]) => points)).toEqual([
    `up to ${cells}, in proportion; all of them when ${blankAt * 100} % of the cells are blank`,
    upTo(blankColumn, blankColumns),
    `${WEIGHTS.completeness}`,
  ])
  const by = (kind: string): string => `any other ${kind}`
  expect(tableUnder('Conformity')).toEqual([
    ...Object.entries(CONFORMITY).map(([code, { points, most }]) => [code, upTo(points, most)]),
    [by('fault that was accepted'), `${CONFORMITY_BY_ACTION.accept}`],
    [by('fault whose rows were set aside'), `${CONFORMITY_BY_ACTION['set-aside']}`],
    [by('fault that was mended'), `${CONFORMITY_BY_ACTION.fix}`],
    ...Object.entries(CONFORMITY_BY_SEVERITY).map(([severity, points]) => [by(severity), `${points}`]),
  ])
  const { noKey, brokenKey, repeatedRows, repeatedAt } = UNIQUENESS
  expect(tableUnder('Uniqueness').map(([, points]) => points)).toEqual([
    `${noKey}`,
    `${brokenKey}`,
    `up to ${repeatedRows}, in proportion; all of them when ${repeatedAt * 100} % of the rows are repeated`,
  ])
  expect(tableUnder('Timeliness')).toEqual(
    Object.entries(DUE_DAYS).map(([frequency, days]) => [frequency, `${days}`, `${days * OVERDUE_FACTOR}`]),
  )
  expect(tableUnder('Documentation')).toEqual([
    ['columns without a description', `up to ${DICTIONARY_POINTS}, in proportion`],
    ...METADATA_CHECKS.map(({ what, points }) => [what, `${points}`]),
  ])
})

test('docs/quality.md: what counts as drift is what the code takes for it', () => {
  const rows = tableUnder('Stability')
  expect(rows.map(([, kind, points]) => [kind, points])).toEqual(
    Object.entries(STABILITY).map(([kind, { points, most }]) => [kind, upTo(points, most)]),
  )
  const text = (kind: string): string => rows.find((row) => row[1] === kind)![0]!
  expect(text('rows')).toContain(
    `more than ${drift.ROWS_LOST * 100} % of the rows (and at least ${drift.FEWEST_ROWS_LOST})`,
  )
  expect(text('rows')).toContain(`more than ${drift.ROWS_FACTOR} times`)
  expect(text('nulls')).toContain(`at least ${drift.NULLS_FACTOR} times`)
  expect(text('nulls')).toContain(`${drift.NULLS_JUMP * 100} points`)
  expect(text('distinct')).toContain(`${drift.DISTINCT_LEFT * 100} % or less`)
  expect(text('distinct')).toContain(`at least ${drift.FEWEST_DISTINCT}`)
  expect(text('range')).toContain(`more than ${drift.MIDDLE_MOVE * 100} %`)
  expect(text('range')).toContain(`${drift.DAYS_BEYOND} days`)
  expect(document).toContain(`fewer than ${drift.FEWEST_COMPARED} values`)
})

test('docs/quality.md: the example is scored as it says', () => {
  const names = ['permit', 'issued', 'street', 'cost', 'a', 'b', 'c', 'd', 'e', 'f']
  const { total, dimensions } = scoreQuality({
    rows: 1000,
    columns: names.map((name) => ({ name, type: 'text', nulls: 50, distinct: 500 })),
    findings: [{ code: 'null-token', severity: 'notice', message: 'Column 3 holds N/A.', column: 3 }],
    metadata: {
      title: 'Building permits',
      description: 'Permits issued by the buildings department. '.repeat(6),
      keywords: ['building', 'permits', 'construction'],
      license: 'CC-BY-4.0',
      frequency: 'monthly',
      contactName: 'Open data team',
      contactEmail: 'data@alder.example',
      columns: names.slice(4).map((name) => ({ name, description: 'What it holds.' })),
    },
    drift: [],
    ageDays: 20,
  })
  const rows = tableUnder('An example')
  expect(rows.slice(0, -1).map(([dimension, reached]) => [dimension, reached])).toEqual(
    dimensions.map(({ dimension, points, of }) => [dimension, `${points} of ${of}`]),
  )
  expect(rows.at(-1)![1]).toBe(`**${total}**, ${describeScore(total)}`)
})
