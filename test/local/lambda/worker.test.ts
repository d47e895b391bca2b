import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { createWorker, type Worker } from '../../../local/lambda/worker.ts'

const dir = mkdtempSync(join(tmpdir(), 'worker-'))
const entry = join(dir, 'handler.ts')
writeFileSync(
  entry,
  `let calls: number = 0
  export async function handler(event: { do: string }, context: { getRemainingTimeInMillis(): number }) {
    calls += 1
    if (event.do === 'count') return { calls, pid: process.pid }
    if (event.do === 'environment') return { ...process.env }
    if (event.do === 'time') return context.getRemainingTimeInMillis()
    if (event.do === 'print') console.log('printed by the handler')
    if (event.do === 'throw') throw new TypeError('no such dataset')
    if (event.do === 'crash') process.exit(7)
    if (event.do === 'hang') for (;;) {}
  }`,
)
let worker: Worker
const lines: string[] = []
function create(timeoutSeconds = 20, file = entry): Worker {
  worker = createWorker({
    name: 'validate',
    entry: file,
    environment: { TABLE: 'plaza' },
    timeoutSeconds,
    onLog: (line) => lines.push(line),
  })
  return worker
}
const call = (what: string) => worker.invoke({ do: what }) as Promise<{ calls: number; pid: number }>
afterEach(() => worker.close())
afterAll(() => rmSync(dir, { recursive: true, force: true }))

test('invocations run one after the other in one warm process', async () => {
  create()
  const results = await Promise.all(['count', 'count', 'count'].map(call))
  expect(results.map((result) => result.calls)).toEqual([1, 2, 3])
  expect(new Set(results.map((result) => result.pid)).size).toBe(1)
})

test('the handler sees its own environment only, its deadline, and its prints are passed on', async () => {
  process.env['SECRET_OF_THE_PARENT'] = 'x'
  create()
  const environment = await worker.invoke({ do: 'environment' })
  expect(environment).toMatchObject({ TABLE: 'plaza', TZ: 'UTC', AWS_LAMBDA_FUNCTION_NAME: 'validate' })
  expect(environment).not.toHaveProperty('SECRET_OF_THE_PARENT')
  expect(await worker.invoke({ do: 'time' })).toBeGreaterThan(10_000)
  expect(await worker.invoke({ do: 'print' })).toBeNull()
  await sleep(50)
  expect(lines).toContain('printed by the handler')
})

test('an error of the handler comes back with its name, message and stack, and the process stays', async () => {
  create()
  const { pid } = await call('count')
  const error: Error = await worker.invoke({ do: 'throw' }).then(
    () => undefined as never,
    (thrown) => thrown,
  )
  expect(error).toMatchObject({ name: 'TypeError', message: 'no such dataset' })
  expect(error.stack).toContain('handler.ts')
  expect(await call('count')).toMatchObject({ pid, calls: 3 })
})

test('a crash rejects the invocation it happened in, and the next one gets a new process', async () => {
  create()
  const crashed = call('crash')
  const next = call('count')
  await expect(crashed).rejects.toThrow('function validate ended in the middle (exit code 7)')
  expect((await next).calls).toBe(1)
})

test('a handler that hangs is killed at its timeout', async () => {
  create(0.3)
  const { pid } = await call('count')
  await expect(call('hang')).rejects.toThrow('function validate timed out after 0.3 s')
  await expectGone(pid)
  expect((await call('count')).pid).not.toBe(pid)
})

test('a module that cannot be loaded says why', async () => {
  const broken = join(dir, 'broken.ts')
  writeFileSync(broken, 'export const handle = 1')
  create(20, broken)
  await expect(call('count')).rejects.toThrow('exports undefined as `handler`, expected a function')
})

test('close ends the process and rejects what is under way', async () => {
  create()
  const { pid } = await call('count')
  const pending = expect(call('hang')).rejects.toThrow('was closed before it answered')
  await sleep(50)
  await worker.close()
  await pending
  await expectGone(pid)
})

for (const state of ['idle', 'hang'] as const) {
  test(`the process ends with its parent, kill -9 included (${state})`, async () => {
    create()
    const main = join(dir, 'parent.ts')
    writeFileSync(
      main,
      `import { createWorker } from ${JSON.stringify(join(import.meta.dirname, '../../../local/lambda/worker.ts'))}
      const worker = createWorker({ name: 'x', entry: ${JSON.stringify(entry)}, environment: {}, timeoutSeconds: 60 })
      const { pid } = (await worker.invoke({ do: 'count' })) as { pid: number }
      if (${state === 'hang'}) void worker.invoke({ do: 'hang' })
      setTimeout(() => console.log(pid), 100)
      setInterval(() => {}, 1000)`,
    )
    const parent = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', main], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    const pid = await new Promise<number>((resolve) => parent.stdout.once('data', (text) => resolve(Number(text))))
    expect(isAlive(pid)).toBe(true)
    parent.kill('SIGKILL')
    await expectGone(pid)
  })
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}
async function expectGone(pid: number): Promise<void> {
  for (let round = 0; round < 150 && isAlive(pid); round += 1) await sleep(20)
  expect(isAlive(pid)).toBe(false)
}
