// local/sqs/queues.ts: the queues of the one-machine edition, for this process and, over HTTP, for the AWS SDK.

import type { MessageAttributes } from './checksum.ts'
import { SqsError } from './error.ts'
import { createOperations } from './operations.ts'
import { createSqsServer } from './server.ts'
import { type Counts, openStore, type QueueSettings, type ReceivedMessage } from './store.ts'

export interface QueuesOptions {
  /** Folder of the database file; made when missing. One process at a time. */
  readonly dir: string
  readonly region: string
  /** 12 digits. */
  readonly account: string
  readonly queues: Readonly<Record<string, QueueSettings>>
}

export interface ReceiveOptions {
  /** 1 to 10; 1 when absent. */
  readonly max?: number
  /** The queue's own when absent. */
  readonly visibilitySeconds?: number
  /** How long to wait for the first message; 0 when absent. */
  readonly waitSeconds?: number
  /** Ends the waiting early, with no messages. */
  readonly signal?: AbortSignal
}

export interface SendOptions {
  readonly attributes?: MessageAttributes
  readonly delaySeconds?: number
}

/** Queues are named by their name, ARN or URL. */
export interface Queues {
  /** Serves the SQS protocol. @returns the port, which matters when 0 was asked for */
  listen(port: number, host?: string): Promise<number>
  close(): Promise<void>
  arn(queue: string): string
  settings(queue: string): QueueSettings
  readonly region: string
  /** Stores a message: it is on disk when this returns. @returns its id */
  send(queue: string, body: string, options?: SendOptions): string
  receive(queue: string, options?: ReceiveOptions): Promise<ReceivedMessage[]>
  /** Deletes a received message. @returns whether the receipt was still good */
  remove(queue: string, receipt: string): boolean
  /** Makes a received message visible in so many seconds from now. @returns whether the receipt was still good */
  changeVisibility(queue: string, receipt: string, seconds: number): boolean
  /** Makes everything in flight visible now: for the one poller of a queue, at its start. @returns how many */
  release(queue: string): number
  purge(queue: string): void
  counts(queue: string): Counts
}

// The limit of SQS since August 2025.
const MAX_MESSAGE_BYTES = 1_048_576

export function createQueues(options: QueuesOptions): Queues {
  const store = openStore(options.dir, options.queues)
  const sleepers = new Set<() => void>()
  const wakeAll = () => {
    for (const wake of sleepers) wake()
  }

  function nameOf(queue: string): string {
    const name = queue.split(/[/:]/).at(-1) ?? ''
    if (!store.queues().has(name)) {
      throw new SqsError('QueueDoesNotExist', `The specified queue does not exist: ${queue}`)
    }
    return name
  }

  /** Sleeps until a message may be visible: something changed, a hidden one comes back, or `until`. */
  function nextChance(queue: string, until: number, signal?: AbortSignal): Promise<void> {
    const at = Math.min(until, store.nextVisibleAt(queue) ?? until)
    return new Promise((resolve) => {
      const wake = () => {
        clearTimeout(timer)
        sleepers.delete(wake)
        signal?.removeEventListener('abort', wake)
        resolve()
      }
      const timer = setTimeout(wake, Math.max(1, at - Date.now()))
      sleepers.add(wake)
      signal?.addEventListener('abort', wake)
    })
  }

  let closed = false
  const queues: Queues = {
    region: options.region,
    arn: (queue) => `arn:aws:sqs:${options.region}:${options.account}:${nameOf(queue)}`,
    settings: (queue) => store.queues().get(nameOf(queue))!,
    send: (queue, body, { attributes = {}, delaySeconds = 0 } = {}) => {
      checkBody(body)
      const now = Date.now()
      const id = store.add(nameOf(queue), body, attributes, now, now + delaySeconds * 1000)
      wakeAll()
      return id
    },
    receive: async (queue, { max = 1, visibilitySeconds, waitSeconds = 0, signal } = {}) => {
      const name = nameOf(queue)
      const hiddenSeconds = visibilitySeconds ?? queues.settings(name).visibilitySeconds
      const until = Date.now() + waitSeconds * 1000
      while (!closed && !signal?.aborted) {
        const now = Date.now()
        const messages = store.take(name, max, now, now + hiddenSeconds * 1000)
        if (messages.length > 0 || now >= until) return messages
        await nextChance(name, until, signal)
      }
      return []
    },
    remove: (queue, receipt) => store.remove(nameOf(queue), receipt),
    changeVisibility: (queue, receipt, seconds) => {
      const changed = store.setVisible(nameOf(queue), receipt, Date.now() + seconds * 1000)
      wakeAll()
      return changed
    },
    release: (queue) => {
      const released = store.release(nameOf(queue), Date.now())
      wakeAll()
      return released
    },
    purge: (queue) => store.purge(nameOf(queue)),
    counts: (queue) => store.counts(nameOf(queue), Date.now()),
    listen: (port, host) => server.listen(port, host),
    close: async () => {
      if (closed) return
      closed = true
      wakeAll()
      await server.close()
      store.close()
    },
  }
  const server = createSqsServer((baseUrl) => createOperations({ queues, store, account: options.account, baseUrl }))
  return queues
}

function checkBody(body: string): void {
  if (!body) throw new SqsError('MissingParameter', 'The request must contain the parameter MessageBody.')
  if (Buffer.byteLength(body) > MAX_MESSAGE_BYTES) {
    throw new SqsError(
      'InvalidParameterValue',
      `One or more parameters are invalid. Reason: Message must be shorter than ${MAX_MESSAGE_BYTES} bytes.`,
    )
  }
}
