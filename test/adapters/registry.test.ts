// One contract for every registry: the table's and the one that tests keep in memory.
import { rmSync } from 'node:fs'
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import { createRegistry } from '../../adapters/registry.ts'
import { createPublicationMemory } from '../../adapters/table-notes.ts'
import { firstBroken } from '../../core/audit.ts'
import { isRefusal } from '../../core/errors.ts'
import type { Dataset } from '../../core/model.ts'
import type { PublicationMemory, Registry } from '../../core/ports.ts'
import { type DynamoDb, startDynamoDb } from '../../local/dynamodb.ts'
import { TABLE } from '../../local/names.ts'
import { ensureTable } from '../../local/resources.ts'
import { memoryPublication, memoryRegistry, memoryStores } from '../support/memory.ts'
import { newFolder } from '../support/portal.ts'
import { aVersion, later, dataset as perfect } from '../support/versions.ts'

const dir = newFolder()
let engine: DynamoDb
let table: DynamoDBDocumentClient

beforeAll(async () => {
  engine = await startDynamoDb({ dir, port: 18_602 })
  const client = new DynamoDBClient({
    endpoint: engine.endpoint,
    region: 'us-east-1',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
  })
  await ensureTable(client)
  table = DynamoDBDocumentClient.from(client, { marshallOptions: { removeUndefinedValues: true } })
})
afterAll(async () => {
  await engine.close()
  rmSync(dir, { recursive: true, force: true })
})

let next = 0
const aDataset = (): Dataset => {
  const id = `ds_${(++next).toString(16).padStart(24, '0')}`
  return { ...perfect, id, slug: `dataset-${next}`, revision: 1 }
}
const event = (datasetId: string, action = 'dataset-created') => ({
  at: later,
  actor: { id: 'x', name: 'x', email: '' },
  action,
  datasetId,
})

const registries: [string, () => Registry][] = [
  ['the table', () => createRegistry(table, TABLE)],
  ['memory', memoryRegistry],
]
for (const [name, make] of registries) {
  describe(`a registry in ${name}`, () => {
    let registry: Registry
    beforeAll(() => {
      registry = make()
    })
    const create = async () => {
      const dataset = aDataset()
      await registry.commit({ dataset: { after: dataset }, versions: [], event: event(dataset.id) })
      return dataset
    }

    test('gives back what was committed, by id and by slug', async () => {
      const dataset = await create()
      expect(await registry.dataset(dataset.id)).toEqual(dataset)
      expect(await registry.find(dataset.slug)).toEqual(dataset)
      expect((await registry.datasets()).map(({ id }) => id)).toContain(dataset.id)
    })

    test('knows nothing of what was never there, whatever is asked', async () => {
      for (const text of ['no-such', `ds_${'f'.repeat(24)}`, '', '../x', 'DATASET#1']) {
        expect(await registry.find(text)).toBeUndefined()
      }
    })

    test('refuses a taken address and writes nothing of that change', async () => {
      const first = await create()
      const second = { ...aDataset(), slug: first.slug }
      const refused = await registry.commit({ dataset: { after: second }, versions: [], event: event(second.id) })
      expect(isRefusal(refused) && refused.code).toBe('slug-taken')
      expect(await registry.dataset(second.id)).toBeUndefined()
    })

    test('refuses a change of what somebody else changed since, whole', async () => {
      const before = await create()
      const version = { ...aVersion('awaiting-upload'), datasetId: before.id }
      const after = { ...before, revision: 2 }
      const change = {
        dataset: { before, after },
        versions: [{ after: version }],
        event: event(before.id, 'version-begun'),
      }
      expect(isRefusal(await registry.commit(change))).toBe(false)
      const again = await registry.commit({ ...change, versions: [{ after: { ...version, number: 2 } }] })
      expect(isRefusal(again) && again.code).toBe('busy')
      expect(await registry.versions(before.id)).toEqual([version])
    })

    test('keeps one chain when many commit at the same time', async () => {
      const from = await registry.sequence()
      const saved = await Promise.all(Array.from({ length: 8 }, create))
      expect(saved).toHaveLength(8)
      const entries = await registry.audit(0, 1000)
      expect(firstBroken(entries)).toBeUndefined()
      expect(await registry.sequence()).toBe(entries.length)
      expect(entries.length).toBeGreaterThan(from)
    })
  })
}

const memories: [string, () => PublicationMemory][] = [
  ['the table', () => createPublicationMemory(table, TABLE, memoryStores('data')[0]!)],
  ['memory', memoryPublication],
]
for (const [name, make] of memories) {
  test(`a lease in ${name} is one owner's until it runs out or is given back`, async () => {
    const memory = make()
    const at = (minute: number) => `2026-03-01T12:0${minute}:00.000Z`
    expect(await memory.lease('a', at(0), at(1))).toBe(true)
    expect(await memory.lease('b', at(0), at(1))).toBe(false)
    expect(await memory.lease('a', at(1), at(2))).toBe(true)
    expect(await memory.lease('b', at(3), at(4))).toBe(true)
    await memory.endLease('a')
    expect(await memory.lease('c', at(3), at(4))).toBe(false)
    await memory.endLease('b')
    expect(await memory.lease('c', at(3), at(4))).toBe(true)
  })
}
