import { type ChildProcess, spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { CreateTableCommand, DynamoDBClient, GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb'
import { type DynamoDb, startDynamoDb } from '../../local/dynamodb.ts'

const hasEngine = process.platform === 'linux' && process.arch === 'x64'
const onLinux = hasEngine ? test : test.skip // the engine comes for linux-x64 only

const dir = mkdtempSync(join(tmpdir(), 'dynamodb-'))
let engine: DynamoDb | undefined
afterEach(() => engine?.close())
afterAll(() => rmSync(dir, { recursive: true, force: true }))

const clientOf = (endpoint: string) =>
  new DynamoDBClient({ endpoint, region: 'eu-west-1', credentials: { accessKeyId: 'a', secretAccessKey: 'b' } })
const answers = (endpoint: string) =>
  fetch(endpoint).then(
    () => true,
    () => false,
  )

onLinux('what was written is there after a restart, and nothing answers after close', async () => {
  const port = await freePort()
  engine = await startDynamoDb({ dir, port })
  const client = clientOf(engine.endpoint)
  await client.send(
    new CreateTableCommand({
      TableName: 'plaza',
      BillingMode: 'PAY_PER_REQUEST',
      AttributeDefinitions: [{ AttributeName: 'pk', AttributeType: 'S' }],
      KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
    }),
  )
  await client.send(new PutItemCommand({ TableName: 'plaza', Item: { pk: { S: 'a' } } }))

  await engine.close()
  expect(await answers(engine.endpoint)).toBe(false)
  engine = await startDynamoDb({ dir, port })
  const { Item } = await client.send(new GetItemCommand({ TableName: 'plaza', Key: { pk: { S: 'a' } } }))
  expect(Item).toEqual({ pk: { S: 'a' } })
  client.destroy()
})

onLinux('an engine that dies by itself is reported', async () => {
  const port = await freePort()
  const reported = new Promise<string>((onExit) => {
    void startDynamoDb({ dir, port, onExit }).then(async (started) => {
      engine = started
      process.kill(await processOf(port), 'SIGKILL')
    })
  })
  expect(await reported).toContain('the DynamoDB engine ended')
})

onLinux('a port that is taken is said, not shared', async () => {
  const port = await freePort()
  engine = await startDynamoDb({ dir, port })
  await expect(startDynamoDb({ dir, port })).rejects.toThrow(`port ${port} for DynamoDB is taken`)
})

onLinux('the engine ends with its parent, kill -9 included', async () => {
  const port = await freePort()
  const parent = await startParent(port)
  expect(await answers(`http://127.0.0.1:${port}`)).toBe(true)
  parent.kill('SIGKILL')
  await expectSilence(port)
})

onLinux('an engine that cannot open its file says why', async () => {
  const broken = join(dir, 'broken')
  mkdirSync(join(broken, 'dynamodb.sqlite'), { recursive: true })
  const start = startDynamoDb({ dir: broken, port: await freePort() })
  await expect(start).rejects.toThrow(/the DynamoDB engine ended \(exit code \d+\): .+/s)
})

test('an engine of one’s own is used when it answers, and asked for when it does not', async () => {
  const port = await freePort()
  process.env['PLAZA_DYNAMODB_ENDPOINT'] = `http://127.0.0.1:${port}/`
  await expect(startDynamoDb({ dir, port: 1 })).rejects.toThrow('nothing answers there')
  delete process.env['PLAZA_DYNAMODB_ENDPOINT']
})

/** Another process that starts the engine and waits. */
async function startParent(port: number): Promise<ChildProcess> {
  const main = join(dir, 'parent.ts')
  writeFileSync(
    main,
    `import { startDynamoDb } from ${JSON.stringify(join(import.meta.dirname, '../../local/dynamodb.ts'))}
    await startDynamoDb({ dir: ${JSON.stringify(join(dir, 'orphan'))}, port: ${port} })
    console.log('ready')
    setInterval(() => {}, 1000)`,
  )
  const parent = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', main], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  await new Promise((resolve) => parent.stdout.once('data', resolve))
  return parent
}

/** Process id of the engine on a port, found by its arguments. */
async function processOf(port: number): Promise<number> {
  for (const id of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    const commandLine = await readFile(`/proc/${id}/cmdline`, 'utf8').catch(() => '')
    const [program, ...args] = commandLine.split('\0')
    if (program!.endsWith('/dynoxide') && args.includes(String(port))) return Number(id)
  }
  throw new Error(`no engine runs on port ${port}`)
}

async function expectSilence(port: number): Promise<void> {
  const endpoint = `http://127.0.0.1:${port}`
  for (let round = 0; round < 100 && (await answers(endpoint)); round += 1) await sleep(20)
  expect(await answers(endpoint)).toBe(false)
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number }
      server.close(() => resolve(port))
    })
  })
}
