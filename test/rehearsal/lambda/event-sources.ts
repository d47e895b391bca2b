// test/rehearsal/lambda/event-sources.ts: calls functions for what waits in queues and for what changed in tables.
import { setTimeout as sleep } from 'node:timers/promises'
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { DynamoDBStreamsClient } from '@aws-sdk/client-dynamodb-streams'
import { EventBridgeClient, ListRulesCommand, ListTargetsByRuleCommand } from '@aws-sdk/client-eventbridge'
import {
  DeleteMessageCommand,
  GetQueueUrlCommand,
  type Message,
  ReceiveMessageCommand,
  SQSClient,
} from '@aws-sdk/client-sqs'
import { mapStream } from '../../../local/lambda/stream-source.ts'
import type { Kept, Mapping } from '../front/kept.ts'
import type { Json } from '../json.ts'
import { clientOf } from '../resources/handler.ts'
import { fits } from './filter.ts'
import { type Functions, nameOf } from './functions.ts'
import { withVersions } from './object-versions.ts'

export interface EventSources {
  /** Begins with mappings that are new, and ends those that are gone. */
  follow(): void
  close(): Promise<void>
}

interface Source {
  stop(): Promise<void>
}

const POLL_MILLISECONDS = 300

export function createEventSources(endpoint: string, kept: Kept, functions: Functions): EventSources {
  const running = new Map<string, Promise<Source>>()
  const begin = (mapping: Mapping) =>
    mapping.request.EventSourceArn.split(':')[2] === 'sqs'
      ? followQueue(endpoint, mapping, functions)
      : followTable(endpoint, mapping, functions)
  const end = async (id: string) => {
    const source = running.get(id)
    running.delete(id)
    await source?.then((each) => each.stop()).catch(() => undefined)
  }
  return {
    follow: () => {
      for (const mapping of kept.mappings.values()) {
        if (running.has(mapping.id)) continue
        const source = begin(mapping)
        running.set(mapping.id, source)
        source.catch((error) => {
          console.error(`${mapping.request.EventSourceArn} cannot be followed yet:`, error)
          running.delete(mapping.id) // tried again the next time
        })
      }
      for (const id of [...running.keys()]) if (!kept.mappings.has(id)) void end(id)
    },
    close: async () => {
      await Promise.all([...running.keys()].map(end))
    },
  }
}

async function followQueue(endpoint: string, { region, request }: Mapping, functions: Functions): Promise<Source> {
  const sqs = clientOf(SQSClient, { endpoint, region })
  const QueueName = request.EventSourceArn.split(':').at(-1)
  const { QueueUrl } = await sqs.send(new GetQueueUrlCommand({ QueueName }))
  const stopping = new AbortController()
  const take = async () => {
    const wanted = { QueueUrl, MaxNumberOfMessages: Math.min(10, request.BatchSize ?? 10) }
    const { Messages = [] } = await sqs.send(new ReceiveMessageCommand({ ...wanted, AttributeNames: ['All'] }))
    if (Messages.length === 0) return 0
    const whole = await Promise.all(
      Messages.map(async (each) => ({ ...each, Body: await withVersions(endpoint, region, each.Body!) })),
    )
    const answer = await functions.invoke(region, request.FunctionName, queueEvent(whole, request, region))
    const failed = new Set((answer?.batchItemFailures ?? []).map(({ itemIdentifier }: Json) => itemIdentifier))
    for (const { MessageId, ReceiptHandle } of Messages) {
      if (!failed.has(MessageId)) await sqs.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle }))
    }
    return Messages.length
  }
  const loop = (async () => {
    while (!stopping.signal.aborted) {
      // A function that fails leaves its messages in the queue, which delivers them again.
      const taken = await take().catch(() => 0)
      if (taken === 0) await sleep(POLL_MILLISECONDS, undefined, { signal: stopping.signal }).catch(() => undefined)
    }
  })()
  return {
    stop: async () => {
      stopping.abort()
      await loop
    },
  }
}

function queueEvent(messages: readonly Message[], { EventSourceArn }: Json, region: string): Json {
  return {
    Records: messages.map(({ MessageId, ReceiptHandle, Body, Attributes, MD5OfBody }) => ({
      messageId: MessageId,
      receiptHandle: ReceiptHandle,
      body: Body,
      attributes: Attributes ?? {},
      messageAttributes: {},
      md5OfBody: MD5OfBody,
      eventSource: 'aws:sqs',
      eventSourceARN: EventSourceArn,
      awsRegion: region,
    })),
  }
}

function followTable(endpoint: string, { region, request }: Mapping, functions: Functions): Promise<Source> {
  const table = /table\/([^/]+)/.exec(request.EventSourceArn)![1]!
  const place = { endpoint, region }
  const filters = (request.FilterCriteria?.Filters ?? []).map(({ Pattern }: Json) => JSON.parse(Pattern))
  const options = {
    table,
    dynamodb: clientOf(DynamoDBClient, place),
    streams: clientOf(DynamoDBStreamsClient, place),
    batchSize: request.BatchSize ?? 100,
  }
  return mapStream(options, async ({ Records }) => {
    const wanted = Records.filter((record) => filters.length === 0 || filters.some((each: Json) => fits(record, each)))
    if (wanted.length > 0) await functions.invoke(region, request.FunctionName, { Records: wanted })
  })
}

/**
 * Calls everything that the rules of the clock call, once.
 *
 * @returns names of the functions
 */
export async function strikeClock(
  endpoint: string,
  region: string,
  prefix: string,
  functions: Functions,
): Promise<string[]> {
  const events = clientOf(EventBridgeClient, { endpoint, region })
  const { Rules = [] } = await events.send(new ListRulesCommand({ NamePrefix: prefix }))
  const called: string[] = []
  for (const { Name, ScheduleExpression, State } of Rules) {
    if (!ScheduleExpression || State !== 'ENABLED') continue
    const { Targets = [] } = await events.send(new ListTargetsByRuleCommand({ Rule: Name }))
    for (const { Arn, Input } of Targets) {
      const event = Input ? JSON.parse(Input) : { source: 'aws.events', 'detail-type': 'Scheduled Event', detail: {} }
      await functions.invoke(region, Arn!, event)
      called.push(nameOf(Arn!))
    }
  }
  return called
}
