// local/oidc/adapter.ts: storage of the identity provider in SQLite: sessions and refresh tokens survive a restart.
import { DatabaseSync } from 'node:sqlite'
import type { Adapter, AdapterConstructor, AdapterPayload } from 'oidc-provider'

const SCHEMA = `
  PRAGMA journal_mode = WAL;
  PRAGMA synchronous = FULL;
  CREATE TABLE IF NOT EXISTS item (
    model TEXT NOT NULL,
    id TEXT NOT NULL,
    payload TEXT NOT NULL,
    expires_at INTEGER,
    grant_id TEXT,
    uid TEXT,
    user_code TEXT,
    PRIMARY KEY (model, id)
  ) STRICT;
  CREATE INDEX IF NOT EXISTS item_by_grant ON item (grant_id);
  CREATE INDEX IF NOT EXISTS item_by_uid ON item (model, uid);
`

export interface Storage {
  readonly Adapter: AdapterConstructor
  close(): void
}

/** Opens or makes the database. Times inside are seconds since 1970, as in the payloads. */
export function openStorage(file: string): Storage {
  const db = new DatabaseSync(file)
  db.exec(SCHEMA)
  db.prepare('DELETE FROM item WHERE expires_at < ?').run(nowSeconds())

  const insert = db.prepare(
    'INSERT OR REPLACE INTO item (model, id, payload, expires_at, grant_id, uid, user_code) VALUES (?, ?, ?, ?, ?, ?, ?)',
  )
  const select = (column: 'id' | 'uid' | 'user_code') =>
    db.prepare(`SELECT payload FROM item WHERE model = ? AND ${column} = ? AND (expires_at IS NULL OR expires_at > ?)`)
  const selectById = select('id')
  const selectByUid = select('uid')
  const selectByUserCode = select('user_code')
  const setPayload = db.prepare('UPDATE item SET payload = ? WHERE model = ? AND id = ?')
  const deleteOne = db.prepare('DELETE FROM item WHERE model = ? AND id = ?')
  const deleteGrant = db.prepare('DELETE FROM item WHERE grant_id = ?')

  class SqliteAdapter implements Adapter {
    readonly #model: string
    constructor(model: string) {
      this.#model = model
    }
    async upsert(id: string, payload: AdapterPayload, expiresIn: number): Promise<void> {
      const expiresAt = expiresIn ? nowSeconds() + expiresIn : null
      const { grantId = null, uid = null, userCode = null } = payload
      insert.run(this.#model, id, JSON.stringify(payload), expiresAt, grantId, uid, userCode)
    }
    async find(id: string) {
      return toPayload(selectById.get(this.#model, id, nowSeconds()))
    }
    async findByUid(uid: string) {
      return toPayload(selectByUid.get(this.#model, uid, nowSeconds()))
    }
    async findByUserCode(userCode: string) {
      return toPayload(selectByUserCode.get(this.#model, userCode, nowSeconds()))
    }
    async consume(id: string): Promise<void> {
      const payload = await this.find(id)
      if (payload) setPayload.run(JSON.stringify({ ...payload, consumed: nowSeconds() }), this.#model, id)
    }
    async destroy(id: string): Promise<void> {
      deleteOne.run(this.#model, id)
    }
    async revokeByGrantId(grantId: string): Promise<void> {
      deleteGrant.run(grantId)
    }
  }
  return { Adapter: SqliteAdapter, close: () => db.close() }
}

function toPayload(row: unknown): AdapterPayload | undefined {
  return row === undefined ? undefined : (JSON.parse((row as { payload: string }).payload) as AdapterPayload)
}

function nowSeconds(): number {
  return Math.floor(Date.now() / 1000)
}
