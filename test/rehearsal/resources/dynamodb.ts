// test/rehearsal/resources/dynamodb.ts: tables.
import {
  CreateTableCommand,
  DeleteTableCommand,
  DynamoDBClient,
  TagResourceCommand,
  UpdateContinuousBackupsCommand,
  UpdateTableCommand,
  UpdateTimeToLiveCommand,
} from '@aws-sdk/client-dynamodb'
import type { Json } from '../json.ts'
import { clientOf, type Handler, madeUpName, type Place, picked } from './handler.ts'

export const table: Handler = {
  properties: [
    'AttributeDefinitions',
    'BillingMode',
    'DeletionProtectionEnabled',
    'GlobalSecondaryIndexes',
    'KeySchema',
    'PointInTimeRecoverySpecification',
    'StreamSpecification',
    'TableName',
    'Tags',
    'TimeToLiveSpecification',
  ],
  replacedBy: ['TableName', 'KeySchema'],
  async create(properties, place) {
    const TableName = properties.TableName ?? madeUpName(place, 255)
    const { StreamSpecification: stream } = properties
    const same = [
      'AttributeDefinitions',
      'BillingMode',
      'DeletionProtectionEnabled',
      'GlobalSecondaryIndexes',
      'KeySchema',
      'Tags',
    ]
    const { TableDescription } = await clientOf(DynamoDBClient, place).send(
      new CreateTableCommand({
        TableName,
        ...(picked(properties, ...same) as { AttributeDefinitions: []; KeySchema: [] }),
        ...(stream ? { StreamSpecification: { StreamEnabled: true, ...stream } } : {}),
      }),
    )
    await configure(TableName, properties, {}, place)
    const { TableArn, LatestStreamArn } = TableDescription!
    return { physicalId: TableName, attributes: { Arn: TableArn, StreamArn: LatestStreamArn } }
  },
  async update(TableName, properties, before, place) {
    const { DeletionProtectionEnabled = false, BillingMode } = properties
    const dynamodb = clientOf(DynamoDBClient, place)
    await dynamodb.send(new UpdateTableCommand({ TableName, DeletionProtectionEnabled, BillingMode }))
    const ResourceArn = `arn:aws:dynamodb:${place.region}:${place.account}:table/${TableName}`
    if (properties.Tags) await dynamodb.send(new TagResourceCommand({ ResourceArn, Tags: properties.Tags }))
    await configure(TableName, properties, before, place)
    return {}
  },
  async remove(TableName, _, place) {
    await clientOf(DynamoDBClient, place).send(new DeleteTableCommand({ TableName }))
  },
}

async function configure(TableName: string, properties: Json, before: Json, place: Place): Promise<void> {
  const { PointInTimeRecoverySpecification, TimeToLiveSpecification } = properties
  const dynamodb = clientOf(DynamoDBClient, place)
  if (PointInTimeRecoverySpecification) {
    await dynamodb.send(new UpdateContinuousBackupsCommand({ TableName, PointInTimeRecoverySpecification }))
  }
  // The service refuses to be told what it knows.
  if (TimeToLiveSpecification && !before.TimeToLiveSpecification) {
    await dynamodb.send(new UpdateTimeToLiveCommand({ TableName, TimeToLiveSpecification }))
  }
}
