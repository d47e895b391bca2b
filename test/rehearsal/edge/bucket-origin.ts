// test/rehearsal/edge/bucket-origin.ts: reads a bucket as the distribution may: what the bucket's policy does not say is refused.
import {
  type CORSRule,
  GetBucketCorsCommand,
  GetObjectCommand,
  type GetObjectCommandOutput,
  S3Client,
} from '@aws-sdk/client-s3'
import type { Kept } from '../front/kept.ts'
import type { Answered } from '../front/request.ts'
import type { Json } from '../json.ts'
import { clientOf } from '../resources/handler.ts'
import type { Served } from './distributions.ts'

export interface BucketRequest {
  readonly endpoint: string
  readonly account: string
  readonly served: Served
  readonly origin: Json
  /** As it stands in the address. */
  readonly path: string
  readonly method: string
  readonly headers: Readonly<Record<string, string>>
}

/** S3's words for what is missing or not allowed, to somebody who may not list. */
const DENIED: Answered = {
  status: 403,
  headers: { 'content-type': 'application/xml' },
  body: '<Error><Code>AccessDenied</Code><Message>Access Denied</Message></Error>',
}

export async function readBucket(request: BucketRequest, kept: Kept): Promise<Answered> {
  const [Bucket, region] = String(request.origin.DomainName).split(/\.s3\.|\.amazonaws\.com/)
  if (request.method === 'OPTIONS') return preflight(request, Bucket!, region!)
  const Key = decodeURIComponent(request.path.slice(1))
  const isSigned = Boolean(request.origin.OriginAccessControlId)
  if (!isSigned || !allows(kept.bucketPolicies.get(Bucket!), `arn:aws:s3:::${Bucket}/${Key}`, request)) return DENIED
  const { range, 'if-none-match': IfNoneMatch } = request.headers
  const s3 = clientOf(S3Client, { endpoint: request.endpoint, region: region! })
  try {
    return await answerOf(await s3.send(new GetObjectCommand({ Bucket, Key, Range: range, IfNoneMatch })))
  } catch (error) {
    const status = (error as Json).$metadata?.httpStatusCode
    if (status === 304 || status === 416) return { status, headers: {}, body: '' }
    if (status === 404) return DENIED
    throw error
  }
}

/** What S3 answers a browser that asks whether a page of another origin may read. */
async function preflight({ endpoint, headers }: BucketRequest, Bucket: string, region: string): Promise<Answered> {
  const asked = new GetBucketCorsCommand({ Bucket })
  const { CORSRules = [] } = await clientOf(S3Client, { endpoint, region }).send(asked)
  const rule = CORSRules.find((each) => isForIt(each, headers))
  if (!rule) return { ...DENIED, body: '<Error><Code>AccessForbidden</Code></Error>' }
  return {
    status: 200,
    headers: {
      'access-control-allow-origin': rule.AllowedOrigins!.includes('*') ? '*' : headers['origin']!,
      'access-control-allow-methods': rule.AllowedMethods!.join(', '),
      'access-control-allow-headers': headers['access-control-request-headers'] ?? '',
      'access-control-max-age': String(rule.MaxAgeSeconds ?? 0),
    },
    body: '',
  }
}

function isForIt(rule: CORSRule, headers: Readonly<Record<string, string>>): boolean {
  const {
    origin = '',
    'access-control-request-method': method = '',
    'access-control-request-headers': wanted,
  } = headers
  const names = (wanted ?? '').split(',').map((name) => name.trim().toLowerCase())
  const allowed = (rule.AllowedHeaders ?? []).map((name) => name.toLowerCase())
  return (
    (rule.AllowedOrigins ?? []).some((pattern) => fitsPattern(pattern, origin)) &&
    (rule.AllowedMethods ?? []).includes(method) &&
    names.every((name) => name === '' || allowed.includes('*') || allowed.includes(name))
  )
}

/** Whether a statement of the policy lets this distribution read the object. */
function allows(policy: Json, resource: string, { account, served }: BucketRequest): boolean {
  return (policy?.Statement ?? []).some(
    ({ Effect, Principal, Action, Resource, Condition }: Json) =>
      Effect === 'Allow' &&
      Principal?.Service === 'cloudfront.amazonaws.com' &&
      [Action].flat().includes('s3:GetObject') &&
      [Resource].flat().some((each: string) => fitsPattern(each, resource)) &&
      isMet(Condition, { 'AWS:SourceArn': served.arn, 'AWS:SourceAccount': account }),
  )
}

function fitsPattern(pattern: string, text: string): boolean {
  return new RegExp(`^${pattern.replace(/[.+^${}()|[\]\\]/g, '\\$&').replace(/\*/g, '.*')}$`).test(text)
}

function isMet(condition: Json, facts: Readonly<Record<string, string>>): boolean {
  return Object.entries<Json>(condition ?? {}).every(
    ([operator, wanted]) =>
      operator === 'StringEquals' && Object.entries(wanted).every(([name, value]) => facts[name] === value),
  )
}

async function answerOf(output: GetObjectCommandOutput): Promise<Answered> {
  const { Body, ContentType, CacheControl, ContentDisposition, ContentEncoding, ContentRange, ETag } = output
  const headers = {
    'content-type': ContentType,
    'cache-control': CacheControl,
    'content-disposition': ContentDisposition,
    'content-encoding': ContentEncoding,
    'content-range': ContentRange,
    'accept-ranges': 'bytes',
    etag: ETag,
  }
  return {
    status: ContentRange ? 206 : 200,
    headers: Object.fromEntries(Object.entries(headers).flatMap(([name, value]) => (value ? [[name, value]] : []))),
    body: Buffer.from(await Body!.transformToByteArray()),
  }
}
