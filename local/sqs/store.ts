// local/sqs/store.ts: queues and their messages in one SQLite file. What is acknowledged is on disk.
import { randomUUID } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import type { MessageAttributes } from './checksum.ts'

export interface QueueSettings {
  /** How long a received message stays hidden from other receivers. */
  readonly visibilitySeconds: number
  /** After `maxReceives` receives without a delete, a message moves to `queue`. */
  readonly deadLetter?: { readonly queue: string; readonly maxReceives: number }
}

/** A message in a receiver's hands. `receipt` is good until the next receive of the same message. */
export interface ReceivedMessage {
  readonly id: string
  readonly receipt: string
  readonly body: string
  readonly attributes: MessageAttributes
  /** How often it was received, this time included. */
  readonly receives: number
  /** Milliseconds since 1970, as the next one. */
  readonly sentAt: number
  readonly firstReceivedAt: number
}

export interface Counts {
  readonly visible: number
  /** Received, and neither deleted nor visible again. */
  readonly inFlight: number
  /** Sent with a delay that is not over. */
  readonly delayed: number
}

/** All times are milliseconds since 1970; the caller says what time it is. */
export interface Store {
  queues(): ReadonlyMap<string, QueueSettings>
  addQueue(name: string, settings: QueueSettings): void
  /** @returns the new message's id */
  add(queue: string, body: string, attributes: MessageAttributes, now: number, visibleAt: number): string
  /** Takes up to `max` visible messages, oldest first, and moves worn-out ones to the dead-letter queue. */
  take(queue: string, max: number, now: number, visibleAt: number): ReceivedMessage[]
  /** @returns whether the receipt was still good */
  remove(queue: string, receipt: string): boolean
  /** @returns whether the receipt was still good */
  setVisible(queue: string, receipt: string, visibleAt: number): boolean
  /** Makes everything in flight visible. @returns how many messages */
  release(queue: string, now: number): number
  purge(queue: string): void
  counts(queue: string, now: number): Counts
  /** When the next hidden message becomes visible, if there is one. */
  nextVisibleAt(queue: string): number | undefined
  close(): void
}

const SCHEMA = `
  PRAGMA journal_mode = WAL;
  PRAGMA synchronous = FULL;
  CREATE TABLE IF NOT EXISTS queue (name TEXT PRIMARY KEY, settings TEXT NOT NULL) STRICT;
  CREATE TABLE IF NOT EXISTS message (
    sequence INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    queue TEXT NOT NULL,
    body TEXT NOT NULL,
    attributes TEXT NOT NULL,
    sent_at INTEGER NOT NULL,
    visible_at INTEGER NOT NULL,
    receives INTEGER NOT NULL DEFAULT 0,
    first_received_at INTEGER,
    receipt TEXT
  ) STRICT;
  CREATE INDEX IF NOT EXISTS message_by_queue ON message (queue, visible_at, sequence);
  CREATE INDEX IF NOT EXISTS message_by_receipt ON message (receipt) WHERE receipt IS NOT NULL;
`

interface Row {
  readonly sequence: number
  readonly id: string
  readonly body: string
  readonly attributes: string
  readonly sent_at: number
  readonly receives: number
  readonly first_received_at: number | null
}

