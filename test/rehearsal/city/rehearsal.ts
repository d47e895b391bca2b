// test/rehearsal/city/rehearsal.ts: the rehearsed AWS as a process of the suite, and the command line run against it.
import { fork, spawn } from 'node:child_process'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { pathToFileURL } from 'node:url'
import { root } from '../../support/tree.ts'
import type { Json } from '../json.ts'

export interface Rehearsal {
  readonly url: string
  /** For programs that are to take it for AWS. */
  readonly environment: NodeJS.ProcessEnv
  /** See front/control.ts. */
  control(name: string, request?: Json): Promise<Json>
  /** Runs `plaza` with these arguments. */
  plaza(args: readonly string[], environment?: NodeJS.ProcessEnv): Promise<Ran>
  stop(): Promise<void>
}

export interface Ran {
  readonly code: number | null
  readonly out: string
  readonly err: string
}

const FOLDER = join(root, 'test', 'rehearsal')
const REROUTE = pathToFileURL(join(FOLDER, 'reroute.mjs')).href

/** What a person's machine would have, and nothing that leads to a real account. */
function environmentFor(url: string): NodeJS.ProcessEnv {
  const { PATH, HOME, TMPDIR } = process.env
  return {
    PATH,
    HOME,
    ...(TMPDIR ? { TMPDIR } : {}),
    AWS_ENDPOINT_URL: url,
    AWS_ACCESS_KEY_ID: 'rehearsal',
    AWS_SECRET_ACCESS_KEY: 'rehearsal',
    AWS_REGION: 'eu-west-1',
    AWS_EC2_METADATA_DISABLED: 'true',
    CDK_DISABLE_VERSION_CHECK: '1',
    CDK_DISABLE_CLI_TELEMETRY: 'true',
    // The functions run on this machine and find its data engine; Lambda's own is 60 MB to fetch and to send.
    PLAZA_SKIP_BINDINGS: '1',
    PLAZA_REHEARSAL: url,
    PLAZA_POLL_MILLISECONDS: '500',
    NODE_OPTIONS: `--disable-warning=ExperimentalWarning --import=${REROUTE}`,
  }
}

export async function startRehearsal(port: number, motoPort: number): Promise<Rehearsal> {
  const child = fork(join(FOLDER, 'start.ts'), [`--port=${port}`, `--moto-port=${motoPort}`], {
    execArgv: ['--disable-warning=ExperimentalWarning'],
    env: { ...process.env, NODE_OPTIONS: '' },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  await new Promise<void>((resolve, reject) => {
    child.once('message', () => resolve())
    child.once('exit', (code) => reject(new Error(`the rehearsal ended with ${code} before it was ready`)))
  })
  const url = `http://127.0.0.1:${port}`
  const environment = environmentFor(url)
  return {
    url,
    environment,
    control: async (name, request = {}) => {
      const answer = await fetch(`${url}/_rehearsal/${name}`, { method: 'POST', body: JSON.stringify(request) })
      if (!answer.ok) throw new Error(`${name}: ${await answer.text()}`)
      return answer.json()
    },
    plaza: (args, more = {}) =>
      run(process.execPath, [join(root, 'cli', 'plaza.ts'), ...args], { ...environment, ...more }),
    stop: async () => {
      const ended = new Promise((resolve) => child.once('exit', resolve))
      child.kill('SIGTERM')
      await ended
    },
  }
}

export async function run(program: string, args: readonly string[], env: NodeJS.ProcessEnv): Promise<Ran> {
  const child = spawn(program, args, { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] })
  const code = new Promise<number | null>((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', resolve)
  })
  const [out, err] = await Promise.all([text(child.stdout), text(child.stderr)])
  return { code: await code, out, err }
}

/** The document of a command with `--json`. @throws Error with all it said, when it ended otherwise than expected */
export function documentOf({ code, out, err }: Ran, expected = 0): Json {
  if (code !== expected) throw new Error(`ended with ${code}, expected ${expected}:\n${err}\n${out}`)
  return JSON.parse(out)
}
