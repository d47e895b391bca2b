// cli/deploy/aws/publication-notes.ts: what publication wrote down about itself: when it last looked, and what it found wrong.
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { DynamoDBDocumentClient, GetCommand } from '@aws-sdk/lib-dynamodb'
import { createAlarms } from '../../../adapters/table-notes.ts'
import { tableKey } from '../../../core/keys.ts'
import type { Alarm, PublicationState } from '../../../core/ports.ts'

export interface PublicationNotes {
  /** @returns undefined before the first run */
  state(table: string): Promise<PublicationState | undefined>
  alarms(table: string): Promise<readonly Alarm[]>
}

export function createPublicationNotes(region: string): PublicationNotes {
  const client = DynamoDBDocumentClient.from(new DynamoDBClient({ region }))
  return {
    async state(table) {
      const found = await client.send(new GetCommand({ TableName: table, Key: tableKey.publication() }))
      return found.Item?.['value'] as PublicationState | undefined
    },
    alarms: (table) => createAlarms(client, table).list(),
  }
}
