// test/rehearsal/front/corrections.ts: where Moto differs from AWS, and what the front does about it. Each says why.
import type { Json } from '../json.ts'
import { elementOf, type Kept, textOf } from './kept.ts'
import { type Answered, type Asked, json } from './request.ts'
import { answerTableMapping, MAPPING, withTableMappings } from './table-mappings.ts'

export interface Correction {
  readonly fits: (asked: Asked) => boolean
  /** What Moto is asked instead, or the answer without it. */
  readonly before?: (asked: Asked, kept: Kept) => Asked | Answered
  /** What is answered in place of what Moto said; called when Moto did not refuse. */
  readonly after?: (asked: Asked, answered: Answered, kept: Kept) => Answered | Promise<Answered>
}

export function isAnswer(value: Asked | Answered): value is Answered {
  return 'status' in value
}

const DISTRIBUTION = /^\/2020-05-31\/distribution(?:\/([^/]+))?(\/config)?$/
const FUNCTION = /^\/2015-03-31\/functions\/?([^/]*)(\/code)?\/?$/

export const CORRECTIONS: readonly Correction[] = [
  {
    // Moto reads bucket policies and passes over their conditions: "deny what is not TLS" would deny everything.
    fits: ({ service, method, query }) => service === 's3' && method === 'PUT' && query.has('policy'),
    before: (asked, kept) => {
      const policy = JSON.parse(asked.body.toString())
      kept.bucketPolicies.set(bucketIn(asked), policy)
      return {
        ...asked,
        headers: withoutChecksums(asked.headers),
        body: Buffer.from(JSON.stringify(evaluable(policy))),
      }
    },
  },
  {
    fits: ({ service, method, query }) => service === 's3' && method === 'GET' && query.has('policy'),
    before: (asked, kept) => {
      const whole = kept.bucketPolicies.get(bucketIn(asked))
      return whole ? json(200, whole) : asked
    },
  },
  {
    fits: ({ service, method, query }) => service === 's3' && method === 'DELETE' && query.has('policy'),
    before: (asked, kept) => {
      kept.bucketPolicies.delete(bucketIn(asked))
      return asked
    },
  },
  {
    // Moto says COMPLETED, AWS Completed: whoever waits for it would wait for ever.
    fits: ({ service, path }) => service === 'cloudfront' && path.includes('/invalidation'),
    after: (_, answered) => ({ ...answered, body: String(answered.body).replace('>COMPLETED<', '>Completed<') }),
  },
  {
    // Moto drops origin access control, functions and more from a distribution: it is given back as it was sent.
    fits: ({ service, method, path }) => service === 'cloudfront' && method !== 'DELETE' && DISTRIBUTION.test(path),
    after: ({ method, path, body }, answered, kept) => {
      const given = String(answered.body)
      const id = DISTRIBUTION.exec(path)?.[1] ?? textOf(given, 'Id')
      if (method !== 'GET' && id) kept.distributions.set(id, elementOf(body.toString(), 'DistributionConfig')!)
      const whole = id && kept.distributions.get(id)
      const shown = elementOf(given, 'DistributionConfig')
      return whole && shown ? { ...answered, body: given.replace(shown, () => whole) } : answered
    },
  },
  {
    fits: ({ service, method, path }) => service === 'cloudfront' && method === 'DELETE' && DISTRIBUTION.test(path),
    after: ({ path }, answered, kept) => {
      kept.distributions.delete(DISTRIBUTION.exec(path)![1]!)
      return answered
    },
  },
  {
    // The code is run by the front, see lambda/functions.ts.
    fits: ({ service, path }) => service === 'lambda' && FUNCTION.test(path),
    after: ({ method, path, region, body }, answered, kept) => {
      const [, name, isCode] = FUNCTION.exec(path)!
      if (method === 'DELETE') kept.functionCode.delete(`${region}/${name}`)
      if (method === 'POST' && name === '') {
        const { FunctionName, Code } = JSON.parse(body.toString())
        kept.functionCode.set(`${region}/${FunctionName}`, Code)
      }
      if (method === 'PUT' && isCode) kept.functionCode.set(`${region}/${name}`, JSON.parse(body.toString()))
      return answered
    },
  },
  {
    fits: ({ service, path }) => service === 'lambda' && MAPPING.test(path),
    before: (asked, kept) => answerTableMapping(kept, asked) ?? asked,
    after: (asked, answered, kept) => {
      const isList = asked.method === 'GET' && MAPPING.exec(asked.path)![1] === ''
      return isList ? withTableMappings(kept, asked, answered) : answered
    },
  },
  {
    // Moto would run the function in Docker and take the messages away: the front polls instead.
    fits: ({ service, method, path }) => service === 'lambda' && method !== 'GET' && MAPPING.test(path),
    before: (asked) => {
      if (asked.method === 'DELETE') return asked
      const body = { ...JSON.parse(asked.body.toString()), Enabled: false }
      return { ...asked, headers: withoutChecksums(asked.headers), body: Buffer.from(JSON.stringify(body)) }
    },
    after: ({ method, path, region, body }, answered, kept) => {
      const id = MAPPING.exec(path)![1] || JSON.parse(String(answered.body)).UUID
      if (method === 'DELETE') kept.mappings.delete(id)
      else kept.mappings.set(id, mappingOf(kept, id, region, JSON.parse(body.toString())))
      return answered
    },
  },
]

function mappingOf(kept: Kept, id: string, region: string, request: Json) {
  return { id, region, request: { ...kept.mappings.get(id)?.request, ...request } }
}

function bucketIn({ path }: Asked): string {
  return decodeURIComponent(path.split('/')[1] ?? '')
}

/** A body that the front changed has other checksums; no service of the rehearsal asks for them. */
function withoutChecksums(headers: Asked['headers']): Asked['headers'] {
  return Object.fromEntries(
    Object.entries(headers).filter(([name]) => !/^(x-amz-(sdk-)?checksum|content-md5)/.test(name)),
  )
}

/** Without conditional denials; a policy must not be empty. */
function evaluable(policy: Json): Json {
  const kept = policy.Statement.filter(({ Effect, Condition }: Json) => Effect !== 'Deny' || !Condition)
  const anything = { Effect: 'Allow', Principal: '*', Action: 's3:*', Resource: policy.Statement[0].Resource }
  return { ...policy, Statement: kept.length > 0 ? kept : [anything] }
}
