// local/folder.ts: one portal per folder, and clear words when a port is taken.
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import type { Ports } from './options.ts'

/**
 * Takes the folder for this process. A lock whose process is gone is taken over.
 *
 * @returns a function that gives the folder back
 * @throws Error when another portal uses it
 */
export function lockFolder(dir: string): () => void {
  mkdirSync(dir, { recursive: true })
  const file = join(dir, 'portal.lock')
  if (existsSync(file)) {
    const pid = Number(readFileSync(file, 'utf8'))
    if (pid !== process.pid && isPortal(pid)) {
      throw new Error(
        `Another portal (process ${pid}) uses ${dir}. Stop it first, or choose another folder with --dir.`,
      )
    }
  }
  writeFileSync(file, String(process.pid))
  return () => rmSync(file, { force: true })
}

/** A process number may have been given to another program since: its command line tells. */
function isPortal(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('local/start')
  } catch {
    return false
  }
}

/** @throws Error that names the first taken port and what to do */
export async function requireFree(ports: Ports): Promise<void> {
  for (const [part, port] of Object.entries(ports)) {
    if (!(await isFree(port))) {
      throw new Error(
        `Port ${port} (${part}) is taken. Stop the program that uses it, or start on other ports: npm start -- --port=9000`,
      )
    }
  }
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer()
    probe.once('error', () => resolve(false))
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)))
  })
}
