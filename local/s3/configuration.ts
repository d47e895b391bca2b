// local/s3/configuration.ts: the settings of a bucket that are documents: kept as they were put, read where they act.
import type { Answer } from './answer.ts'
import { type ErrorCode, refuse } from './errors.ts'
import { receiveDocument } from './intake.ts'
import type { SignedRequest } from './request.ts'
import { findBucket, type Store } from './store.ts'
import { text, xmlDocument } from './xml.ts'

interface Kind {
  /** The element a document must have; absent for the policy, which is JSON. */
  readonly root?: string
  /** What GET answers when nothing was put; without one it answers an empty document. */
  readonly missing?: ErrorCode
}

/**
 * Subresource -> its kind. At work here: cors, lifecycle (unfinished uploads only), notification. The others are kept
 * so that set-up scripts run, and change nothing: nothing is public here, and nothing is unsigned.
 */
export const CONFIGURATIONS = {
  cors: { root: 'CORSConfiguration', missing: 'NoSuchCORSConfiguration' },
  lifecycle: { root: 'LifecycleConfiguration', missing: 'NoSuchLifecycleConfiguration' },
  notification: { root: 'NotificationConfiguration' },
  encryption: {
    root: 'ServerSideEncryptionConfiguration',
    missing: 'ServerSideEncryptionConfigurationNotFoundError',
  },
  publicAccessBlock: {
    root: 'PublicAccessBlockConfiguration',
    missing: 'NoSuchPublicAccessBlockConfiguration',
  },
  policy: { missing: 'NoSuchBucketPolicy' },
  ownershipControls: { root: 'OwnershipControls', missing: 'OwnershipControlsNotFoundError' },
  tagging: { root: 'Tagging', missing: 'NoSuchTagSet' },
} as const satisfies Record<string, Kind>

export type ConfigurationName = keyof typeof CONFIGURATIONS

/** @returns the document as it was put, undefined when there is none or no such bucket */
export function configurationOf(store: Store, bucket: string, name: ConfigurationName): string | undefined {
  const sql = 'SELECT xml FROM configuration WHERE bucket = ? AND name = ?'
  return store.database.get<{ xml: string }>(sql, bucket, name)?.xml
}

export async function putConfiguration(store: Store, request: SignedRequest, name: ConfigurationName): Promise<Answer> {
  findBucket(store, request.bucket)
  const document = await receiveDocument(request)
  const { root }: Kind = CONFIGURATIONS[name]
  if (root && !new RegExp(`<${root}[\\s/>]`).test(document)) refuse('MalformedXML')
  store.database.run(
    'INSERT INTO configuration (bucket, name, xml) VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET xml = excluded.xml',
    request.bucket,
    name,
    document,
  )
  return {}
}

export function getConfiguration(store: Store, { bucket }: SignedRequest, name: ConfigurationName): Answer {
  findBucket(store, bucket)
  const document = configurationOf(store, bucket, name)
  if (document !== undefined) return { xml: document }
  const { root, missing }: Kind = CONFIGURATIONS[name]
  return missing ? refuse(missing) : { xml: xmlDocument(root!, []) }
}

export function deleteConfiguration(store: Store, { bucket }: SignedRequest, name: ConfigurationName): Answer {
  findBucket(store, bucket)
  store.database.run('DELETE FROM configuration WHERE bucket = ? AND name = ?', bucket, name)
  return { status: 204 }
}

export async function putVersioning(store: Store, request: SignedRequest): Promise<Answer> {
  findBucket(store, request.bucket)
  const status = text(await receiveDocument(request), 'Status')
  if (status !== 'Enabled' && status !== 'Suspended') refuse('MalformedXML')
  store.database.run('UPDATE bucket SET versioning = ? WHERE name = ?', status, request.bucket)
  return {}
}

export function getVersioning(store: Store, { bucket }: SignedRequest): Answer {
  const { versioning } = findBucket(store, bucket)
  return { xml: xmlDocument('VersioningConfiguration', [['Status', versioning ?? undefined]]) }
}
