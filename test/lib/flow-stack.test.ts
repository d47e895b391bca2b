// What holds for functions, what calls them, and what wakes a person.
import { readSettings, STAGES } from '../../core/settings.ts'
import { read } from '../support/tree.ts'
import { named, ofType, settings, synthesize } from './both-stages.ts'

const { resources } = synthesize()
const functions = ofType(resources, 'AWS::Lambda::Function')

test('every function runs on Node 24 on ARM and has a role of its own', () => {
  expect(functions.length).toBe(12)
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
  expect(groups.length).toBe(14)
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

/** What the public site is made from. */
const shown = [
  'RECORD#department',
  'RECORD#plan-entry',
  'RECORD#document',
  'RECORD#sign-off-policy',
  'RECORD#news-item',
]
/** Keys are made in core/keys.ts; the filters must know them. */
const filters = [
  {
    who: 'Publish',
    partitions: ['DATASET#', 'RECORD#'],
    filter: { dynamodb: { Keys: { pk: { S: [{ prefix: 'DATASET#' }, ...shown] } } } },
  },
  {
    who: 'Notify',
    partitions: ['AUDIT#'],
    filter: { eventName: ['INSERT'], dynamodb: { Keys: { pk: { S: [{ prefix: 'AUDIT#' }] } } } },
  },
]
for (const { who, partitions, filter } of filters) {
  test(`${who} is called for changes under ${partitions.join(' and ')} only, and loses none`, () => {
    for (const partition of partitions) expect(read('core/keys.ts')).toContain(`\`${partition}\${`)
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

test('publication is woken by every kind of record that pages are made from', () => {
  const gathered = [...read('functions/publish/governance.ts').matchAll(/registry\.records\('([a-z-]+)'\)/g)]
  expect(new Set(gathered.map(([, kind]) => `RECORD#${kind}`))).toEqual(new Set(shown))
})

test('the clock calls publication every minute, and the mails every hour', () => {
  for (const stage of STAGES) {
    const rules = ofType(resources, 'AWS::Events::Rule', stage)
    const calls = (rate: string) => rules.filter(({ Properties }) => Properties.ScheduleExpression === rate)
    expect(rules.length).toBe(2)
    expect(JSON.stringify(calls('rate(1 minute)')[0]!.Properties.Targets)).toContain('"Publish')
    const [mails] = calls('rate(1 hour)')[0]!.Properties.Targets
    expect(JSON.stringify(mails)).toContain('"Notify')
    // What functions/notify/handler.ts looks for.
    expect(JSON.parse(mails.Input)).toEqual({ clock: true })
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

const alarms = ofType(resources, 'AWS::CloudWatch::Alarm')

test('each alarm says why it may be fine, and its runbook heading exists', () => {
  expect(alarms.length).toBe(10) // as many of an account cost nothing
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

test('what publication finds wrong reaches a person by its log, not by the table that may have been altered', () => {
  const found = ofType(resources, 'AWS::Logs::MetricFilter')
  expect(found.length).toBe(2)
  for (const { Properties } of found) {
    expect(Properties.FilterPattern).toBe('{ $.message = "alarm" }')
    expect(JSON.stringify(Properties.LogGroupName)).toContain('PublishLog')
  }
  expect(read('functions/publish/handler.ts')).toContain("logger.error('alarm', ")
})

/** What Lambda allows a function's environment, names and values together. */
const ENVIRONMENT_BYTES = 4096
/** Ids, names and addresses that only the deployment knows: the longest, an issuer, has 70. */
const UNKNOWN_BYTES = 90

test("the largest settings that are accepted fit into every function's environment", () => {
  const topics = Array.from({ length: 24 }, (_, index) => `${String(index).padStart(2, '0')} ${'x'.repeat(55)}`)
  const withDomains = (characters: number) => {
    const mailDomains = Array.from({ length: 20 }, (_, index) => `${'x'.repeat(characters)}-${index}.example`)
    return readSettings({
      ...settings,
      city: { ...settings.city, topics, translations: {} },
      access: { ...settings.access, mailDomains },
    })
  }
  const fits = (characters: number) => {
    try {
      return Boolean(withDomains(characters))
    } catch {
      return false
    }
  }
  const longest = Array.from({ length: 63 }, (_, index) => 63 - index).find(fits)!
  expect(() => withDomains(longest + 1)).toThrow('city, checks and access together')
  const large = withDomains(longest)
  const sizes = ofType(synthesize(large).resources, 'AWS::Lambda::Function').map(({ id, Properties }) => {
    const variables = Object.entries(Properties.Environment.Variables)
    const bytes = variables.reduce(
      (sum, [name, value]) =>
        sum + name.length + (typeof value === 'string' ? Buffer.byteLength(value) : UNKNOWN_BYTES),
      0,
    )
    return { id, bytes }
  })
  expect(Math.max(...sizes.map(({ bytes }) => bytes))).toBeGreaterThan(3500)
  expect(sizes.filter(({ bytes }) => bytes > ENVIRONMENT_BYTES)).toEqual([])
})
