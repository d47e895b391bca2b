// test/rehearsal/front/edge-service.ts: the part of CloudFront's API that Moto lacks: functions and header policies.
import { randomUUID } from 'node:crypto'
import { type EdgeFunction, elementOf, type HeaderPolicy, type Kept, textOf } from './kept.ts'
import { type Answered, type Asked, xml } from './request.ts'

const VERSION = '/2020-05-31'
const NAMESPACE = 'xmlns="http://cloudfront.amazonaws.com/doc/2020-05-31/"'
/** CloudFront's quota for the code of a function, in bytes. */
const LARGEST_CODE = 10_240

/** @returns nothing when the request is about something else */
export function answerEdge(kept: Kept, asked: Asked): Answered | undefined {
  const [kind, name, ...rest] = asked.path.replace(`${VERSION}/`, '').split('/')
  if (kind === 'function') return answerFunction(kept, asked, decodeURIComponent(name ?? ''), rest.join('/'))
  if (kind === 'response-headers-policy') return answerPolicy(kept, asked, name ?? '')
  return undefined
}

function failed(status: number, code: string, message: string): Answered {
  const error = `<Error><Type>Sender</Type><Code>${code}</Code><Message>${message}</Message></Error>`
  return xml(status, `<ErrorResponse ${NAMESPACE}>${error}<RequestId>rehearsal</RequestId></ErrorResponse>`)
}

function tagged(status: number, tag: string, body: string): Answered {
  return xml(status, body, { etag: tag })
}

function answerFunction(kept: Kept, asked: Asked, name: string, part: string): Answered {
  const { edgeFunctions } = kept
  if (name === '' && asked.method === 'GET') return listFunctions(edgeFunctions)
  if (name === '') return createFunction(edgeFunctions, asked.body.toString())
  const there = edgeFunctions.get(name)
  if (!there) return failed(404, 'NoSuchFunctionExists', `There is no function ${name}.`)
  if (asked.method === 'GET') return readFunction(there, asked.query.get('Stage') ?? 'DEVELOPMENT', part)
  if (asked.headers['if-match'] !== there.tag) {
    return failed(412, 'PreconditionFailed', `The tag of the function ${name} is another one.`)
  }
  if (asked.method === 'DELETE') return deleteFunction(kept, there)
  if (part === 'publish') {
    const published = { ...there, published: there.code }
    edgeFunctions.set(name, published)
    return xml(200, summaryOf(published, 'LIVE'))
  }
  return keepFunction(edgeFunctions, asked.body.toString(), there)
}

function createFunction(functions: Kept['edgeFunctions'], body: string): Answered {
  const name = textOf(body, 'Name') ?? ''
  if (functions.has(name)) return failed(409, 'FunctionAlreadyExists', `There is a function ${name} already.`)
  return keepFunction(functions, body, undefined, name)
}

function keepFunction(
  functions: Kept['edgeFunctions'],
  body: string,
  before: EdgeFunction | undefined,
  name = before?.name ?? '',
): Answered {
  const code = Buffer.from(textOf(body, 'FunctionCode') ?? '', 'base64').toString()
  const bytes = Buffer.byteLength(code)
  if (bytes > LARGEST_CODE) {
    return failed(413, 'FunctionSizeLimitExceeded', `${name} has ${bytes} bytes, the limit is ${LARGEST_CODE}.`)
  }
  const config = elementOf(body, 'FunctionConfig')!
  const made: EdgeFunction = { ...before, name, config, code, tag: randomUUID() }
  functions.set(name, made)
  const answer = tagged(before ? 200 : 201, made.tag, summaryOf(made, 'DEVELOPMENT'))
  // CloudFront spells the header of this one answer so, and the SDK reads it so.
  return before ? { ...answer, headers: { ...answer.headers, ettag: made.tag } } : answer
}

function readFunction(there: EdgeFunction, stage: string, part: string): Answered {
  const code = stage === 'LIVE' ? there.published : there.code
  if (code === undefined) return failed(404, 'NoSuchFunctionExists', `${there.name} was not published.`)
  if (part === 'describe') return tagged(200, there.tag, summaryOf(there, stage))
  return { status: 200, headers: { 'content-type': 'application/octet-stream', etag: there.tag }, body: code }
}

