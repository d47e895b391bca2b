// functions/publish/handler.ts: called by the table's stream, by the clock and by `plaza rebuild`.
import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { isAbsolute, join } from 'node:path'
import { Logger } from '@aws-lambda-powertools/logger'
import { readAssets } from '../../adapters/assets.ts'
import { createCardDrawer } from '../../adapters/cards.ts'
import { createStorageClient, createTableClient } from '../../adapters/clients.ts'
import { createEdgeCache, noEdgeCache } from '../../adapters/edge-cache.ts'
import { createObjectStore } from '../../adapters/object-store.ts'
import { outside } from '../../adapters/outside.ts'
import { createRegistry } from '../../adapters/registry.ts'
import { createAlarms, createPublicationMemory } from '../../adapters/table-notes.ts'
import { kindOf } from '../../core/alarm-kinds.ts'
import { firstLanguage } from '../../core/languages.ts'
import { stageNoticeSchema } from '../../core/notice.ts'
import type { Alarms } from '../../core/ports.ts'
import { citySchema } from '../../core/settings.ts'
import { publishEnvironment } from './environment.ts'
import { createForgetting } from './forget.ts'
import { withNoticeNow } from './notice-now.ts'
import type { PublishPorts } from './ports.ts'
import { type Published, publish } from './publish.ts'

const environment = publishEnvironment.parse(process.env)
const logger = new Logger({ serviceName: 'publish' })
const root = process.env['LAMBDA_TASK_ROOT'] ?? process.cwd()
let ports: Promise<PublishPorts> | undefined
const forget = createForgetting()

/** `force` and `allowDeletes` come from people only; the stream and the clock send neither. */
export interface PublishEvent {
  readonly force?: boolean
  readonly allowDeletes?: boolean
}

export async function handler(event: PublishEvent): Promise<Published> {
  ports ??= build()
  await forget(await ports)
  const done = await publish(withNoticeNow(await ports), {
    force: event.force === true,
    allowDeletes: event.allowDeletes === true,
  })
  if (done.outcome !== 'unchanged') logger.info('publication', { ...done })
  if (done.outcome === 'stopped') throw new Error('publication stopped: it would delete a large share of the catalog')
  return done
}

async function build(): Promise<PublishPorts> {
  const table = createTableClient()
  const storage = createStorageClient()
  const folder = isAbsolute(environment.WEB_DIR) ? environment.WEB_DIR : join(root, environment.WEB_DIR)
  const assets = await readAssets(folder)
  const city = citySchema.parse(JSON.parse(environment.CITY))
  return {
    registry: createRegistry(table, environment.TABLE),
    incoming: createObjectStore(storage, environment.INCOMING_BUCKET),
    data: createObjectStore(storage, environment.DATA_BUCKET),
    site: createObjectStore(storage, environment.SITE_BUCKET),
    edge: environment.DISTRIBUTION_ID ? createEdgeCache(environment.DISTRIBUTION_ID) : noEdgeCache,
    alarms: writtenDown(createAlarms(table, environment.TABLE)),
    memory: createPublicationMemory(table, environment.TABLE, createObjectStore(storage, environment.DATA_BUCKET)),
    outside,
    context: {
      city,
      language: firstLanguage(city),
      url: environment.PORTAL_URL,
      stage: environment.STAGE,
      notice: stageNoticeSchema.parse(JSON.parse(environment.NOTICE)),
      noindex: environment.NOINDEX === 'true',
      assets: assets.addresses,
    },
    assets: assets.files,
    drawCard: createCardDrawer(folder),
    signIn: {
      issuer: environment.OIDC_ISSUER,
      clientId: environment.OIDC_CLIENT_ID,
      ...(environment.OIDC_AUDIENCE ? { audience: environment.OIDC_AUDIENCE } : {}),
      ...(environment.OIDC_SCOPE ? { scope: environment.OIDC_SCOPE } : {}),
    },
    // In a bundle this file is all of the code: new pages are rendered after a deployment, not at the next full run.
    build: createHash('sha256')
      .update(JSON.stringify(environment))
      .update(assets.manifest)
      .update(await readFile(import.meta.filename))
      .digest('hex'),
  }
}

/** The log is what wakes a person, see lib/alarms.ts. */
function writtenDown(alarms: Alarms): Alarms {
  return {
    ...alarms,
    raise: async (alarm) => {
      logger.error('alarm', { kind: kindOf(alarm.name), name: alarm.name, text: alarm.message })
      await alarms.raise(alarm)
    },
  }
}
