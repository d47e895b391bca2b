// What a deployment would change, in words, and what it must not.
import {
  changeLines,
  changesIn,
  changesNothing,
  checkReplacements,
  type ResourceChange,
} from '../../../cli/deploy/changes.ts'
import { confirm, consentOf } from '../../../cli/deploy/confirm.ts'
import { lineOf } from '../../../cli/deploy/progress.ts'

const difference = (resources: Record<string, [string, string, string[]]>, more = 0) => ({
  differenceCount: Object.keys(resources).length + more,
  resources: {
    differenceCount: Object.keys(resources).length,
    changes: Object.fromEntries(
      Object.entries(resources).map(([id, [resourceType, changeImpact, properties]]) => [
        id,
        { resourceType, changeImpact, propertyUpdates: Object.fromEntries(properties.map((name) => [name, {}])) },
      ]),
    ),
  },
})

const changed = changesIn({
  'city-beta-storage': difference({
    Table: ['AWS::DynamoDB::Table', 'WILL_REPLACE', ['KeySchema']],
    Log: ['AWS::Logs::LogGroup', 'WILL_UPDATE', ['RetentionInDays']],
    Old: ['AWS::SQS::Queue', 'WILL_DESTROY', []],
    Same: ['AWS::SQS::Queue', 'NO_CHANGE', []],
  }),
  'city-beta-site': difference({ Site: ['AWS::S3::Bucket', 'WILL_CREATE', []] }),
  'city-beta-flow': difference({}, 1),
  'city-beta-firewall': difference({}),
})

test('each stack is a paragraph, the worst first; a new one is counted', () => {
  expect(changeLines(changed)).toEqual([
    'city-beta-storage:',
    '  REPLACED         DynamoDB::Table Table (KeySchema)',
    '  removed          SQS::Queue Old',
    '  changed          Logs::LogGroup Log (RetentionInDays)',
    'city-beta-site: new, 1 resource',
    'city-beta-flow: only its outputs change',
    'city-beta-firewall: nothing changes',
  ])
})

test('nothing changes only when no stack differs in anything', () => {
  expect(changesNothing(changed)).toBe(false)
  expect(changesNothing(changed.slice(2, 3))).toBe(false)
  expect(changesNothing(changed.slice(3))).toBe(true)
})

const one = (kind: ResourceChange['kind'], type: string) => [
  { stack: 's', isNew: false, resources: [{ kind, id: 'It', type, properties: ['Name'] }], differsElse: false },
]
const replacements = [
  {
    name: 'a table replaced in production',
    given: one('replaced', 'AWS::DynamoDB::Table'),
    retain: true,
    allowed: false,
    gives: ['error'],
  },
  {
    name: 'a bucket let go in production',
    given: one('left-behind', 'AWS::S3::Bucket'),
    retain: true,
    allowed: false,
    gives: ['error'],
  },
  {
    name: 'the same, when it is meant',
    given: one('replaced', 'AWS::DynamoDB::Table'),
    retain: true,
    allowed: true,
    gives: ['warning'],
  },
  {
    name: 'the same in beta',
    given: one('replaced', 'AWS::Cognito::UserPool'),
    retain: false,
    allowed: false,
    gives: ['warning'],
  },
  {
    name: 'a table that may be replaced',
    given: one('may-be-replaced', 'AWS::DynamoDB::Table'),
    retain: true,
    allowed: false,
    gives: ['warning'],
  },
  {
    name: 'a table that is only changed',
    given: one('changed', 'AWS::DynamoDB::Table'),
    retain: true,
    allowed: false,
    gives: [],
  },
  {
    name: 'a function replaced',
    given: one('replaced', 'AWS::Lambda::Function'),
    retain: true,
    allowed: false,
    gives: [],
  },
]
for (const { name, given, retain, allowed, gives } of replacements) {
  test(`replacement: ${name} is ${gives[0] ?? 'nothing to say'}`, () => {
    expect(checkReplacements(given, retain, allowed).map(({ severity }) => severity)).toEqual(gives)
  })
}

test('consent: --yes gives it, a terminal is asked, nobody else has it', () => {
  expect(consentOf({ yes: true, isTerminal: false })).toBe('given')
  expect(consentOf({ yes: false, isTerminal: true })).toBe('ask')
  expect(consentOf({ yes: false, isTerminal: false })).toBe('missing')
})

for (const [answer, goesOn] of [
  ['y', true],
  [' YES ', true],
  ['', false],
  ['n', false],
  ['yes please', false],
] as const) {
  test(`"${answer}" ${goesOn ? 'goes on' : 'stops'}`, async () => {
    const asked = confirm('Deploy?', { yes: false, isTerminal: true }, async () => answer)
    if (goesOn) await expect(asked).resolves.toBeUndefined()
    else await expect(asked).rejects.toThrow('Nothing was changed')
  })
}

const event = { kind: 'resource', stack: 's', id: 'Table', type: 'AWS::DynamoDB::Table', count: '3/19' } as const
test('progress: a line for what is done and for what failed, none for what has only begun or for the stack itself', () => {
  expect(lineOf({ ...event, status: 'CREATE_IN_PROGRESS' })).toBeUndefined()
  expect(lineOf({ ...event, status: 'CREATE_COMPLETE' })).toBe('     3/19 create complete DynamoDB::Table Table')
  expect(lineOf({ ...event, status: 'CREATE_FAILED', reason: 'too many' })).toContain('Table: too many')
  const itself = { ...event, id: 's', type: 'AWS::CloudFormation::Stack', status: 'CREATE_COMPLETE' }
  expect(lineOf(itself)).toBeUndefined()
  expect(lineOf({ kind: 'done', changed: false })).toBe('  nothing to change')
})
