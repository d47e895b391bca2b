// What is checked before a deployment, each check by itself.
import { checkAccount, signInFault } from '../../../cli/deploy/checks/credentials.ts'
import { checkMail } from '../../../cli/deploy/checks/mail.ts'
import { foreignStack, namesIn, takenNames } from '../../../cli/deploy/checks/name-collisions.ts'
import { checkQuotas, readQuotas } from '../../../cli/deploy/checks/quotas.ts'
import { treatmentOf } from '../../../cli/deploy/checks/stack-states.ts'
import { stageIn } from '../../../cli/deploy/order.ts'
import { stopOnBrokenRules } from '../../../cli/deploy/rules.ts'
import { aStack } from './world.ts'

function fault(name: string, message: string, more: object = {}): Error {
  return Object.assign(new Error(message), { name, ...more })
}

const signIns = [
  {
    given: fault('CredentialsProviderError', 'Could not load credentials from any providers'),
    says: 'No AWS credentials',
  },
  {
    given: fault('CredentialsProviderError', 'The SSO session associated with this profile has expired'),
    says: 'sign-in has expired',
  },
  {
    given: fault('ExpiredToken', 'The security token included in the request is expired'),
    says: 'sign-in has expired',
  },
  {
    given: fault('InvalidClientTokenId', 'The security token included in the request is invalid'),
    says: 'does not know',
  },
  { given: fault('Error', 'getaddrinfo', { code: 'ENOTFOUND' }), says: 'could not be reached' },
  { given: fault('Teapot', 'short and stout'), says: 'did not accept the sign-in. (Teapot: short and stout)' },
]
for (const { given, says } of signIns) {
  test(`a sign-in that fails with ${given.name} "${given.message.slice(0, 30)}" says: ${says}`, () => {
    const stop = signInFault(given)
    expect([stop.code, stop.message]).toEqual([2, expect.stringContaining(says)])
    expect(stop.fix).not.toBe('')
  })
}

test('any account will do when the settings pin none', () => {
  const identity = { account: '111122223333', arn: 'arn' }
  expect(checkAccount(identity, 'beta', undefined)).toEqual([])
  expect(checkAccount(identity, 'beta', '111122223333')).toEqual([])
  expect(checkAccount(identity, 'beta', '2')).toMatchObject([{ severity: 'error' }])
})

const perfect = { concurrency: 1000, distributions: { used: 1, limit: 200 }, refused: [] }
const quotas = [
  { name: 'plenty of everything', given: perfect, finds: [] },
  {
    name: 'as many distributions as there may be',
    given: { ...perfect, distributions: { used: 200, limit: 200 } },
    finds: ['error'],
  },
  { name: 'few functions at once', given: { ...perfect, concurrency: 40 }, finds: ['warning'] },
  {
    name: 'a new account, and more memory than it gives',
    given: { ...perfect, concurrency: 10 },
    finds: ['warning', 'warning'],
  },
  { name: 'a quota that may not be asked', given: { refused: ['Lambda (AccessDenied)'] }, finds: ['warning'] },
]
for (const { name, given, finds } of quotas) {
  test(`quotas: ${name}`, () => {
    expect(checkQuotas(given, 4096, true).map(({ severity }) => severity)).toEqual(finds)
  })
}

test('quotas: a full account matters only to a portal that is new', () => {
  expect(checkQuotas({ ...perfect, distributions: { used: 200, limit: 200 } }, 1769, false)).toEqual([])
})

test('quotas: what AWS refuses to say is named, and the rest is still known', async () => {
  const refused = async () => {
    throw fault('AccessDeniedException', 'no')
  }
  const read = await readQuotas({
    whoAmI: refused,
    bootstrapVersion: refused,
    quota: (name) => (name === 'lambda-concurrency' ? refused() : Promise.resolve(200)),
    distributions: async () => 3,
  })
  expect(read).toEqual({
    concurrency: undefined,
    distributions: { used: 3, limit: 200 },
    refused: ['Lambda: concurrent executions (AccessDeniedException)'],
  })
})

