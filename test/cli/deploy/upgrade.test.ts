// What lies between the release that runs and the one that is here.
import { changelogParts, compareReleases, partsBetween } from '../../../cli/deploy/changelog.ts'
import { UNKNOWN, upgradeAdvice, upgradeText } from '../../../cli/deploy/upgrade-advice.ts'
import { read } from '../../support/tree.ts'

const CHANGELOG = `# Changelog

## Unreleased

- not yet

## [1.10.0] - 2027-03-01

- ten

## 1.9.0

- nine

## 1.2.0

- two
`

test('releases are compared as numbers', () => {
  expect(['1.10.0', '1.2.0', '1.9.0', '0.9.9'].sort(compareReleases)).toEqual(['0.9.9', '1.2.0', '1.9.0', '1.10.0'])
})

const ways = [
  { from: '1.2.0', to: '1.10.0', gives: ['1.10.0', '1.9.0'] },
  { from: '1.9.0', to: '1.10.0', gives: ['1.10.0'] },
  { from: '1.10.0', to: '1.10.0', gives: [] },
  { from: '1.9.0', to: '1.11.0', gives: ['Unreleased', '1.10.0'] },
]
for (const { from, to, gives } of ways) {
  test(`from ${from} to ${to}: ${gives.join(', ') || 'nothing'}`, () => {
    expect(partsBetween(CHANGELOG, from, to).map(({ title }) => title)).toEqual(gives)
  })
}

test('a stage that is behind gets its steps, beta first; one that is not deployed gets none', () => {
  const advice = upgradeAdvice(
    [
      { stage: 'beta', release: '1.9.0' },
      { stage: 'production', release: undefined },
    ],
    '1.10.0',
    CHANGELOG,
  )
  expect(advice.steps).toEqual(['git pull', 'npm ci', 'npx plaza deploy beta', 'npx plaza doctor beta'])
  expect(upgradeText(advice)).toMatch(
    /beta: 1\.9\.0, behind this checkout \(1\.10\.0\)\nproduction: not deployed[\s\S]*- ten/,
  )
})

test('what runs from before releases were noted is behind', () => {
  const advice = upgradeAdvice([{ stage: 'beta', release: UNKNOWN }], '1.2.0', CHANGELOG)
  expect([advice.stages[0]?.isBehind, advice.changes.map(({ title }) => title)]).toEqual([true, ['1.2.0']])
})

test('the changelog of this project can be read so', () => {
  expect(changelogParts(read('CHANGELOG.md')).map(({ title }) => title)).toContain('Unreleased')
})
