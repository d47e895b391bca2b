// local/s3/object-facts.ts: what a client says about an object when storing it: its key, headers, metadata, tags.
import { refuse } from './errors.ts'
import { metadataOf, type S3Request, type SignedRequest } from './request.ts'
import { tagsFromHeader } from './tags.ts'
import type { Cause, NewObject } from './versions.ts'

export type Facts = Pick<NewObject, 'headers' | 'metadata' | 'tags'>

/** Headers that are stored with an object and sent with it. */
const KEPT_HEADERS = [
  'content-type',
  'content-disposition',
  'cache-control',
  'content-language',
  'content-encoding',
  'expires',
]
const KEY_BYTES = 1024

/** Keys are compared and stored as they are: `..` and `//` mean nothing here. */
export function checkKey(key: string): void {
  if (key === '' || Buffer.byteLength(key) > KEY_BYTES) refuse('KeyTooLongError')
}

export function factsOf(request: S3Request): Facts {
  return {
    headers: keptHeaders(request.parameter),
    metadata: metadataOf([...request.query, ...Object.entries(request.headers)]),
    tags: tagsFromHeader(request.parameter('x-amz-tagging')),
  }
}

/** @param parameter a header of a request or a field of a form, by its name in lower case */
export function keptHeaders(parameter: (name: string) => string | undefined): Record<string, string> {
  const kept = KEPT_HEADERS.map((name) => [
    name,
    name === 'content-encoding' ? coding(parameter(name)) : parameter(name),
  ])
  return Object.fromEntries(kept.filter(([, value]) => value))
}

export function causeOf(event: string, { id, signer, parameter }: SignedRequest): Cause {
  return { event, requestId: id, principal: signer.accessKeyId, parameter }
}

export function versionHeader(versionId: string | undefined): Record<string, string> {
  return versionId === undefined ? {} : { 'x-amz-version-id': versionId }
}

/** HTTP headers hold ASCII; other text is sent encoded, as S3 does. @see https://www.rfc-editor.org/rfc/rfc2047 */
export function toHeaderValue(text: string): string {
  return /^[\t\x20-\x7e]*$/.test(text) ? text : `=?UTF-8?B?${Buffer.from(text).toString('base64')}?=`
}

/** `aws-chunked` is how the body travelled, not how the object is encoded. */
function coding(header: string | undefined): string | undefined {
  return header
    ?.split(',')
    .map((one) => one.trim())
    .filter((one) => one !== 'aws-chunked')
    .join(',')
}
