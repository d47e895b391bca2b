// local/s3/server.ts: the S3 endpoint of the one-machine edition: buckets and objects in one folder, over HTTP.
import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { isGone, sendAnswer, sendError, toS3Error } from './answer.ts'
import { corsHeaders } from './cors.ts'
import { abortOldUploads } from './lifecycle.ts'
import { createOutbox, type Deliver } from './outbox.ts'
import { readRequest, type S3Request } from './request.ts'
import { answerRequest } from './router.ts'
import type { Credentials } from './signature.ts'
import { openStore, type Store } from './store.ts'

export interface S3Options {
  /** Everything is kept here; one endpoint per folder. */
  readonly dir: string
  readonly credentials: Credentials
  /** Requests must be signed for it; events and locations name it. */
  readonly region: string
  /**
   * Hands an event to a queue. It is called again until it resolves, and may see an event twice.
   *
   * @param target ARN of the queue, from the bucket's notification configuration
   * @param event `{ Records: [...] }` as S3 sends it
   */
  readonly deliver: Deliver
  readonly maxObjectBytes?: number
  /** Bytes of the disk that uploads leave free. */
  readonly reservedBytes?: number
}

export interface S3Endpoint {
  /** @param port 0 for any free one @returns the port */
  listen(port: number, host?: string): Promise<number>
  close(): Promise<void>
}

const GIBIBYTE = 1024 ** 3
const MAX_OBJECT_BYTES = 50 * GIBIBYTE
const RESERVED_BYTES = GIBIBYTE / 4
const SWEEP_MILLISECONDS = 30_000
const LIFECYCLE_MILLISECONDS = 60 * 60_000
/** A connection on which nothing moves for this long is closed. */
const IDLE_MILLISECONDS = 120_000

/** @throws Error when another endpoint uses the folder */
export function createS3(options: S3Options): S3Endpoint {
  const { dir, region, credentials, deliver } = options
  const { maxObjectBytes = MAX_OBJECT_BYTES, reservedBytes = RESERVED_BYTES } = options
  const store = openStore({ dir, region, maxObjectBytes, reservedBytes })
  const outbox = createOutbox(store.database, deliver)
  const open = new Set<Promise<void>>()

  // No limit on the whole request: an upload of gigabytes takes its time.
  const server = http.createServer({ requestTimeout: 0, keepAliveTimeout: 65_000 }, (message, response) => {
    const handled = handle(store, credentials, message, response)
      .then(() => outbox.wake())
      .finally(() => open.delete(handled))
    open.add(handled)
  })
  server.setTimeout(IDLE_MILLISECONDS)
  const timers = [
    repeat(SWEEP_MILLISECONDS, () => store.blobs.sweep(Date.now())),
    repeat(LIFECYCLE_MILLISECONDS, () => abortOldUploads(store, Date.now())),
  ]

  return {
    listen: (port, host = '127.0.0.1') =>
      new Promise((resolve, reject) => {
        server.once('error', reject)
        server.listen(port, host, () => {
          abortOldUploads(store, Date.now())
          outbox.wake()
          resolve((server.address() as AddressInfo).port)
        })
      }),
    close: async () => {
      for (const timer of timers) clearInterval(timer)
      server.closeAllConnections()
      if (server.listening) await new Promise((resolve) => server.close(resolve))
      await Promise.all(open)
      await outbox.stop()
      store.close()
    },
  }
}

/** The one place where refusals and faults become answers. Never rejects. */
async function handle(
  store: Store,
  credentials: Credentials,
  message: http.IncomingMessage,
  response: http.ServerResponse,
): Promise<void> {
  let request: S3Request | undefined
  let common: Record<string, string> = {}
  try {
    request = readRequest(message)
    common = { 'x-amz-request-id': request.id }
    if (request.method !== 'OPTIONS') common = { ...common, ...corsHeaders(store, request) }
    const answer = await answerRequest(store, request, credentials)
    await sendAnswer(response, answer, common)
  } catch (error) {
    if (response.headersSent || isGone(error, message)) return void response.destroy()
    await sendError(message, response, request, toS3Error(error), common).catch(() => response.destroy())
  }
}

function repeat(milliseconds: number, action: () => unknown): NodeJS.Timeout {
  const run = async () => {
    try {
      await action()
    } catch (error) {
      console.error('s3', error)
    }
  }
  return setInterval(run, milliseconds).unref()
}
