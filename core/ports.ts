// core/ports.ts: what the steps need from the outside, in the portal's words. Adapters satisfy these.
import type { AuditEvent } from './audit.ts'
import type { AuditEntry } from './audit-model.ts'
import type { Refusal } from './errors.ts'
import type { Dataset, IsoTime, Sha256, Version } from './model.ts'
import type { RecordChange, RecordKind, RecordTypes, Unchanged } from './records.ts'
import type { SignOffPolicy } from './sign-off-policy.ts'

/**
 * One change of state: all of it or nothing, with its audit entry.
 *
 * `before` is what was read; the change is refused (`busy`) when somebody changed it since.
 */
export interface Change {
  readonly dataset?: { readonly before?: Dataset; readonly after: Dataset }
  readonly versions?: readonly VersionChange[]
  readonly records?: readonly RecordChange[]
  /** Read for the decision: the change is refused when one of them moved on meanwhile. */
  readonly unchanged?: readonly Unchanged[]
  readonly event: AuditEvent
}

export interface VersionChange {
  readonly before?: Version
  readonly after: Version
}

/** Datasets, versions, records and the audit chain. Reads are consistent unless said otherwise. */
export interface Registry {
  dataset(id: string): Promise<Dataset | undefined>
  /** Resolves an id or a slug. */
  find(idOrSlug: string): Promise<Dataset | undefined>
  /** Every dataset by slug; may lag a moment behind. */
  datasets(): Promise<Dataset[]>
  version(datasetId: string, number: number): Promise<Version | undefined>
  /** Oldest first. */
  versions(datasetId: string): Promise<Version[]>
  record<K extends RecordKind>(kind: K, id: string): Promise<RecordTypes[K] | undefined>
  /** Every record of a kind, by id. */
  records<K extends RecordKind>(kind: K): Promise<RecordTypes[K][]>
  /** The policy that counts now; the one that comes with the portal until a city sets its own. */
  signOffPolicy(): Promise<SignOffPolicy>
  commit(change: Change): Promise<AuditEntry | Refusal>
  /** Entries after `from`, oldest first, at most `limit`. */
  audit(from: number, limit: number): Promise<AuditEntry[]>
  /** Number of the newest audit entry. */
  sequence(): Promise<number>
}

export interface StoredObject {
  readonly key: string
  readonly bytes: number
  /** Without quotes. */
  readonly etag: string
}

export interface ObjectHeaders {
  readonly mediaType: string
  readonly cacheControl?: string
  readonly contentEncoding?: string
  readonly contentDisposition?: string
  readonly sha256?: Sha256
}

/** What is copied; at least one of `etag` and `versionId` pins it. */
export type CopySource = { readonly bucket: string; readonly key: string } & (
  | { readonly etag: string; readonly versionId?: string }
  | { readonly versionId: string; readonly etag?: string }
)

/** One bucket. */
export interface ObjectStore {
  list(prefix: string): AsyncIterable<StoredObject>
  /** The bytes; undefined when there is no such key. */
  read(key: string, versionId?: string): Promise<AsyncIterable<Uint8Array> | undefined>
  readText(key: string): Promise<string | undefined>
  write(key: string, body: Uint8Array | string, headers: ObjectHeaders): Promise<void>
  writeFile(key: string, path: string, headers: ObjectHeaders): Promise<void>
  /** Copies from a bucket: only while the source has this ETag, or exactly this version of it. */
  copy(from: CopySource, key: string, headers: ObjectHeaders): Promise<void>
  stat(key: string): Promise<StoredObject | undefined>
  remove(keys: readonly string[]): Promise<void>
  readonly name: string
}

/** How a browser sends a file straight to object storage. */
export type UploadAddress =
  | {
      readonly method: 'post'
      readonly url: string
      readonly fields: Readonly<Record<string, string>>
      readonly expiresAt: IsoTime
    }
  | {
      readonly method: 'parts'
      readonly partBytes: number
      /** Parts in order; `etag` is there when the part has arrived. */
      readonly parts: readonly {
        readonly number: number
        readonly bytes: number
        readonly url: string
        readonly etag?: string
      }[]
      readonly expiresAt: IsoTime
    }

/** Presigned addresses into the incoming bucket. */
export interface UploadDesk {
  /** Starts a multipart upload; returns its id. */
  startParts(key: string): Promise<string>
  address(upload: {
    key: string
    bytes: number
    sha256?: Sha256
    multipartId?: string
    expiresAt: IsoTime
    now: IsoTime
  }): Promise<UploadAddress>
  /** Joins the parts that arrived; `incomplete` when some are missing or the sizes do not add up. */
  completeParts(key: string, multipartId: string, bytes: number): Promise<'complete' | 'incomplete'>
  abortParts(key: string, multipartId: string): Promise<void>
}

/** The outside's clock and dice, so that rules need none. */
export interface Outside {
  now(): IsoTime
  random(bytes: number): Uint8Array
}

/** Something a person should look at; kept until it is cleared. */
export interface Alarm {
  readonly name: string
  readonly at: IsoTime
  readonly message: string
}

export interface Alarms {
  raise(alarm: Alarm): Promise<void>
  clear(name: string): Promise<void>
  list(): Promise<Alarm[]>
}

/** What publication remembers between runs. */
export interface PublicationState {
  /** Newest audit entry that the site reflects. */
  readonly sequence: number
  /** When a run last looked for what time alone changes. */
  readonly checkedAt: IsoTime
  /** When the whole site was last compared with the table, object by object. */
  readonly comparedAt?: IsoTime
  /** Datasets that are or were public. */
  readonly datasets?: number
  /** MD5 of what is kept beside, see functions/publish/kept.ts; without it everything is read again. */
  readonly kept?: string
  /** A run of a part began to write and has not ended: until everything was compared, nobody knows what is there. */
  readonly isUnderWay?: boolean
  /** Nothing of the catalog is public: production before its launch. */
  readonly isClosed?: boolean
  /** When something has to happen without a change in the table, e.g. an upload runs out. */
  readonly dueAt?: IsoTime
  /** Changes with the code and the settings: another build renders again. */
  readonly build: string
}

export interface PublicationMemory {
  read(): Promise<PublicationState | undefined>
  write(state: PublicationState): Promise<void>
  /** A file that publication keeps for itself, where no reader gets; undefined when there is none of that name. */
  readFile(name: string): Promise<Uint8Array | undefined>
  writeFile(name: string, body: Uint8Array): Promise<void>
  /**
   * Makes `owner` the only one that publishes until `until`; false when somebody else is at it.
   * Called again by the same owner it extends the time.
   */
  lease(owner: string, now: IsoTime, until: IsoTime): Promise<boolean>
  endLease(owner: string): Promise<void>
}

/** Caches between the buckets and the public. */
export interface EdgeCache {
  /** Forgets what it holds under these paths, e.g. `/files/street-trees/*`. */
  forget(paths: readonly string[]): Promise<void>
}
