// web/console/storage-words.ts: what the storage answered to an upload, in words, and what can be done about it.

/** `again`: the same bytes may go now; `fresh`: with fresh addresses; `stop`: sending again would end the same. */
export type Remedy = 'again' | 'fresh' | 'stop'

export interface StorageAnswer {
  /** HTTP status; 0 when no answer came. */
  readonly status: number
  /** Body: XML of S3 when it refused. */
  readonly text: string
}

export interface StorageRefusal {
  readonly remedy: Remedy
  readonly title: string
  readonly fix: string
}

const SIZE: StorageRefusal = {
  remedy: 'stop',
  title: 'The file does not have the size that was announced.',
  fix: 'Was it saved meanwhile? Cancel this upload, then begin a new version with the file as it is now.',
}
const EXPIRED: StorageRefusal = {
  remedy: 'fresh',
  title: 'The upload form has expired.',
  fix: 'Press Resume to get a fresh one and go on.',
}
const CHECKSUM: StorageRefusal = {
  remedy: 'again',
  title: 'The file was damaged on its way: its checksum does not fit.',
  fix: 'Press Resume to send it again.',
}
const ENDED: StorageRefusal = {
  remedy: 'stop',
  title: 'This upload was ended meanwhile.',
  fix: 'Load the page again to see where the version is, then begin a new one if needed.',
}
const BUSY: StorageRefusal = {
  remedy: 'again',
  title: 'The storage is busy.',
  fix: 'Press Resume in a moment. What has arrived is kept.',
}
const NO_ANSWER: StorageRefusal = {
  remedy: 'again',
  title: 'The connection was lost.',
  fix: 'Check your connection, then press Resume. What has arrived is kept.',
}

const BY_CODE: Readonly<Record<string, StorageRefusal>> = {
  EntityTooLarge: SIZE,
  EntityTooSmall: SIZE,
  BadDigest: CHECKSUM,
  XAmzContentChecksumMismatch: CHECKSUM,
  NoSuchUpload: ENDED,
  ExpiredToken: EXPIRED,
  RequestTimeout: NO_ANSWER,
  SlowDown: BUSY,
  ServiceUnavailable: BUSY,
  InternalError: BUSY,
}

/** Why an upload was not taken; undefined when it was. */
export function refusalOf({ status, text }: StorageAnswer): StorageRefusal | undefined {
  if (status >= 200 && status < 300) return undefined
  if (status === 0) return NO_ANSWER
  const code = /<Code>([^<]+)<\/Code>/.exec(text)?.[1] ?? ''
  const known = BY_CODE[code]
  if (known) return known
  if (code === 'AccessDenied' && /expired/i.test(text)) return EXPIRED
  if (status >= 500) return BUSY
  return {
    remedy: 'stop',
    title: `The storage did not take the file (${code || `status ${status}`}).`,
    fix: 'Load the page again and choose the file once more; if it stays, tell the open data team.',
  }
}
