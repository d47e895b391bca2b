// The table of checks in the documentation says what the code does.
import { CHECKS } from '../../core/readiness-checks.ts'
import { SOURCES } from '../../core/readiness-rows.ts'
import { read } from '../support/tree.ts'

const rows = [...read('docs/readiness.md').matchAll(/^\| `([a-z-]+)` \| (.+) \| (yes|no) \| (.+) \| (.+) \|$/gm)]

test('every check stands in docs/readiness.md in its own words, and none that is not there', () => {
  const written = rows.map(([, id, title, required]) => [id, title, required])
  expect(written).toEqual(CHECKS.map(({ id, title, required }) => [id, title, required ? 'yes' : 'no']))
})

for (const check of CHECKS) {
  test(`${check.id} names its source and for how long a word about it counts`, () => {
    const [, , , , who, source] = rows.find(([, id]) => id === check.id)!
    const days = 'look' in check ? check.attestable?.days : check.days
    expect([source, Object.values(SOURCES)]).toEqual([check.source, expect.arrayContaining([source])])
    expect(/(\d+) days/.exec(who!)?.[1]).toBe(days === undefined ? undefined : String(days))
    expect(who!.includes('plaza readiness')).toBe(check.byTool === true)
  })
}

test('ids of checks are unique, and are addresses', () => {
  const ids = CHECKS.map(({ id }) => id)
  expect(new Set(ids).size).toBe(ids.length)
  expect(ids.filter((id) => !/^[a-z]+(-[a-z]+)*$/.test(id))).toEqual([])
})
