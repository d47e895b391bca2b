import fc from 'fast-check'
import { metadataLosses, type QualityFacts, rescoreMetadata, scoreQuality, WEIGHTS } from '../../core/quality.ts'
import { CONFORMITY } from '../../core/quality-data.ts'
import type { Finding } from '../../core/report.ts'

const names = ['permit', 'issued', 'street', 'cost', 'a', 'b', 'c', 'd', 'e', 'f']
const columns = names.map((name) => ({ name, type: 'text' as const, nulls: 0, distinct: 500 }))

/** A version that loses nothing. */
const perfect: QualityFacts = {
  rows: 1000,
  columns,
  findings: [],
  metadata: {
    title: 'Building permits',
    description: 'Permits issued by the buildings department. '.repeat(6),
    keywords: ['building', 'permits', 'construction'],
    license: 'CC-BY-4.0',
    frequency: 'monthly',
    contactName: 'Open data team',
    contactEmail: 'data@alder.example',
    columns: names.map((name) => ({ name, description: 'What it holds.' })),
  },
  key: { columns: ['permit'], isUnique: true },
  duplicateRows: 0,
  drift: [],
  ageDays: 20,
}

const finding = (code: string, more: Partial<Finding> = {}): Finding => ({
  code,
  severity: 'warning',
  message: `About ${code}.`,
  fix: 'Mend it.',
  ...more,
})
const withColumns = (change: (name: string) => object): Partial<QualityFacts> => ({
  columns: columns.map((column) => ({ ...column, ...change(column.name) })),
})
const withMetadata = (change: object): Partial<QualityFacts> => ({ metadata: { ...perfect.metadata, ...change } })

test('quality: a version without a flaw has 100 points and nothing to mend', () => {
  const { total, dimensions, losses } = scoreQuality(perfect)
  expect(total).toBe(100)
  expect(losses).toEqual([])
  expect(Object.fromEntries(dimensions.map(({ dimension, of }) => [dimension, of]))).toEqual(WEIGHTS)
})

const spoiled: { name: string; change: Partial<QualityFacts>; dimension: string; lost: number; says: string }[] = [
  {
    name: 'a quarter of the cells blank',
    change: withColumns(() => ({ nulls: 250 })),
    dimension: 'completeness',
    lost: 7,
    says: '25 % of the cells are blank, most of them in "permit" (25 %), "issued" (25 %), "street" (25 %).',
  },
  {
    name: 'a column without any value',
    change: withColumns((name) => (name === 'f' ? { nulls: 1000, distinct: 0 } : {})),
    dimension: 'completeness',
    lost: 2,
    says: '1 column(s) hold no value at all: "f".',
  },
  { name: 'no rows', change: { rows: 0 }, dimension: 'completeness', lost: 20, says: 'The table has no rows.' },
  {
    name: 'two columns with misfits',
    change: { findings: [2, 2, 3].map((column) => finding('type-error', { column })) },
    dimension: 'conformity',
    lost: 8,
    says: 'About type-error. 1 more column(s) have the same.',
  },
  {
    name: 'a fault declared acceptable',
    change: { findings: [finding('constraint-error', { action: 'accept' })] },
    dimension: 'conformity',
    lost: 5,
    says: 'About constraint-error.',
  },
  {
    name: 'a fault that was mended',
    change: { findings: [finding('blank-row', { action: 'fix' }), finding('blank-row', { action: 'fix' })] },
    dimension: 'conformity',
    lost: 2,
    says: 'About blank-row.',
  },
  {
    name: 'no key',
    change: { key: undefined },
    dimension: 'uniqueness',
    lost: 4,
    says: 'No key is declared, so rows cannot be told apart for certain.',
  },
  {
    name: 'a key that does not hold',
    change: { key: { columns: ['permit', 'issued'], isUnique: false } },
    dimension: 'uniqueness',
    lost: 6,
    says: 'The declared key ("permit", "issued") is blank or repeated in some rows.',
  },
  {
    name: 'one repeated row',
    change: { duplicateRows: 1 },
    dimension: 'uniqueness',
    lost: 1,
    says: '1 row(s) repeat another one in every column.',
  },
  {
    name: 'monthly data half a year old',
    change: { ageDays: 183 },
    dimension: 'timeliness',
    lost: 15,
    says: 'The newest data is 183 days old; with the frequency "monthly" it should be no older than 46.',
  },
  {
    name: 'two columns lost',
    change: {
      drift: ['x', 'y'].map((column) => ({ kind: 'column-lost', column, message: `Column "${column}" is gone.` })),
    },
    dimension: 'stability',
    lost: 6,
    says: 'Column "x" is gone. The same goes for "y".',
  },
  {
    name: 'no column described',
    change: withMetadata({ columns: names.map((name) => ({ name, title: name, description: ' ' })) }),
    dimension: 'documentation',
    lost: 7,
    says: '10 of 10 column(s) have no description: "permit", "issued", "street" and 7 more.',
  },
  {
    name: 'a short description',
    change: withMetadata({ description: 'Permits.' }),
    dimension: 'documentation',
    lost: 3,
    says: 'The description has fewer than 80 characters.',
  },
  {
    name: 'no licence',
    change: withMetadata({ license: '' }),
    dimension: 'documentation',
    lost: 2,
    says: 'No licence is named.',
  },
]
for (const { name, change, dimension, lost, says } of spoiled) {
  test(`quality: ${name} costs ${lost} point(s) of ${dimension} and says why`, () => {
    const { total, losses } = scoreQuality({ ...perfect, ...change })
    expect(total).toBe(100 - lost)
    expect(losses.map(({ fix: _, code: _code, facts: _facts, ...loss }) => loss)).toEqual([
      { dimension, points: lost, why: says },
    ])
  })
}

