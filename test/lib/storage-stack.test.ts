// What holds for buckets, queues and the table.
import { readSettings, STAGES } from '../../core/settings.ts'
import { named, ofType, settings, synthesize } from './both-stages.ts'

const { resources } = synthesize()
const buckets = ofType(resources, 'AWS::S3::Bucket')
const queues = ofType(resources, 'AWS::SQS::Queue')

test('every bucket blocks public access, is encrypted and keeps what is overwritten', () => {
  expect(buckets.length).toBe(6)
  for (const { Properties } of buckets) {
    expect(Properties.PublicAccessBlockConfiguration).toEqual({
      BlockPublicAcls: true,
      BlockPublicPolicy: true,
      IgnorePublicAcls: true,
      RestrictPublicBuckets: true,
    })
    expect(Properties.BucketEncryption).toBeDefined()
    expect(Properties.VersioningConfiguration).toEqual({ Status: 'Enabled' })
  }
})

/** Logical ids of what a policy of this type refuses to anybody who comes without TLS. */
function refusedWithoutTls(type: string, targets: (properties: Record<string, unknown>) => unknown): string[] {
  return ofType(resources, type)
    .filter(({ Properties }) =>
      Properties.PolicyDocument.Statement.some(
        (statement: { Effect: string; Condition?: { Bool?: Record<string, string> } }) =>
          statement.Effect === 'Deny' && statement.Condition?.Bool?.['aws:SecureTransport'] === 'false',
      ),
    )
    .map(({ stage, Properties }) => `${stage} ${JSON.stringify(targets(Properties))}`)
    .sort()
}

test('every bucket refuses what comes without TLS', () => {
  const all = buckets.map(({ stage, id }) => `${stage} ${JSON.stringify({ Ref: id })}`).sort()
  expect(refusedWithoutTls('AWS::S3::BucketPolicy', ({ Bucket }) => Bucket)).toEqual(all)
})

test('every queue refuses what comes without TLS', () => {
  const all = queues.map(({ stage, id }) => `${stage} ${JSON.stringify([{ Ref: id }])}`).sort()
  expect(refusedWithoutTls('AWS::SQS::QueuePolicy', ({ Queues }) => Queues)).toEqual(all)
})

test('every queue has dead letters, or is one and keeps them as long as SQS can', () => {
  for (const { id, Properties } of queues) {
    if (/DeadLetters/.test(id)) expect(Properties.MessageRetentionPeriod).toBe(14 * 86_400)
    else expect(Properties.RedrivePolicy.maxReceiveCount).toBe(3)
  }
  expect(queues.length).toBe(6)
})

test('S3 announces uploads, and requests for comparisons and promotions, and nothing else, to the validation queue', () => {
  const announcing = buckets.filter(({ Properties }) => Properties.NotificationConfiguration)
  expect(announcing.length).toBe(2)
  for (const { Properties } of announcing) {
    const announced = Properties.NotificationConfiguration.QueueConfigurations
    expect(announced.map((one: { Filter: { S3Key: { Rules: unknown } } }) => one.Filter.S3Key.Rules)).toEqual([
      [{ Name: 'prefix', Value: 'uploads/' }],
      ...['comparisons/', 'promotions/'].map((folder) => [
        { Name: 'prefix', Value: folder },
        { Name: 'suffix', Value: '/request' },
      ]),
    ])
    for (const { Queue } of announced) expect(JSON.stringify(Queue)).toMatch(/Validation(?!DeadLetters)/)
  }
})

test('the queue lets a message rest for longer than validation may run', () => {
  for (const stage of STAGES) {
    const [validate] = ofType(resources, 'AWS::Lambda::Function', stage).filter(({ id }) => id.startsWith('Validate'))
    const [queue] = ofType(resources, 'AWS::SQS::Queue', stage).filter(({ id }) => /^Validation(?!Dead)/.test(id))
    expect(queue!.Properties.VisibilityTimeout).toBeGreaterThan(validate!.Properties.Timeout)
  }
})

test("only the portal's own pages may send files", () => {
  const origins = (from: typeof resources) =>
    ofType(from, 'AWS::S3::Bucket', 'production').flatMap(({ Properties }) =>
      (Properties.CorsConfiguration?.CorsRules ?? [])
        .filter(({ AllowedMethods }: { AllowedMethods: string[] }) => AllowedMethods.includes('PUT'))
        .flatMap(({ AllowedOrigins }: { AllowedOrigins: string[] }) => AllowedOrigins),
    )
  expect(origins(resources)).toEqual(['https://*.cloudfront.net'])
  const certificateArn = 'arn:aws:acm:us-east-1:111111111111:certificate/00000000-0000-0000-0000-000000000000'
  const own = readSettings({
    ...settings,
    stages: {
      ...settings.stages,
      production: { ...settings.stages.production, domain: { name: 'data.example.org', certificateArn } },
    },
  })
  expect(origins(synthesize(own).resources)).toEqual(['https://data.example.org'])
})

test('broken uploads are tidied away after a day in every bucket', () => {
  const untidy = buckets.filter(
    ({ Properties }) =>
      !Properties.LifecycleConfiguration.Rules.some(
        (rule: { AbortIncompleteMultipartUpload?: { DaysAfterInitiation: number } }) =>
          rule.AbortIncompleteMultipartUpload?.DaysAfterInitiation === 1,
      ),
  )
  expect(named(untidy)).toEqual([])
})

test('published and staged files never expire', () => {
  const expiring = buckets.flatMap(({ Properties }) =>
    Properties.LifecycleConfiguration.Rules.filter((rule: { ExpirationInDays?: number }) => rule.ExpirationInDays).map(
      (rule: { Prefix?: string }) => rule.Prefix,
    ),
  )
  expect(expiring).toEqual(['uploads/', 'comparisons/', 'uploads/', 'comparisons/'])
})

test('the table can be restored to any second, is billed by use and tells its changes', () => {
  for (const { Properties } of ofType(resources, 'AWS::DynamoDB::Table')) {
    expect(Properties).toMatchObject({
      BillingMode: 'PAY_PER_REQUEST',
      PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
      StreamSpecification: { StreamViewType: 'NEW_AND_OLD_IMAGES' },
      TimeToLiveSpecification: { AttributeName: 'expiresAt', Enabled: true },
    })
    expect(Properties.GlobalSecondaryIndexes).toMatchObject([
      { IndexName: 'byCollection', KeySchema: [{ AttributeName: 'gsi1pk' }, { AttributeName: 'gsi1sk' }] },
    ])
  }
})
