// Checks before the launch as their page shows them: by more than colour, what is red first of all.
import type { Check } from '../../../web/console/desk/preparation.ts'
import { byArea, isRed, stateOf, summaryOf } from '../../../web/console/readiness-draft.ts'

const met: Check = {
  ...{
    id: 'set-signed',
    area: 'data',
    required: true,
    kind: 'computed',
    state: 'met',
    title: 'Signed',
    found: 'All 4.',
  },
}
const cases: readonly (readonly [string, Partial<Check>, string, boolean])[] = [
  ['met', {}, 'Met', false],
  ['not met', { state: 'not-met' }, 'Not met', true],
  ['not looked at', { state: 'unknown', kind: 'attested' }, 'Nobody has looked', true],
  ['not met but only recommended', { state: 'not-met', required: false }, 'Not met', false],
  ['let pass', { state: 'not-met', overridden: true }, 'Not met, let pass by two administrators', false],
]
for (const [name, spoilt, words, red] of cases) {
  test(`${name}: "${words}", ${red ? 'red' : 'not red'}`, () => {
    const check = { ...met, ...spoilt }
    expect([stateOf(check).words, isRed(check)]).toEqual([words, red])
  })
}

test('each state has a sign of its own besides its colour', () => {
  const states = cases.slice(0, 3).map(([, spoilt]) => stateOf({ ...met, ...spoilt }).sign)
  expect(new Set(states).size).toBe(3)
})

test('the summary counts what is required, and the filters leave out areas without any', () => {
  const checks = [
    met,
    { ...met, id: 'domain', area: 'site', state: 'not-met' },
    { ...met, id: 'more', required: false },
  ] as Check[]
  expect(summaryOf(checks)).toMatchObject({ met: 1, of: 2, red: [{ id: 'domain' }] })
  expect(byArea(checks, 'red').map(([area, own]) => [area, own.length])).toEqual([['site', 1]])
  expect(byArea(checks, 'all').map(([area]) => area)).toEqual(['data', 'site'])
  expect(byArea(checks, 'attested')).toEqual([])
})
