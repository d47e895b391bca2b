// local/lambda/worker-main.ts: the child process of a worker: loads one handler module and answers invocations.
import { randomUUID } from 'node:crypto'
import { pathToFileURL } from 'node:url'
import { Worker } from 'node:worker_threads'
import type { Context } from 'aws-lambda'
import type { ErrorMessage, Invocation, Reply } from './worker-protocol.ts'

type Handler = (event: unknown, context: Partial<Context>) => unknown

// The parent's end of the channel closes however the parent ended, `kill -9` included.
process.once('disconnect', () => process.exit(0))
// That needs a main thread that listens; the watch does not.
new Worker(new URL('./worker-watch.ts', import.meta.url), { workerData: { parent: process.ppid } }).unref()
// Ctrl-C reaches the whole process group; the parent decides when its children end.
process.on('SIGINT', () => {})

const entry = process.argv[2]!
try {
  const module = (await import(pathToFileURL(entry).href)) as { handler?: unknown }
  if (typeof module.handler !== 'function') {
    throw new Error(`${entry} exports ${typeof module.handler} as \`handler\`, expected a function`)
  }
  const handler = module.handler as Handler
  process.on('message', (invocation: Invocation) => void answer(handler, invocation))
  reply({ kind: 'ready' })
} catch (error) {
  reply({ kind: 'unusable', error: toMessage(error) }, () => process.exit(1))
}

async function answer(handler: Handler, { id, event, deadline }: Invocation): Promise<void> {
  try {
    const result = await handler(event, contextOf(deadline))
    reply({ kind: 'result', id, result: result ?? null })
  } catch (error) {
    reply({ kind: 'error', id, error: toMessage(error) })
  }
}

/** The part of Lambda's context that handlers may rely on. */
function contextOf(deadline: number): Partial<Context> {
  const name = process.env['AWS_LAMBDA_FUNCTION_NAME'] ?? ''
  return {
    awsRequestId: randomUUID(),
    functionName: name,
    functionVersion: '$LATEST',
    invokedFunctionArn: `arn:aws:lambda:${process.env['AWS_REGION']}:000000000000:function:${name}`,
    memoryLimitInMB: process.env['AWS_LAMBDA_FUNCTION_MEMORY_SIZE'] ?? '',
    callbackWaitsForEmptyEventLoop: true,
    getRemainingTimeInMillis: () => Math.max(0, deadline - Date.now()),
  }
}

function reply(message: Reply, sent: () => void = () => {}): void {
  process.send?.(message, undefined, undefined, sent)
}

function toMessage(error: unknown): ErrorMessage {
  if (error instanceof Error) return { name: error.name, message: error.message, stack: error.stack }
  return { name: 'Error', message: `the handler threw ${JSON.stringify(error) ?? String(error)}` }
}
