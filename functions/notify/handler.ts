// functions/notify/handler.ts: reads new audit entries from the table's stream.
import { Logger } from '@aws-lambda-powertools/logger'
import { type AttributeValue, ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb'
import { SESv2Client, SendEmailCommand } from '@aws-sdk/client-sesv2'
import { PutCommand } from '@aws-sdk/lib-dynamodb'
import { unmarshall } from '@aws-sdk/util-dynamodb'
import type { DynamoDBStreamEvent } from 'aws-lambda'
import { createTableClient } from '../../adapters/clients.ts'
import { createRegistry } from '../../adapters/registry.ts'
import { tableKey } from '../../core/keys.ts'
import type { AuditEntry } from '../../core/model.ts'
import { citySchema } from '../../core/settings.ts'
import { notifyEnvironment } from './environment.ts'
import { type NotifyPorts, notify } from './notify.ts'

const environment = notifyEnvironment.parse(process.env)
const logger = new Logger({ serviceName: 'notify' })
const table = createTableClient()
const mailer = new SESv2Client({})
const city = citySchema.parse(JSON.parse(environment.CITY))
/** A claim is needed while the stream may still repeat the entry, a day; 30 leave time to look into a fault. */
const CLAIM_SECONDS = 30 * 86_400

const ports: NotifyPorts = {
  registry: createRegistry(table, environment.TABLE),
  portal: { name: `${city.name} ${city.portalName}`, url: environment.PORTAL_URL },
  claim: async (sequence, to) => {
    const expiresAt = Math.floor(Date.now() / 1000) + CLAIM_SECONDS
    const Item = { ...tableKey.mail(sequence, to), expiresAt }
    const put = new PutCommand({ TableName: environment.TABLE, Item, ConditionExpression: 'attribute_not_exists(pk)' })
    return table.send(put).then(
      () => true,
      (error) => {
        if (error instanceof ConditionalCheckFailedException) return false
        throw error
      },
    )
  },
  send: async ({ to, subject, text }) => {
    await mailer.send(
      new SendEmailCommand({
        FromEmailAddress: environment.MAIL_FROM,
        Destination: { ToAddresses: [to] },
        Content: { Simple: { Subject: { Data: subject }, Body: { Text: { Data: text } } } },
      }),
    )
  },
}

export async function handler(event: DynamoDBStreamEvent): Promise<void> {
  for (const record of event.Records) {
    const image = record.dynamodb?.NewImage
    if (record.eventName !== 'INSERT' || !image?.['pk']?.S?.startsWith('AUDIT#')) continue
    const entry = unmarshall(image as Record<string, AttributeValue>)['value'] as AuditEntry
    const sent = await notify(ports, entry)
    if (sent > 0) logger.info('mail sent', { action: entry.action, sequence: entry.sequence })
  }
}
