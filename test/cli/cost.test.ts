// What `plaza cost` counts, in the real templates; what costs money when nobody comes, planted, is refused.
import { execFileSync, spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { alwaysOnIn } from '../../cli/cost/always-on.ts'
import { idleCostOf, usedBy } from '../../cli/cost/idle.ts'
import { FREE, PRICE_DATE, pricesOf } from '../../cli/cost/prices.ts'
import { A_CALL, AN_HOUR } from '../../cli/cost/resources.ts'
import { EXAMPLES, useCostOf } from '../../cli/cost/use.ts'
import type { CostDocument } from '../../cli/cost.ts'
import { STAGES, type StageName } from '../../core/settings.ts'
import type { PublishPorts } from '../../functions/publish/ports.ts'
import { publish } from '../../functions/publish/publish.ts'
import { type Resource, settings, synthesize, templatesIn } from '../lib/both-stages.ts'
import { memoryAlarms, memoryPublication, memoryRegistry, memoryStores } from '../support/memory.ts'
import { aSiteContext, noCard } from '../support/published.ts'
import { read, root } from '../support/tree.ts'

const { resources } = synthesize()
const templates = templatesIn(resources)
const templatesOf = (stage: StageName) => templatesIn(resources.filter((one) => one.stage === stage))

for (const stage of STAGES) {
  test(`${stage} costs at most a dollar a month when nobody comes`, () => {
    expect(idleCostOf(templatesOf(stage)).dollarsPerMonth).toBeGreaterThan(0)
    expect(idleCostOf(templatesOf(stage)).dollarsPerMonth).toBeLessThanOrEqual(1)
  })
}

test('and so do both together, in one account that shares what is free', () => {
  const { dollarsPerMonth, lines, priceDate } = idleCostOf(templates)
  expect(dollarsPerMonth).toBeLessThanOrEqual(1)
  expect(lines.reduce((sum, line) => sum + line.dollarsPerMonth, 0)).toBeCloseTo(dollarsPerMonth, 10)
  expect(priceDate).toBe(PRICE_DATE)
})

test('of every kind of resource somebody wrote down what it costs', () => {
  expect([...usedBy(templates).unknown]).toEqual([])
  const [line] = idleCostOf([{ Resources: { X: { Type: 'AWS::Braket::Job' } } }]).lines
  expect(line?.what).toBe('AWS::Braket::Job: not in the price list, not counted')
})

test('nothing in the templates is billed by the hour', () => {
  expect(alwaysOnIn(templates)).toEqual([])
})

const fn = { Type: 'AWS::Lambda::Function' }
const planted: { name: string; resource: object }[] = [
  { name: 'a database', resource: { Type: 'AWS::RDS::DBInstance' } },
  { name: 'a search engine', resource: { Type: 'AWS::OpenSearchService::Domain' } },
  { name: 'a search engine that calls itself serverless', resource: { Type: 'AWS::OpenSearchServerless::Collection' } },
  { name: 'a gateway of a network', resource: { Type: 'AWS::EC2::NatGateway' } },
  { name: 'a machine', resource: { Type: 'AWS::EC2::Instance' } },
  { name: 'an endpoint in a network', resource: { Type: 'AWS::EC2::VPCEndpoint' } },
  { name: 'a cache', resource: { Type: 'AWS::ElastiCache::ServerlessCache' } },
  { name: 'a stream', resource: { Type: 'AWS::Kinesis::Stream' } },
  { name: 'a load balancer', resource: { Type: 'AWS::ElasticLoadBalancingV2::LoadBalancer' } },
  { name: 'a container that runs', resource: { Type: 'AWS::ECS::Service' } },
  { name: 'a key of our own', resource: { Type: 'AWS::KMS::Key' } },
  { name: 'a secret', resource: { Type: 'AWS::SecretsManager::Secret' } },
  { name: 'a zone', resource: { Type: 'AWS::Route53::HostedZone' } },
  {
    name: 'concurrency that is kept warm',
    resource: {
      Type: 'AWS::Lambda::Alias',
      Properties: { ProvisionedConcurrencyConfig: { ProvisionedConcurrentExecutions: 1 } },
    },
  },
  { name: 'a function in a network', resource: { ...fn, Properties: { VpcConfig: { SubnetIds: ['a'] } } } },
  {
    name: 'capacity that is kept',
    resource: { Type: 'AWS::DynamoDB::Table', Properties: { BillingMode: 'PROVISIONED' } },
  },
  { name: 'capacity that is kept because nobody said otherwise', resource: { Type: 'AWS::DynamoDB::Table' } },
  {
    name: 'a metric that never stops',
    resource: { Type: 'AWS::Logs::MetricFilter', Properties: { MetricTransformations: [{ DefaultValue: 0 }] } },
  },
  {
    name: 'addresses of the distribution alone',
    resource: {
      Type: 'AWS::CloudFront::Distribution',
      Properties: { DistributionConfig: { ViewerCertificate: { SslSupportMethod: 'vip' } } },
    },
  },
  {
    name: 'members who are billed each',
    resource: { Type: 'AWS::Cognito::UserPool', Properties: { UserPoolTier: 'PLUS' } },
  },
]
for (const { name, resource } of planted) {
  test(`planted in a template, ${name} is refused`, () => {
    const [first, ...others] = templates
    const spoiled = { Resources: { ...first!.Resources, Planted: resource as Resource } }
    expect(alwaysOnIn([spoiled, ...others])).toEqual([expect.stringMatching(/^Planted \(AWS::.+\): .{10,}/)])
  })
}

const added: { name: string; resource: Partial<Resource>; times: number; costs: number }[] = [
  { name: 'alarms beyond those that are free', resource: { Type: 'AWS::CloudWatch::Alarm' }, times: 10, costs: 1 },
  {
    name: 'dashboards beyond those that are free',
    resource: { Type: 'AWS::CloudWatch::Dashboard' },
    times: 2,
    costs: 3,
  },
  {
    name: 'a firewall and its rules',
    resource: { Type: 'AWS::WAFv2::WebACL', Properties: { Rules: [{}, {}] } },
    times: 1,
    costs: 7,
  },
  { name: 'a key', resource: { Type: 'AWS::KMS::Key' }, times: 1, costs: 1 },
  {
    name: 'another queue that Lambda asks',
    resource: { Type: 'AWS::Lambda::EventSourceMapping', Properties: {} },
    times: 1,
    costs: ((5 * 3 * 60 * 730) / 1e6) * 0.4,
  },
  {
    name: 'a stream, which Lambda asks for nothing',
    resource: { Type: 'AWS::Lambda::EventSourceMapping', Properties: { StartingPosition: 'LATEST' } },
    times: 1,
    costs: 0,
  },
]
for (const { name, resource, times, costs } of added) {
  test(`idle: ${name} cost ${costs.toFixed(2)}`, () => {
    const more = Object.fromEntries(Array.from({ length: times }, (_, index) => [`Added${index}`, resource]))
    const grown = idleCostOf([...templates, { Resources: more }]).dollarsPerMonth
    expect(grown - idleCostOf(templates).dollarsPerMonth).toBeCloseTo(costs, 6)
  })
}

test('an alarm that calculates is billed for each metric it calculates with', () => {
  const share = {
    Type: 'AWS::CloudWatch::Alarm',
    Properties: { Metrics: [{ Expression: 'a/b' }, { MetricStat: {} }, { MetricStat: {} }] },
  }
  expect(usedBy([{ Resources: { share } }]).used.alarmMetrics).toBe(2)
})

/** Ports of a portal without a dataset, which count what they are asked. */
function aCountedPortal() {
  const counts: Record<string, number> = {}
  const counted = <Port extends object>(name: string, port: Port): Port =>
    new Proxy(port, {
      get: (target, key) => {
        const value = Reflect.get(target, key)
        if (typeof value !== 'function') return value
        return (...given: unknown[]) => {
          const call = `${name}.${String(key)}`
          counts[call] = (counts[call] ?? 0) + 1
          return value.apply(target, given)
        }
      },
    })
  const [incoming, data, site] = memoryStores('incoming', 'data', 'site')
  const clock = { now: '2026-03-01T14:00:00.000Z' }
  const ports = {
    registry: counted('registry', memoryRegistry()),
    incoming: counted('bucket', incoming!),
    data: counted('bucket', data!),
    site: counted('bucket', site!),
    alarms: counted('alarms', memoryAlarms()),
    memory: counted('memory', memoryPublication()),
    edge: { forget: async () => {} },
    outside: { now: () => clock.now, random: (bytes: number) => new Uint8Array(bytes).fill(1) },
    context: aSiteContext(),
    drawCard: noCard,
    assets: [],
    signIn: { issuer: 'https://sign-in.example', clientId: 'console' },
    build: 'test',
  } as unknown as PublishPorts
  const sum = (...calls: string[]) => calls.reduce((total, call) => total + (counts[call] ?? 0), 0)
  return {
    ports,
    clock,
    forget: () => Object.keys(counts).forEach((call) => void delete counts[call]),
    reads: () =>
      sum('memory.read', 'alarms.list', ...Object.keys(counts).filter((call) => /^registry\.(?!commit)/.test(call))),
    writes: () =>
      sum('memory.lease', 'memory.endLease', 'memory.write', 'alarms.raise', 'alarms.clear', 'registry.commit'),
    // Each object that is there is listed, each that is kept is written; removing nothing is no request.
    lists: () => sum('bucket.list', 'bucket.write', 'memory.writeFile'),
    objectReads: () => sum('bucket.read', 'bucket.readText', 'bucket.stat', 'memory.readFile'),
  }
}

test('publication asks no more of the table and the buckets than idle cost counts', async () => {
  const portal = aCountedPortal()
  await publish(portal.ports)
  portal.forget()
  await publish(portal.ports) // a tick of the clock in which there is nothing to do
  expect(portal.reads()).toBeGreaterThan(0)
  expect(portal.reads()).toBeLessThanOrEqual(A_CALL.reads)
  expect([portal.writes(), portal.lists(), portal.objectReads()]).toEqual([0, 0, 0])

  portal.clock.now = '2026-03-01T15:00:01.000Z'
  await publish(portal.ports) // once an hour everything is compared
  expect(portal.reads()).toBeGreaterThan(5)
  expect(portal.reads()).toBeLessThanOrEqual(AN_HOUR.reads)
  expect(portal.writes()).toBeLessThanOrEqual(AN_HOUR.writes)
  expect(portal.lists()).toBeLessThanOrEqual(AN_HOUR.lists)
  expect(portal.objectReads()).toBeLessThanOrEqual(AN_HOUR.objectReads)
})

const own = settings.stages.production

test('use costs nothing when there is none, and each kind its list price', () => {
  expect(useCostOf({}, own)).toEqual({ listed: 0, paid: 0 })
  const { prices } = pricesOf(own.region)
  expect(useCostOf({ mails: 1000 }, own).listed).toBeCloseTo(prices.thousandMails, 10)
  const bytes = useCostOf({ downloadGigabytes: 100 }, own).listed
  expect(bytes).toBeGreaterThan(100 * prices.edgeGigabyte)
  expect(bytes).toBeLessThan(100 * prices.edgeGigabyte * 1.05)
})

test('free tiers are taken off once, and not below nothing', () => {
  const within = useCostOf({ downloadGigabytes: FREE.edgeGigabytes }, own)
  const beyond = useCostOf({ downloadGigabytes: FREE.edgeGigabytes + 10 }, own)
  expect(within.paid).toBeLessThan(1)
  expect(beyond.paid - within.paid).toBeCloseTo(10 * pricesOf(own.region).prices.edgeGigabyte, 1)
  const calls = { apiCalls: 4e6 }
  const shared = useCostOf(calls, own, { functionGigabyteSecond: 200_000 })
  expect(shared.paid).toBeGreaterThan(useCostOf(calls, own).paid)
})

test('a firewall looks at each request for a price', () => {
  const use = { pageViews: 1e6 }
  const { prices } = pricesOf(own.region)
  const more = useCostOf(use, { ...own, firewall: true }).paid - useCostOf(use, own).paid
  expect(more).toBeCloseTo(10 * prices.firewallMillionRequests, 10)
})

test('a region whose prices nobody wrote down says whose are shown', () => {
  expect(pricesOf('us-east-1')).toEqual({ prices: expect.anything(), region: 'us-east-1' })
  expect(pricesOf('us-west-2')).toMatchObject({ region: 'us-east-1', note: expect.stringContaining('us-west-2') })
  expect(pricesOf('eu-central-1')).toMatchObject({ region: 'eu-west-1', note: expect.stringContaining('eu-central-1') })
})

const plaza = (...args: string[]) => {
  const given = ['--disable-warning=ExperimentalWarning', join(root, 'cli', 'plaza.ts'), 'cost', ...args]
  const env = { ...process.env, NODE_OPTIONS: '' }
  return { given, options: { encoding: 'utf8' as const, env } }
}

test('the command counts in the templates that a deployment would send', () => {
  const { given, options } = plaza('production', '--views', '200000', '--calls', '1000', '--json')
  const document = JSON.parse(execFileSync(process.execPath, given, options)) as CostDocument
  expect(document.idle).toEqual(idleCostOf(templatesOf('production'), own.region))
  expect(document.use).toEqual(EXAMPLES.map(({ what, use }) => ({ what, ...useCostOf(use, own) })))
  expect(document.month?.use).toEqual({ pageViews: 200_000, apiCalls: 1000 })
  expect(document.month?.dollars).toBeGreaterThanOrEqual(document.idle.dollarsPerMonth)
})

const mistakes = [
  { args: ['staging'], says: 'expected beta or production, found "staging"' },
  { args: ['--views', 'many'], says: '--views: expected a number such as 1000, found "many"' },
  { args: ['--downloads=-1'], says: '--downloads: expected a number' },
  { args: ['--all'], says: "Unknown option '--all'" },
]
for (const { args, says } of mistakes) {
  test(`plaza cost ${args.join(' ')}: says what was expected`, () => {
    const { given, options } = plaza(...args)
    const { status, stdout, stderr } = spawnSync(process.execPath, given, options)
    expect([status, stdout]).toEqual([2, ''])
    expect(stderr).toContain(says)
  })
}

/** Rows of a table of docs/cost.md: what it is about -> the numbers beside it. */
function tableUnder(heading: string): Record<string, number[]> {
  const section = read('docs/cost.md').split(`\n## ${heading}\n`)[1]!.split('\n## ')[0]!
  const rows = [...section.matchAll(/^\| ([^|]+?) \| ((?:\d[\d.]* \| ?)+)$/gm)]
  return Object.fromEntries(
    rows.map(([, what, numbers]) => [
      what,
      numbers!
        .split('|')
        .filter((n) => n.trim())
        .map(Number),
    ]),
  )
}
const cents = (amount: number) => Number(amount.toFixed(2))

test('the document says what the command says: idle', () => {
  const rows = tableUnder('When nobody comes')
  const all = [templatesOf('beta'), templatesOf('production'), templates].map((some) => idleCostOf(some, own.region))
  expect(rows['Altogether']).toEqual(all.map(({ dollarsPerMonth }) => cents(dollarsPerMonth)))
  expect(rows['Without any free tier']).toEqual(
    all.map(({ dollarsWithoutFreeTiers }) => cents(dollarsWithoutFreeTiers)),
  )
})

test('the document says what the command says: use', () => {
  const costs = EXAMPLES.map(({ what, use }) => {
    const { listed, paid } = useCostOf(use, own)
    return [what, [cents(listed), cents(paid)]]
  })
  expect(tableUnder('What use costs')).toEqual(Object.fromEntries(costs))
  expect(read('docs/cost.md')).toContain(`as of ${PRICE_DATE}`)
})
