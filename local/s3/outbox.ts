// local/s3/outbox.ts: delivers events at least once: they are stored with the change that caused them, and removed
// when their target has them. What a crash interrupts is delivered again after the next start.
import type { Database } from './database.ts'
import type { Notification } from './notifications.ts'

export type Deliver = (target: string, event: unknown) => Promise<void>

export interface Outbox {
  /** Looks for events to deliver; returns at once. */
  wake(): void
  /** Waits for the delivery under way, if any, and starts no other. */
  stop(): Promise<void>
}

const FIRST_RETRY_MILLISECONDS = 250
const LAST_RETRY_MILLISECONDS = 30_000
const BATCH = 100

/** Call it in the transaction of the change. */
export function addToOutbox(database: Database, { target, event }: Notification): void {
  database.run('INSERT INTO outbox (target, event) VALUES (?, ?)', target, JSON.stringify(event))
}

export function createOutbox(database: Database, deliver: Deliver): Outbox {
  let running: Promise<void> | undefined
  let isWoken = false
  let isStopped = false
  let failures = 0
  let retry: NodeJS.Timeout | undefined

  /** @returns whether everything was delivered */
  async function deliverAll(): Promise<boolean> {
    let after = 0
    let isClean = true
    while (!isStopped) {
      const rows = database.all<{ id: number; target: string; event: string }>(
        'SELECT id, target, event FROM outbox WHERE id > ? ORDER BY id LIMIT ?',
        after,
        BATCH,
      )
      if (rows.length === 0) return isClean
      for (const { id, target, event } of rows) {
        if (isStopped) return isClean
        after = id
        try {
          await deliver(target, JSON.parse(event))
          database.run('DELETE FROM outbox WHERE id = ?', id)
        } catch (error) {
          // One target that is down must not hold up the others.
          isClean = false
          console.error(`s3: an event for ${target} was not delivered and will be tried again`, error)
        }
      }
    }
    return isClean
  }

  async function run(): Promise<void> {
    while (isWoken && !isStopped) {
      isWoken = false
      failures = (await deliverAll()) ? 0 : failures + 1
      if (failures > 0) return retryLater()
    }
  }

  function retryLater(): void {
    if (isStopped) return
    clearTimeout(retry)
    retry = setTimeout(wake, Math.min(FIRST_RETRY_MILLISECONDS * 2 ** (failures - 1), LAST_RETRY_MILLISECONDS)).unref()
  }

  function wake(): void {
    isWoken = true
    if (isStopped || running) return
    running = run()
      .catch((error) => console.error('s3: the outbox stopped', error))
      .finally(() => {
        running = undefined
      })
  }

  return {
    wake,
    stop: async () => {
      isStopped = true
      clearTimeout(retry)
      await running
    },
  }
}
