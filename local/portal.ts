// local/portal.ts: the one-machine edition, put together: the same handlers and the same AWS SDK as in AWS, with
// endpoints on loopback behind them.
import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import type http from 'node:http'
import { join } from 'node:path'
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { DynamoDBStreamsClient } from '@aws-sdk/client-dynamodb-streams'
import { createStorageClient } from '../adapters/clients.ts'
import type { Checks } from '../core/checks.ts'
import { noticeOf, type StageNotice } from '../core/notice.ts'
import type { City, Settings, StageName } from '../core/settings.ts'
import type { AccessSettings } from '../core/sign-in-rules.ts'
import { buildWeb } from '../scripts/build-web.ts'
import { createCdn } from './cdn.ts'
import { startDynamoDb } from './dynamodb.ts'
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
  { city, checks, access, stages }: Settings,
  tell: Tell,
  onFault: (reason: string) => void,
  stops: (() => Promise<unknown>)[],
  stop: () => Promise<void>,
): Promise<Portal> {
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
  const cdn = await listenCdn({ dir, ports, consoleOrigins: [urls.s3, urls.oidc] }, toLambda(api as never))
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
export async function startPublicSite({ dir, ports }: Options): Promise<{ stop: () => Promise<void> }> {
  const cdn = await listenCdn({ dir, ports, consoleOrigins: [] })
  return { stop: () => close(cdn.server) }
}

async function listenCdn(
  { dir, ports, consoleOrigins }: Pick<Options, 'dir' | 'ports'> & { consoleOrigins: string[] },
  api?: (request: http.IncomingMessage, response: http.ServerResponse) => Promise<void>,
): Promise<{ server: http.Server }> {
  const objects = openObjectReader(join(dir, 's3'))
  const server = createCdn({
    objects,
    siteBucket: BUCKETS.site,
    dataBucket: BUCKETS.data,
    consoleOrigins,
    noindex: true,
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

interface EnvironmentParts {
  readonly credentials: { accessKeyId: string; secretAccessKey: string }
  readonly urls: { portal: string; s3: string; dynamodb: string; sqs: string; oidc: string; mail: string }
  readonly city: City
  readonly checks: Checks
  readonly access: AccessSettings
  readonly stage: StageName
  readonly notice: StageNotice
  readonly webDir: string
}

/** What the functions are told, as Lambda's environment tells them in AWS, plus where AWS is here. */
function environmentOf(parts: EnvironmentParts): Record<string, string> {
  const { credentials, urls, city, checks, access, stage, notice, webDir } = parts
  return {
    AWS_REGION: REGION,
    AWS_ACCESS_KEY_ID: credentials.accessKeyId,
    AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
    AWS_EC2_METADATA_DISABLED: 'true',
    AWS_ENDPOINT_URL_S3: urls.s3,
    AWS_ENDPOINT_URL_DYNAMODB: urls.dynamodb,
    AWS_ENDPOINT_URL_SQS: urls.sqs,
    AWS_ENDPOINT_URL_SESV2: urls.mail,
    POWERTOOLS_LOG_LEVEL: process.env['PLAZA_VERBOSE'] ? 'INFO' : 'ERROR',
    TABLE,
    INCOMING_BUCKET: BUCKETS.incoming,
    DATA_BUCKET: BUCKETS.data,
    SITE_BUCKET: BUCKETS.site,
    PORTAL_URL: urls.portal,
    OIDC_ISSUER: urls.oidc,
    OIDC_JWKS_URL: `${urls.oidc}/jwks`,
    OIDC_CLIENT_ID: CLIENT_ID,
    CITY: JSON.stringify(city),
    CHECKS: JSON.stringify(checks),
    ACCESS: JSON.stringify(access),
    STAGE: stage,
    NOTICE: JSON.stringify(notice),
    NOINDEX: 'true',
    WEB_DIR: webDir,
    MAIL_FROM: city.contactEmail,
    MAX_RECEIVES: String(MAX_RECEIVES),
    ENGINE_MEMORY_MEGABYTES: '512',
  }
}

/** Made once, readable by the owner only. */
async function credentialsIn(dir: string): Promise<{ accessKeyId: string; secretAccessKey: string }> {
  const file = join(dir, 'credentials.json')
  if (!existsSync(file)) {
    const made = {
      accessKeyId: `AKLOCAL${randomBytes(6).toString('hex').toUpperCase()}`,
      secretAccessKey: randomBytes(30).toString('base64url'),
    }
    await writeFile(file, JSON.stringify(made), { mode: 0o600 })
  }
  return JSON.parse(await readFile(file, 'utf8'))
}
