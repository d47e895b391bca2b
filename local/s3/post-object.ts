// local/s3/post-object.ts: uploads by HTML forms: the one unsigned request with effects, signed by its policy instead.
import type { Answer } from './answer.ts'
import { refuse } from './errors.ts'
import { keep, receive } from './intake.ts'
import { readForm } from './multipart-form.ts'
import { checkKey, keptHeaders, versionHeader } from './object-facts.ts'
import { checkPolicy } from './post-policy.ts'
import { metadataOf, type S3Request } from './request.ts'
import { authenticatePolicy, type Credentials } from './signature.ts'
import { findBucket, type Store } from './store.ts'
import { tagsFromXml } from './tags.ts'
import { storeVersion } from './versions.ts'
import { xmlDocument } from './xml.ts'

/** Stands in the key for the client's name of the file. */
const FILE_NAME = /\$\{filename\}/

export async function postObject(store: Store, request: S3Request, credentials: Credentials): Promise<Answer> {
  const { bucket } = request
  const { fields, fileName, file } = await readForm(request.body(), request.headers['content-type'] ?? '')
  if (!fields['policy']) refuse('AccessDenied')
  const principal = authenticatePolicy(fields, credentials, store.region)
  const { minBytes, maxBytes } = checkPolicy(fields, bucket, Date.now())
  const key = (fields['key'] ?? '').replace(FILE_NAME, () => fileName)
  checkKey(key)
  findBucket(store, bucket)

  const parameter = (name: string) => fields[name]
  const facts = {
    headers: keptHeaders(parameter),
    metadata: metadataOf(Object.entries(fields)),
    tags: tagsFromXml(fields['tagging'] ?? ''),
  }
  const received = await receive(store, file, { maxBytes: Math.min(maxBytes, store.maxObjectBytes), parameter })
  const versionId = await keep(received, () => {
    if (received.bytes < minBytes) refuse('EntityTooSmall')
    const object = { ...received, ...facts, etag: received.md5, blobs: [received] }
    // A form has no headers of its own, so it sets no conditions.
    const cause = { event: 'ObjectCreated:Post', requestId: request.id, principal, parameter: () => undefined }
    return store.database.transaction(() => storeVersion(store, bucket, key, object, cause))
  })
  return created(request, key, received.md5, versionId, fields['success_action_status'])
}

function created(
  request: S3Request,
  key: string,
  etag: string,
  versionId: string | undefined,
  wantedStatus: string | undefined,
): Answer {
  const location = `http://${request.headers['host']}/${request.bucket}/${encodeURIComponent(key)}`
  const headers = { etag: `"${etag}"`, location, ...versionHeader(versionId) }
  if (wantedStatus !== '201') return { status: wantedStatus === '200' ? 200 : 204, headers }
  const xml = xmlDocument('PostResponse', [
    ['Location', location],
    ['Bucket', request.bucket],
    ['Key', key],
    ['ETag', `"${etag}"`],
  ])
  return { status: 201, headers, xml }
}
