// local/dynamodb.ts: the table of the one-machine edition, a DynamoDB engine in a child process.
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

export interface DynamoDbOptions {
  /** Folder of the database file; made when missing. Only one process may use it at a time. */
  readonly dir: string
  readonly port: number
  /** Called when the engine ends without `close()`. The portal cannot go on without it. */
  readonly onExit?: (reason: string) => void
}

export interface DynamoDb {
  /** Address for `AWS_ENDPOINT_URL_DYNAMODB`, without a slash at the end. */
  readonly endpoint: string
  close(): Promise<void>
}

// 10 s: it answers within 0.1 s on an idle machine; a loaded one may take seconds.
const START_TIMEOUT_MILLISECONDS = 10_000

/**
 * Starts the engine and waits until it answers.
 *
 * When `PLAZA_DYNAMODB_ENDPOINT` is set, that engine is used and nothing is started or closed.
 * Writes are on disk before they are acknowledged. Listens on loopback without authentication.
 */
export async function startDynamoDb(options: DynamoDbOptions): Promise<DynamoDb> {
  const external = process.env['PLAZA_DYNAMODB_ENDPOINT']
  if (external) return useExternal(external.replace(/\/$/, ''))

  mkdirSync(options.dir, { recursive: true })
  const endpoint = `http://127.0.0.1:${options.port}`
  if (await answers(endpoint)) {
    throw new Error(`port ${options.port} for DynamoDB is taken: something already answers on ${endpoint}`)
  }
  const child = spawnGuarded(findEngine(), [
    ...['serve', '--host', '127.0.0.1', '--port', String(options.port)],
    ...['--db-path', join(options.dir, 'dynamodb.sqlite')],
  ])
  const watch = watchChild(child, options.onExit)
  await waitUntilReady(endpoint, watch)
  return { endpoint, close: watch.close }
}

async function useExternal(endpoint: string): Promise<DynamoDb> {
  if (!(await answers(endpoint))) {
    throw new Error(`PLAZA_DYNAMODB_ENDPOINT is ${endpoint}, but nothing answers there`)
  }
  return { endpoint, close: async () => {} }
}

/** Path of the engine's program for this platform. */
function findEngine(): string {
  const platform = `${process.platform}-${process.arch}`
  try {
    return createRequire(import.meta.url).resolve(`@dynoxide/${platform}/dynoxide`)
  } catch (cause) {
    throw new Error(
      `no DynamoDB engine is installed for ${platform} (there is one for linux-x64). ` +
        'Start a DynamoDB Local and set PLAZA_DYNAMODB_ENDPOINT to its address, ' +
        'for example http://127.0.0.1:8000; handlers find it as AWS_ENDPOINT_URL_DYNAMODB.',
      { cause },
    )
  }
}

// The shell reads our end of a pipe beside the program: the pipe closes when this process is gone, however it
// ended, and the shell then ends the program. It passes on the exit status when the program ends first.
const GUARD = [
  'exec 3<&0',
  '{ cat <&3 >/dev/null; kill $$; } & guard=$!',
  '"$@" </dev/null 3<&- & program=$!',
  'trap "kill $program 2>/dev/null" TERM INT',
  'wait $program; status=$?',
  'wait $program 2>/dev/null', // a signal ends the first wait before the program has ended
  'kill $guard 2>/dev/null',
  'exit $status',
].join('\n')

/**
 * Starts a program that never outlives this process, not even after `kill -9`.
 *
 * An orphan would keep the port and the database, and the next start would fail. POSIX only.
 */
function spawnGuarded(program: string, args: readonly string[]): ChildProcess {
  return spawn('sh', ['-c', GUARD, 'sh', program, ...args], {
    stdio: ['pipe', 'ignore', 'pipe'],
    detached: true, // Ctrl-C is for this process, which closes the table last
  })
}

interface Watch {
  /** Why the program ended, once it has. */
  ended(): string | undefined
  close(): Promise<void>
}

function watchChild(child: ChildProcess, onExit: DynamoDbOptions['onExit']): Watch {
  let lastWords = ''
  let reason: string | undefined
  let closing = false
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    lastWords = (lastWords + text).slice(-2000)
  })
  child.stdin?.on('error', () => {}) // the shell ended first; 'close' below tells
  const closed = new Promise<void>((resolve) => {
    const end = (how: string) => {
      reason ??= `the DynamoDB engine ended (${how})${lastWords && `: ${lastWords.trim()}`}`
      resolve()
    }
    child.once('error', (error) => end(error.message))
    child.once('close', (code, signal) => {
      end(signal ?? `exit code ${code}`)
      if (!closing) onExit?.(reason!)
    })
  })
  return {
    ended: () => reason,
    close: () => {
      closing = true
      child.stdin?.end()
      return closed
    },
  }
}

async function waitUntilReady(endpoint: string, watch: Watch): Promise<void> {
  const deadline = Date.now() + START_TIMEOUT_MILLISECONDS
  while (!(await answers(endpoint))) {
    const reason = watch.ended()
    if (reason) throw new Error(`${reason}; expected it to answer on ${endpoint}`)
    if (Date.now() > deadline) {
      await watch.close()
      throw new Error(`the DynamoDB engine did not answer on ${endpoint} within ${START_TIMEOUT_MILLISECONDS} ms`)
    }
    await sleep(20)
  }
}

/** Any HTTP answer counts: engines differ in what they say to a plain GET. */
function answers(endpoint: string): Promise<boolean> {
  return fetch(endpoint, { signal: AbortSignal.timeout(2000) }).then(
    async (response) => {
      await response.body?.cancel()
      return true
    },
    () => false,
  )
}
