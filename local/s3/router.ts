// local/s3/router.ts: the operations of this endpoint, a row each, and finding the one a request means.
import type { Answer } from './answer.ts'
import { createBucket, deleteBucket, headBucket, listBuckets, locateBucket } from './buckets.ts'
import {
  CONFIGURATIONS,
  type ConfigurationName,
  deleteConfiguration,
  getConfiguration,
  getVersioning,
  putConfiguration,
  putVersioning,
} from './configuration.ts'
import { answerPreflight } from './cors.ts'
import { refuse } from './errors.ts'
import { listObjects, listVersions } from './listing.ts'
import { abortUpload, completeUpload, copyPart, createUpload, uploadPart } from './multipart.ts'
import { getAttributes, getObject, getTags } from './object-reads.ts'
import { copyObject, deleteObject, deleteObjects, deleteTags, putObject, putTags } from './object-writes.ts'
import { postObject } from './post-object.ts'
import type { S3Request, SignedRequest } from './request.ts'
import { authenticate, type Credentials } from './signature.ts'
import { findBucket, type Store } from './store.ts'
import { listParts, listUploads } from './upload-listing.ts'

type Operation = (store: Store, request: SignedRequest) => Answer | Promise<Answer>
type Level = 'service' | 'bucket' | 'object'

/** Method, level, the query parameter or header that marks it (`?name`, `@name`, or none), what to run. */
type Route = readonly [method: string, level: Level, mark: string, operation: Operation]

/** The first row that fits counts: marked ones before plain ones. */
const ROUTES: readonly Route[] = [
  ['GET', 'service', '', listBuckets],

  ...(Object.keys(CONFIGURATIONS) as ConfigurationName[]).flatMap((name): Route[] => [
    ['GET', 'bucket', `?${name}`, (store, request) => getConfiguration(store, request, name)],
    ['PUT', 'bucket', `?${name}`, (store, request) => putConfiguration(store, request, name)],
    ['DELETE', 'bucket', `?${name}`, (store, request) => deleteConfiguration(store, request, name)],
  ]),
  ['GET', 'bucket', '?versioning', getVersioning],
  ['PUT', 'bucket', '?versioning', putVersioning],
  ['GET', 'bucket', '?location', locateBucket],
  ['GET', 'bucket', '?uploads', listUploads],
  ['GET', 'bucket', '?versions', listVersions],
  ['POST', 'bucket', '?delete', deleteObjects],
  ['GET', 'bucket', '', listObjects],
  ['HEAD', 'bucket', '', headBucket],
  ['PUT', 'bucket', '', createBucket],
  ['DELETE', 'bucket', '', deleteBucket],

  ['GET', 'object', '?tagging', getTags],
  ['PUT', 'object', '?tagging', putTags],
  ['DELETE', 'object', '?tagging', deleteTags],
  ['GET', 'object', '?attributes', getAttributes],
  ['GET', 'object', '?uploadId', listParts],
  ['PUT', 'object', '?uploadId', (store, request) => (isCopy(request) ? copyPart : uploadPart)(store, request)],
  ['POST', 'object', '?uploadId', completeUpload],
  ['DELETE', 'object', '?uploadId', abortUpload],
  ['POST', 'object', '?uploads', createUpload],
  ['PUT', 'object', '@x-amz-copy-source', copyObject],
  ['PUT', 'object', '', putObject],
  ['GET', 'object', '', getObject],
  ['HEAD', 'object', '', getObject],
  ['DELETE', 'object', '', deleteObject],
]

/** Subresources of S3 that are not here. Without this list a GET of one would be taken for a GET of the object. */
const ABSENT = [
  'accelerate',
  'acl',
  'analytics',
  'intelligent-tiering',
  'inventory',
  'legal-hold',
  'logging',
  'metrics',
  'object-lock',
  'policyStatus',
  'renameObject',
  'replication',
  'requestPayment',
  'restore',
  'retention',
  'select',
  'torrent',
  'website',
]

/** @throws S3Error for everything that is not to be done */
export async function answerRequest(store: Store, request: S3Request, credentials: Credentials): Promise<Answer> {
  // The two kinds of request that browsers send without a signature of their own.
  if (request.method === 'OPTIONS') return answerPreflight(store, request)
  if (isForm(request)) return postObject(store, request, credentials)

  const signer = authenticate(request, credentials, store.region, Date.now())
  const absent = ABSENT.find((name) => request.query.has(name))
  if (absent !== undefined) refuse('NotImplemented', `This endpoint does not have '${absent}'.`)
  const level = levelOf(request)
  const route = ROUTES.find(
    ([method, on, mark]) => method === request.method && on === level && isMarked(request, mark),
  )
  if (!route) refuse('MethodNotAllowed')
  if (level === 'object') findBucket(store, request.bucket)
  const [, , , operation] = route
  return operation(store, { ...request, signer })
}

function levelOf({ bucket, key }: S3Request): Level {
  if (bucket === '') return 'service'
  return key === '' ? 'bucket' : 'object'
}

function isForm({ method, bucket, key, headers }: S3Request): boolean {
  const isFormType = (headers['content-type'] ?? '').toLowerCase().startsWith('multipart/form-data')
  return method === 'POST' && bucket !== '' && key === '' && isFormType
}

function isMarked(request: S3Request, mark: string): boolean {
  if (mark === '') return true
  return mark.startsWith('?') ? request.query.has(mark.slice(1)) : request.parameter(mark.slice(1)) !== undefined
}

function isCopy(request: S3Request): boolean {
  return request.parameter('x-amz-copy-source') !== undefined
}
