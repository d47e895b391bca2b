import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  CreateQueueCommand,
  DeleteMessageCommand,
  GetQueueAttributesCommand,
  ReceiveMessageCommand,
  SendMessageCommand,
  SQSClient,
} from '@aws-sdk/client-sqs'
import { createQueues, type Queues } from '../../../local/sqs/queues.ts'

const dir = mkdtempSync(join(tmpdir(), 'queues-'))
const options = {
  dir,
  region: 'eu-west-1',
  account: '000000000000',
  queues: {
    work: { visibilitySeconds: 30, deadLetter: { queue: 'dead', maxReceives: 2 } },
    dead: { visibilitySeconds: 30 },
  },
}
let queues: Queues
let client: SQSClient
let url: string

beforeEach(async () => {
  rmSync(dir, { recursive: true, force: true })
  queues = createQueues(options)
  const endpoint = `http://127.0.0.1:${await queues.listen(0)}`
  client = new SQSClient({
    endpoint,
    region: 'eu-west-1',
    credentials: { accessKeyId: 'a', secretAccessKey: 'b' },
    maxAttempts: 1,
  })
  url = `${endpoint}/000000000000/work`
})
afterEach(async () => {
  client.destroy()
  await queues.close()
})
afterAll(() => rmSync(dir, { recursive: true, force: true }))

test('the SDK sends, receives and deletes, and its checksums hold', async () => {
  const MessageAttributes = {
    kind: { DataType: 'String', StringValue: 'Größe' },
    raw: { DataType: 'Binary', BinaryValue: new Uint8Array([1, 2]) },
  }
  await client.send(new SendMessageCommand({ QueueUrl: url, MessageBody: 'héllo 𝒳', MessageAttributes }))
  const { Messages } = await client.send(new ReceiveMessageCommand({ QueueUrl: url, MessageAttributeNames: ['All'] }))

  expect(Messages).toHaveLength(1)
  expect(Messages![0]).toMatchObject({ Body: 'héllo 𝒳', Attributes: { ApproximateReceiveCount: '1' } })
  expect(Messages![0]!.MessageAttributes!['kind']!.StringValue).toBe('Größe')
  expect(queues.counts('work')).toEqual({ visible: 0, inFlight: 1, delayed: 0 })
  await client.send(new DeleteMessageCommand({ QueueUrl: url, ReceiptHandle: Messages![0]!.ReceiptHandle }))
  expect(queues.counts('work')).toEqual({ visible: 0, inFlight: 0, delayed: 0 })
})

test('a message received too often moves to the dead-letter queue and takes no place in the batch', async () => {
  queues.send('work', 'poison')
  for (const _ of [1, 2]) expect(await queues.receive('work', { visibilitySeconds: 0 })).toHaveLength(1)
  queues.send('work', 'good')

  const received = await queues.receive('work', { max: 1 })
  expect(received.map((message) => message.body)).toEqual(['good'])
  expect((await queues.receive('dead')).map((message) => message.body)).toEqual(['poison'])
})

test('what was acknowledged is there after the file is opened again, with its receive count', async () => {
  const id = queues.send('work', 'kept')
  await queues.receive('work', { visibilitySeconds: 0 })
  await queues.close()
  queues = createQueues(options)

  const [message] = await queues.receive('work')
  expect(message).toMatchObject({ id, body: 'kept', receives: 2 })
})

test('a receiver that waits gets a message when it is sent, when it comes back, and none when it leaves', async () => {
  const sent = queues.receive('work', { waitSeconds: 10, visibilitySeconds: 0.2 })
  setTimeout(() => queues.send('work', 'late'), 50)
  expect(await sent).toHaveLength(1)
  expect(await queues.receive('work', { waitSeconds: 10 })).toHaveLength(1)

  const leaving = new AbortController()
  const none = queues.receive('work', { waitSeconds: 10, signal: leaving.signal })
  leaving.abort()
  expect(await none).toEqual([])
})

test('a receipt is good until the next receive only', async () => {
  queues.send('work', 'x')
  const [first] = await queues.receive('work', { visibilitySeconds: 0 })
  const [second] = await queues.receive('work')
  expect(queues.remove('work', first!.receipt)).toBe(false)
  expect(queues.remove('work', second!.receipt)).toBe(true)
})

test('a queue made over the protocol is known after a restart', async () => {
  await client.send(new CreateQueueCommand({ QueueName: 'later', Attributes: { VisibilityTimeout: '7' } }))
  await queues.close()
  queues = createQueues(options)
  expect(queues.settings('later')).toEqual({ visibilitySeconds: 7 })
})

const refusals = [
  {
    name: 'an unknown queue',
    send: () => new SendMessageCommand({ QueueUrl: `${url}x`, MessageBody: 'x' }),
    gives: 'QueueDoesNotExist',
  },
  {
    name: 'a FIFO queue',
    send: () => new CreateQueueCommand({ QueueName: 'a.fifo', Attributes: { FifoQueue: 'true' } }),
    gives: 'UnsupportedOperation',
  },
  {
    name: 'a message over 1 MiB',
    send: () => new SendMessageCommand({ QueueUrl: url, MessageBody: 'x'.repeat(2 ** 20 + 1) }),
    gives: 'InvalidParameterValue',
  },
]
for (const { name, send, gives } of refusals) {
  test(`refused: ${name}`, async () => {
    await expect(client.send(send() as SendMessageCommand)).rejects.toMatchObject({
      name: expect.stringContaining(gives),
    })
  })
}

test('attributes tell the dead-letter queue', async () => {
  const { Attributes } = await client.send(new GetQueueAttributesCommand({ QueueUrl: url, AttributeNames: ['All'] }))
  expect(JSON.parse(Attributes!['RedrivePolicy']!)).toEqual({
    deadLetterTargetArn: 'arn:aws:sqs:eu-west-1:000000000000:dead',
    maxReceiveCount: 2,
  })
})
