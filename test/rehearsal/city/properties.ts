// test/rehearsal/city/properties.ts: what must be so of every deployed stage, each said as a question to a service.
import type { Json } from '../json.ts'
import type { Look } from './look.ts'
import type { DeployedStage } from './stage.ts'

export interface Expected {
  readonly prefix: string
  readonly account: string
  /** Production: protected, kept, seen by search engines. */
  readonly isKept: boolean
  readonly logRetentionDays: number
  readonly validationMemoryMegabytes: number
}

interface Question {
  readonly name: string
  readonly found: unknown
  readonly wanted: unknown
}

type Ask = (look: Look, stage: DeployedStage, expected: Expected) => Promise<Question[]>

/** @returns every property that was asked for; those that are not as wanted differ in `found` and `wanted` */
export async function propertiesOf(look: Look, stage: DeployedStage, expected: Expected): Promise<Question[]> {
  const asked: Question[] = []
  // A few at a time: the CLI is a process each.
  for (const ask of ASKS) asked.push(...(await ask(look, stage, expected)))
  return asked
}

const ASKS: readonly Ask[] = [
  stacks,
  buckets,
  incoming,
  table,
  queues,
  functions,
  logs,
  members,
  distribution,
  watching,
]

async function stacks(_: Look, { stacks: all }: DeployedStage, { isKept, prefix }: Expected): Promise<Question[]> {
  return all.flatMap(({ StackName, StackStatus, EnableTerminationProtection, Tags }) => [
    { name: `${StackName} is complete`, found: /^(CREATE|UPDATE)_COMPLETE$/.test(StackStatus), wanted: true },
    { name: `${StackName} is protected`, found: EnableTerminationProtection, wanted: isKept },
    {
      name: `${StackName} is tagged`,
      found: Tags.map(({ Key, Value }: Json) => `${Key}=${Value}`).sort(),
      wanted: [`portal=${prefix.replace(/-(beta|production)$/, '')}`, `stage=${prefix.split('-').at(-1)}`],
    },
  ])
}

async function buckets(look: Look, { outputs }: DeployedStage): Promise<Question[]> {
  const names = ['IncomingBucket', 'DataBucket', 'SiteBucket']
  const each = names.map(async (name) => {
    const Bucket = outputs[name]
    const [versioning, access, policy, encryption, lifecycle] = await Promise.all([
      look('s3api', 'get-bucket-versioning', { Bucket }),
      look('s3api', 'get-public-access-block', { Bucket }),
      look('s3api', 'get-bucket-policy', { Bucket }),
      look('s3api', 'get-bucket-encryption', { Bucket }),
      look('s3api', 'get-bucket-lifecycle-configuration', { Bucket }),
    ])
    const denials = JSON.parse(policy.Policy).Statement.filter(({ Effect }: Json) => Effect === 'Deny')
    const [rule] = encryption.ServerSideEncryptionConfiguration.Rules
    return [
      { name: `${name} keeps versions`, found: versioning.Status, wanted: 'Enabled' },
      {
        name: `${name} is not public`,
        found: Object.values(access.PublicAccessBlockConfiguration),
        wanted: [true, true, true, true],
      },
      {
        name: `${name} speaks TLS only`,
        found: denials.some(({ Condition }: Json) => Condition?.Bool?.['aws:SecureTransport'] === 'false'),
        wanted: true,
      },
      { name: `${name} is encrypted`, found: rule.ApplyServerSideEncryptionByDefault.SSEAlgorithm, wanted: 'AES256' },
      {
        name: `${name} drops uploads that were never finished`,
        found: lifecycle.Rules.some(
          ({ AbortIncompleteMultipartUpload: after }: Json) => after?.DaysAfterInitiation > 0,
        ),
        wanted: true,
      },
      {
        name: `${name} does not keep old versions for ever`,
        found: lifecycle.Rules.some(({ NoncurrentVersionExpiration: after }: Json) => after?.NoncurrentDays > 0),
        wanted: true,
      },
    ]
  })
  return (await Promise.all(each)).flat()
}

async function incoming(look: Look, { outputs }: DeployedStage): Promise<Question[]> {
  const Bucket = outputs['IncomingBucket']
  const [cors, notification] = await Promise.all([
    look('s3api', 'get-bucket-cors', { Bucket }),
    look('s3api', 'get-bucket-notification-configuration', { Bucket }),
  ])
  const told = notification.QueueConfigurations
  return [
    { name: 'uploads come from pages of the portal', found: cors.CORSRules[0].AllowedMethods, wanted: ['POST', 'PUT'] },
    {
      name: 'validation hears of uploads only',
      found: told.map(({ Filter }: Json) => Filter.Key.FilterRules[0].Value).sort(),
      wanted: ['comparisons/', 'promotions/', 'uploads/'],
    },
  ]
}

