// test/support/portal.ts: a real portal in a process of its own, as `npm start` runs it.
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { root } from './tree.ts'

export interface PortalProcess {
  readonly url: string
  readonly dir: string
  readonly pid: number
  /** What it has printed so far. */
  output(): string
  /** Resolves when it is ready. @throws Error with its output when it ends before, or is not ready in time */
  ready(seconds?: number): Promise<void>
  /** As a power cut would: the process cannot do anything about it. */
  killHard(): Promise<void>
  /** Asks it to stop and waits. */
  stop(): Promise<number | null>
}

export function newFolder(): string {
  return mkdtempSync(join(tmpdir(), 'plaza-test-'))
}

export function startPortalProcess(options: { port: number; dir: string; args?: string[] }): PortalProcess {
  const { port, dir, args = [] } = options
  const child = spawn(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', 'local/start.ts', `--port=${port}`, `--dir=${dir}`, ...args],
    { cwd: root, stdio: ['ignore', 'pipe', 'pipe'], env: cleanEnvironment() },
  )
  let output = ''
  const wake = new Set<() => void>()
  const hear = (chunk: Buffer) => {
    output += chunk
    for (const listener of wake) listener()
  }
  child.stdout.on('data', hear)
  child.stderr.on('data', hear)
  const ended = new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)))

  return {
    url: `http://127.0.0.1:${port}`,
    dir,
    pid: child.pid!,
    output: () => output,
    ready: (seconds = 120) => untilReady(child, ended, () => output, wake, seconds),
    killHard: async () => {
      child.kill('SIGKILL')
      await ended
    },
    stop: () => {
      child.kill('SIGTERM')
      return ended
    },
  }
}

const READY = /Plaza is ready|The public site alone/

async function untilReady(
  child: ChildProcess,
  ended: Promise<number | null>,
  output: () => string,
  wake: Set<() => void>,
  seconds: number,
): Promise<void> {
  const ready = new Promise<void>((resolve) => {
    const look = () => READY.test(output()) && resolve()
    wake.add(look)
    look()
  })
  const early = ended.then((code) => {
    throw new Error(`the portal ended with ${code} before it was ready:\n${output()}`)
  })
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      child.kill('SIGKILL')
      reject(new Error(`the portal was not ready after ${seconds} s:\n${output()}`))
    }, seconds * 1000)
  })
  try {
    await Promise.race([ready, early, late])
  } finally {
    clearTimeout(timer)
  }
}

/** Without npm's and jest's own settings, which the portal must not see. */
function cleanEnvironment(): NodeJS.ProcessEnv {
  const { PATH, HOME, TMPDIR, PLAZA_VERBOSE } = process.env
  return { PATH, HOME, ...(TMPDIR ? { TMPDIR } : {}), ...(PLAZA_VERBOSE ? { PLAZA_VERBOSE } : {}) }
}

/** The portal that the whole test run shares, seeded; see test/run.ts. */
export function sharedPortal(): { url: string; dir: string } {
  const { PLAZA_TEST_URL: url, PLAZA_TEST_DIR: dir } = process.env
  if (!url || !dir) throw new Error('this suite needs the running portal of the test run: use `npm test -- trip`')
  return { url, dir }
}
