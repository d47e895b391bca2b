// functions/notify/handler.ts: reads new audit entries from the table's stream; two clocks call it as well.
import { Logger } from '@aws-lambda-powertools/logger'
import type { AttributeValue } from '@aws-sdk/client-dynamodb'
import { SESv2Client } from '@aws-sdk/client-sesv2'
import { unmarshall } from '@aws-sdk/util-dynamodb'
import type { DynamoDBStreamEvent } from 'aws-lambda'
import { createTableClient } from '../../adapters/clients.ts'
import { faultForLog } from '../../adapters/fault-for-log.ts'
import { createMailNotes } from '../../adapters/mail-notes.ts'
import { createMailer } from '../../adapters/mailer.ts'
import { outside } from '../../adapters/outside.ts'
import { createRegistry } from '../../adapters/registry.ts'
import { askFrontPage } from '../../adapters/site-answer.ts'
import { createAlarms } from '../../adapters/table-notes.ts'
import type { AuditEntry } from '../../core/audit-model.ts'
import { citySchema } from '../../core/settings.ts'
import { remind } from './clock.ts'
import { notifyEnvironment } from './environment.ts'
import { notify } from './notify.ts'
import type { NotifyPorts } from './ports.ts'
import { type WatchPorts, watchCatalog, watchNow } from './watch.ts'

const environment = notifyEnvironment.parse(process.env)
const logger = new Logger({ serviceName: 'notify' })
const table = createTableClient()

const registry = createRegistry(table, environment.TABLE)
const watchPorts: WatchPorts = {
  registry,
  alarms: createAlarms(table, environment.TABLE),
  outside,
  askSite: () => askFrontPage(environment.PORTAL_URL),
  log: (message, facts) => (message === 'alarm' ? logger.error(message, facts) : logger.info(message, facts)),
}
const ports: NotifyPorts = {
  registry,
  notes: createMailNotes(table, environment.TABLE, Date.now),
  send: createMailer(new SESv2Client({}), environment.MAIL_FROM, (message, error) =>
    logger.error(message, { ...faultForLog(error) }),
  ),
  watch: (shelves) => watchCatalog(watchPorts, shelves),
  outside,
  city: citySchema.parse(JSON.parse(environment.CITY)),
  portalUrl: environment.PORTAL_URL,
}

/** What the hourly rule says. */
interface Clock {
  readonly clock: true
}

/** What the rule of every five minutes says. */
interface Watch {
  readonly watch: true
}

export async function handler(event: DynamoDBStreamEvent | Clock | Watch): Promise<void> {
  if ('watch' in event) return watchNow(watchPorts)
  if ('clock' in event) {
    const sent = await remind(ports)
    if (sent > 0) logger.info('mail sent', { action: 'clock', sent })
    return
  }
  for (const entry of entriesIn(event)) {
    const sent = await notify(ports, entry)
    if (sent > 0) logger.info('mail sent', { action: entry.action, sequence: entry.sequence, sent })
  }
}

function entriesIn({ Records }: DynamoDBStreamEvent): AuditEntry[] {
  return Records.flatMap(({ eventName, dynamodb }) => {
    const image = dynamodb?.NewImage
    if (eventName !== 'INSERT' || !image?.['pk']?.S?.startsWith('AUDIT#')) return []
    return [unmarshall(image as Record<string, AttributeValue>)['value'] as AuditEntry]
  })
}
