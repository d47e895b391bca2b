// test/rehearsal/resources/s3.ts: buckets and their policies.
import {
  CreateBucketCommand,
  DeleteBucketCommand,
  DeleteBucketPolicyCommand,
  ListObjectVersionsCommand,
  PutBucketCorsCommand,
  PutBucketEncryptionCommand,
  PutBucketLifecycleConfigurationCommand,
  PutBucketNotificationConfigurationCommand,
  PutBucketOwnershipControlsCommand,
  PutBucketPolicyCommand,
  PutBucketTaggingCommand,
  PutBucketVersioningCommand,
  PutPublicAccessBlockCommand,
  S3Client,
} from '@aws-sdk/client-s3'
import type { Json } from '../json.ts'
import { clientOf, type Handler, madeUpName, onlyKnown, type Place } from './handler.ts'

export const bucket: Handler = {
  properties: [
    'AccessControl', // `Private`, as every bucket is
    'BucketEncryption',
    'BucketName',
    'CorsConfiguration',
    'LifecycleConfiguration',
    'NotificationConfiguration',
    'OwnershipControls',
    'PublicAccessBlockConfiguration',
    'Tags',
    'VersioningConfiguration',
  ],
  replacedBy: ['BucketName'],
  async create(properties, place) {
    const Bucket = properties.BucketName ?? madeUpName(place, 63).toLowerCase()
    const LocationConstraint = place.region as 'eu-west-1'
    const configuration = place.region === 'us-east-1' ? {} : { CreateBucketConfiguration: { LocationConstraint } }
    const s3 = clientOf(S3Client, place)
    await s3.send(new CreateBucketCommand({ Bucket, ...configuration }))
    try {
      await configure(s3, Bucket, properties)
    } catch (error) {
      await s3.send(new DeleteBucketCommand({ Bucket }))
      throw error
    }
    return { physicalId: Bucket, attributes: attributesOf(Bucket, place) }
  },
  async update(Bucket, properties, _, place) {
    await configure(clientOf(S3Client, place), Bucket, properties)
    return {}
  },
  async remove(Bucket, _, place) {
    const s3 = clientOf(S3Client, place)
    const { Versions = [], DeleteMarkers = [] } = await s3.send(new ListObjectVersionsCommand({ Bucket, MaxKeys: 1 }))
    if (Versions.length > 0 || DeleteMarkers.length > 0) {
      throw new Error('The bucket you tried to delete is not empty. You must delete all versions in the bucket.')
    }
    await s3.send(new DeleteBucketCommand({ Bucket }))
  },
}

function attributesOf(name: string, { region }: Place): Record<string, string> {
  return {
    Arn: `arn:aws:s3:::${name}`,
    DomainName: `${name}.s3.amazonaws.com`,
    RegionalDomainName: `${name}.s3.${region}.amazonaws.com`,
  }
}

async function configure(s3: S3Client, Bucket: string, properties: Json): Promise<void> {
  for (const [name, put] of Object.entries(PARTS))
    if (properties[name] !== undefined) await put(s3, Bucket, properties[name])
}

const PARTS: Readonly<Record<string, (s3: S3Client, Bucket: string, value: Json) => Promise<unknown>>> = {
  VersioningConfiguration: (s3, Bucket, VersioningConfiguration) =>
    s3.send(new PutBucketVersioningCommand({ Bucket, VersioningConfiguration })),
  PublicAccessBlockConfiguration: (s3, Bucket, PublicAccessBlockConfiguration) =>
    s3.send(new PutPublicAccessBlockCommand({ Bucket, PublicAccessBlockConfiguration })),
  OwnershipControls: (s3, Bucket, OwnershipControls) =>
    s3.send(new PutBucketOwnershipControlsCommand({ Bucket, OwnershipControls })),
  BucketEncryption: (s3, Bucket, { ServerSideEncryptionConfiguration: rules }) => {
    const Rules = rules.map(({ ServerSideEncryptionByDefault, BucketKeyEnabled, ...rest }: Json) => {
      onlyKnown(rest, 'BucketEncryption')
      return { ApplyServerSideEncryptionByDefault: ServerSideEncryptionByDefault, BucketKeyEnabled }
    })
    return s3.send(new PutBucketEncryptionCommand({ Bucket, ServerSideEncryptionConfiguration: { Rules } }))
  },
  LifecycleConfiguration: (s3, Bucket, { Rules, ...rest }) => {
    onlyKnown(rest, 'LifecycleConfiguration')
    const LifecycleConfiguration = { Rules: Rules.map(lifecycleRule) }
    return s3.send(new PutBucketLifecycleConfigurationCommand({ Bucket, LifecycleConfiguration }))
  },
  CorsConfiguration: (s3, Bucket, { CorsRules }) => {
    const CORSRules = CorsRules.map(({ Id, ExposedHeaders, MaxAge, ...rest }: Json) => {
      onlyKnown(rest, 'CorsRules', 'AllowedMethods', 'AllowedOrigins', 'AllowedHeaders')
      return { ...rest, ID: Id, ExposeHeaders: ExposedHeaders, MaxAgeSeconds: MaxAge }
    })
    return s3.send(new PutBucketCorsCommand({ Bucket, CORSConfiguration: { CORSRules } }))
  },
  Tags: (s3, Bucket, TagSet) => s3.send(new PutBucketTaggingCommand({ Bucket, Tagging: { TagSet } })),
  NotificationConfiguration: (s3, Bucket, { QueueConfigurations = [], ...rest }) => {
    onlyKnown(rest, 'NotificationConfiguration')
    const NotificationConfiguration = { QueueConfigurations: QueueConfigurations.map(queueNotification) }
    return s3.send(new PutBucketNotificationConfigurationCommand({ Bucket, NotificationConfiguration }))
  },
}

function lifecycleRule(rule: Json): Json {
  const { Id, Prefix = '', Status, ExpirationInDays, ExpiredObjectDeleteMarker, ...rest } = rule
  const { NoncurrentVersionExpiration, AbortIncompleteMultipartUpload, ...more } = rest
  onlyKnown(more, `the lifecycle rule ${Id}`)
  const Expiration = ExpirationInDays ? { Days: ExpirationInDays } : { ExpiredObjectDeleteMarker }
  return {
    ID: Id,
    Status,
    Filter: { Prefix },
    ...(ExpirationInDays || ExpiredObjectDeleteMarker ? { Expiration } : {}),
    ...(NoncurrentVersionExpiration ? { NoncurrentVersionExpiration } : {}),
    ...(AbortIncompleteMultipartUpload ? { AbortIncompleteMultipartUpload } : {}),
  }
}

function queueNotification({ Event, Queue, Filter, ...rest }: Json): Json {
  onlyKnown(rest, 'QueueConfigurations')
  const FilterRules = Filter?.S3Key.Rules
  return { QueueArn: Queue, Events: [Event], ...(FilterRules ? { Filter: { Key: { FilterRules } } } : {}) }
}

export const bucketPolicy: Handler = {
  properties: ['Bucket', 'PolicyDocument'],
  replacedBy: ['Bucket'],
  async create({ Bucket, PolicyDocument }, place) {
    await clientOf(S3Client, place).send(new PutBucketPolicyCommand({ Bucket, Policy: JSON.stringify(PolicyDocument) }))
    return { physicalId: Bucket }
  },
  async update(_, properties, __, place) {
    await this.create(properties, place)
    return {}
  },
  async remove(Bucket, _, place) {
    await clientOf(S3Client, place).send(new DeleteBucketPolicyCommand({ Bucket }))
  },
}
