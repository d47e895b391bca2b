// adapters/registry.ts: datasets, versions and the audit chain in one DynamoDB table.
import { randomBytes, randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { TransactionCanceledException } from '@aws-sdk/client-dynamodb'
import {
  type DynamoDBDocumentClient,
  GetCommand,
  QueryCommand,
  type QueryCommandInput,
  TransactWriteCommand,
  type TransactWriteCommandInput,
} from '@aws-sdk/lib-dynamodb'
import { type AuditHead, GENESIS, nextEntry } from '../core/audit.ts'
import type { AuditEntry } from '../core/audit-model.ts'
import { refuse } from '../core/errors.ts'
import { DATASET_COLLECTION, isDatasetId, isRecordId, isSlug, tableKey } from '../core/keys.ts'
import type { Dataset, Version } from '../core/model.ts'
import type { Change, Registry } from '../core/ports.ts'
import type { RecordKind, RecordTypes } from '../core/records.ts'
import { DEFAULT_POLICY, type SignOffPolicy } from '../core/sign-off-policy.ts'

type Key = { pk: string; sk: string }
type WriteItem = NonNullable<TransactWriteCommandInput['TransactItems']>[number]

/** How often a change is tried again when only the end of the audit chain was taken by somebody else. */
const CHAIN_ATTEMPTS = 12

export function createRegistry(client: DynamoDBDocumentClient, table: string): Registry {
  const get = async (key: Key): Promise<Record<string, unknown> | undefined> =>
    (await client.send(new GetCommand({ TableName: table, Key: key, ConsistentRead: true }))).Item

  const query = async (input: Omit<QueryCommandInput, 'TableName'>): Promise<Record<string, unknown>[]> => {
    const items: Record<string, unknown>[] = []
    let from: Record<string, unknown> | undefined
    do {
      const page = await client.send(new QueryCommand({ TableName: table, ...input, ExclusiveStartKey: from }))
      items.push(...(page.Items ?? []))
      from = input.Limit && items.length >= input.Limit ? undefined : page.LastEvaluatedKey
    } while (from)
    return items
  }

  const head = async (): Promise<AuditHead> => {
    const item = await get(tableKey.auditHead())
    return item ? { sequence: Number(item['sequence']), hash: String(item['hash']) } : GENESIS
  }

  const dataset = async (id: string): Promise<Dataset | undefined> =>
    isDatasetId(id) ? valueIn<Dataset>(await get(tableKey.dataset(id))) : undefined

  return {
    dataset,

    async find(idOrSlug) {
      if (isDatasetId(idOrSlug)) return dataset(idOrSlug)
      if (!isSlug(idOrSlug)) return undefined
      const item = await get(tableKey.slug(idOrSlug))
      return item ? dataset(String(item['datasetId'])) : undefined
    },

    async datasets() {
      const items = await query({
        IndexName: 'byCollection',
        KeyConditionExpression: 'gsi1pk = :collection',
        ExpressionAttributeValues: { ':collection': DATASET_COLLECTION },
      })
      return items.map((item) => valueIn<Dataset>(item)!)
    },

    async version(datasetId, number) {
      if (!isDatasetId(datasetId) || !Number.isInteger(number) || number < 1 || number > 99_999) return undefined
      return valueIn<Version>(await get(tableKey.version(datasetId, number)))
    },

    async versions(datasetId) {
      const items = await query({
        ConsistentRead: true,
        KeyConditionExpression: 'pk = :pk AND begins_with(sk, :version)',
        ExpressionAttributeValues: { ':pk': tableKey.dataset(datasetId).pk, ':version': 'VERSION#' },
      })
      return items.map((item) => valueIn<Version>(item)!)
    },

    async record<K extends RecordKind>(kind: K, id: string) {
      return isRecordId(id) ? valueIn<RecordTypes[K]>(await get(tableKey.record(kind, id))) : undefined
    },

    async records<K extends RecordKind>(kind: K) {
      const items = await query({
        ConsistentRead: true,
        KeyConditionExpression: 'pk = :pk',
        ExpressionAttributeValues: { ':pk': tableKey.record(kind, '').pk },
      })
      return items.map((item) => valueIn<RecordTypes[K]>(item)!)
    },

    async signOffPolicy() {
      const policies = await query({
        ConsistentRead: true,
        ScanIndexForward: false,
        Limit: 1,
        KeyConditionExpression: 'pk = :pk',
        ExpressionAttributeValues: { ':pk': tableKey.record('sign-off-policy', '').pk },
      })
      return valueIn<SignOffPolicy>(policies[0]) ?? DEFAULT_POLICY
    },

    async commit(change) {
      for (let attempt = 1; ; attempt++) {
        const from = await head()
        const entry = nextEntry(from, change.event, randomBytes(16).toString('hex'))
        const outcome = await tryCommit(client, table, change, from, entry)
        if (outcome === 'saved') return entry
        if (outcome === 'slug-taken') return refuse('slug-taken')
        if (outcome === 'changed' || attempt === CHAIN_ATTEMPTS) return refuse('busy')
        await sleep(Math.random() * 25 * attempt)
      }
    },

    async audit(from, limit) {
      const entries: AuditEntry[] = []
      const last = (await head()).sequence
      for (let next = from + 1; next <= last && entries.length < limit; ) {
        const start = tableKey.auditEntry(next)
        const page = await query({
          ConsistentRead: true,
          KeyConditionExpression: 'pk = :pk AND sk >= :sk',
          ExpressionAttributeValues: { ':pk': start.pk, ':sk': start.sk },
          Limit: limit - entries.length,
        })
        entries.push(...page.map((item) => valueIn<AuditEntry>(item)!))
        next = (Math.floor(next / 1000) + 1) * 1000
      }
      return entries.slice(0, limit)
    },

    async sequence() {
      return (await head()).sequence
    },
  }
}

type Outcome = 'saved' | 'changed' | 'slug-taken' | 'chain-taken'

async function tryCommit(
  client: DynamoDBDocumentClient,
  table: string,
  change: Change,
  from: AuditHead,
  entry: AuditEntry,
): Promise<Outcome> {
  const items: { write: WriteItem; ifTaken: Outcome }[] = [
    ...changeWrites(table, change).map((write) => ({ write, ifTaken: 'changed' as const })),
    ...(change.dataset ? slugWrites(table, change.dataset) : []),
    { write: entryWrite(table, entry), ifTaken: 'chain-taken' },
    { write: headWrite(table, from, entry), ifTaken: 'chain-taken' },
  ]
  try {
    await client.send(
      new TransactWriteCommand({ TransactItems: items.map(({ write }) => write), ClientRequestToken: randomUUID() }),
    )
    return 'saved'
  } catch (error) {
    return whyCancelled(
      error,
      items.map(({ ifTaken }) => ifTaken),
    )
  }
}

/** Reads which of the writes was refused; a conflict with another transaction is worth another try. */
function whyCancelled(error: unknown, ifTaken: readonly Outcome[]): Outcome {
  if (!(error instanceof TransactionCanceledException)) throw error
  const codes = (error.CancellationReasons ?? []).map((reason) => reason.Code ?? 'None')
  for (const [index, code] of codes.entries()) if (code === 'ConditionalCheckFailed') return ifTaken[index]!
  if (codes.includes('TransactionConflict')) return 'chain-taken'
  throw error
}

function changeWrites(table: string, { dataset, versions = [], records = [], unchanged = [] }: Change): WriteItem[] {
  return [
    ...(dataset ? [datasetWrite(table, dataset)] : []),
    ...versions.map((version) =>
      write(table, tableKey.version(version.after.datasetId, version.after.number), version),
    ),
    ...records.map(({ kind, before, after }) =>
      write(table, tableKey.record(kind, after.id), before ? { before, after } : { after }),
    ),
    ...unchanged.map(({ kind, id, revision }) => ({
      ConditionCheck: { TableName: table, Key: tableKey.record(kind, id), ...conditionOf({ revision }) },
    })),
  ]
}

type DatasetChange = NonNullable<Change['dataset']>

function datasetWrite(table: string, { before, after }: DatasetChange): WriteItem {
  const collection = { gsi1pk: DATASET_COLLECTION, gsi1sk: after.slug }
  return write(table, tableKey.dataset(after.id), before ? { before, after } : { after }, collection)
}

function slugWrites(table: string, { before, after }: DatasetChange): { write: WriteItem; ifTaken: Outcome }[] {
  if (before?.slug === after.slug) return []
  const Item = { ...tableKey.slug(after.slug), datasetId: after.id }
  const write = { Put: { TableName: table, Item, ConditionExpression: 'attribute_not_exists(pk)' } }
  return [{ write, ifTaken: 'slug-taken' }]
}

function entryWrite(table: string, entry: AuditEntry): WriteItem {
  const Item = { ...tableKey.auditEntry(entry.sequence), value: entry }
  return { Put: { TableName: table, Item, ConditionExpression: 'attribute_not_exists(pk)' } }
}

function headWrite(table: string, from: AuditHead, entry: AuditEntry): WriteItem {
  return {
    Put: {
      TableName: table,
      Item: { ...tableKey.auditHead(), sequence: entry.sequence, hash: entry.hash },
      ...(from.sequence === 0
        ? { ConditionExpression: 'attribute_not_exists(pk)' }
        : {
            ConditionExpression: '#sequence = :sequence',
            ExpressionAttributeNames: { '#sequence': 'sequence' },
            ExpressionAttributeValues: { ':sequence': from.sequence },
          }),
    },
  }
}

/** Holds when what is stored is what was read, or when nothing was read and nothing is there. */
function conditionOf(before: { revision: number } | undefined) {
  if (!before) return { ConditionExpression: 'attribute_not_exists(pk)' }
  return {
    ConditionExpression: '#revision = :revision',
    ExpressionAttributeNames: { '#revision': 'revision' },
    ExpressionAttributeValues: { ':revision': before.revision },
  }
}

interface Revised {
  readonly revision: number
}

/** The value is kept whole under `value`, so that no field of ours can clash with a key. */
function write(
  table: string,
  key: Key,
  { before, after }: { readonly before?: Revised; readonly after: Revised },
  more: Record<string, string> = {},
): WriteItem {
  const Item = { ...key, ...more, revision: after.revision, value: after }
  return { Put: { TableName: table, Item, ...conditionOf(before) } }
}

function valueIn<T>(item: Record<string, unknown> | undefined): T | undefined {
  return item?.['value'] as T | undefined
}
