// local/lambda/stream-source.ts: the event source mapping that Lambda runs between a table's stream and a function.
import { setTimeout as sleep } from 'node:timers/promises'
import { DescribeTableCommand, type DynamoDBClient } from '@aws-sdk/client-dynamodb'
import {
  DescribeStreamCommand,
  type DynamoDBStreamsClient,
  GetRecordsCommand,
  GetShardIteratorCommand,
  type Shard,
  type _Record as StreamRecord,
} from '@aws-sdk/client-dynamodb-streams'
import type { DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda'
import { type Checkpoint, openCheckpoint } from './checkpoint.ts'

export interface StreamSourceOptions {
  readonly table: string
  readonly dynamodb: DynamoDBClient
  readonly streams: DynamoDBStreamsClient
  /** Records per invocation; 100 when absent. */
  readonly batchSize?: number
  /** File in which the position is kept over restarts; without it every start begins with the newest change. */
  readonly checkpointFile?: string
  /** Told once when reading or the handler begins to fail, and once when it works again. */
  readonly onTrouble?: (line: string) => void
}

export interface StreamSource {
  /** Reads no more and waits for the invocation under way. */
  stop(): Promise<void>
}

export type StreamHandler = (event: DynamoDBStreamEvent) => Promise<unknown>

const POLL_MILLISECONDS = 300
const MAX_BACK_OFF_MILLISECONDS = 30_000
// Engines close shards rarely; a new one that was not listed when its parent ended is found by this.
const LIST_MILLISECONDS = 60_000

/**
 * Invokes `invoke` with the changes of a table, in order, until `stop()`.
 *
 * Begins with the first change after this call, or after the checkpoint. A batch that throws is tried again until it
 * succeeds, as Lambda does until the records expire: a later change never overtakes an earlier one.
 *
 * @returns when the position is fixed: later changes will be seen
 */
export async function mapStream(options: StreamSourceOptions, invoke: StreamHandler): Promise<StreamSource> {
  const reader = await openReader(options)
  const stopping = new AbortController()
  const loop = run(reader, invoke, stopping.signal)
  return {
    stop: async () => {
      stopping.abort()
      await loop
    },
  }
}

interface Reader {
  readonly options: StreamSourceOptions
  readonly streamArn: string
  readonly checkpoint: Checkpoint
  /** Shards that began before this reader: their earlier changes are not ours, unless the checkpoint says so. */
  readonly older: ReadonlySet<string>
  /** Where to read next, by shard id, parents before children. */
  readonly iterators: Map<string, string>
  /** Shards that are closed and read to their end. */
  readonly done: Set<string>
  listedAt: number
}

async function openReader(options: StreamSourceOptions): Promise<Reader> {
  const { Table } = await options.dynamodb.send(new DescribeTableCommand({ TableName: options.table }))
  const streamArn = Table?.LatestStreamArn
  if (!streamArn) throw new Error(`table ${options.table} has no stream; expected one with new and old images`)

  const checkpoint = openCheckpoint(streamArn, options.checkpointFile)
  const shards = await listShards(options.streams, streamArn)
  const older = new Set(checkpoint.isNew ? shards.map((shard) => shard.ShardId!) : [])
  const reader: Reader = { options, streamArn, checkpoint, older, iterators: new Map(), done: new Set(), listedAt: 0 }
  await openShards(reader)
  return reader
}

async function run(reader: Reader, invoke: StreamHandler, signal: AbortSignal): Promise<void> {
  const attempt = withBackOff(reader.options, signal)
  while (!signal.aborted) {
    await attempt(() => openNewShards(reader))
    let records = 0
    for (const shardId of [...reader.iterators.keys()]) {
      const batch = (await attempt(() => readShard(reader, shardId))) ?? []
      const last = batch.at(-1)?.dynamodb?.SequenceNumber
      if (!last) continue
      const event = { Records: batch.map((record) => toEventRecord(record, reader.streamArn)) }
      await attempt(async () => {
        await invoke(event)
        reader.checkpoint.set(shardId, last)
      })
      records += batch.length
    }
    if (records === 0) await pause(POLL_MILLISECONDS, signal)
  }
}

/** Repeats what fails until it succeeds or the source stops; says so once, and once when it is over. */
function withBackOff({ table, onTrouble }: StreamSourceOptions, signal: AbortSignal) {
  return async <T>(action: () => Promise<T>): Promise<T | undefined> => {
    for (let failures = 0; !signal.aborted; failures += 1) {
      try {
        const result = await action()
        if (failures > 0) onTrouble?.(`stream of ${table}: works again after ${failures} failures`)
        return result
      } catch (error) {
        if (failures === 0) onTrouble?.(`stream of ${table}: ${describe(error)}; it is tried again`)
        await pause(Math.min(POLL_MILLISECONDS * 2 ** failures, MAX_BACK_OFF_MILLISECONDS), signal)
      }
    }
    return undefined
  }
}

/** Reads the next records of a shard and moves its iterator behind them. */
async function readShard(reader: Reader, shardId: string): Promise<readonly StreamRecord[]> {
  const ShardIterator = reader.iterators.get(shardId) ?? (await iteratorOf(reader, shardId))
  const Limit = reader.options.batchSize ?? 100
  try {
    const page = await reader.options.streams.send(new GetRecordsCommand({ ShardIterator, Limit }))
    if (page.NextShardIterator) {
      reader.iterators.set(shardId, page.NextShardIterator)
    } else {
      reader.iterators.delete(shardId)
      reader.done.add(shardId)
      reader.listedAt = 0
    }
    return page.Records ?? []
  } catch (error) {
    // An iterator is good for 15 minutes: a machine that slept longer asks for a new one.
    if (isNamed(error, 'ExpiredIteratorException', 'TrimmedDataAccessException')) {
      reader.iterators.set(shardId, await iteratorOf(reader, shardId))
    }
    throw error
  }
}

async function openNewShards(reader: Reader): Promise<void> {
  if (Date.now() - reader.listedAt > LIST_MILLISECONDS) await openShards(reader)
}

async function openShards(reader: Reader): Promise<void> {
  const shards = await listShards(reader.options.streams, reader.streamArn)
  for (const { ShardId: shardId, ParentShardId: parentId } of shards) {
    const isKnown = reader.iterators.has(shardId!) || reader.done.has(shardId!)
    const waitsForParent = parentId !== undefined && reader.iterators.has(parentId)
    if (!isKnown && !waitsForParent) reader.iterators.set(shardId!, await iteratorOf(reader, shardId!))
  }
  reader.listedAt = Date.now()
}

async function listShards(streams: DynamoDBStreamsClient, streamArn: string): Promise<readonly Shard[]> {
  const shards: Shard[] = []
  let last: string | undefined
  do {
    const { StreamDescription: page } = await streams.send(
      new DescribeStreamCommand({ StreamArn: streamArn, ExclusiveStartShardId: last }),
    )
    shards.push(...(page?.Shards ?? []))
    last = page?.LastEvaluatedShardId
  } while (last)
  return shards
}

/** The position to begin at: behind what was handled, else now for an older shard, else its begin. */
async function iteratorOf(reader: Reader, shardId: string): Promise<string> {
  const handled = reader.checkpoint.get(shardId)
  const begin = reader.older.has(shardId) ? 'LATEST' : 'TRIM_HORIZON'
  const ask = async (type: 'AFTER_SEQUENCE_NUMBER' | 'LATEST' | 'TRIM_HORIZON', after?: string) => {
    const { ShardIterator } = await reader.options.streams.send(
      new GetShardIteratorCommand({
        StreamArn: reader.streamArn,
        ShardId: shardId,
        ShardIteratorType: type,
        SequenceNumber: after,
      }),
    )
    return ShardIterator!
  }
  if (handled === undefined) return ask(begin)
  try {
    return await ask('AFTER_SEQUENCE_NUMBER', handled)
  } catch (error) {
    // Changes are kept for 24 hours: after a longer pause the oldest that is left comes next.
    if (isNamed(error, 'TrimmedDataAccessException')) return ask('TRIM_HORIZON')
    throw error
  }
}

/** The event has seconds where the client made a Date, and base64 where it made bytes. */
function toEventRecord(record: StreamRecord, streamArn: string): DynamoDBRecord {
  const { ApproximateCreationDateTime: created, Keys, NewImage, OldImage, ...rest } = record.dynamodb ?? {}
  return {
    eventID: record.eventID,
    eventName: record.eventName,
    eventVersion: record.eventVersion,
    eventSource: record.eventSource,
    awsRegion: record.awsRegion,
    eventSourceARN: streamArn,
    dynamodb: {
      ...rest,
      ...(created && { ApproximateCreationDateTime: Math.floor(created.getTime() / 1000) }),
      ...(Keys && { Keys: toEventImage(Keys) }),
      ...(NewImage && { NewImage: toEventImage(NewImage) }),
      ...(OldImage && { OldImage: toEventImage(OldImage) }),
    },
  }
}

type Image = NonNullable<NonNullable<StreamRecord['dynamodb']>['NewImage']>
type EventImage = NonNullable<NonNullable<DynamoDBRecord['dynamodb']>['NewImage']>

function toEventImage(image: Image): EventImage {
  const json = JSON.stringify(image, (_name, value: unknown) =>
    value instanceof Uint8Array ? Buffer.from(value).toString('base64') : value,
  )
  return JSON.parse(json) as EventImage
}

function isNamed(error: unknown, ...names: readonly string[]): boolean {
  return error instanceof Error && names.includes(error.name)
}

function describe(error: unknown): string {
  return error instanceof Error ? `${error.name}: ${error.message}` : String(error)
}

async function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  await sleep(milliseconds, undefined, { signal }).catch(() => {}) // stopping ends the pause
}
