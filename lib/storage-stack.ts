// lib/storage-stack.ts: what must never be lost: files that arrived, files that are public, the table, the members.
import { CfnOutput, Duration, RemovalPolicy, Stack } from 'aws-cdk-lib'
import { AttributeType, BillingMode, ProjectionType, StreamViewType, Table } from 'aws-cdk-lib/aws-dynamodb'
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import { type Bucket, type CfnBucket, HttpMethods } from 'aws-cdk-lib/aws-s3'
import type { Construct } from 'constructs'
import { Members } from './members.ts'
import { ownDomain } from './own-domain.ts'
import { PrivateBucket } from './private-bucket.ts'
import { SafeQueue } from './safe-queue.ts'
import { type StageProps, stackProps } from './stage-props.ts'

/** Deliveries of an uploaded file to validation; the last one tells the publisher that it failed. */
export const MAX_RECEIVES = 3
/** The longest that Lambda lets a function run; validation of a large file needs much of it. */
export const VALIDATION_TIMEOUT = Duration.minutes(15)

const UPLOADS = 'uploads/'
const COMPARISONS = 'comparisons/'
/** Files of another portal, see core/promotion.ts. */
const PROMOTIONS = 'promotions/'

export class StorageStack extends Stack {
  readonly incoming: Bucket
  readonly data: Bucket
  readonly table: Table
  readonly validation: SafeQueue
  /** Absent when people sign in with a provider of the city's own. */
  readonly members?: Members

  constructor(scope: Construct, id: string, props: StageProps) {
    super(scope, id, stackProps(props, 'storage', 'files, table, members'))
    this.validation = new SafeQueue(this, 'Validation', {
      name: `${props.prefix}-validation`,
      // A minute more than the function may run: Lambda insists on no less, and a retry should not wait for hours.
      visibilityTimeout: VALIDATION_TIMEOUT.plus(Duration.minutes(1)),
      maxReceives: MAX_RECEIVES,
    })
    this.incoming = incomingBucket(this, props)
    this.data = dataBucket(this, props)
    this.table = registryTable(this, props)
    const { signIn } = props
    if (signIn.kind === 'cognito')
      this.members = new Members(this, 'Members', { ...props, federation: signIn.federation })
    announceUploads(this, this.incoming, this.validation)

    new CfnOutput(this, 'IncomingBucket', { value: this.incoming.bucketName })
    new CfnOutput(this, 'DataBucket', { value: this.data.bucketName })
    new CfnOutput(this, 'TableName', { value: this.table.tableName })
    if (this.members) new CfnOutput(this, 'UserPoolId', { value: this.members.pool.userPoolId })
  }
}

/** Where browsers and agents send files. Never served to anybody. */
function incomingBucket(scope: Construct, { settings }: StageProps): Bucket {
  return new PrivateBucket(scope, 'Incoming', {
    retain: settings.retain,
    cors: [
      {
        allowedMethods: [HttpMethods.POST, HttpMethods.PUT],
        allowedOrigins: [portalOrigin(ownDomain(settings)?.name)],
        allowedHeaders: ['*'],
        exposedHeaders: ['ETag'], // a multipart upload is completed by the ETags of its parts
        maxAge: 3000,
      },
    ],
    lifecycleRules: [
      // What validation made of a file is kept under `staged/`; the file itself has done its work by then.
      {
        id: 'uploads',
        prefix: UPLOADS,
        expiration: Duration.days(30),
        noncurrentVersionExpiration: Duration.days(7),
      },
      // Worked out again when somebody asks.
      {
        id: 'comparisons',
        prefix: COMPARISONS,
        expiration: Duration.days(30),
        noncurrentVersionExpiration: Duration.days(1),
      },
      { id: 'replaced', prefix: 'staged/', noncurrentVersionExpiration: Duration.days(30) },
      { id: 'promoted', prefix: PROMOTIONS, noncurrentVersionExpiration: Duration.days(30) },
    ],
  })
}

