import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { CreateTableCommand, DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb'
import { DynamoDBStreamsClient } from '@aws-sdk/client-dynamodb-streams'
import type { DynamoDBStreamEvent } from 'aws-lambda'
import { type DynamoDb, startDynamoDb } from '../../../local/dynamodb.ts'
import { mapStream, type StreamSource } from '../../../local/lambda/stream-source.ts'

const hasEngine = process.platform === 'linux' && process.arch === 'x64'
const onLinux = hasEngine ? test : test.skip // the engine comes for linux-x64 only

const dir = mkdtempSync(join(tmpdir(), 'stream-source-'))
const checkpointFile = join(dir, 'checkpoint.json')
let port: number
let engine: DynamoDb
let source: StreamSource | undefined
let dynamodb: DynamoDBClient
let streams: DynamoDBStreamsClient

beforeAll(async () => {
  if (!hasEngine) return
  port = await freePort()
  engine = await startDynamoDb({ dir, port })
  const settings = {
    endpoint: engine.endpoint,
    region: 'eu-west-1',
    credentials: { accessKeyId: 'a', secretAccessKey: 'b' },
    maxAttempts: 1,
  }
  dynamodb = new DynamoDBClient(settings)
  streams = new DynamoDBStreamsClient(settings)
  await dynamodb.send(
    new CreateTableCommand({
      TableName: 'plaza',
      BillingMode: 'PAY_PER_REQUEST',
      AttributeDefinitions: [{ AttributeName: 'pk', AttributeType: 'S' }],
      KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
      StreamSpecification: { StreamEnabled: true, StreamViewType: 'NEW_AND_OLD_IMAGES' },
    }),
  )
})
beforeEach(() => rmSync(checkpointFile, { force: true }))
afterEach(() => source?.stop())
afterAll(async () => {
  dynamodb?.destroy()
  streams?.destroy()
  await engine?.close()
  rmSync(dir, { recursive: true, force: true })
})

const put = (pk: string) =>
  dynamodb.send(new PutItemCommand({ TableName: 'plaza', Item: { pk: { S: pk }, b: { B: new Uint8Array([255]) } } }))
const keys = (event: DynamoDBStreamEvent) => event.Records.map((record) => record.dynamodb!.NewImage!['pk']!.S!)
async function map(invoke: (event: DynamoDBStreamEvent) => Promise<unknown>, onTrouble?: (line: string) => void) {
  source = await mapStream({ table: 'plaza', dynamodb, streams, checkpointFile, onTrouble }, invoke)
}
async function until(isTrue: () => boolean): Promise<void> {
  for (const end = Date.now() + 5000; !isTrue(); ) {
    if (Date.now() > end) throw new Error('did not happen within 5 s')
    await sleep(10)
  }
}

onLinux('changes after the start arrive in order, in the form of the Lambda event', async () => {
  await put('before')
  const events: DynamoDBStreamEvent[] = []
  await map(async (event) => events.push(event))
  await put('a')
  await put('b')
  await until(() => events.flatMap(keys).length === 2)

  expect(events.flatMap(keys)).toEqual(['a', 'b'])
  expect(events[0]!.Records[0]).toMatchObject({
    eventName: 'INSERT',
    eventSource: 'aws:dynamodb',
    eventSourceARN: expect.stringContaining(':table/plaza/stream/'),
    dynamodb: {
      Keys: { pk: { S: 'a' } },
      NewImage: { b: { B: '/w==' } },
      ApproximateCreationDateTime: expect.any(Number),
    },
  })
})

onLinux('a batch that fails is tried again before anything later, and trouble is told once', async () => {
  const seen: string[][] = []
  const troubles: string[] = []
  await map(
    async (event) => {
      seen.push(keys(event))
      if (seen.length < 3) throw new Error('mail server is down')
    },
    (line) => troubles.push(line),
  )
  await put('c')
  await until(() => seen.length === 1)
  await put('d')
  await until(() => seen.flat().includes('d'))

  expect(seen.slice(0, 3)).toEqual([['c'], ['c'], ['c']])
  expect(troubles).toEqual([expect.stringContaining('mail server is down'), expect.stringContaining('works again')])
})

onLinux(
  'changes that came while nobody listened are handled after the start, across an outage of the table',
  async () => {
    const first: string[] = []
    await map(async (event) => first.push(...keys(event)))
    await put('e')
    await until(() => first.includes('e'))
    await source!.stop()
    await put('f')

    const second: string[] = []
    await map(async (event) => second.push(...keys(event)))
    await until(() => second.includes('f'))
    await engine.close()
    await sleep(400)
    engine = await startDynamoDb({ dir, port })
    await put('g')
    await until(() => second.includes('g'))
    expect(second).toEqual(['f', 'g'])
  },
)

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const bound = (server.address() as { port: number }).port
      server.close(() => resolve(bound))
    })
  })
}
