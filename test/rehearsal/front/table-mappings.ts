// test/rehearsal/front/table-mappings.ts: event source mappings of tables, kept away from Moto. It would run the function
// in Docker at every write, and throw the records of the stream away.
import { randomUUID } from 'node:crypto'
import type { Json } from '../json.ts'
import { nameOf } from '../lambda/functions.ts'
import type { Kept, Mapping } from './kept.ts'
import { type Answered, type Asked, json } from './request.ts'

export const MAPPING = /^\/2015-03-31\/event-source-mappings\/?([^/]*)\/?$/

/** @returns nothing when the request is about something else, such as a queue */
export function answerTableMapping(kept: Kept, asked: Asked): Answered | undefined {
  const id = MAPPING.exec(asked.path)?.[1]
  if (asked.service !== 'lambda' || id === undefined) return undefined
  const there = kept.mappings.get(id)
  const request = asked.body.length > 0 ? JSON.parse(asked.body.toString()) : {}
  if (asked.method === 'POST' && isTable(request))
    return keep(kept, { id: randomUUID(), region: asked.region, request })
  if (!there || !isTable(there.request)) return undefined
  if (asked.method === 'PUT') return keep(kept, { ...there, request: { ...there.request, ...request } })
  if (asked.method === 'DELETE') kept.mappings.delete(id)
  return json(200, describedMapping(there))
}

/** The ones that Moto does not know, for a list of all. */
export function withTableMappings(kept: Kept, { query, region }: Asked, answered: Answered): Answered {
  const [functionName, source] = [query.get('FunctionName'), query.get('EventSourceArn')]
  const mine = [...kept.mappings.values()].filter(
    ({ request, region: own }) =>
      own === region &&
      isTable(request) &&
      (!functionName || nameOf(request.FunctionName) === nameOf(functionName)) &&
      (!source || request.EventSourceArn === source),
  )
  const document = JSON.parse(String(answered.body)) as Json
  return json(200, {
    ...document,
    EventSourceMappings: [...document.EventSourceMappings, ...mine.map(describedMapping)],
  })
}

function isTable({ EventSourceArn }: Json): boolean {
  return String(EventSourceArn ?? '').split(':')[2] === 'dynamodb'
}

function keep(kept: Kept, mapping: Mapping): Answered {
  kept.mappings.set(mapping.id, mapping)
  return json(202, describedMapping(mapping))
}

function describedMapping({ id, region, request }: Mapping): Json {
  const { FunctionName, Enabled = true, ...rest } = request
  const FunctionArn = `arn:aws:lambda:${region}:123456789012:function:${nameOf(FunctionName)}`
  return { UUID: id, FunctionArn, State: Enabled ? 'Enabled' : 'Disabled', ...rest }
}
