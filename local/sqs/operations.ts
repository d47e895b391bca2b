// local/sqs/operations.ts: the operations of the SQS protocol (AWS JSON 1.0), one row each.
import { type MessageAttributes, md5, md5OfAttributes } from './checksum.ts'
import { SqsError } from './error.ts'
import type { Queues } from './queues.ts'
import type { QueueSettings, ReceivedMessage, Store } from './store.ts'

/** Runs one operation on its JSON input. `signal` aborts when the client has gone. */
export type Operation = (input: Input, signal: AbortSignal) => object | Promise<object>
export type Operations = Readonly<Record<string, Operation>>

interface Entry {
  readonly Id?: string
  readonly MessageBody?: string
  readonly MessageAttributes?: MessageAttributes
  readonly DelaySeconds?: number
  readonly ReceiptHandle?: string
  readonly VisibilityTimeout?: number
}

/** The members that clients send, of all operations together; each is checked where it is used. */
export interface Input extends Entry {
  readonly QueueName?: string
  readonly QueueNamePrefix?: string
  readonly QueueUrl?: string
  readonly Attributes?: Readonly<Record<string, string>>
  readonly AttributeNames?: readonly string[]
  readonly Entries?: readonly Entry[]
  readonly MaxNumberOfMessages?: number
  readonly WaitTimeSeconds?: number
}

interface Context {
  readonly queues: Queues
  readonly store: Store
  readonly account: string
  readonly baseUrl: string
}

export function createOperations({ queues, store, account, baseUrl }: Context): Operations {
  const urlOf = (name: string) => `${baseUrl}/${account}/${name}`
  const queueOf = (input: Input) => needed(input.QueueUrl, 'QueueUrl')

  const send = (queue: string, entry: Entry) => {
    const attributes = entry.MessageAttributes ?? {}
    const body = needed(entry.MessageBody, 'MessageBody')
    const delaySeconds = within(entry.DelaySeconds ?? 0, 0, 900, 'DelaySeconds')
    const id = queues.send(queue, body, { attributes, delaySeconds })
    return { MessageId: id, MD5OfMessageBody: md5(body), ...attributesSum(attributes) }
  }
  const remove = (queue: string, entry: Entry) => {
    // A receipt that is no longer good is not an error: deleting is repeated by careful clients.
    queues.remove(queue, needed(entry.ReceiptHandle, 'ReceiptHandle'))
    return {}
  }
  const changeVisibility = (queue: string, entry: Entry) => {
    const seconds = within(needed(entry.VisibilityTimeout, 'VisibilityTimeout'), 0, 43_200, 'VisibilityTimeout')
    if (!queues.changeVisibility(queue, needed(entry.ReceiptHandle, 'ReceiptHandle'), seconds)) {
      throw new SqsError('ReceiptHandleIsInvalid', 'The input receipt handle is not valid or has expired.')
    }
    return {}
  }

  return {
    CreateQueue: (input) => {
      const name = needed(input.QueueName, 'QueueName')
      if (!store.queues().has(name)) store.addQueue(name, readSettings(name, input.Attributes ?? {}, queues))
      return { QueueUrl: urlOf(name) }
    },
    GetQueueUrl: (input) => {
      const name = needed(input.QueueName, 'QueueName')
      queues.settings(name) // refuses when there is no such queue
      return { QueueUrl: urlOf(name) }
    },
    ListQueues: (input) => ({
      QueueUrls: [...store.queues().keys()].filter((name) => name.startsWith(input.QueueNamePrefix ?? '')).map(urlOf),
    }),
    GetQueueAttributes: (input) => {
      const all = describe(queueOf(input), queues)
      const names = input.AttributeNames ?? []
      if (names.includes('All')) return { Attributes: all }
      return { Attributes: Object.fromEntries(Object.entries(all).filter(([name]) => names.includes(name))) }
    },
    SendMessage: (input) => send(queueOf(input), input),
    SendMessageBatch: (input) => batch(input, (entry) => send(queueOf(input), entry)),
    ReceiveMessage: async (input, signal) => {
      const messages = await queues.receive(queueOf(input), {
        max: within(input.MaxNumberOfMessages ?? 1, 1, 10, 'MaxNumberOfMessages'),
        visibilitySeconds: input.VisibilityTimeout,
        waitSeconds: within(input.WaitTimeSeconds ?? 0, 0, 20, 'WaitTimeSeconds'),
        signal,
      })
      return messages.length > 0 ? { Messages: messages.map(toWire) } : {}
    },
    DeleteMessage: (input) => remove(queueOf(input), input),
    DeleteMessageBatch: (input) => batch(input, (entry) => remove(queueOf(input), entry)),
    ChangeMessageVisibility: (input) => changeVisibility(queueOf(input), input),
    ChangeMessageVisibilityBatch: (input) => batch(input, (entry) => changeVisibility(queueOf(input), entry)),
    PurgeQueue: (input) => {
      queues.purge(queueOf(input))
      return {}
    },
  }
}

