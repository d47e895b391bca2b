// test/rehearsal/moto.ts: starts moto_server, whose services the rehearsal deploys to.
import { type ChildProcess, spawn } from 'node:child_process'
import { openSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { PythonTool } from './python-tool.ts'

/** The version whose differences from AWS front/corrections.ts knows. */
export const MOTO: PythonTool = { name: 'moto', extra: '[server]', version: '5.2.1', program: 'moto_server' }

const READY_SECONDS = 60

/** Starts it and waits until it answers. @throws Error when it does not */
export async function startMoto(program: string, port: number, folder: string): Promise<ChildProcess> {
  await mkdir(folder, { recursive: true })
  const log = openSync(join(folder, 'moto.log'), 'w')
  const child = spawn(program, ['-H', '127.0.0.1', '-p', String(port)], { stdio: ['ignore', log, log] })
  const end = Date.now() + READY_SECONDS * 1000
  while (Date.now() < end && child.exitCode === null) {
    const answer = await fetch(`http://127.0.0.1:${port}/moto-api/`).catch(() => undefined)
    if (answer?.ok) return child
    await sleep(200)
  }
  child.kill('SIGKILL')
  throw new Error(
    `moto_server did not answer on port ${port} within ${READY_SECONDS} s: see ${join(folder, 'moto.log')}`,
  )
}
