// Which of several decisions counts for a finding: the narrowest.
import { decisionOn } from '../../core/decisions.ts'
import { type Decision, NO_HANDLING } from '../../core/handling.ts'

const decision = (reason: string, more: Partial<Decision>): Decision => ({
  code: 'personal-data',
  action: 'accept',
  reason,
  ...more,
})
const decisions = [
  decision('both', { column: 'owner', class: 'EMAIL' }),
  decision('column', { column: 'owner' }),
  decision('class', { class: 'EMAIL' }),
  decision('all', {}),
]
const cases = [
  { column: 'owner', class: 'EMAIL', gives: 'both' },
  { column: 'owner', class: 'PHONE', gives: 'column' },
  { column: 'amount', class: 'EMAIL', gives: 'class' },
  { column: 'amount', class: 'PHONE', gives: 'all' },
]
for (const { gives, ...topic } of cases) {
  test(`${topic.column} ${topic.class}: the decision for ${gives} counts, whatever the order`, () => {
    for (const order of [decisions, decisions.toReversed()]) {
      const found = decisionOn({ ...NO_HANDLING, decisions: order }, { code: 'personal-data', ...topic })
      expect(found?.reason).toBe(gives)
    }
  })
}

test('a decision on another code counts for nothing', () => {
  expect(decisionOn({ ...NO_HANDLING, decisions }, { code: 'blank-row' })).toBeUndefined()
})
