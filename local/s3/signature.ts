// local/s3/signature.ts: AWS Signature Version 4 for S3: in headers, in presigned addresses, on POST policies.
import { createHash, createHmac, timingSafeEqual } from 'node:crypto'
import { refuse } from './errors.ts'
import type { S3Request } from './request.ts'

export interface Credentials {
  readonly accessKeyId: string
  readonly secretAccessKey: string
}

/** Whom we believe a request to come from, and what its signature says about the body. */
export interface Signer {
  readonly accessKeyId: string
  /** SHA-256 of the body in hex, `UNSIGNED-PAYLOAD`, or one of the `STREAMING-` forms. */
  readonly payload: string
  /** Present when each chunk of the body carries its own signature. */
  readonly chunks?: ChunkSigner
}

/** Signs the chunks of one body; each signature covers the one before it, the first that of the request. */
export interface ChunkSigner {
  readonly seed: string
  sign(kind: 'PAYLOAD' | 'TRAILER', previous: string, contentSha256: string): string
}

interface Claim {
  readonly isPresigned: boolean
  readonly credential: string
  readonly signedHeaders: string
  readonly signature: string
  /** `YYYYMMDDThhmmssZ` */
  readonly timestamp: string
  readonly payload: string
}

interface Scope {
  readonly accessKeyId: string
  readonly day: string
  readonly region: string
}

const ALGORITHM = 'AWS4-HMAC-SHA256'
const SIGNED_CHUNKS = ['STREAMING-AWS4-HMAC-SHA256-PAYLOAD', 'STREAMING-AWS4-HMAC-SHA256-PAYLOAD-TRAILER']
const UNSIGNED_CHUNKS = 'STREAMING-UNSIGNED-PAYLOAD-TRAILER'
/** Clocks may differ by this much, as in AWS. */
const SKEW_MILLISECONDS = 15 * 60_000
/** The longest life of a presigned address, as in AWS. */
const WEEK_SECONDS = 604_800
const EMPTY_SHA256 = sha256('')

/**
 * Says who signed the request.
 *
 * @throws S3Error when nobody did, or not for this request, or not for now
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/sig-v4-authenticating-requests.html
 */
export function authenticate(request: S3Request, credentials: Credentials, region: string, now: number): Signer {
  const claim = claimOf(request)
  checkTime(request, claim, now)
  const scope = readScope(claim.credential, region)
  if (scope.day !== claim.timestamp.slice(0, 8))
    refuse('AuthorizationHeaderMalformed', 'The credential has another date.')
  checkSignedHeaders(request, claim)

  const signingKey = signingKeyOf(scope, credentials)
  const context = `${claim.timestamp}\n${scope.day}/${scope.region}/s3/aws4_request`
  const wanted = hmac(signingKey, `${ALGORITHM}\n${context}\n${sha256(canonicalRequest(request, claim))}`).toString(
    'hex',
  )
  if (!isSame(wanted, claim.signature)) refuse('SignatureDoesNotMatch')

  const chunks = SIGNED_CHUNKS.includes(claim.payload) ? createChunkSigner(signingKey, context, wanted) : undefined
  return { accessKeyId: scope.accessKeyId, payload: claim.payload, ...(chunks && { chunks }) }
}

/** Checks the signature on the policy of a form. @returns the access key id that signed it */
export function authenticatePolicy(
  fields: Readonly<Record<string, string>>,
  credentials: Credentials,
  region: string,
): string {
  if (fields['x-amz-algorithm'] !== ALGORITHM) refuse('AccessDenied')
  const scope = readScope(fields['x-amz-credential'] ?? '', region)
  const wanted = hmac(signingKeyOf(scope, credentials), fields['policy'] ?? '').toString('hex')
  if (!isSame(wanted, fields['x-amz-signature'] ?? '')) refuse('SignatureDoesNotMatch')
  return scope.accessKeyId
}

export function createChunkSigner(signingKey: Buffer, context: string, seed: string): ChunkSigner {
  return {
    seed,
    sign: (kind, previous, contentSha256) => {
      const empty = kind === 'PAYLOAD' ? `${EMPTY_SHA256}\n` : ''
      return hmac(signingKey, `${ALGORITHM}-${kind}\n${context}\n${previous}\n${empty}${contentSha256}`).toString('hex')
    },
  }
}

export function signingKeyOf(scope: Scope, credentials: Credentials): Buffer {
  if (!isSame(scope.accessKeyId, credentials.accessKeyId)) refuse('InvalidAccessKeyId')
  return [scope.day, scope.region, 's3', 'aws4_request'].reduce<Buffer>(
    (key, part) => hmac(key, part),
    Buffer.from(`AWS4${credentials.secretAccessKey}`),
  )
}

/** Compares without telling by its duration how much was right. */
export function isSame(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)]
  return a.length === b.length && timingSafeEqual(a, b)
}

function claimOf(request: S3Request): Claim {
  if (request.query.get('X-Amz-Algorithm') === ALGORITHM) return presignedClaim(request)
  const header = request.headers['authorization']
  if (header?.startsWith(`${ALGORITHM} `)) return headerClaim(request, header.slice(ALGORITHM.length + 1))
  return refuse('AccessDenied')
}