test('mail: unverified and in the sandbox are two things to do', () => {
  const mail = (state: Parameters<typeof checkMail>[0]) => checkMail(state, 'data@city.example', 'eu-west-1')
  expect(mail({ isVerified: true, isSandbox: false })).toEqual([])
  expect(mail({ isVerified: false, isSandbox: true }).map(({ say }) => say)).toEqual([
    expect.stringContaining('neither data@city.example nor city.example is verified'),
    expect.stringContaining('sandbox'),
  ])
  expect(mail({ refused: 'AccessDenied' })).toMatchObject([{ severity: 'warning' }])
})

test('each state of a stack has its treatment', () => {
  const treated = [
    'CREATE_COMPLETE',
    'UPDATE_ROLLBACK_COMPLETE',
    'REVIEW_IN_PROGRESS',
    'UPDATE_IN_PROGRESS',
    'DELETE_IN_PROGRESS',
    'ROLLBACK_COMPLETE',
    'ROLLBACK_FAILED',
    'UPDATE_ROLLBACK_FAILED',
    'DELETE_FAILED',
    'SOMETHING_NEW',
  ].map(treatmentOf)
  expect(treated).toEqual(['ready', 'ready', 'ready', 'wait', 'wait', 'remove', 'remove', 'stuck', 'stuck', 'stuck'])
})

test('names are read from a template, with the account where it says so, and what only AWS knows is passed over', () => {
  const template = {
    Resources: {
      Queue: { Type: 'AWS::SQS::Queue', Properties: { QueueName: 'city-beta-validation' } },
      Generated: { Type: 'AWS::SQS::Queue', Properties: {} },
      Domain: {
        Type: 'AWS::Cognito::UserPoolDomain',
        Properties: { Domain: { 'Fn::Join': ['', ['city-beta-', { Ref: 'AWS::AccountId' }]] } },
      },
      Log: { Type: 'AWS::Logs::LogGroup', Properties: { LogGroupName: { 'Fn::Join': ['', ['/x/', { Ref: 'Api' }]] } } },
      Bucket: { Type: 'AWS::S3::Bucket', Properties: { BucketName: 'not looked at' } },
    },
  }
  expect(namesIn(template, '111122223333')).toEqual([
    { kind: 'AWS::SQS::Queue', name: 'city-beta-validation' },
    { kind: 'AWS::Cognito::UserPoolDomain', name: 'city-beta-111122223333' },
  ])
})

test('a left-over log group is an error that says how to remove it', async () => {
  const taken = await takenNames({ isTaken: async () => true }, [{ kind: 'AWS::Logs::LogGroup', name: '/plaza/x/api' }])
  expect(taken).toMatchObject([
    { severity: 'error', fix: expect.stringContaining('delete-log-group --log-group-name /plaza/x/api') },
  ])
})

test('a stack of another stage or portal is foreign; one that was never carried out is nobody’s', () => {
  expect(foreignStack(aStack('flow'), 'alder-bay', 'beta')).toEqual([])
  expect(foreignStack(aStack('flow'), 'alder-bay', 'production')).toMatchObject([
    { say: expect.stringContaining('of portal alder-bay, stage beta') },
  ])
  expect(foreignStack(aStack('flow', { tags: {}, status: 'REVIEW_IN_PROGRESS' }), 'alder-bay', 'beta')).toEqual([])
})

test('one stage is expected, and what was found is said', () => {
  expect(stageIn(['production'], '')).toBe('production')
  expect(() => stageIn([], 'usage')).toThrow('found none')
  expect(() => stageIn(['beta', 'production'], 'usage')).toThrow('found "beta" "production"')
  expect(() => stageIn(['Beta'], 'usage')).toThrow('found "Beta"')
})

test('a broken rule stops the deployment, also inside a stage, with the rule and the place', () => {
  const report = (conclusion: string) =>
    JSON.stringify({
      pluginReports: [
        { pluginName: 'CloudFormation', conclusion: 'success', violations: [] },
        {
          pluginName: 'AwsSolutions',
          conclusion,
          violations: [
            {
              ruleName: 'AwsSolutions-S1',
              description: 'The bucket has no access logs.',
              violatingConstructs: [{ constructPath: 'beta/Storage/Data/Resource' }],
            },
          ],
        },
      ],
    })
  expect(() => stopOnBrokenRules(report('success'))).not.toThrow()
  expect(() => stopOnBrokenRules(report('failure'))).toThrow(
    'AwsSolutions-S1: The bucket has no access logs. (beta/Storage/Data/Resource)',
  )
})
