import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { SQSEvent } from 'aws-lambda'
import { mapQueue, type QueueHandler, type QueueSource } from '../../../local/lambda/queue-source.ts'
import { createQueues, type Queues } from '../../../local/sqs/queues.ts'

const dir = mkdtempSync(join(tmpdir(), 'queue-source-'))
let queues: Queues
let source: QueueSource | undefined

const optionsOf = (visibilitySeconds: number) => ({
  dir,
  region: 'eu-west-1',
  account: '000000000000',
  queues: { work: { visibilitySeconds, deadLetter: { queue: 'dead', maxReceives: 2 } }, dead: { visibilitySeconds } },
})
function open(visibilitySeconds: number): void {
  queues = createQueues(optionsOf(visibilitySeconds))
}
beforeEach(() => rmSync(dir, { recursive: true, force: true }))
afterEach(async () => {
  await source?.stop()
  await queues.close()
})
afterAll(() => rmSync(dir, { recursive: true, force: true }))

function map(invoke: QueueHandler, batchSize = 10): void {
  source = mapQueue(queues, 'work', invoke, { batchSize, concurrency: 1 })
}
async function until(isTrue: () => boolean): Promise<void> {
  for (const end = Date.now() + 5000; !isTrue(); ) {
    if (Date.now() > end) throw new Error('did not happen within 5 s')
    await sleep(10)
  }
}
const isEmpty = () => Object.values(queues.counts('work')).every((count) => count === 0)

test('a handled message is gone; a batch that throws comes back', async () => {
  open(30)
  queues.send('work', 'a')
  const receives: string[] = []
  map(async (event) => {
    receives.push(event.Records[0]!.attributes.ApproximateReceiveCount)
    if (receives.length === 1) throw new Error('first time')
  })
  await until(isEmpty)
  expect(receives).toEqual(['1', '2'])
})

test('only the failed part of a batch comes back, and to the dead letters when it keeps failing', async () => {
  open(0.1)
  queues.send('work', 'good')
  queues.send('work', 'bad')
  const seen: string[][] = []
  map(async (event: SQSEvent) => {
    seen.push(event.Records.map((record) => record.body))
    const bad = event.Records.find((record) => record.body === 'bad')!
    return { batchItemFailures: [{ itemIdentifier: bad.messageId }] }
  })
  await until(() => queues.counts('dead').visible === 1)
  expect(seen).toEqual([['good', 'bad'], ['bad']])
})

test('a response that names an unknown message fails the whole batch', async () => {
  open(0.05)
  queues.send('work', 'a')
  map(async () => ({ batchItemFailures: [{ itemIdentifier: 'someone else' }] }))
  await until(() => queues.counts('dead').visible === 1)
})

test('a handler that takes longer than the visibility timeout is not started twice', async () => {
  open(0.4)
  queues.send('work', 'slow')
  let starts = 0
  source = mapQueue(
    queues,
    'work',
    async () => {
      starts += 1
      await sleep(1200)
    },
    { batchSize: 1, concurrency: 2 },
  )
  await until(isEmpty)
  expect(starts).toBe(1)
})

test('stop waits for the invocation under way', async () => {
  open(30)
  queues.send('work', 'a')
  let state = 'waiting'
  map(async () => {
    state = 'running'
    await sleep(100)
    state = 'done'
  })
  await until(() => state === 'running')
  await source!.stop()
  expect(state).toBe('done')
  expect(isEmpty()).toBe(true)
})

test('what was in flight when the process was killed is handled right at the next start', async () => {
  const main = join(dir, 'parent.ts')
  mkdirSync(dir, { recursive: true })
  writeFileSync(
    main,
    `import { createQueues } from ${JSON.stringify(join(import.meta.dirname, '../../../local/sqs/queues.ts'))}
    const queues = createQueues(${JSON.stringify(optionsOf(3600))})
    queues.send('work', 'interrupted')
    await queues.receive('work')
    console.log('received')
    setInterval(() => {}, 1000)`,
  )
  const killed = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', main], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  await new Promise((resolve) => killed.stdout.once('data', resolve))
  killed.kill('SIGKILL')
  await new Promise((resolve) => killed.once('exit', resolve))

  open(3600)
  expect(queues.counts('work').inFlight).toBe(1)
  const bodies: string[] = []
  map(async (event) => void bodies.push(...event.Records.map((record) => record.body)))
  await until(isEmpty)
  expect(bodies).toEqual(['interrupted'])
})
