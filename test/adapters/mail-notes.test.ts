// One contract for what remembers mails: the table's, and the one that tests keep in memory.
import { rmSync } from 'node:fs'
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { DynamoDBDocumentClient, GetCommand } from '@aws-sdk/lib-dynamodb'
import { createMailNotes, type MailNotes } from '../../adapters/mail-notes.ts'
import { tableKey } from '../../core/keys.ts'
import type { WaitingNotice } from '../../core/mails/notice.ts'
import { type DynamoDb, startDynamoDb } from '../../local/dynamodb.ts'
import { TABLE } from '../../local/names.ts'
import { ensureTable } from '../../local/resources.ts'
import { memoryMailNotes } from '../support/mails.ts'
import { newFolder } from '../support/portal.ts'

const dir = newFolder()
const noon = Date.parse('2026-03-01T12:00:00.000Z')
let engine: DynamoDb
let table: DynamoDBDocumentClient

beforeAll(async () => {
  engine = await startDynamoDb({ dir, port: 18_632 })
  const client = new DynamoDBClient({
    endpoint: engine.endpoint,
    region: 'us-east-1',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
  })
  await ensureTable(client)
  table = DynamoDBDocumentClient.from(client)
})
afterAll(async () => {
  await engine.close()
  rmSync(dir, { recursive: true, force: true })
})

const notice: WaitingNotice = {
  ...{ key: 'entry-1', kind: 'version-published', facts: { title: 'Trees' }, path: '/datasets/trees/' },
  ...{ accountId: 'ac_1', at: '2026-03-01T12:00:00.000Z' },
}

const kinds: [string, () => MailNotes][] = [
  ['the table', () => createMailNotes(table, TABLE, () => noon)],
  ['memory', memoryMailNotes],
]
for (const [name, make] of kinds) {
  describe(`notes of mails in ${name}`, () => {
    let notes: MailNotes
    beforeAll(() => {
      notes = make()
    })

    test('of fifty who ask at once, one has the claim; whoever gives it back, another has it', async () => {
      const asked = await Promise.all(Array.from({ length: 50 }, () => notes.claim('entry-9', 'ac_1')))
      expect(asked.filter(Boolean).length).toBe(1)
      expect(await notes.claim('entry-9', 'ac_2')).toBe(true)
      await notes.unclaim('entry-9', 'ac_1')
      expect(await notes.claim('entry-9', 'ac_1')).toBe(true)
    })

    test('what waits is kept once, in order, also after it was forgotten', async () => {
      const later = { ...notice, key: 'entry-2', at: '2026-03-01T13:00:00.000Z' }
      const kept = await Promise.all([notes.keep(later), notes.keep(notice), notes.keep(notice)])
      expect(kept.filter(Boolean).length).toBe(2)
      expect(await notes.waiting()).toEqual([notice, later])
      await notes.forget([notice])
      expect(await notes.keep(notice)).toBe(false)
      expect(await notes.waiting()).toEqual([later])
    })

    test('what was told at once does not wait as well', async () => {
      expect(await notes.claim('entry-3', 'ac_1')).toBe(true)
      expect(await notes.keep({ ...notice, key: 'entry-3' })).toBe(false)
    })
  })
}

test('claims on entries end after a month, claims of reminders never', async () => {
  const notes = createMailNotes(table, TABLE, () => noon)
  for (const key of ['entry-5', 'freshness-ds_1-1-due']) await notes.claim(key, 'ac_1')
  const expiry = async (key: string) =>
    (await table.send(new GetCommand({ TableName: TABLE, Key: tableKey.mail(key, 'ac_1') }))).Item?.['expiresAt']
  expect(await expiry('entry-5')).toBe(noon / 1000 + 30 * 86_400)
  expect(await expiry('freshness-ds_1-1-due')).toBeUndefined()
})
