// local/portal.ts: the one-machine edition, put together: the same handlers and the same AWS SDK as in AWS, with
// endpoints on loopback behind them.
import { mkdir } from 'node:fs/promises'
import type http from 'node:http'
import { join } from 'node:path'
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { DynamoDBStreamsClient } from '@aws-sdk/client-dynamodb-streams'
import { createStorageClient } from '../adapters/clients.ts'
import { noticeOf } from '../core/notice.ts'
import type { Settings } from '../core/settings.ts'
import { buildWeb } from '../scripts/build-web.ts'
import { type CdnOptions, createCdn } from './cdn.ts'
import { startDynamoDb } from './dynamodb.ts'
import { credentialsIn, environmentOf, invitationIn } from './environment.ts'
import { toLambda } from './lambda/http.ts'
import { mapQueue } from './lambda/queue-source.ts'
import { mapStream } from './lambda/stream-source.ts'
import { createWorker, type Worker } from './lambda/worker.ts'
import { ACCOUNT, BUCKETS, CLIENT_ID, MAX_RECEIVES, QUEUES, REGION, TABLE } from './names.ts'
import { createIdentity } from './oidc/identity.ts'
import type { Options } from './options.ts'
import { createOutboxPage } from './outbox-page.ts'
import { peopleOf, rolesText } from './people.ts'
import { ensureBuckets, ensureTable, freeLease } from './resources.ts'
import { openObjectReader } from './s3/reader.ts'
import { createS3 } from './s3/server.ts'
import { createMail } from './ses/endpoint.ts'
import { createQueues } from './sqs/queues.ts'

export interface Portal {
  /** Publishes what is due and compares the whole site. */
  publish(force?: boolean): Promise<unknown>
  stop(): Promise<void>
}

/** Tells how starting goes, a line per part. */
export type Tell = (part: string, detail: string) => void

const functionEntry = (name: string) => join(import.meta.dirname, '..', 'functions', name, 'handler.ts')
const MINUTE = 60_000

/** Starts every part in order. What was started is stopped again when a later part fails. */
export async function startPortal(
  options: Options,
  settings: Settings,
  tell: Tell,
  onFault: (reason: string) => void,
): Promise<Portal> {
  const stops: (() => Promise<unknown>)[] = []
  const stop = async () => {
    for (const step of stops.splice(0).reverse()) await step().catch((error) => console.error('stop', error))
  }
  try {
    return await startParts(options, settings, tell, onFault, stops, stop)
  } catch (error) {
    await stop()
    throw error
  }
}

async function startParts(
  { dir, ports, stage }: Options,
  settings: Settings,
  tell: Tell,
  onFault: (reason: string) => void,
  stops: (() => Promise<unknown>)[],
  stop: () => Promise<void>,
): Promise<Portal> {
  const { city, checks, access, stages } = settings
  const at = (port: number) => `http://127.0.0.1:${port}`
  const urls = {
    portal: at(ports.portal),
    s3: at(ports.s3),
    dynamodb: at(ports.dynamodb),
    sqs: at(ports.sqs),
    oidc: at(ports.oidc),
  }
  await mkdir(dir, { recursive: true })
  const credentials = await credentialsIn(dir)
  const invitation = await invitationIn(dir, settings, stage)
  const webDir = join(dir, 'web')
  await buildWeb(city, webDir)

  const dynamodb = await startDynamoDb({ dir: join(dir, 'dynamodb'), port: ports.dynamodb, onExit: onFault })
  stops.push(() => dynamodb.close())
  tell('DynamoDB', dynamodb.endpoint)

  const queues = createQueues({ dir: join(dir, 'sqs'), region: REGION, account: ACCOUNT, queues: queueSettings() })
  await queues.listen(ports.sqs)
  stops.push(() => queues.close())
  tell('SQS', urls.sqs)

  const s3 = createS3({
    dir: join(dir, 's3'),
    credentials,
    region: REGION,
    deliver: async (target, event) => void queues.send(target, JSON.stringify(event)),
  })
  await s3.listen(ports.s3)
  stops.push(() => s3.close())
  tell('S3', urls.s3)

  const identity = createIdentity({
    dir: join(dir, 'oidc'),
    issuer: urls.oidc,
    clientId: CLIENT_ID,
    redirectUris: [`${urls.portal}/console/`],
    people: peopleOf({ access, city }).map((person) => ({ ...person, about: rolesText(person.grants) })),
    portalName: `${city.name} ${city.portalName}`,
  })
  await identity.listen(ports.oidc)
  stops.push(() => identity.close())
  tell('OIDC', urls.oidc)

  const mail = createMail({ dir: join(dir, 'mail') })
  const mailPort = await mail.listen(0)
  stops.push(() => mail.close())

  const environment = environmentOf({
    credentials,
    urls: { ...urls, dynamodb: dynamodb.endpoint, mail: at(mailPort) },
    city,
    checks,
    access,
    stage,
    notice: noticeOf(stage, stages[stage]),
    invitation,
    webDir,
  })
  Object.assign(process.env, environment)
  const streams = new DynamoDBStreamsClient({ endpoint: dynamodb.endpoint })
  const table = new DynamoDBClient({})
  await ensureTable(table)
  await freeLease(table)
  await ensureBuckets(createStorageClient(), urls.portal, queues.arn(QUEUES.validation))

  const log = (name: string) => (line: string) =>
    void (process.env['PLAZA_VERBOSE'] && console.error(`${name} ${line}`))
  const worker = (name: string, timeoutSeconds: number) => {
    const made = createWorker({ name, entry: functionEntry(name), environment, timeoutSeconds, onLog: log(name) })
    stops.push(() => made.close())
    return made
  }
  const validate = worker('validate', 900)
  const publish = worker('publish', 300)
  const notify = worker('notify', 60)
  await connect({ queues, table, streams, dir, validate, publish, notify, stops, log })
  tell('Functions', 'api, validate, publish, notify')

  const { handler: api } = await import('../functions/api/handler.ts')
  const cdn = await listenCdn({ dir, ports, consoleOrigins: [urls.s3, urls.oidc], invitation }, toLambda(api as never))
  stops.push(() => close(cdn.server))
  return {
    publish: (force = false) => publish.invoke({ force }),
    stop,
  }
}

