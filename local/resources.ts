// local/resources.ts: makes the table and the buckets when they are missing, set up as the stacks set them up.
import {
  CreateTableCommand,
  DeleteItemCommand,
  type DynamoDBClient,
  ResourceInUseException,
  waitUntilTableExists,
} from '@aws-sdk/client-dynamodb'
import {
  BucketAlreadyOwnedByYou,
  CreateBucketCommand,
  PutBucketCorsCommand,
  PutBucketLifecycleConfigurationCommand,
  PutBucketNotificationConfigurationCommand,
  PutBucketVersioningCommand,
  type S3Client,
} from '@aws-sdk/client-s3'
import { tableKey } from '../core/keys.ts'
import { BUCKETS, TABLE } from './names.ts'

export async function ensureTable(dynamodb: DynamoDBClient): Promise<void> {
  const text = (AttributeName: string) => ({ AttributeName, AttributeType: 'S' as const })
  try {
    await dynamodb.send(
      new CreateTableCommand({
        TableName: TABLE,
        BillingMode: 'PAY_PER_REQUEST',
        AttributeDefinitions: ['pk', 'sk', 'gsi1pk', 'gsi1sk'].map(text),
        KeySchema: [
          { AttributeName: 'pk', KeyType: 'HASH' },
          { AttributeName: 'sk', KeyType: 'RANGE' },
        ],
        GlobalSecondaryIndexes: [
          {
            IndexName: 'byCollection',
            KeySchema: [
              { AttributeName: 'gsi1pk', KeyType: 'HASH' },
              { AttributeName: 'gsi1sk', KeyType: 'RANGE' },
            ],
            Projection: { ProjectionType: 'ALL' },
          },
        ],
        StreamSpecification: { StreamEnabled: true, StreamViewType: 'NEW_AND_OLD_IMAGES' },
      }),
    )
  } catch (error) {
    if (!(error instanceof ResourceInUseException)) throw error
  }
  await waitUntilTableExists({ client: dynamodb, maxWaitTime: 10, minDelay: 0.1, maxDelay: 1 }, { TableName: TABLE })
}

/** Whoever published when the last portal died is gone: on one machine the folder's lock says so, and nobody need wait. */
export async function freeLease(dynamodb: DynamoDBClient): Promise<void> {
  const { pk, sk } = tableKey.publicationLease()
  await dynamodb.send(new DeleteItemCommand({ TableName: TABLE, Key: { pk: { S: pk }, sk: { S: sk } } }))
}

/**
 * @param portalOrigin where the console runs: the only origin that may send files
 * @param queueArn where object-created events go
 */
export async function ensureBuckets(s3: S3Client, portalOrigin: string, queueArn: string): Promise<void> {
  for (const Bucket of Object.values(BUCKETS)) {
    try {
      await s3.send(new CreateBucketCommand({ Bucket }))
    } catch (error) {
      if (!(error instanceof BucketAlreadyOwnedByYou)) throw error
    }
  }
  for (const Bucket of [BUCKETS.incoming, BUCKETS.data]) {
    await s3.send(new PutBucketVersioningCommand({ Bucket, VersioningConfiguration: { Status: 'Enabled' } }))
  }
  const Bucket = BUCKETS.incoming
  await s3.send(
    new PutBucketCorsCommand({
      Bucket,
      CORSConfiguration: {
        CORSRules: [
          {
            AllowedOrigins: [portalOrigin],
            AllowedMethods: ['POST', 'PUT'],
            AllowedHeaders: ['*'],
            ExposeHeaders: ['ETag'],
            MaxAgeSeconds: 3000,
          },
        ],
      },
    }),
  )
  await s3.send(
    new PutBucketLifecycleConfigurationCommand({
      Bucket,
      LifecycleConfiguration: {
        Rules: [
          {
            ID: 'unfinished',
            Status: 'Enabled',
            Filter: { Prefix: '' },
            AbortIncompleteMultipartUpload: { DaysAfterInitiation: 2 },
          },
        ],
      },
    }),
  )
  await s3.send(
    new PutBucketNotificationConfigurationCommand({
      Bucket,
      SkipDestinationValidation: true,
      NotificationConfiguration: {
        QueueConfigurations: [
          {
            QueueArn: queueArn,
            Events: ['s3:ObjectCreated:*'],
            Filter: { Key: { FilterRules: [{ Name: 'prefix', Value: 'uploads/' }] } },
          },
          ...['comparisons/', 'promotions/'].map((folder) => ({
            QueueArn: queueArn,
            Events: ['s3:ObjectCreated:*' as const],
            Filter: {
              Key: {
                FilterRules: [
                  { Name: 'prefix' as const, Value: folder },
                  { Name: 'suffix' as const, Value: '/request' },
                ],
              },
            },
          })),
        ],
      },
    }),
  )
}
