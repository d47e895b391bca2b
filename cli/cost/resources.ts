// cli/cost/resources.ts: what each kind of resource uses in a month in which nobody comes; what never stops costing.
import type { Used } from './idle.ts'

// biome-ignore lint/suspicious/noExplicitAny: properties of a template are JSON of any shape
type Json = any

export interface Resource {
  readonly Type: string
  readonly Properties?: Json
}

type Uses = Partial<Record<keyof Used, number>>
type Idle = (properties: Json, all: Readonly<Record<string, Resource>>) => Uses

const HOURS = 730
const MINUTES = HOURS * 60

/** Lambda keeps about five connections to a queue, each of which asks again after 20 seconds. */
const POLLS_OF_A_QUEUE = 5 * 3 * MINUTES

/**
 * A call by a clock that finds nothing to do, rounded up. It reads a few small items, and writes less than 2 kB of log.
 * The reads and writes here and below are counted in test/cli/cost.test.ts.
 */
export const A_CALL = { seconds: 1, logGigabytes: 0.000002, reads: 3 } as const
/** Once an hour publication compares everything, and the mails look at every day there is; of a small catalog. */
export const AN_HOUR = { seconds: 60, reads: 40, writes: 6, lists: 6, objectReads: 6 } as const

/** A small catalog: 1,000 datasets of 10 kB each. */
const TABLE_GIGABYTES = 0.01

/** Paid for by use, or for nothing. */
const FREE_WHEN_IDLE = [
  'AWS::ApiGatewayV2::Api',
  'AWS::ApiGatewayV2::Integration',
  'AWS::ApiGatewayV2::Route',
  'AWS::ApiGatewayV2::Stage',
  'AWS::Budgets::Budget', // without actions
  'AWS::CloudFront::CachePolicy',
  'AWS::CloudFront::Distribution',
  'AWS::CloudFront::Function',
  'AWS::CloudFront::KeyValueStore',
  'AWS::CloudFront::OriginAccessControl',
  'AWS::CloudFront::OriginRequestPolicy',
  'AWS::CloudFront::ResponseHeadersPolicy',
  'AWS::Cognito::ManagedLoginBranding',
  'AWS::Cognito::UserPool',
  'AWS::Cognito::UserPoolClient',
  'AWS::Cognito::UserPoolDomain',
  'AWS::Cognito::UserPoolIdentityProvider',
  'AWS::Cognito::UserPoolUser',
  'AWS::IAM::Policy',
  'AWS::IAM::Role',
  'AWS::Lambda::Function',
  'AWS::Lambda::LayerVersion',
  'AWS::Lambda::Permission',
  'AWS::Logs::LogGroup',
  'AWS::S3::Bucket',
  'AWS::S3::BucketPolicy',
  'AWS::SNS::Subscription',
  'AWS::SNS::Topic',
  'AWS::SNS::TopicPolicy',
  'AWS::SQS::Queue',
  'AWS::SQS::QueuePolicy',
  'AWS::WAFv2::WebACLAssociation',
]

/** By type; a type that is not here is named as not counted. */
export const IDLE: Readonly<Record<string, 'free' | Idle>> = {
  ...Object.fromEntries(FREE_WHEN_IDLE.map((type) => [type, 'free' as const])),
  'AWS::CloudWatch::Alarm': ({ Metrics }) => ({
    alarmMetrics: Metrics ? Metrics.filter(({ MetricStat }: Json) => MetricStat).length : 1,
  }),
  'AWS::CloudWatch::Dashboard': () => ({ dashboards: 1 }),
  // A metric is billed for the hours in which it has a value: without a default value, only while something is wrong.
  'AWS::Logs::MetricFilter': ({ MetricTransformations }) => ({
    customMetrics: MetricTransformations.filter(({ DefaultValue }: Json) => DefaultValue !== undefined).length,
  }),
  'AWS::Lambda::EventSourceMapping': ({ StartingPosition }): Uses =>
    StartingPosition ? {} : { queueMillionRequests: POLLS_OF_A_QUEUE / 1e6 }, // Lambda reads streams for nothing
  'AWS::Events::Rule': (properties, all) => callsOf(properties, all),
  'AWS::DynamoDB::Table': ({ PointInTimeRecoverySpecification }) => ({
    tableGigabytes: TABLE_GIGABYTES,
    tableBackupGigabytes: PointInTimeRecoverySpecification?.PointInTimeRecoveryEnabled ? TABLE_GIGABYTES : 0,
  }),
  'AWS::WAFv2::WebACL': ({ Rules }) => ({ firewalls: 1, firewallRules: Rules?.length ?? 0 }),
  'AWS::KMS::Key': () => ({ keys: 1 }),
  'AWS::SecretsManager::Secret': () => ({ secrets: 1 }),
}

/** A clock's calls and what they do. */
function callsOf({ ScheduleExpression, Targets }: Json, all: Readonly<Record<string, Resource>>): Uses {
  const calls = (ScheduleExpression ? MINUTES / minutesBetween(ScheduleExpression) : 0) * (Targets?.length ?? 0)
  const isPublication = calls >= MINUTES
  const hours = isPublication || calls === HOURS ? HOURS : 0
  const memory = Math.max(0, ...(Targets ?? []).map((target: Json) => memoryOf(target, all)))
  return {
    functionMillionRequests: calls / 1e6,
    functionGigabyteSeconds: (calls * A_CALL.seconds + hours * AN_HOUR.seconds) * (memory / 1024),
    logGigabytes: calls * A_CALL.logGigabytes,
    tableMillionReads: (calls * A_CALL.reads + hours * AN_HOUR.reads) / 1e6,
    ...(isPublication
      ? {
          tableMillionWrites: (HOURS * AN_HOUR.writes) / 1e6,
          objectThousandWrites: (HOURS * AN_HOUR.lists) / 1000,
          objectThousandReads: (HOURS * AN_HOUR.objectReads) / 1000,
        }
      : {}),
  }
}

/** @throws Error about a schedule that is not a rate */
function minutesBetween(schedule: string): number {
  const [, count, unit] = /^rate\((\d+) (minute|hour|day)s?\)$/.exec(schedule) ?? []
  if (!count) throw new Error(`expected a schedule such as rate(5 minutes), found ${schedule}`)
  return Number(count) * { minute: 1, hour: 60, day: 1440 }[unit as 'minute' | 'hour' | 'day']
}

function memoryOf({ Arn }: Json, all: Readonly<Record<string, Resource>>): number {
  const [id] = [Arn?.['Fn::GetAtt']].flat()
  return all[id]?.Properties?.MemorySize ?? 128
}