/** The event sources and the clock: what Lambda and EventBridge do in AWS. */
async function connect(parts: {
  queues: ReturnType<typeof createQueues>
  table: DynamoDBClient
  streams: DynamoDBStreamsClient
  dir: string
  validate: Worker
  publish: Worker
  notify: Worker
  stops: (() => Promise<unknown>)[]
  log: (name: string) => (line: string) => void
}): Promise<void> {
  const { queues, table, streams, dir, validate, publish, notify, stops, log } = parts
  const validation = mapQueue(queues, QUEUES.validation, (event) => validate.invoke(event) as never, {
    batchSize: 1,
    concurrency: 1,
    onFailure: log('validate'),
  })
  stops.push(() => validation.stop())

  const run = () => publish.invoke({}).catch((error) => log('publish')(String(error)))
  const changes = await mapStream({ table: TABLE, dynamodb: table, streams, onTrouble: log('stream') }, run)
  stops.push(() => changes.stop())

  const entries = await mapStream(
    {
      table: TABLE,
      dynamodb: table,
      streams,
      checkpointFile: join(dir, 'notify.checkpoint'),
      onTrouble: log('notify'),
    },
    async (event) => {
      const audit = event.Records.filter(({ dynamodb }) => dynamodb?.Keys?.['pk']?.S?.startsWith('AUDIT#'))
      if (audit.length > 0) await notify.invoke({ Records: audit })
    },
  )
  stops.push(() => entries.stop())

  // Reminders: every hour in AWS; on one machine nobody wants to wait for them.
  const remind = () => notify.invoke({ clock: true }).catch((error) => log('notify')(String(error)))
  const clocks = [setInterval(run, MINUTE), setInterval(remind, MINUTE)]
  stops.push(async () => clocks.forEach(clearInterval))
}

/** The public site alone, from what is stored: needs no other part. */
export async function startPublicSite(
  { dir, ports, stage }: Options,
  settings: Settings,
): Promise<{ stop: () => Promise<void> }> {
  const cdn = await listenCdn({ dir, ports, consoleOrigins: [], invitation: await invitationIn(dir, settings, stage) })
  return { stop: () => close(cdn.server) }
}

async function listenCdn(
  {
    dir,
    ports,
    consoleOrigins,
    invitation,
  }: Pick<Options, 'dir' | 'ports'> & { consoleOrigins: string[]; invitation: CdnOptions['invitation'] | undefined },
  api?: (request: http.IncomingMessage, response: http.ServerResponse) => Promise<void>,
): Promise<{ server: http.Server }> {
  const objects = openObjectReader(join(dir, 's3'))
  const server = createCdn({
    objects,
    siteBucket: BUCKETS.site,
    dataBucket: BUCKETS.data,
    consoleOrigins,
    noindex: true,
    ...(invitation ? { invitation } : {}),
    ...(api ? { api, outbox: createOutboxPage(join(dir, 'mail')) } : {}),
  })
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(ports.portal, '127.0.0.1', resolve))
  server.on('close', () => objects.close())
  return { server }
}

function close(server: http.Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve())
    server.closeAllConnections()
  })
}

function queueSettings() {
  return {
    [QUEUES.validation]: {
      visibilitySeconds: 360,
      deadLetter: { queue: QUEUES.deadLetters, maxReceives: MAX_RECEIVES },
    },
    [QUEUES.deadLetters]: { visibilitySeconds: 30 },
  }
}
