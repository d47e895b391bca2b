// What holds for functions and what calls them.
import { readSettings, STAGES } from '../../core/settings.ts'
import { projectFiles, read } from '../support/tree.ts'
import { ofType, settings, synthesize } from './both-stages.ts'

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
  'RECORD#preparation',
  'RECORD#launch',
  'RECORD#yearly-review',
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
  const sources = projectFiles('.ts').filter((file) => file.startsWith('functions/publish/'))
  const gathered = sources.flatMap((file) => [...read(file).matchAll(/\bregistry\.records?\(\s*'([a-z-]+)'/g)])
  const kinds = new Set(gathered.map(([, kind]) => `RECORD#${kind}`))
  kinds.delete('RECORD#feedback') // only its count is shown, which may be an hour old
  expect(kinds).toEqual(new Set(shown))
})

test('clocks call publication every minute, the mails every hour, and have the portal look after itself', () => {
  for (const stage of STAGES) {
    const rules = ofType(resources, 'AWS::Events::Rule', stage)
    const calls = (rate: string) => rules.filter(({ Properties }) => Properties.ScheduleExpression === rate)
    expect(rules.length).toBe(3)
    expect(JSON.stringify(calls('rate(1 minute)')[0]!.Properties.Targets)).toContain('"Publish')
    const [mails] = calls('rate(1 hour)')[0]!.Properties.Targets
    expect(JSON.stringify(mails)).toContain('"Notify')
    // What functions/notify/handler.ts looks for.
    expect(JSON.parse(mails.Input)).toEqual({ clock: true })
    const [look] = calls('rate(5 minutes)')[0]!.Properties.Targets
    expect(JSON.stringify(look)).toContain('"Notify')
    expect(JSON.parse(look.Input)).toEqual({ watch: true })
  }
})

test('the API is limited in what it answers, and writes down what was asked but not by whom', () => {
  for (const { Properties } of ofType(resources, 'AWS::ApiGatewayV2::Stage')) {
    expect(Properties.DefaultRouteSettings).toEqual({ ThrottlingBurstLimit: 100, ThrottlingRateLimit: 50 })
    const { DestinationArn, Format } = Properties.AccessLogSettings
    expect(DestinationArn).toBeDefined()
    expect(Object.keys(JSON.parse(Format))).toContain('status')
    expect(Format).not.toMatch(/identity|sourceIp|userAgent|caller|authorizer|claims/i)
  }
  const routes = ofType(resources, 'AWS::ApiGatewayV2::Route').map(({ Properties }) => Properties.RouteKey)
  expect(routes).toEqual(['ANY /api/{proxy+}', 'ANY /api/{proxy+}'])
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