async function table(look: Look, { outputs }: DeployedStage, { isKept }: Expected): Promise<Question[]> {
  const TableName = outputs['TableName']
  const [{ Table }, { ContinuousBackupsDescription: backups }, { TimeToLiveDescription: life }] = await Promise.all([
    look('dynamodb', 'describe-table', { TableName }),
    look('dynamodb', 'describe-continuous-backups', { TableName }),
    look('dynamodb', 'describe-time-to-live', { TableName }),
  ])
  const restore = backups.PointInTimeRecoveryDescription.PointInTimeRecoveryStatus
  return [
    { name: 'the table is paid by use', found: Table.BillingModeSummary.BillingMode, wanted: 'PAY_PER_REQUEST' },
    { name: 'the index', found: Table.GlobalSecondaryIndexes[0].IndexName, wanted: 'byCollection' },
    { name: 'the table is protected', found: Table.DeletionProtectionEnabled, wanted: isKept },
    { name: 'the stream', found: Table.StreamSpecification.StreamViewType, wanted: 'NEW_AND_OLD_IMAGES' },
    { name: 'any second of the table can be restored', found: restore, wanted: 'ENABLED' },
    { name: 'what expires', found: life.AttributeName, wanted: 'expiresAt' },
  ]
}

async function queues(look: Look, { resources }: DeployedStage, { prefix }: Expected): Promise<Question[]> {
  const urls = resources.get('AWS::SQS::Queue')!
  const attributes = await Promise.all(
    urls.map((QueueUrl) => look('sqs', 'get-queue-attributes', { QueueUrl, AttributeNames: ['All'] })),
  )
  const named = attributes.map(({ Attributes }) => ({ ...Attributes, name: Attributes.QueueArn.split(':').at(-1) }))
  const validation = named.find(({ name }) => name === `${prefix}-validation`)
  return [
    ...named.flatMap(({ name, SqsManagedSseEnabled, Policy }) => [
      { name: `${name} is encrypted`, found: SqsManagedSseEnabled, wanted: 'true' },
      { name: `${name} speaks TLS only`, found: Policy.includes('aws:SecureTransport'), wanted: true },
    ]),
    { name: 'attempts at a file', found: JSON.parse(validation.RedrivePolicy).maxReceiveCount, wanted: 3 },
    { name: 'an attempt is not disturbed', found: validation.VisibilityTimeout, wanted: '960' },
  ]
}

async function functions(look: Look, stage: DeployedStage, expected: Expected): Promise<Question[]> {
  const { outputs, resources } = stage
  const names = ['api', 'validate', 'publish', 'notify'].map((name) => `${expected.prefix}-${name}`)
  const [mappings, ...configurations] = await Promise.all([
    look('lambda', 'list-event-source-mappings', { FunctionName: `${expected.prefix}-validate` }),
    ...names.map((FunctionName) => look('lambda', 'get-function-configuration', { FunctionName })),
  ])
  const memory = configurations[1].MemorySize
  return [
    {
      name: 'functions',
      found: names.filter((name) => !resources.get('AWS::Lambda::Function')!.includes(name)),
      wanted: [],
    },
    ...configurations.flatMap(({ FunctionName, Architectures, Runtime, Environment }) => [
      { name: `${FunctionName} runs on ARM`, found: Architectures, wanted: ['arm64'] },
      { name: `${FunctionName} runs Node 24`, found: Runtime, wanted: 'nodejs24.x' },
      { name: `${FunctionName} knows the table`, found: Environment.Variables.TABLE, wanted: outputs['TableName'] },
    ]),
    { name: 'memory of validation', found: memory, wanted: expected.validationMemoryMegabytes },
    { name: 'files validated in one call', found: mappings.EventSourceMappings[0].BatchSize, wanted: 1 },
  ]
}

async function logs(look: Look, { resources }: DeployedStage, expected: Expected): Promise<Question[]> {
  const { logGroups } = await look('logs', 'describe-log-groups', { logGroupNamePrefix: `/plaza/${expected.prefix}/` })
  return [
    { name: 'every log is one of ours', found: logGroups.length, wanted: resources.get('AWS::Logs::LogGroup')!.length },
    ...logGroups.map(({ logGroupName, retentionInDays }: Json) => ({
      name: `${logGroupName} is kept for a while`,
      found: retentionInDays,
      wanted: expected.logRetentionDays,
    })),
  ]
}

