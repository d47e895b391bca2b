// test/core/sign-off-policy.test.ts: what a policy may not be, how it is changed, and how it is told and drawn.
import { CLASSIFICATIONS, ROLES, type Role } from '../../core/model.ts'
import { drawingWords, drawRule } from '../../core/sign-off-drawing.ts'
import {
  DEFAULT_POLICY,
  type PolicyRules,
  planFor,
  policyRulesSchema,
  type SignOffPolicy,
} from '../../core/sign-off-policy.ts'
import { nextPolicy, rulesOf } from '../../core/sign-off-policy-change.ts'
import { policyChanges } from '../../core/sign-off-words.ts'
import { ada } from '../support/people.ts'

const noon = '2026-03-01T12:00:00.000Z'
const rules = rulesOf(DEFAULT_POLICY)
const words = Object.fromEntries(ROLES.map((role) => [role, role])) as Record<Role, string>

/** The perfect policy with one rule spoiled. */
function withRule(index: number, spoiled: Partial<PolicyRules['rules'][number]>): PolicyRules {
  return { ...rules, rules: rules.rules.map((rule, at) => (at === index ? { ...rule, ...spoiled } : rule)) }
}
const liaison = { role: 'liaison' as const, dueDays: 5 }
const question = { id: 'looked', topic: 'quality' as const, text: 'Did you look at it with care?' }

test('the policy that comes with the portal is one', () =>
  expect(policyRulesSchema.safeParse(rules).success).toBe(true))

describe('a policy cannot have', () => {
  const cases: [string, unknown, string][] = [
    ['a rule too few', { ...rules, rules: rules.rules.slice(1) }, ''],
    ['rules in another order', { ...rules, rules: rules.rules.toReversed() }, 'expected the rule for open'],
    ['a rule without a step', withRule(0, { steps: [] }), ''],
    ['a role twice', withRule(0, { steps: [liaison, liaison] }), 'each role signs once'],
    ['administrators who sign', withRule(0, { steps: [{ ...liaison, role: 'administrator' as never }] }), ''],
    ['a deputy who signs already', withRule(0, { steps: [{ ...liaison, deputy: 'liaison' }] }), 'distinct people'],
    ['no time at all', withRule(0, { steps: [{ ...liaison, dueDays: 0 }] }), ''],
    ['half days', withRule(0, { steps: [{ ...liaison, dueDays: 1.5 }] }), ''],
    [
      'personal data that keeps data from ever being published',
      { ...rules, raises: [{ classes: ['EMAIL'], to: 'restricted' }] },
      'no way out',
    ],
    ['a class that no check finds', { ...rules, raises: [{ classes: ['HOROSCOPE'], to: 'open-with-conditions' }] }, ''],
    ['a role without questions', { ...rules, checklists: { ...rules.checklists, liaison: [] } }, ''],
    [
      'one id for two questions',
      { ...rules, checklists: { ...rules.checklists, liaison: [question, question] } },
      'an id of its own',
    ],
    [
      'a question of two words',
      { ...rules, checklists: { ...rules.checklists, liaison: [{ ...question, text: 'All ok?' }] } },
      '',
    ],
  ]
  for (const [name, given, says] of cases) {
    test(name, () => {
      const parsed = policyRulesSchema.safeParse(given)
      expect(parsed.success).toBe(false)
      expect(parsed.error?.issues.map(({ message }) => message).join('; ')).toContain(says)
    })
  }
})

describe('changing it', () => {
  const change = { ...withRule(0, { order: 'sequence' }), reason: 'Privacy looks first.', replaces: '00001' }
  test('makes the next version, and the one before stays', () => {
    const next = nextPolicy(DEFAULT_POLICY, change, ada, noon)
    expect(next).toMatchObject({
      id: '00002',
      revision: 1,
      since: noon,
      by: { id: 'ada' },
      reason: 'Privacy looks first.',
    })
    expect(DEFAULT_POLICY.id).toBe('00001')
  })
  const cases = [
    {
      name: 'not one that somebody else has changed',
      given: { ...change, replaces: '00000' },
      gives: 'changed-meanwhile',
    },
    { name: 'not without a reason', given: { ...change, reason: ' ' }, gives: 'reason-missing' },
    { name: 'not into itself', given: { ...change, ...rules }, gives: 'bad-request' },
  ]
  for (const { name, given, gives } of cases) {
    test(name, () => expect(nextPolicy(DEFAULT_POLICY, given, ada, noon)).toMatchObject({ code: gives }))
  }
  test('asks more of reviews that begin, and leaves plans that were made as they are', () => {
    const open = { classification: 'open' as const }
    const plan = planFor(open, [], DEFAULT_POLICY, noon)
    const next = nextPolicy(
      DEFAULT_POLICY,
      { ...change, ...withRule(0, { steps: [liaison] }) },
      ada,
      noon,
    ) as SignOffPolicy
    expect(plan.steps.map(({ role }) => role)).toEqual(['liaison', 'privacy-reviewer'])
    expect(planFor(open, [], next, noon)).toMatchObject({ policyVersion: 2, steps: [{ role: 'liaison' }] })
  })
})