function deleteFunction({ edgeFunctions, distributions }: Kept, { name }: EdgeFunction): Answered {
  const isUsed = [...distributions.values()].some((config) => config.includes(`:function/${name}</FunctionARN>`))
  if (isUsed) return failed(409, 'FunctionInUse', `A distribution uses the function ${name}.`)
  edgeFunctions.delete(name)
  return { status: 204, headers: {}, body: '' }
}

function listFunctions(functions: Kept['edgeFunctions']): Answered {
  const items = [...functions.values()].map((each) => summaryOf(each, 'DEVELOPMENT')).join('')
  const size = `<MaxItems>100</MaxItems><Quantity>${functions.size}</Quantity>`
  return xml(200, `<FunctionList ${NAMESPACE}>${size}<Items>${items}</Items></FunctionList>`)
}

function summaryOf({ name, config }: EdgeFunction, stage: string): string {
  const times =
    '<CreatedTime>2026-01-01T00:00:00Z</CreatedTime><LastModifiedTime>2026-01-01T00:00:00Z</LastModifiedTime>'
  const arn = `<FunctionARN>arn:aws:cloudfront::123456789012:function/${name}</FunctionARN>`
  const metadata = `<FunctionMetadata>${arn}<Stage>${stage}</Stage>${times}</FunctionMetadata>`
  return `<FunctionSummary ${NAMESPACE}><Name>${name}</Name><Status>UNASSOCIATED</Status>${config}${metadata}</FunctionSummary>`
}

function answerPolicy(kept: Kept, asked: Asked, id: string): Answered {
  const { headerPolicies } = kept
  if (id === '' && asked.method === 'GET') return listPolicies(headerPolicies)
  const config = elementOf(asked.body.toString(), 'ResponseHeadersPolicyConfig') ?? ''
  if (id === '') return createPolicy(headerPolicies, config)
  const there = headerPolicies.get(id)
  if (!there) return failed(404, 'NoSuchResponseHeadersPolicy', `There is no policy ${id}.`)
  if (asked.method === 'GET') return tagged(200, there.tag, policyOf(there))
  if (asked.headers['if-match'] !== there.tag) {
    return failed(412, 'PreconditionFailed', `The tag of the policy ${there.name} is another one.`)
  }
  if (asked.method === 'DELETE') return deletePolicy(kept, there)
  const made = { ...there, config, tag: randomUUID() }
  headerPolicies.set(id, made)
  return tagged(200, made.tag, policyOf(made))
}

function createPolicy(policies: Kept['headerPolicies'], config: string): Answered {
  const name = textOf(config, 'Name') ?? ''
  if ([...policies.values()].some((each) => each.name === name)) {
    return failed(409, 'ResponseHeadersPolicyAlreadyExists', `There is a policy ${name} already.`)
  }
  const made: HeaderPolicy = { id: randomUUID(), name, config, tag: randomUUID() }
  policies.set(made.id, made)
  return tagged(201, made.tag, policyOf(made))
}

function deletePolicy({ headerPolicies, distributions }: Kept, { id, name }: HeaderPolicy): Answered {
  if ([...distributions.values()].some((config) => config.includes(id))) {
    return failed(409, 'ResponseHeadersPolicyInUse', `A distribution uses the policy ${name}.`)
  }
  headerPolicies.delete(id)
  return { status: 204, headers: {}, body: '' }
}

function policyOf({ id, config }: HeaderPolicy): string {
  const time = '<LastModifiedTime>2026-01-01T00:00:00Z</LastModifiedTime>'
  return `<ResponseHeadersPolicy ${NAMESPACE}><Id>${id}</Id>${time}${config}</ResponseHeadersPolicy>`
}

function listPolicies(policies: Kept['headerPolicies']): Answered {
  const items = [...policies.values()].map(
    (each) => `<ResponseHeadersPolicySummary><Type>custom</Type>${policyOf(each)}</ResponseHeadersPolicySummary>`,
  )
  const size = `<MaxItems>100</MaxItems><Quantity>${policies.size}</Quantity>`
  const list = `${size}<Items>${items.join('')}</Items>`
  return xml(200, `<ResponseHeadersPolicyList ${NAMESPACE}>${list}</ResponseHeadersPolicyList>`)
}
