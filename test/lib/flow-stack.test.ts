// What holds for functions, what calls them, and what wakes a person.
import vm from 'node:vm'
import { ROLES } from '../../core/model.ts'
import { STAGES } from '../../core/settings.ts'
import { read } from '../support/tree.ts'
import { named, ofType, settings, synthesize } from './both-stages.ts'

const { resources } = synthesize()
const functions = ofType(resources, 'AWS::Lambda::Function')

test('every function runs on Node 24 on ARM and has a role of its own', () => {
  expect(functions.length).toBe(10)
  for (const { Properties } of functions) {
    expect(Properties).toMatchObject({
      Runtime: 'nodejs24.x',
      Architectures: ['arm64'],
      LoggingConfig: { LogFormat: 'JSON' },
    })
  }
  const roles = functions.map(({ stage, Properties }) => `${stage} ${JSON.stringify(Properties.Role)}`)
  expect(new Set(roles).size).toBe(functions.length)
})

test('every log ends, as long after as the stage says', () => {
  const groups = ofType(resources, 'AWS::Logs::LogGroup')
  expect(groups.length).toBe(12)
  for (const { stage, Properties } of groups) {
    expect(Properties.RetentionInDays).toBe(settings.stages[stage].logRetentionDays)
  }
})

const mappings = ofType(resources, 'AWS::Lambda::EventSourceMapping')
const triggers = (start: string) =>
  mappings.filter(({ Properties }) => Properties.FunctionName.Ref.startsWith(start)).map(({ Properties }) => Properties)

test('validation takes one file at a time and reports which message failed', () => {
  expect(triggers('Validate').length).toBe(2)
  for (const mapping of triggers('Validate')) {
    expect(mapping).toMatchObject({
      BatchSize: 1,
      FunctionResponseTypes: ['ReportBatchItemFailures'],
      ScalingConfig: { MaximumConcurrency: 4 },
    })
  }
})

/** Keys are made in core/keys.ts; the filters must know them. */
const filters = [
  { who: 'Publish', partition: 'DATASET#', filter: { dynamodb: { Keys: { pk: { S: [{ prefix: 'DATASET#' }] } } } } },
  {
    who: 'Notify',
    partition: 'AUDIT#',
    filter: { eventName: ['INSERT'], dynamodb: { Keys: { pk: { S: [{ prefix: 'AUDIT#' }] } } } },
  },
]
for (const { who, partition, filter } of filters) {
  test(`${who} is called for changes under ${partition} only, and loses none`, () => {
    expect(read('core/keys.ts')).toContain(`\`${partition}\${`)
    expect(triggers(who).length).toBe(2)
    for (const mapping of triggers(who)) {
      expect(mapping.FilterCriteria.Filters.map(({ Pattern }: { Pattern: string }) => JSON.parse(Pattern))).toEqual([
        filter,
      ])
      expect(mapping).toMatchObject({
        BisectBatchOnFunctionError: true,
        MaximumBatchingWindowInSeconds: 2,
        MaximumRetryAttempts: 3,
      })
      expect(JSON.stringify(mapping.DestinationConfig.OnFailure)).toContain('DeadLetters')
    }
  })
}

test('the clock calls publication every minute', () => {
  for (const stage of STAGES) {
    const [rule, ...more] = ofType(resources, 'AWS::Events::Rule', stage)
    expect(more).toEqual([])
    expect(rule!.Properties.ScheduleExpression).toBe('rate(1 minute)')
    expect(JSON.stringify(rule!.Properties.Targets)).toContain('"Publish')
  }
})

test('the API is limited in what it answers and writes down who asked', () => {
  for (const { Properties } of ofType(resources, 'AWS::ApiGatewayV2::Stage')) {
    expect(Properties.DefaultRouteSettings).toEqual({ ThrottlingBurstLimit: 100, ThrottlingRateLimit: 50 })
    expect(Properties.AccessLogSettings.DestinationArn).toBeDefined()
  }
  const routes = ofType(resources, 'AWS::ApiGatewayV2::Route').map(({ Properties }) => Properties.RouteKey)
  expect(routes).toEqual(['ANY /api/{proxy+}', 'ANY /api/{proxy+}'])
})

test('members sign in by code with PKCE, come back to the console, and nobody invites himself', () => {
  for (const { Properties } of ofType(resources, 'AWS::Cognito::UserPoolClient')) {
    expect(Properties).toMatchObject({ AllowedOAuthFlows: ['code'], GenerateSecret: false })
    expect(JSON.stringify(Properties.CallbackURLs)).toMatch(/\/console\/"/)
    expect(JSON.stringify(Properties.CallbackURLs)).not.toContain('example.com')
  }
  for (const { Properties } of ofType(resources, 'AWS::Cognito::UserPool')) {
    expect(Properties.AdminCreateUserConfig.AllowAdminCreateUserOnly).toBe(true)
  }
})

test("access tokens say who it is: Cognito's own do not", async () => {
  const [pool] = ofType(resources, 'AWS::Cognito::UserPool', 'production')
  expect(pool!.Properties.LambdaConfig.PreTokenGenerationConfig.LambdaVersion).toBe('V2_0')
  const [inline] = functions.filter(({ Properties }) => Properties.Code.ZipFile)
  const context = vm.createContext({ exports: {} as { handler?: (event: object) => Promise<{ response: object }> } })
  vm.runInContext(inline!.Properties.Code.ZipFile, context)
  const added = async (userAttributes: object) =>
    JSON.parse(JSON.stringify((await context['exports'].handler({ request: { userAttributes } })).response))
      .claimsAndScopeOverrideDetails.accessTokenGeneration.claimsToAddOrOverride
  expect(await added({ email: 'ana@example.org', name: 'Ana' })).toEqual({ email: 'ana@example.org', name: 'Ana' })
  expect(await added({ email: 'ana@example.org' })).toEqual({ email: 'ana@example.org' })
})

test('there is a group for each role and each department', () => {
  const wanted = [...ROLES, ...settings.city.departments.map(({ id }) => `department:${id}`)].sort()
  for (const stage of STAGES) {
    const groups = ofType(resources, 'AWS::Cognito::UserPoolGroup', stage).map(({ Properties }) => Properties.GroupName)
    expect(groups.sort()).toEqual(wanted)
  }
})

const alarms = ofType(resources, 'AWS::CloudWatch::Alarm')

test('each alarm says why it may be fine, and its runbook heading exists', () => {
  expect(alarms.length).toBe(8) // ten an account cost nothing
  const runbook = read('docs/runbook.md')
  for (const { Properties } of alarms) {
    const heading = /What to do: docs\/runbook\.md, "(.+)"\.$/.exec(Properties.AlarmDescription)?.[1]
    expect(runbook).toContain(`## ${heading}\n`)
    expect(Properties.AlarmDescription).toContain('Why it may be fine: ')
    expect(Properties.AlarmActions.length).toBe(1)
  }
})

test('every queue of dead letters rings when it is not empty', () => {
  const deadLetters = ofType(resources, 'AWS::SQS::Queue', 'production').filter(({ id }) => /DeadLetters/.test(id))
  const watched = JSON.stringify(
    alarms.filter(({ stage }) => stage === 'production').map(({ Properties }) => Properties.Dimensions),
  )
  expect(named(deadLetters.filter(({ id }) => !watched.includes(id)))).toEqual([])
  expect(deadLetters.length).toBe(2)
})
