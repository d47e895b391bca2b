// test/core/publication.test.ts: how much a run of publication looks at.

import type { AuditEvent } from '../../core/audit.ts'
import { nextEntry } from '../../core/audit.ts'
import { extentOf, LIMITS, namedIn, REBUILD_ASKED } from '../../core/publication.ts'

const now = '2026-03-02T12:00:00.000Z'
const facts = { build: 'b', now, sequence: 10 }
const state = {
  ...{ sequence: 10, build: 'b', checkedAt: now, comparedAt: now },
  ...{ datasets: 20, kept: 'f'.repeat(32) },
}
const hoursAgo = (hours: number) => new Date(Date.parse(now) - hours * 3_600_000).toISOString()
const { kept: _, ...older } = state

const cases = [
  { name: 'nothing when the site shows the newest entry', given: state, gives: 'nothing' },
  { name: 'everything when nothing is remembered', given: undefined, gives: 'everything' },
  { name: 'everything for another build', given: { ...state, build: 'a' }, gives: 'everything' },
  { name: 'everything where an older release kept nothing', given: older, gives: 'everything' },
  { name: 'everything after a run that was cut off', given: { ...state, isUnderWay: true }, gives: 'everything' },
  { name: 'everything when the table was restored', given: { ...state, sequence: 11 }, gives: 'everything' },
  { name: 'what changed after a new entry', given: { ...state, sequence: 9 }, gives: 'changes' },
  { name: 'what is due when its time has come', given: { ...state, dueAt: now }, gives: 'changes' },
  { name: 'a small catalog every hour', given: { ...state, comparedAt: hoursAgo(1) }, gives: 'everything' },
  {
    name: 'of a large catalog every hour what time alone changes',
    given: { ...state, datasets: LIMITS.large + 1, checkedAt: hoursAgo(1), comparedAt: hoursAgo(23) },
    gives: 'changes',
  },
  {
    name: 'a large catalog every day',
    given: { ...state, datasets: LIMITS.large + 1, comparedAt: hoursAgo(24) },
    gives: 'everything',
  },
]
for (const { name, given, gives } of cases) {
  test(`publication looks at ${name}`, () => expect(extentOf(given, facts)).toBe(gives))
}

const entry = (event: Partial<AuditEvent>) =>
  nextEntry({ sequence: 1, hash: '' }, { at: now, actor: { id: 'a', name: 'a', email: '' }, action: 'noted', ...event })
const about = (kind: string) => entry({ subject: { kind, id: 'x' } })

test('entries name datasets, and lists where they are about governance', () => {
  const named = namedIn([
    entry({ datasetId: 'ds_1' }),
    entry({ datasetId: 'ds_2', subject: { kind: 'preview', id: 'p' } }),
  ])
  expect([[...named!.datasetIds], named!.lists]).toEqual([['ds_1', 'ds_2'], false])
  for (const kind of ['plan-entry', 'document', 'sign-off-policy', 'news-item']) {
    expect(namedIn([about(kind)])).toMatchObject({ lists: true })
  }
  for (const kind of ['account', 'token', 'invitation', 'access-request']) {
    expect(namedIn([about(kind)])).toMatchObject({ lists: false })
  }
})

test('departments, and whatever is not known, may show anywhere', () => {
  for (const one of [about('department'), about('weather'), entry({}), entry({ action: REBUILD_ASKED })]) {
    expect(namedIn([entry({ datasetId: 'ds_1' }), one])).toBeUndefined()
  }
})
