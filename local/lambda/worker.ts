// local/lambda/worker.ts: runs a handler module in a process of its own, as Lambda runs it in a sandbox.
import { type ChildProcess, spawn } from 'node:child_process'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { ErrorMessage, Invocation, Reply } from './worker-protocol.ts'

export interface WorkerOptions {
  /** Name of the function, for its logs and errors. */
  readonly name: string
  /** Absolute path of a module that exports `handler`. */
  readonly entry: string
  /** The function's whole environment, besides PATH, HOME and the like: nothing else is inherited. */
  readonly environment: Readonly<Record<string, string>>
  /** Limit of the JavaScript heap; Node's own when absent. */
  readonly memoryMegabytes?: number
  /** Time for one invocation; loading the module does not count. */
  readonly timeoutSeconds: number
  /** Receives what the handler prints, line by line, without the line end. */
  readonly onLog?: (line: string) => void
}

export interface Worker {
  /**
   * Passes an event to the handler. One at a time: further events wait in order.
   *
   * @returns what the handler returned, through JSON
   * @throws Error of the handler, or that it crashed, took too long, could not be loaded or was closed
   */
  invoke(event: unknown): Promise<unknown>
  /** Ends the process. Invocations under way or waiting are rejected. */
  close(): Promise<void>
}

const MAIN = join(import.meta.dirname, 'worker-main.ts')
const IDLE_MILLISECONDS = 5 * 60_000
// Loading the data engine takes 1 s; a cold disk on a loaded machine took 15.
const LOAD_MILLISECONDS = 60_000
const INHERITED = ['PATH', 'HOME', 'TMPDIR', 'LANG', 'NODE_EXTRA_CA_CERTS']

interface Job {
  readonly event: unknown
  readonly resolve: (result: unknown) => void
  readonly reject: (error: Error) => void
}

/** A running child. `ready` is false until its module is loaded. */
interface Sandbox {
  readonly child: ChildProcess
  readonly exited: Promise<void>
  ready: boolean
}

/** Makes a worker. Its process starts with the first event, stays warm, and ends after five idle minutes. */
export function createWorker(options: WorkerOptions): Worker {
  const waiting: Job[] = []
  let current: Job | undefined
  let sandbox: Sandbox | undefined
  let timer: NodeJS.Timeout | undefined
  let lastId = 0
  let closed = false

  /** Takes the next step that is possible: start a child, hand it a job, or let it idle. */
  function advance(): void {
    clearTimeout(timer)
    current ??= waiting.shift()
    if (!current) {
      timer = setTimeout(() => retire(), IDLE_MILLISECONDS).unref()
      return
    }
    if (!sandbox) sandbox = start()
    if (sandbox.ready) hand(sandbox, current)
    else timer = setTimeout(() => abandon(`was not loaded within ${LOAD_MILLISECONDS / 1000} s`), LOAD_MILLISECONDS)
  }

  function hand({ child }: Sandbox, job: Job): void {
    const milliseconds = options.timeoutSeconds * 1000
    timer = setTimeout(() => abandon(`timed out after ${options.timeoutSeconds} s`), milliseconds)
    const invocation: Invocation = { id: ++lastId, event: job.event, deadline: Date.now() + milliseconds }
    child.send(invocation, () => {}) // a child that has just died is reported by its exit
  }

  function start(): Sandbox {
    const child = spawnChild(options)
    const started: Sandbox = { child, exited: exitOf(child), ready: false }
    child.on('message', (reply: Reply) => started === sandbox && receive(started, reply))
    child.on('error', (error) => started === sandbox && abandon(`could not be started: ${error.message}`))
    child.on('exit', (code, signal) => {
      if (started === sandbox) abandon(`ended in the middle (${signal ?? `exit code ${code}`})`)
    })
    return started
  }

  function receive(from: Sandbox, reply: Reply): void {
    if (reply.kind === 'ready') {
      from.ready = true
      advance()
    } else if (reply.kind === 'unusable') {
      retire()
      settle((job) => job.reject(toError(reply.error, `${options.name} cannot be loaded: `)))
    } else if (reply.id === lastId) {
      settle((job) => (reply.kind === 'result' ? job.resolve(reply.result) : job.reject(toError(reply.error))))
    }
  }

  function settle(how: (job: Job) => void): void {
    const job = current
    current = undefined
    if (job) how(job)
    advance()
  }

  /** Gives up the child and the invocation in it; the next event gets a new child. */
  function abandon(why: string): void {
    retire()
    settle((job) => job.reject(new Error(`function ${options.name} ${why}`)))
  }

  function retire(): void {
    sandbox?.child.kill('SIGKILL')
    sandbox = undefined
  }

  return {
    invoke: (event) =>
      new Promise((resolve, reject) => {
        if (closed) return reject(new Error(`function ${options.name} is closed`))
        waiting.push({ event, resolve, reject })
        if (!current) advance()
      }),
    close: async () => {
      closed = true
      clearTimeout(timer)
      const exited = sandbox?.exited
      retire()
      const jobs = current ? [current, ...waiting.splice(0)] : waiting.splice(0)
      current = undefined
      for (const job of jobs) job.reject(new Error(`function ${options.name} was closed before it answered`))
      await exited
    },
  }
}

function spawnChild(options: WorkerOptions): ChildProcess {
  const inherited = INHERITED.flatMap((name) => (process.env[name] ? [[name, process.env[name]]] : []))
  const heap = options.memoryMegabytes ? [`--max-old-space-size=${options.memoryMegabytes}`] : []
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', ...heap, MAIN, options.entry], {
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    env: {
      ...Object.fromEntries(inherited),
      TZ: 'UTC', // as in Lambda, so that no one comes to rely on the machine's own
      AWS_LAMBDA_FUNCTION_NAME: options.name,
      ...(options.memoryMegabytes && { AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(options.memoryMegabytes) }),
      ...options.environment,
    },
  })
  for (const stream of [child.stdout!, child.stderr!]) {
    createInterface({ input: stream }).on('line', (line) => options.onLog?.(line))
  }
  return child
}

function exitOf(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    child.once('exit', () => resolve())
    child.once('error', () => resolve())
  })
}

function toError({ name, message, stack }: ErrorMessage, prefix = ''): Error {
  const error = new Error(prefix + message)
  error.name = name
  if (stack) error.stack = stack
  return error
}
