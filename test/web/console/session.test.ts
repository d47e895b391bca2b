import { isDue } from '../../../web/console/session.ts'

const now = 1_000_000
const cases = [
  { name: 'good for a minute', token: { expiresAt: now + 60_000, refresh: 'r' }, gives: false },
  { name: 'good for less than half a minute', token: { expiresAt: now + 29_000, refresh: 'r' }, gives: true },
  // Renewing is not possible: half a minute of work would be thrown away.
  { name: 'not renewable, good for ten seconds', token: { expiresAt: now + 10_000, refresh: undefined }, gives: false },
  { name: 'not renewable and over', token: { expiresAt: now - 1, refresh: undefined }, gives: true },
]
for (const { name, token, gives } of cases) {
  test(`a token ${name} is ${gives ? 'renewed before use' : 'used as it is'}`, () => {
    expect(isDue(token, now)).toBe(gives)
  })
}