test('quality: a column in which every row has its own value is proposed as the key', () => {
  const own = withColumns((name) => (name === 'permit' ? { distinct: 1000 } : {}))
  expect(scoreQuality({ ...perfect, ...own, key: undefined }).losses[0]!.fix).toContain('"permit"')
})

test('quality: personal data and workbook comments cost no points', () => {
  const findings = ['personal-data', 'small-group', 'hashed-id', 'workbook-comments'].map((code) => finding(code))
  expect(scoreQuality({ ...perfect, findings }).total).toBe(100)
})

test('quality: what cannot be judged is shared out', () => {
  const { total, dimensions } = scoreQuality({
    ...perfect,
    drift: undefined,
    ...withMetadata({ frequency: 'irregular' }),
  })
  expect(total).toBe(100)
  expect(dimensions.map(({ dimension, of }) => [dimension, of])).toEqual([
    ['completeness', 27],
    ['conformity', 33],
    ['uniqueness', 13],
    ['documentation', 27],
  ])
})

test('quality: a version with every flaw keeps only what nothing speaks against', () => {
  const { total, losses } = scoreQuality({
    rows: 0,
    columns: columns.slice(0, 1),
    findings: Object.keys(CONFORMITY).flatMap((code) => [1, 2, 3].map((column) => finding(code, { column }))),
    metadata: { frequency: 'daily' },
    key: { columns: ['permit'], isUnique: false },
    ageDays: 400,
    drift: (['rows', 'column-lost', 'type', 'nulls'] as const).map((kind) => ({ kind, message: kind })),
  })
  // Uniqueness keeps 4 for rows that are not repeated, documentation 1 for the frequency.
  expect(total).toBe(5)
  expect(losses.every(({ why, fix }) => /\.$|^[a-z-]+$/.test(why) && fix.endsWith('.'))).toBe(true)
})

const someFacts: fc.Arbitrary<QualityFacts> = fc.record({
  rows: fc.integer({ min: 0, max: 1000 }),
  columns: fc.array(
    fc.record({
      name: fc.constantFrom(...names),
      type: fc.constant('integer' as const),
      nulls: fc.integer({ min: 0, max: 1000 }),
      distinct: fc.nat(1000),
    }),
    { maxLength: 12 },
  ),
  findings: fc.array(
    fc.record({
      code: fc.constantFrom(...Object.keys(CONFORMITY), 'blank-row', 'personal-data'),
      severity: fc.constantFrom('error' as const, 'warning' as const, 'notice' as const),
      message: fc.constant('m'),
      column: fc.nat(5),
    }),
  ),
  metadata: fc.record({
    title: fc.string(),
    description: fc.string({ maxLength: 300 }),
    keywords: fc.array(fc.string()),
    license: fc.constantFrom('', 'CC0'),
    frequency: fc.constantFrom('daily', 'irregular'),
    columns: fc.array(fc.record({ name: fc.constantFrom(...names), description: fc.string() })),
  }),
  key: fc.option(fc.record({ columns: fc.constant(['permit']), isUnique: fc.boolean() }), { nil: undefined }),
  duplicateRows: fc.option(fc.nat(1000), { nil: undefined }),
  drift: fc.option(
    fc.array(fc.record({ kind: fc.constantFrom('rows' as const, 'nulls' as const), message: fc.constant('m') })),
    { nil: undefined },
  ),
  ageDays: fc.option(fc.nat(100), { nil: undefined }),
})

test('quality: for any facts, points and losses add up to the total, and losses come largest first', () => {
  fc.assert(
    fc.property(someFacts, (facts) => {
      const { total, dimensions, losses } = scoreQuality(facts)
      const sum = (points: readonly number[]): number => points.reduce((all, one) => all + Math.round(one * 10), 0) / 10
      expect(sum(dimensions.map(({ of }) => of))).toBe(100)
      expect(sum(dimensions.map(({ points }) => points))).toBe(total)
      expect(sum(losses.map(({ points }) => points))).toBe(100 - total)
      for (const { dimension, points, of } of dimensions) {
        const lost = losses.filter((loss) => loss.dimension === dimension).map((loss) => loss.points)
        expect(sum(lost)).toBe(of - points)
      }
      expect(losses.map(({ points }) => points)).toEqual(losses.map(({ points }) => points).toSorted((a, b) => b - a))
      expect(scoreQuality(facts)).toEqual(scoreQuality(structuredClone(facts)))
    }),
  )
})

test('quality: with the same metadata, scoring the metadata again changes nothing', () => {
  fc.assert(
    fc.property(someFacts, (facts) => {
      const score = scoreQuality(facts)
      const published = facts.columns.map(({ name }) => name)
      expect(rescoreMetadata(score, facts.metadata, published)).toEqual(score)
    }),
  )
})

test('quality: editing the description changes documentation only', () => {
  const score = scoreQuality({ ...perfect, ...withMetadata({ columns: [] }), key: undefined })
  const edited = rescoreMetadata(score, perfect.metadata, names)
  expect([score.total, edited.total]).toEqual([89, 96])
  expect(edited.losses.map(({ dimension }) => dimension)).toEqual(['uniqueness'])
})

test('quality: no columns yet means that no dictionary is missed', () => {
  expect(metadataLosses(perfect.metadata, [])).toEqual([])
})