/**
 * The only origin whose pages may send files.
 *
 * Without a domain of the city's own, CloudFront names the portal only after this stack is made, so any CloudFront
 * name has to do: what protects the bucket is the signed address, see docs/decisions/0101.
 */
function portalOrigin(domain: string | undefined): string {
  return domain ? `https://${domain}` : 'https://*.cloudfront.net'
}

/** What the public downloads, written by publication alone. */
function dataBucket(scope: Stack, { settings }: StageProps): Bucket {
  const bucket = new PrivateBucket(scope, 'Data', {
    retain: settings.retain,
    // Files are open data: a page of any origin may read them, in ranges.
    cors: [
      {
        allowedMethods: [HttpMethods.GET, HttpMethods.HEAD],
        allowedOrigins: ['*'],
        allowedHeaders: ['range', 'if-none-match', 'if-modified-since'],
        exposedHeaders: ['ETag', 'Content-Range', 'Content-Length', 'Accept-Ranges'],
        maxAge: 86_400,
      },
    ],
    // 90 days to bring back what was removed by mistake.
    lifecycleRules: [
      { id: 'removed', noncurrentVersionExpiration: Duration.days(90), expiredObjectDeleteMarker: true },
    ],
  })
  // The distribution belongs to a later stack. Its account is named here and not its id, which would be a cycle.
  bucket.addToResourcePolicy(
    new PolicyStatement({
      actions: ['s3:GetObject'],
      resources: [bucket.arnForObjects('files/*')],
      principals: [new ServicePrincipal('cloudfront.amazonaws.com')],
      conditions: { StringEquals: { 'AWS:SourceAccount': scope.account } },
    }),
  )
  return bucket
}

/** The one table; keys are made in core/keys.ts. */
function registryTable(scope: Construct, { settings }: StageProps): Table {
  const table = new Table(scope, 'Table', {
    partitionKey: { name: 'pk', type: AttributeType.STRING },
    sortKey: { name: 'sk', type: AttributeType.STRING },
    billingMode: BillingMode.PAY_PER_REQUEST,
    stream: StreamViewType.NEW_AND_OLD_IMAGES,
    timeToLiveAttribute: 'expiresAt',
    pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
    deletionProtection: settings.retain,
    removalPolicy: settings.retain ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
  })
  table.addGlobalSecondaryIndex({
    indexName: 'byCollection',
    partitionKey: { name: 'gsi1pk', type: AttributeType.STRING },
    sortKey: { name: 'gsi1sk', type: AttributeType.STRING },
    projectionType: ProjectionType.ALL,
  })
  return table
}

/** S3 tells the queue about each upload. Written out: the usual helper brings a custom resource along. */
function announceUploads(scope: Stack, bucket: Bucket, queue: SafeQueue): void {
  const allowed = queue.addToResourcePolicy(
    new PolicyStatement({
      actions: ['sqs:SendMessage'],
      resources: [queue.queueArn],
      principals: [new ServicePrincipal('s3.amazonaws.com')],
      conditions: { StringEquals: { 'aws:SourceAccount': scope.account } },
    }),
  )
  const resource = bucket.node.defaultChild as CfnBucket
  resource.notificationConfiguration = {
    queueConfigurations: [
      {
        event: 's3:ObjectCreated:*',
        queue: queue.queueArn,
        filter: { s3Key: { rules: [{ name: 'prefix', value: UPLOADS }] } },
      },
      ...[COMPARISONS, PROMOTIONS].map((folder) => ({
        event: 's3:ObjectCreated:*',
        queue: queue.queueArn,
        filter: {
          s3Key: {
            rules: [
              { name: 'prefix', value: folder },
              { name: 'suffix', value: '/request' },
            ],
          },
        },
      })),
    ],
  }
  // S3 tries the queue at once and refuses one that does not let it in.
  resource.node.addDependency(allowed.policyDependable!)
}
