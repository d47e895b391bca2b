// web/console/api.ts: the portal's API as typed functions. The types are the API's own schemas.
import type { z } from '@hono/zod-openapi'
import type { Changes } from '../../core/changes.ts'
import type { Handling } from '../../core/handling.ts'
import type { Review as CheckReview, Profile } from '../../core/report.ts'
import type * as schemas from '../../functions/api/schemas.ts'
import type { metadataSchema, newDatasetSchema } from '../../functions/api/schemas-metadata.ts'
import { handlingFrom } from './handling-draft.ts'
import { type Session, SignInEnded } from './session.ts'

export type Me = z.infer<typeof schemas.memberSchema>
export type Dataset = z.infer<typeof schemas.datasetSchema>
export type PublicDataset = z.infer<typeof schemas.publicDatasetSchema>
export type Version = z.infer<typeof schemas.versionSchema>
export type Metadata = z.infer<typeof metadataSchema>
export type NewDataset = z.infer<typeof newDatasetSchema>
export type Review = z.input<typeof schemas.reviewSchema>
export type UploadAddress = z.infer<typeof schemas.uploadAddressSchema>
export type BegunVersion = z.infer<typeof schemas.begunSchema>
export type AuditEntry = z.infer<typeof schemas.auditEntrySchema>
export type Alarm = z.infer<typeof schemas.alarmSchema>
/** How a dataset's files are read, checked and redacted; what can be decided; what the city has set. */
export interface HandlingView {
  readonly handling: Handling
  readonly choices: readonly FindingChoice[]
  readonly checks: {
    readonly findings: Readonly<Record<string, string>>
    readonly personal: Readonly<Record<string, string>>
    readonly minimumQuality: number
    readonly smallestGroup: number
  }
}
/** What can be decided about a kind of finding, in words. */
export type FindingChoice = z.infer<typeof schemas.handlingViewSchema>['choices'][number]
export type Comparison = Omit<z.infer<typeof schemas.comparisonSchema>, 'changes'> & { readonly changes?: Changes }
export type ProblemDocument = Pick<
  z.infer<typeof schemas.problemSchema>,
  'code' | 'title' | 'detail' | 'fix' | 'faults'
>

/** The API said no, or could not be asked. What to show stands in `document`. */
export class Problem extends Error {
  readonly document: ProblemDocument
  constructor(document: ProblemDocument, options?: ErrorOptions) {
    super(`${document.code}: ${document.detail}`, options)
    this.document = document
  }
}

export interface Api {
  me(): Promise<Me>
  datasets(): Promise<Dataset[]>
  dataset(id: string): Promise<Dataset>
  /** What anybody gets to see; asked without a sign-in. */
  publicDataset(id: string): Promise<PublicDataset>
  createDataset(dataset: NewDataset): Promise<Dataset>
  changeDataset(id: string, changes: Partial<Metadata>): Promise<Dataset>
  /** Oldest first. */
  versions(id: string): Promise<Version[]>
  version(id: string, number: number): Promise<Version>
  report(id: string, number: number): Promise<CheckReview>
  profile(id: string, number: number): Promise<Profile>
  /** The rows at fault as CSV. */
  rejectedRows(id: string, number: number): Promise<Blob>
  handling(id: string): Promise<HandlingView>
  changeHandling(id: string, handling: Handling): Promise<HandlingView>
  /** Begins a version with the same file and the handling of today. */
  recheck(id: string, number: number): Promise<Version>
  /** Begins a version with the data of an earlier one. */
  restore(id: string, number: number): Promise<Version>
  comparison(id: string, number: number, since: number): Promise<Comparison>
  askComparison(id: string, number: number, since: number): Promise<Comparison>
  /** The rows that differ as CSV. */
  changedRows(id: string, number: number, since: number): Promise<Blob>
  beginVersion(id: string, file: { filename: string; bytes: number }): Promise<BegunVersion>
  uploadAddress(id: string, number: number): Promise<UploadAddress>
  completeUpload(id: string, number: number): Promise<void>
  cancelUpload(id: string, number: number): Promise<Version>
  review(id: string, number: number, review: Review): Promise<Version>
  withdraw(id: string, number: number, reason: string): Promise<Version>
  /** Entries after sequence number `from`, oldest first, at most 1000. */
  audit(from: number, limit: number): Promise<{ entries: AuditEntry[]; last: number }>
  alarms(): Promise<Alarm[]>
  /** Any route of the API, for the parts of the console that have a file of their own under web/console/desk/. */
  call<T>(method: Method, path: string, body?: unknown): Promise<T>
  /** A route that answers with a file. */
  file(path: string): Promise<Blob>
}

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

const OFFLINE: ProblemDocument = {
  code: 'offline',
  title: 'The portal cannot be reached.',
  detail: 'No answer came.',
  fix: 'Check your connection, then try again. Nothing was lost.',
}

const ENDED: ProblemDocument = {
  code: 'token-expired',
  title: 'Your sign-in has ended.',
  detail: 'The sign-in service does not renew it any more.',
  fix: 'Sign in again; nothing you uploaded is lost.',
}

/** Refusals after which nothing works until the person signs in again. */
export const ENDINGS = ['token-expired', 'not-signed-in', 'signed-out-everywhere'] as const
export type Ending = (typeof ENDINGS)[number]