function presignedClaim({ query }: S3Request): Claim {
  const needed = (name: string) => query.get(name) ?? refuse('AuthorizationQueryParametersError', `${name} is missing.`)
  return {
    isPresigned: true,
    credential: needed('X-Amz-Credential'),
    signedHeaders: needed('X-Amz-SignedHeaders'),
    signature: needed('X-Amz-Signature'),
    timestamp: needed('X-Amz-Date'),
    payload: checkPayload(query.get('X-Amz-Content-Sha256') ?? 'UNSIGNED-PAYLOAD'),
  }
}

function headerClaim({ headers }: S3Request, authorization: string): Claim {
  const parts = new Map(authorization.split(',').map((part) => part.trim().split(/=(.*)/s) as [string, string]))
  const needed = (value: string | undefined, name: string) =>
    value || refuse('AuthorizationHeaderMalformed', `The authorization header is malformed: ${name} is missing.`)
  return {
    isPresigned: false,
    credential: needed(parts.get('Credential'), 'Credential'),
    signedHeaders: needed(parts.get('SignedHeaders'), 'SignedHeaders'),
    signature: needed(parts.get('Signature'), 'Signature'),
    timestamp: needed(headers['x-amz-date'], 'x-amz-date'),
    payload: checkPayload(needed(headers['x-amz-content-sha256'], 'x-amz-content-sha256')),
  }
}

function checkPayload(payload: string): string {
  const isKnown = ['UNSIGNED-PAYLOAD', UNSIGNED_CHUNKS, ...SIGNED_CHUNKS].includes(payload)
  if (isKnown || /^[0-9a-f]{64}$/.test(payload)) return payload
  return refuse('InvalidArgument', `x-amz-content-sha256 is neither a SHA-256 in hex nor a form this endpoint knows.`)
}

function checkTime(request: S3Request, claim: Claim, now: number): void {
  const at = parseTimestamp(claim.timestamp)
  if (!claim.isPresigned) {
    if (Number.isNaN(at)) refuse('AuthorizationHeaderMalformed', 'x-amz-date is not like 20261231T235959Z.')
    if (Math.abs(now - at) > SKEW_MILLISECONDS) refuse('RequestTimeTooSkewed')
    return
  }
  const seconds = Number(request.query.get('X-Amz-Expires'))
  if (!(seconds > 0 && seconds <= WEEK_SECONDS) || Number.isNaN(at)) refuse('AuthorizationQueryParametersError')
  if (now > at + seconds * 1000) refuse('AccessDenied', 'Request has expired')
  if (at > now + SKEW_MILLISECONDS) refuse('AccessDenied', 'Request is not yet valid')
}

function parseTimestamp(timestamp: string): number {
  const match = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(timestamp)
  if (!match) return Number.NaN
  const [, year, month, day, hour, minute, second] = match
  return Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`)
}

function readScope(credential: string, region: string): Scope {
  const [accessKeyId = '', day = '', scopeRegion = '', service, end] = credential.split('/')
  if (service !== 's3' || end !== 'aws4_request')
    refuse('AuthorizationHeaderMalformed', 'The credential is not for s3.')
  if (scopeRegion !== region) {
    refuse('AuthorizationHeaderMalformed', `The region '${scopeRegion}' is wrong; expecting '${region}'`)
  }
  return { accessKeyId, day, region }
}

/** What changes the meaning of a request must be under its signature. */
function checkSignedHeaders(request: S3Request, claim: Claim): void {
  const signed = new Set(claim.signedHeaders.split(';'))
  if (!signed.has('host')) refuse('AccessDenied', 'The host header must be signed.')
  // A presigned address says in its query what the body is; this header alone changes nothing there.
  const ignored = claim.isPresigned ? 'x-amz-content-sha256' : undefined
  const loose = Object.keys(request.headers).find(
    (name) => name.startsWith('x-amz-') && !signed.has(name) && name !== ignored,
  )
  if (loose) refuse('AccessDenied', `There were headers present in the request which were not signed: ${loose}`)
}

function canonicalRequest(request: S3Request, claim: Claim): string {
  const path = request.path.split('/').map((segment) => encode(decodeURIComponent(segment)))
  const query = [...request.query]
    .filter(([name]) => name !== 'X-Amz-Signature')
    .map(([name, value]) => [encode(name), encode(value)] as const)
    .sort(([nameA, valueA], [nameB, valueB]) => compare(nameA, nameB) || compare(valueA, valueB))
    .map(([name, value]) => `${name}=${value}`)
  const headers = claim.signedHeaders
    .split(';')
    .map((name) => `${name}:${(request.headers[name] ?? '').trim().replace(/\s+/g, ' ')}\n`)
  return [request.method, path.join('/'), query.join('&'), headers.join(''), claim.signedHeaders, claim.payload].join(
    '\n',
  )
}

function encode(text: string): string {
  const strict = (character: string) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`
  return encodeURIComponent(text).replace(/[!'()*]/g, strict)
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

function hmac(key: Buffer, text: string): Buffer {
  return createHmac('sha256', key).update(text).digest()
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}