/** Opens or makes `queues.sqlite` in `dir`. `configured` queues replace stored settings of the same name. */
export function openStore(dir: string, configured: Readonly<Record<string, QueueSettings>>): Store {
  mkdirSync(dir, { recursive: true })
  const db = new DatabaseSync(join(dir, 'queues.sqlite'))
  db.exec(SCHEMA)

  const insertQueue = db.prepare('INSERT OR REPLACE INTO queue (name, settings) VALUES (?, ?)')
  for (const [name, settings] of Object.entries(configured)) insertQueue.run(name, JSON.stringify(settings))
  const queues = readQueues(db)

  const insert = db.prepare(
    'INSERT INTO message (id, queue, body, attributes, sent_at, visible_at) VALUES (?, ?, ?, ?, ?, ?)',
  )
  const selectVisible = db.prepare(
    'SELECT * FROM message WHERE queue = ? AND visible_at <= ? ORDER BY sequence LIMIT ?',
  )
  const moveToDeadLetters = db.prepare(
    'UPDATE message SET queue = ?, receives = 0, first_received_at = NULL, visible_at = ?, receipt = NULL WHERE sequence = ?',
  )
  const markReceived = db.prepare(
    'UPDATE message SET visible_at = ?, receives = receives + 1, first_received_at = ?, receipt = ? WHERE sequence = ?',
  )
  const deleteReceived = db.prepare('DELETE FROM message WHERE queue = ? AND receipt = ?')
  const updateVisible = db.prepare('UPDATE message SET visible_at = ? WHERE queue = ? AND receipt = ?')
  const releaseAll = db.prepare(
    'UPDATE message SET visible_at = ?, receipt = NULL WHERE queue = ? AND receipt IS NOT NULL AND visible_at > ?',
  )
  const deleteAll = db.prepare('DELETE FROM message WHERE queue = ?')
  const count = db.prepare(`SELECT
      count(*) FILTER (WHERE visible_at <= :now) AS visible,
      count(*) FILTER (WHERE visible_at > :now AND receives > 0) AS inFlight,
      count(*) FILTER (WHERE visible_at > :now AND receives = 0) AS delayed
    FROM message WHERE queue = :queue`)
  const selectNext = db.prepare('SELECT min(visible_at) AS at FROM message WHERE queue = ?')

  function takeRow(queue: string, row: Row, now: number, visibleAt: number): ReceivedMessage | undefined {
    const deadLetter = queues.get(queue)?.deadLetter
    if (deadLetter && row.receives >= deadLetter.maxReceives) {
      moveToDeadLetters.run(deadLetter.queue, now, row.sequence)
      return undefined
    }
    const receipt = randomUUID()
    const firstReceivedAt = row.first_received_at ?? now
    markReceived.run(visibleAt, firstReceivedAt, receipt, row.sequence)
    return {
      id: row.id,
      receipt,
      body: row.body,
      attributes: JSON.parse(row.attributes) as MessageAttributes,
      receives: row.receives + 1,
      sentAt: row.sent_at,
      firstReceivedAt,
    }
  }

  return {
    queues: () => queues,
    addQueue: (name, settings) => {
      insertQueue.run(name, JSON.stringify(settings))
      queues.set(name, settings)
    },
    add: (queue, body, attributes, now, visibleAt) => {
      const id = randomUUID()
      insert.run(id, queue, body, JSON.stringify(attributes), now, visibleAt)
      return id
    },
    take: (queue, max, now, visibleAt) =>
      inTransaction(db, () => {
        const taken: ReceivedMessage[] = []
        // More than one round only when dead letters took places in the first.
        for (;;) {
          const rows = selectVisible.all(queue, now, max - taken.length) as unknown as Row[]
          const received = rows.map((row) => takeRow(queue, row, now, visibleAt)).filter((one) => one !== undefined)
          taken.push(...received)
          if (taken.length === max || received.length === rows.length) return taken
        }
      }),
    remove: (queue, receipt) => deleteReceived.run(queue, receipt).changes > 0,
    setVisible: (queue, receipt, visibleAt) => updateVisible.run(visibleAt, queue, receipt).changes > 0,
    release: (queue, now) => Number(releaseAll.run(now, queue, now).changes),
    purge: (queue) => {
      deleteAll.run(queue)
    },
    counts: (queue, now) => ({ ...(count.get({ now, queue }) as unknown as Counts) }),
    nextVisibleAt: (queue) => (selectNext.get(queue) as { at: number | null }).at ?? undefined,
    close: () => db.close(),
  }
}

function readQueues(db: DatabaseSync): Map<string, QueueSettings> {
  const rows = db.prepare('SELECT name, settings FROM queue').all() as { name: string; settings: string }[]
  const queues = new Map(rows.map((row) => [row.name, JSON.parse(row.settings) as QueueSettings]))
  for (const [name, { deadLetter }] of queues) {
    if (deadLetter && !queues.has(deadLetter.queue)) {
      throw new Error(`queue ${name} sends dead letters to ${deadLetter.queue}, which is not among the queues`)
    }
  }
  return queues
}

function inTransaction<T>(db: DatabaseSync, action: () => T): T {
  db.exec('BEGIN IMMEDIATE')
  try {
    const result = action()
    db.exec('COMMIT')
    return result
  } catch (error) {
    db.exec('ROLLBACK')
    throw error
  }
}