async function members(look: Look, { outputs }: DeployedStage, { isKept }: Expected): Promise<Question[]> {
  const UserPoolId = outputs['UserPoolId']
  const ClientId = outputs['OidcClientId']
  const [{ UserPool: pool }, { UserPoolClient: client }, factor] = await Promise.all([
    look('cognito-idp', 'describe-user-pool', { UserPoolId }),
    look('cognito-idp', 'describe-user-pool-client', { UserPoolId, ClientId }),
    look('cognito-idp', 'get-user-pool-mfa-config', { UserPoolId }),
  ])
  return [
    {
      name: 'the pool is protected',
      found: pool.DeletionProtection ?? 'INACTIVE',
      wanted: isKept ? 'ACTIVE' : 'INACTIVE',
    },
    { name: 'a second factor', found: factor.MfaConfiguration, wanted: 'ON' },
    { name: 'long passwords', found: pool.Policies.PasswordPolicy.MinimumLength, wanted: 12 },
    { name: 'the console signs in by code', found: client.AllowedOAuthFlows, wanted: ['code'] },
    { name: 'the console has no secret', found: client.ClientSecret, wanted: undefined },
    {
      name: 'where the console comes back to',
      found: client.CallbackURLs,
      wanted: [`${outputs['PortalUrl']}/console/`],
    },
  ]
}

async function distribution(look: Look, { outputs }: DeployedStage): Promise<Question[]> {
  const { Distribution } = await look('cloudfront', 'get-distribution', { Id: outputs['DistributionId'] })
  const { DefaultCacheBehavior, CacheBehaviors, Origins, DefaultRootObject } = Distribution.DistributionConfig
  const behaviours = [DefaultCacheBehavior, ...CacheBehaviors.Items]
  const api = CacheBehaviors.Items.find(({ PathPattern }: Json) => PathPattern === '/api/*')
  const buckets = Origins.Items.filter(({ S3OriginConfig }: Json) => S3OriginConfig)
  return [
    { name: 'the first page', found: DefaultRootObject, wanted: 'index.html' },
    {
      name: 'buckets are asked with a signature',
      found: buckets.map((each: Json) => each.OriginAccessControlId !== ''),
      wanted: [true, true],
    },
    {
      name: 'every answer has headers',
      found: behaviours.filter(({ ResponseHeadersPolicyId }) => !ResponseHeadersPolicyId),
      wanted: [],
    },
    {
      name: 'nothing travels in clear',
      found: behaviours.filter(({ ViewerProtocolPolicy: policy }) => !/^(https-only|redirect-to-https)$/.test(policy)),
      wanted: [],
    },
    { name: 'no token is redirected', found: api?.ViewerProtocolPolicy, wanted: 'https-only' },
  ]
}

async function watching(
  look: Look,
  { resources, outputs }: DeployedStage,
  { prefix, account }: Expected,
): Promise<Question[]> {
  const [{ MetricAlarms: alarms }, { Rules }, { Subscriptions }, { Budgets }] = await Promise.all([
    look('cloudwatch', 'describe-alarms', { AlarmNamePrefix: prefix }),
    look('events', 'list-rules', { NamePrefix: prefix }),
    look('sns', 'list-subscriptions-by-topic', { TopicArn: outputs['AlarmTopic'] }),
    look('budgets', 'describe-budgets', { AccountId: account }),
  ])
  const clock = Rules.find(({ Name }: Json) => Name === `${prefix}-clock`)
  return [
    { name: 'alarms', found: alarms.length, wanted: resources.get('AWS::CloudWatch::Alarm')!.length },
    {
      name: 'every alarm tells somebody and names its runbook',
      found: alarms.filter(({ AlarmActions, AlarmDescription }: Json) => {
        return AlarmActions[0] !== outputs['AlarmTopic'] || !AlarmDescription.includes('docs/runbook.md')
      }),
      wanted: [],
    },
    { name: 'alarms go by mail', found: Subscriptions.map(({ Protocol }: Json) => Protocol), wanted: ['email'] },
    { name: 'the clock', found: [clock?.ScheduleExpression, clock?.State], wanted: ['rate(1 minute)', 'ENABLED'] },
    {
      name: 'a budget',
      found: Budgets.filter(({ BudgetName }: Json) => BudgetName.startsWith(prefix)).length,
      wanted: resources.get('AWS::Budgets::Budget')?.length ?? 0,
    },
  ]
}