export function endingOf({ document }: Problem): Ending | undefined {
  return ENDINGS.find((code) => code === document.code)
}

/** @param onSignedOut called when a request shows that the person must sign in again */
export function createApi(session: Session, onSignedOut: (ending: Ending) => void): Api {
  const ask = async <T>(
    method: Method,
    path: string,
    body: unknown,
    read: (response: Response) => Promise<T>,
  ): Promise<T> => {
    try {
      const response = await request(method, path, body, await session.accessToken())
      // A token can be refused before its time, e.g. after the provider changed its keys.
      if (response.status !== 401) return await read(response)
      return await read(await request(method, path, body, await session.accessToken('now')))
    } catch (cause) {
      const problem = problemOf(cause)
      const ending = endingOf(problem)
      if (ending) onSignedOut(ending)
      throw problem
    }
  }
  const call = <T>(method: Method, path: string, body?: unknown) => ask(method, path, body, answerOf<T>)
  const file = (path: string) => ask('GET', path, undefined, fileOf)
  const dataset = (id: string) => `/datasets/${encodeURIComponent(id)}`
  const version = (id: string, number: number) => `${dataset(id)}/versions/${number}`

  return {
    call,
    file,
    me: () => call('GET', '/me'),
    datasets: async () => (await call<{ datasets: Dataset[] }>('GET', '/datasets')).datasets,
    dataset: (id) => call('GET', dataset(id)),
    publicDataset: async (id) => answerOf(await request('GET', dataset(id))),
    createDataset: (body) => call('POST', '/datasets', body),
    changeDataset: (id, changes) => call('PATCH', dataset(id), changes),
    versions: async (id) => (await call<{ versions: Version[] }>('GET', `${dataset(id)}/versions`)).versions,
    version: (id, number) => call('GET', version(id, number)),
    report: (id, number) => call('GET', `${version(id, number)}/report`),
    profile: (id, number) => call('GET', `${version(id, number)}/profile`),
    rejectedRows: (id, number) => file(`${version(id, number)}/rejected-rows`),
    handling: async (id) => withDefaults(await call('GET', `${dataset(id)}/handling`)),
    changeHandling: async (id, body) => withDefaults(await call('PUT', `${dataset(id)}/handling`, body)),
    recheck: (id, number) => call('POST', `${version(id, number)}/recheck`),
    restore: (id, number) => call('POST', `${version(id, number)}/restoration`),
    comparison: (id, number, since) => call('GET', `${version(id, number)}/changes/${since}`),
    askComparison: (id, number, since) => call('POST', `${version(id, number)}/changes/${since}`),
    changedRows: (id, number, since) => file(`${version(id, number)}/changes/${since}/rows`),
    beginVersion: (id, announced) => call('POST', `${dataset(id)}/versions`, announced),
    uploadAddress: (id, number) => call('GET', `${version(id, number)}/upload`),
    completeUpload: async (id, number) => {
      await call('POST', `${version(id, number)}/upload`)
    },
    cancelUpload: (id, number) => call('DELETE', `${version(id, number)}/upload`),
    review: (id, number, body) => call('POST', `${version(id, number)}/sign-offs`, body),
    withdraw: (id, number, reason) => call('POST', `${version(id, number)}/withdrawal`, { reason }),
    audit: (from, limit) => call('GET', `/audit?from=${from}&limit=${limit}`),
    alarms: async () => (await call<{ alarms: Alarm[] }>('GET', '/alarms')).alarms,
  }
}

/** Whatever went wrong, in a form that can be shown. */
export function problemOf(cause: unknown): Problem {
  if (cause instanceof Problem) return cause
  if (cause instanceof SignInEnded) return new Problem(ENDED, { cause })
  // fetch throws a TypeError when there is no connection.
  if (cause instanceof TypeError) return new Problem(OFFLINE, { cause })
  const detail = cause instanceof Error ? cause.message : String(cause)
  const fix = 'Load the page again; if it stays, tell the open data team.'
  return new Problem({ code: 'fault', title: 'Something went wrong.', detail, fix }, { cause })
}

async function request(method: Method, path: string, body?: unknown, token?: string): Promise<Response> {
  return fetch(`/api/v1${path}`, {
    method,
    headers: {
      ...(token ? { authorization: `Bearer ${token}` } : {}),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
}

async function answerOf<T>(response: Response): Promise<T> {
  const isJson = /\bjson\b/.test(response.headers.get('content-type') ?? '')
  const value: unknown = isJson ? await response.json() : undefined
  if (response.ok && isJson) return value as T
  if (isProblem(value)) throw new Problem(value)
  throw new Problem({
    code: 'fault',
    title: 'The portal gave no proper answer.',
    detail: `Status ${response.status}.`,
    fix: 'Try again in a moment; if it stays, tell the open data team.',
  })
}

async function fileOf(response: Response): Promise<Blob> {
  return response.ok ? response.blob() : answerOf<Blob>(response)
}

function withDefaults(view: HandlingView): HandlingView {
  return { ...view, handling: handlingFrom(view.handling) }
}

function isProblem(value: unknown): value is ProblemDocument {
  return typeof value === 'object' && value !== null && 'code' in value && 'title' in value && 'fix' in value
}