describe('what a change says', () => {
  const cases: [string, PolicyRules, string[]][] = [
    ['nothing', rules, []],
    [
      'nothing, when only the table kept the fields in another order',
      {
        ...rules,
        checklists: {
          ...rules.checklists,
          liaison: rules.checklists.liaison.map(({ id, topic, text }) => ({ text, topic, id })),
        },
      },
      [],
    ],
    [
      'questions in another order',
      { ...rules, checklists: { ...rules.checklists, liaison: rules.checklists.liaison.toReversed() } },
      ['The questions for liaison stand in another order, or under another topic.'],
    ],
    [
      'days',
      withRule(0, { steps: [{ ...liaison, dueDays: 7 }, rules.rules[0]!.steps[1]!] }),
      ['Open: liaison has 7 days instead of 5.'],
    ],
    ['a role gone', withRule(0, { steps: [liaison] }), ['Open: privacy-reviewer is no longer needed.']],
    [
      'a role more',
      withRule(0, { steps: [...rules.rules[0]!.steps, { role: 'security-reviewer', dueDays: 1 }] }),
      ['Open: security-reviewer within 1 day is needed, too.'],
    ],
    [
      'a deputy gone',
      withRule(0, { steps: [liaison, { role: 'privacy-reviewer', dueDays: 5 }] }),
      ['Open: there is no deputy of privacy-reviewer.'],
    ],
    ['order', withRule(0, { order: 'sequence' }), ['Open: signed one after the other.']],
    [
      'another order',
      withRule(2, { steps: rules.rules[2]!.steps.toReversed() }),
      ['Restricted: the order is security-reviewer, then legal-reviewer, then privacy-reviewer, then liaison.'],
    ],
    [
      'what raises',
      { ...rules, raises: [{ classes: ['EMAIL', 'GEO_POINT'], to: 'open-with-conditions' }] },
      [
        'Raised to Open with conditions by: Exact places.',
        expect.stringMatching(
          /^No longer raised to Open with conditions by: Names of people, Phone numbers, .* and Passwords or keys\.$/,
        ),
      ],
    ],
    [
      'questions',
      { ...rules, checklists: { ...rules.checklists, liaison: [question, ...rules.checklists.liaison.slice(1)] } },
      [
        'liaison is asked: “Did you look at it with care?”',
        'liaison is no longer asked: “Did you look at the first rows and at the columns of this version?”',
      ],
    ],
  ]
  for (const [name, after, gives] of cases) test(name, () => expect(policyChanges(rules, after, words)).toEqual(gives))
})

describe('the drawing', () => {
  for (const [index, classification] of CLASSIFICATIONS.entries()) {
    const rule = rules.rules[index]!
    const { boxes, arrows, width, height } = drawRule(rule, words)
    test(`${classification}: a box for each step between beginning and end, none over another, all inside`, () => {
      expect(boxes.map(({ lines }) => lines[0]).slice(1, -1)).toEqual(rule.steps.map(({ role }) => role))
      for (const [at, box] of boxes.entries()) {
        expect(box.x >= 0 && box.x + box.width <= width && box.y + box.height <= height).toBe(true)
        const next = boxes[at + 1]
        if (next) expect(box.y + box.height).toBeLessThan(next.y)
      }
    })
    test(`${classification}: as many arrows as its order needs`, () => {
      expect(arrows.length).toBe(rule.order === 'sequence' ? rule.steps.length + 1 : rule.steps.length * 2)
    })
  }
  test('says in words what it shows', () => {
    expect(drawingWords(rules.rules[0]!, words)).toBe(
      'The file is checked, then at the same time liaison, privacy-reviewer, then: published.',
    )
  })
})
