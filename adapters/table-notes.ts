// adapters/table-notes.ts: the small records beside the registry: alarms and what publication remembers.
import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb'
import { DeleteCommand, type DynamoDBDocumentClient, GetCommand, PutCommand, QueryCommand } from '@aws-sdk/lib-dynamodb'
import { tableKey } from '../core/keys.ts'
import type { Alarm, Alarms, ObjectStore, PublicationMemory, PublicationState } from '../core/ports.ts'

export function createAlarms(client: DynamoDBDocumentClient, table: string): Alarms {
  return {
    async raise(alarm) {
      await client.send(new PutCommand({ TableName: table, Item: { ...tableKey.alarm(alarm.name), value: alarm } }))
    },
    async clear(name) {
      await client.send(new DeleteCommand({ TableName: table, Key: tableKey.alarm(name) }))
    },
    async list() {
      const page = await client.send(
        new QueryCommand({
          TableName: table,
          KeyConditionExpression: 'pk = :pk',
          ExpressionAttributeValues: { ':pk': tableKey.alarm('').pk },
        }),
      )
      return (page.Items ?? []).map((item) => item['value'] as Alarm)
    },
  }
}

/** A minute: whoever wonders whether a token is still used needs no more, and a busy program costs few writes. */
const USE_MILLISECONDS = 60_000

/** Notes when a token was used last. */
export function createTokenUse(
  client: DynamoDBDocumentClient,
  table: string,
): (tokenId: string, at: string) => Promise<void> {
  const noted = new Map<string, number>()
  return async (tokenId, at) => {
    const now = Date.parse(at)
    if (now - (noted.get(tokenId) ?? 0) < USE_MILLISECONDS) return
    noted.set(tokenId, now)
    await client.send(new PutCommand({ TableName: table, Item: { ...tableKey.tokenUse(tokenId), at } }))
  }
}

/** When tokens were used last, by their id. */
export async function readTokenUse(client: DynamoDBDocumentClient, table: string): Promise<Map<string, string>> {
  const uses = new Map<string, string>()
  let from: Record<string, unknown> | undefined
  do {
    const page = await client.send(
      new QueryCommand({
        TableName: table,
        KeyConditionExpression: 'pk = :pk',
        ExpressionAttributeValues: { ':pk': tableKey.tokenUse('').pk },
        ExclusiveStartKey: from,
      }),
    )
    for (const item of page.Items ?? []) uses.set(String(item['sk']).slice('TOKENUSE#'.length), String(item['at']))
    from = page.LastEvaluatedKey
  } while (from)
  return uses
}

/** Outside `files/`, which is all that the public can reach of the data bucket. */
const KEPT_FILES = 'publication/'

/** @param data bucket in which its larger notes are kept: an item of the table holds 400 kB */
export function createPublicationMemory(
  client: DynamoDBDocumentClient,
  table: string,
  data: ObjectStore,
): PublicationMemory {
  return {
    async readFile(name) {
      const body = await data.read(KEPT_FILES + name)
      if (!body) return undefined
      const chunks: Uint8Array[] = []
      for await (const chunk of body) chunks.push(chunk)
      return Buffer.concat(chunks)
    },
    async writeFile(name, body) {
      await data.write(KEPT_FILES + name, body, { mediaType: 'application/gzip', cacheControl: 'no-store' })
    },
    async read() {
      const found = await client.send(
        new GetCommand({ TableName: table, Key: tableKey.publication(), ConsistentRead: true }),
      )
      return found.Item?.['value'] as PublicationState | undefined
    },
    async write(state) {
      await client.send(new PutCommand({ TableName: table, Item: { ...tableKey.publication(), value: state } }))
    },
    async lease(owner, now, until) {
      const Item = { ...tableKey.publicationLease(), owner, until }
      const ConditionExpression = 'attribute_not_exists(pk) OR #owner = :owner OR #until < :now'
      const ExpressionAttributeNames = { '#owner': 'owner', '#until': 'until' }
      const ExpressionAttributeValues = { ':owner': owner, ':now': now }
      return ifHeld(
        client.send(
          new PutCommand({
            TableName: table,
            Item,
            ConditionExpression,
            ExpressionAttributeNames,
            ExpressionAttributeValues,
          }),
        ),
      )
    },
    async endLease(owner) {
      await ifHeld(
        client.send(
          new DeleteCommand({
            TableName: table,
            Key: tableKey.publicationLease(),
            ConditionExpression: '#owner = :owner',
            ExpressionAttributeNames: { '#owner': 'owner' },
            ExpressionAttributeValues: { ':owner': owner },
          }),
        ),
      )
    },
  }
}

/** True when the condition held; false when it did not, e.g. because the lease is somebody else's. */
async function ifHeld(sent: Promise<unknown>): Promise<boolean> {
  try {
    await sent
    return true
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return false
    throw error
  }
}
