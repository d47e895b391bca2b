// adapters/mail-notes.ts: what was told to whom, and what waits for the daily mail, in the table.
import { ConditionalCheckFailedException, TransactionCanceledException } from '@aws-sdk/client-dynamodb'
import {
  DeleteCommand,
  type DynamoDBDocumentClient,
  PutCommand,
  QueryCommand,
  type QueryCommandInput,
  TransactWriteCommand,
} from '@aws-sdk/lib-dynamodb'
import { tableKey } from '../core/keys.ts'
import type { WaitingNotice } from '../core/mails/notice.ts'

/** Remembers what people were told, so that nobody is told twice and nothing that waits is lost. */
export interface MailNotes {
  /** True the first time it is asked for this key and person. */
  claim(key: string, to: string): Promise<boolean>
  /** Takes a claim back: the mail certainly did not go out. */
  unclaim(key: string, to: string): Promise<void>
  /** Claims a notice and keeps it for the daily mail, both or nothing. */
  keep(notice: WaitingNotice): Promise<boolean>
  /** Everything that waits, oldest first for each person. */
  waiting(): Promise<WaitingNotice[]>
  /** The daily mail is out: these wait no more. */
  forget(notices: readonly WaitingNotice[]): Promise<void>
}

/** An entry's claim is needed while the stream may repeat it, a day; 30 leave time to look into a fault. */
const ENTRY_SECONDS = 30 * 86_400
/** What a reminder is about can stay overdue for ever: its claim stays, too. */
const ENTRY = /^(entry|digest)-/

export function createMailNotes(client: DynamoDBDocumentClient, TableName: string, now: () => number): MailNotes {
  const claimOf = (key: string, to: string) => ({
    TableName,
    Item: {
      ...tableKey.mail(key, to),
      ...(ENTRY.test(key) ? { expiresAt: Math.floor(now() / 1000) + ENTRY_SECONDS } : {}),
    },
    ConditionExpression: 'attribute_not_exists(pk)',
  })

  return {
    async claim(key, to) {
      return isFirst(client.send(new PutCommand(claimOf(key, to))))
    },

    async unclaim(key, to) {
      await client.send(new DeleteCommand({ TableName, Key: tableKey.mail(key, to) }))
    },

    async keep(notice) {
      const Item = { ...tableKey.waitingMail(notice.accountId, notice.key), value: notice }
      const writes = [{ Put: claimOf(notice.key, notice.accountId) }, { Put: { TableName, Item } }]
      return isFirst(client.send(new TransactWriteCommand({ TransactItems: writes })))
    },

    async waiting() {
      const found: WaitingNotice[] = []
      let from: QueryCommandInput['ExclusiveStartKey']
      do {
        const page = await client.send(
          new QueryCommand({
            TableName,
            ConsistentRead: true,
            KeyConditionExpression: 'pk = :pk',
            ExpressionAttributeValues: { ':pk': tableKey.waitingMail('', '').pk },
            ExclusiveStartKey: from,
          }),
        )
        found.push(...(page.Items ?? []).map((item) => item['value'] as WaitingNotice))
        from = page.LastEvaluatedKey
      } while (from)
      return found.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))
    },

    async forget(notices) {
      for (const { accountId, key } of notices) {
        await client.send(new DeleteCommand({ TableName, Key: tableKey.waitingMail(accountId, key) }))
      }
    },
  }
}

/** False when somebody has it already. */
async function isFirst(write: Promise<unknown>): Promise<boolean> {
  try {
    await write
    return true
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return false
    if (isTaken(error)) return false
    throw error
  }
}

function isTaken(error: unknown): boolean {
  if (!(error instanceof TransactionCanceledException)) return false
  return (error.CancellationReasons ?? []).some(({ Code }) => Code === 'ConditionalCheckFailed')
}
