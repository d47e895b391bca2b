// test/web/console/sign-off-policy-draft.test.ts: whatever is clicked in the editor of the sign-off policy, the API takes what it lets through.
import fc from 'fast-check'
import { PERSONAL_CLASSES } from '../../../core/engine/personal/classes.ts'
import { DEFAULT_POLICY, policyRulesSchema } from '../../../core/sign-off-policy.ts'
import { rulesOf } from '../../../core/sign-off-policy-change.ts'
import { SIGNING_ROLES } from '../../../core/signing-roles.ts'
import {
  changeRule,
  changeStep,
  deputiesFor,
  moveStep,
  NEW_QUESTION,
  type Rules,
  raisedTo,
  raiseTargets,
  setQuestions,
  setRaise,
  toggleRole,
  whyUnfit,
  withIds,
} from '../../../web/console/sign-off-policy-draft.ts'

const rules = rulesOf(DEFAULT_POLICY) as Rules
const open = rules.rules[0]!

test('a role that begins to sign is nobody’s deputy any more', () => {
  expect(toggleRole(open, 'legal-reviewer', true)).toEqual([
    { role: 'liaison', dueDays: 5 },
    { role: 'privacy-reviewer', dueDays: 5 },
    { role: 'legal-reviewer', dueDays: 5 },
  ])
})

test('steps move by one', () => {
  expect(moveStep(rules.rules[2]!, 3, -1).map(({ role }) => role)).toEqual([
    ...['liaison', 'privacy-reviewer', 'security-reviewer', 'legal-reviewer'],
  ])
})

test('a class of personal data raises to one classification, or to none', () => {
  expect(raisedTo(rules, 'EMAIL')).toBe('open-with-conditions')
  expect(raisedTo(setRaise(rules, 'EMAIL', undefined), 'EMAIL')).toBeUndefined()
  expect(raisedTo(setRaise(rules, 'GEO_POINT', 'open-with-conditions'), 'GEO_POINT')).toBe('open-with-conditions')
  expect(setRaise(rules, 'EMAIL', 'open-with-conditions')).toEqual(rules)
})

test('new questions get ids of their own, also when they say the same', () => {
  const text = 'Did you look at the map?'
  const liaison = [...rules.checklists.liaison, { ...NEW_QUESTION, text }, { ...NEW_QUESTION, text }]
  const ids = withIds(setQuestions(rules, 'liaison', liaison)).checklists.liaison.map(({ id }) => id)
  expect(ids.slice(-2)).toEqual(['did-you-look-at-the-map', 'did-you-look-at-the-map-2'])
})

test('whatever is clicked: what the editor lets through is a policy', () => {
  const rule = fc.integer({ min: 0, max: 2 })
  const role = fc.constantFrom(...SIGNING_ROLES)
  const move = fc.oneof(
    fc.tuple(rule, role, fc.boolean()).map(([at, who, isOn]) => (now: Rules) => {
      const has = now.rules[at]!.steps.some((step) => step.role === who)
      return has === isOn ? now : changeRule(now, at, { steps: toggleRole(now.rules[at]!, who, isOn) })
    }),
    fc.tuple(rule, role, fc.integer({ min: 0, max: 61 })).map(([at, who, days]) => (now: Rules) => {
      const deputy = deputiesFor(now.rules[at]!)[0]
      return changeRule(now, at, { steps: changeStep(now.rules[at]!, who, days, deputy) })
    }),
    fc.tuple(rule, fc.boolean()).map(
      ([at, publishes]) =>
        (now: Rules) =>
          changeRule(now, at, { publishes }),
    ),
    fc
      .constantFrom(...PERSONAL_CLASSES)
      .map((name) => (now: Rules) => setRaise(now, name, raiseTargets(now)[0]?.classification)),
    fc.tuple(role, fc.constantFrom('Is this good?', 'Short', 'Ist das gut für alle?')).map(
      ([who, text]) =>
        (now: Rules) =>
          now.checklists[who].length >= 12
            ? now
            : setQuestions(now, who, [...now.checklists[who], { ...NEW_QUESTION, text }]),
    ),
  )
  let fit = 0
  fc.assert(
    fc.property(fc.array(move, { maxLength: 12 }), (moves) => {
      const draft = withIds(moves.reduce((now, one) => one(now), rules))
      if (whyUnfit(draft).length > 0) return
      fit++
      const parsed = policyRulesSchema.safeParse(draft)
      expect(parsed.error?.issues ?? []).toEqual([])
    }),
    { numRuns: 500 },
  )
  expect(fit).toBeGreaterThan(50)
})
