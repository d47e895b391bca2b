// local/s3/conditions.ts: the If-* headers. Writers check them inside the transaction that stores, so one of many wins.
import type { VersionRow } from './database.ts'
import { refuse } from './errors.ts'

type Parameter = (name: string) => string | undefined

/** Checks the conditions of a write against what is stored under the key now, if anything. */
export function checkWrite(parameter: Parameter, current: VersionRow | undefined): void {
  const live = current?.is_delete_marker === 0 ? current : undefined
  const [match, noneMatch] = [parameter('if-match'), parameter('if-none-match')]
  if (noneMatch !== undefined && live && matches(noneMatch, live.etag)) refuse('PreconditionFailed')
  if (match === undefined) return
  if (!live) refuse('NoSuchKey')
  if (!matches(match, live.etag)) refuse('PreconditionFailed')
}

/** A delete has only If-Match; there it also fails when nothing is there. */
export function checkDelete(parameter: Parameter, current: VersionRow | undefined): void {
  const match = parameter('if-match')
  if (match === undefined) return
  if (current?.is_delete_marker !== 0 || !matches(match, current.etag)) refuse('PreconditionFailed')
}

/** @returns whether the client's copy is still good, to be answered with 304 */
export function checkRead(parameter: Parameter, found: VersionRow): 'send' | 'not-modified' {
  const [match, noneMatch] = [parameter('if-match'), parameter('if-none-match')]
  if (match !== undefined ? !matches(match, found.etag) : isAfter(found, parameter('if-unmodified-since'))) {
    refuse('PreconditionFailed')
  }
  const since = parameter('if-modified-since')
  const isKnown =
    noneMatch !== undefined ? matches(noneMatch, found.etag) : since !== undefined && !isAfter(found, since)
  return isKnown ? 'not-modified' : 'send'
}

export function checkCopySource(parameter: Parameter, source: VersionRow): void {
  const [match, noneMatch] = [parameter('x-amz-copy-source-if-match'), parameter('x-amz-copy-source-if-none-match')]
  if (match !== undefined && !matches(match, source.etag)) refuse('PreconditionFailed')
  if (noneMatch !== undefined && matches(noneMatch, source.etag)) refuse('PreconditionFailed')
}

/** When a version was stored, in milliseconds since 1970, to the second: HTTP dates have no more. */
export function modifiedSecond({ modified_at }: Pick<VersionRow, 'modified_at'>): number {
  return Math.floor(Date.parse(modified_at) / 1000) * 1000
}

function matches(list: string, etag: string): boolean {
  return list.split(',').some((tag) => tag.trim() === '*' || tag.trim().replace(/^W\//, '').replace(/"/g, '') === etag)
}

/** A date that cannot be read is no condition. */
function isAfter(found: VersionRow, date: string | undefined): boolean {
  return date !== undefined && modifiedSecond(found) > Date.parse(date)
}