function readSettings(name: string, attributes: Readonly<Record<string, string>>, queues: Queues): QueueSettings {
  if (name.endsWith('.fifo') || attributes['FifoQueue'] === 'true') {
    // Said openly: a queue that takes FIFO settings but does not keep the order would hide mistakes.
    throw new SqsError('UnsupportedOperation', 'FIFO queues are not part of the one-machine edition.')
  }
  if (!/^[\w-]{1,80}$/.test(name)) {
    throw new SqsError('InvalidParameterValue', 'A queue name has 1 to 80 letters, digits, hyphens and underscores.')
  }
  const visibilitySeconds = within(Number(attributes['VisibilityTimeout'] ?? 30), 0, 43_200, 'VisibilityTimeout')
  if (!attributes['RedrivePolicy']) return { visibilitySeconds }
  const policy = JSON.parse(attributes['RedrivePolicy']) as { deadLetterTargetArn: string; maxReceiveCount: number }
  const target = queues.arn(policy.deadLetterTargetArn).split(':').at(-1)!
  return { visibilitySeconds, deadLetter: { queue: target, maxReceives: Number(policy.maxReceiveCount) } }
}

function describe(queue: string, queues: Queues): Record<string, string> {
  const { visibilitySeconds, deadLetter } = queues.settings(queue)
  const counts = queues.counts(queue)
  return {
    QueueArn: queues.arn(queue),
    VisibilityTimeout: String(visibilitySeconds),
    ApproximateNumberOfMessages: String(counts.visible),
    ApproximateNumberOfMessagesNotVisible: String(counts.inFlight),
    ApproximateNumberOfMessagesDelayed: String(counts.delayed),
    ...(deadLetter && {
      RedrivePolicy: JSON.stringify({
        deadLetterTargetArn: queues.arn(deadLetter.queue),
        maxReceiveCount: deadLetter.maxReceives,
      }),
    }),
  }
}

/** The counters that SQS and the Lambda event call `attributes`. */
export function systemAttributes(message: ReceivedMessage) {
  return {
    ApproximateReceiveCount: String(message.receives),
    SentTimestamp: String(message.sentAt),
    SenderId: 'local',
    ApproximateFirstReceiveTimestamp: String(message.firstReceivedAt),
  }
}

function toWire(message: ReceivedMessage): object {
  const hasAttributes = Object.keys(message.attributes).length > 0
  return {
    MessageId: message.id,
    ReceiptHandle: message.receipt,
    Body: message.body,
    MD5OfBody: md5(message.body),
    Attributes: systemAttributes(message),
    ...(hasAttributes && { MessageAttributes: message.attributes }),
    ...attributesSum(message.attributes),
  }
}

function attributesSum(attributes: MessageAttributes): object {
  return Object.keys(attributes).length > 0 ? { MD5OfMessageAttributes: md5OfAttributes(attributes) } : {}
}

/** Runs each entry on its own: one that fails does not fail the others. */
function batch(input: Input, action: (entry: Entry) => object): object {
  const entries = input.Entries ?? []
  if (entries.length === 0) throw new SqsError('EmptyBatchRequest', 'There should be at least one entry.')
  if (entries.length > 10) throw new SqsError('TooManyEntriesInBatchRequest', `At most 10, not ${entries.length}.`)
  if (new Set(entries.map((entry) => entry.Id)).size < entries.length) {
    throw new SqsError('BatchEntryIdsNotDistinct', 'Two entries have the same id.')
  }
  const successful: object[] = []
  const failed: object[] = []
  for (const entry of entries) {
    try {
      successful.push({ Id: entry.Id, ...action(entry) })
    } catch (error) {
      if (!(error instanceof SqsError) || error.code === 'QueueDoesNotExist') throw error
      failed.push({ Id: entry.Id, Code: error.code, SenderFault: true, Message: error.message })
    }
  }
  return { Successful: successful, Failed: failed }
}

function needed<T>(value: T | undefined, name: string): T {
  if (value === undefined) throw new SqsError('MissingParameter', `The request must contain the parameter ${name}.`)
  return value
}

function within(value: number, min: number, max: number, name: string): number {
  if (Number.isInteger(value) && value >= min && value <= max) return value
  throw new SqsError('InvalidParameterValue', `${name} must be a whole number from ${min} to ${max}, not ${value}.`)
}
