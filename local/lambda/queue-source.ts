// local/lambda/queue-source.ts: the event source mapping that Lambda runs between a queue and a function.
import type { SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda'
import { md5 } from '../sqs/checksum.ts'
import { systemAttributes } from '../sqs/operations.ts'
import type { Queues } from '../sqs/queues.ts'
import type { ReceivedMessage } from '../sqs/store.ts'

// biome-ignore lint/suspicious/noConfusingVoidType: a handler without a response may have no return at all
export type QueueHandler = (event: SQSEvent) => Promise<SQSBatchResponse | void>

export interface QueueSourceOptions {
  /** Messages per invocation, 1 to 10. */
  readonly batchSize: number
  /** Invocations at the same time. */
  readonly concurrency: number
  /** Told of every failed message: what failed, how often it was received. */
  readonly onFailure?: (line: string) => void
}

export interface QueueSource {
  /** Takes no more messages and waits for the invocations under way. */
  stop(): Promise<void>
}

/**
 * Invokes `invoke` with the messages of a queue until `stop()`.
 *
 * A batch that throws fails as a whole; `batchItemFailures` fail by themselves. What failed comes back after
 * 1, 2, 4, ... seconds, at most the queue's visibility timeout, and moves to the dead-letter queue after
 * `maxReceives`. Every message comes at least once, so handlers must bear repetition.
 *
 * Must be the only poller of the queue: messages that were in flight when the process died become visible at once.
 */
export function mapQueue(
  queues: Queues,
  queue: string,
  invoke: QueueHandler,
  options: QueueSourceOptions,
): QueueSource {
  queues.release(queue)
  const stopping = new AbortController()
  const source = { queues, queue, invoke, options }

  const pollers = Array.from({ length: options.concurrency }, async () => {
    while (!stopping.signal.aborted) {
      const messages = await queues.receive(queue, {
        max: options.batchSize,
        waitSeconds: 20,
        signal: stopping.signal,
      })
      if (messages.length > 0) await handle(source, messages)
    }
  })
  return {
    stop: async () => {
      stopping.abort()
      await Promise.all(pollers)
    },
  }
}

interface Source {
  readonly queues: Queues
  readonly queue: string
  readonly invoke: QueueHandler
  readonly options: QueueSourceOptions
}

async function handle(source: Source, messages: readonly ReceivedMessage[]): Promise<void> {
  const { queues, queue } = source
  const stopHeartbeat = keepHidden(source, messages)
  const failures = await failuresOf(source, messages)
  stopHeartbeat()

  const { visibilitySeconds } = queues.settings(queue)
  for (const message of messages) {
    const failure = failures.get(message.id)
    if (failure === undefined) {
      queues.remove(queue, message.receipt)
      continue
    }
    source.options.onFailure?.(`${queue}: message ${message.id} failed at receive ${message.receives}: ${failure}`)
    queues.changeVisibility(queue, message.receipt, Math.min(2 ** (message.receives - 1), visibilitySeconds))
  }
}

/** Extends the visibility timeout while the handler runs, so that a long one is not started a second time. */
function keepHidden({ queues, queue }: Source, messages: readonly ReceivedMessage[]): () => void {
  const { visibilitySeconds } = queues.settings(queue)
  const timer = setInterval(
    () => {
      for (const message of messages) queues.changeVisibility(queue, message.receipt, visibilitySeconds)
    },
    Math.max(100, (visibilitySeconds * 1000) / 3),
  )
  return () => clearInterval(timer)
}

/** @returns why each failed message failed, by message id */
async function failuresOf(source: Source, messages: readonly ReceivedMessage[]): Promise<ReadonlyMap<string, string>> {
  const event = toEvent(source, messages)
  try {
    const response = await source.invoke(event)
    return readFailures(response?.batchItemFailures ?? [], messages)
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    return new Map(messages.map((message) => [message.id, why]))
  }
}

/** As Lambda does: an id that is not in the batch means that the response cannot be trusted, so all of it failed. */
function readFailures(failures: SQSBatchResponse['batchItemFailures'], messages: readonly ReceivedMessage[]) {
  const ids = new Set(messages.map((message) => message.id))
  const unknown = failures.find((failure) => !ids.has(failure.itemIdentifier))
  if (unknown) {
    const why = `batchItemFailures names ${JSON.stringify(unknown.itemIdentifier)}, which is not in the batch`
    return new Map(messages.map((message) => [message.id, why]))
  }
  return new Map(failures.map((failure) => [failure.itemIdentifier, 'listed in batchItemFailures']))
}

function toEvent({ queues, queue }: Source, messages: readonly ReceivedMessage[]): SQSEvent {
  const eventSourceARN = queues.arn(queue)
  return {
    Records: messages.map((message) => ({
      messageId: message.id,
      receiptHandle: message.receipt,
      body: message.body,
      attributes: systemAttributes(message),
      messageAttributes: toEventAttributes(message),
      md5OfBody: md5(message.body),
      eventSource: 'aws:sqs',
      eventSourceARN,
      awsRegion: queues.region,
    })),
  }
}

/** The event spells attributes with small letters where the protocol has capitals. */
function toEventAttributes({ attributes }: ReceivedMessage): SQSRecord['messageAttributes'] {
  return Object.fromEntries(
    Object.entries(attributes).map(([name, { DataType, StringValue, BinaryValue }]) => [
      name,
      { dataType: DataType as 'String', stringValue: StringValue, binaryValue: BinaryValue },
    ]),
  )
}
