// core/yearly-shelf.ts: what of a dataset was public at a moment of the past. Pure.
import { hasStatus } from './lifecycle.ts'
import type { IsoTime, Version, VersionIn } from './model.ts'

/** A version that is or was public. */
export type Released = VersionIn<'published' | 'superseded' | 'withdrawn'>

export function isReleased(version: Version): version is Released {
  return hasStatus(version, 'published', 'superseded', 'withdrawn')
}

/** In the order in which they came out. */
export function releasedOf(versions: readonly Version[]): Released[] {
  return versions.filter(isReleased).toSorted((a, b) => (a.publishedAt < b.publishedAt ? -1 : 1))
}

/**
 * The version that the public saw just before a moment.
 *
 * When the newest is withdrawn the ones before it do not come back.
 */
export function publicAt(versions: readonly Version[], at: IsoTime): Released | undefined {
  const newest = releasedOf(versions).findLast(({ publishedAt }) => publishedAt < at)
  if (!newest) return undefined
  return newest.status === 'withdrawn' && newest.withdrawnAt < at ? undefined : newest
}

/** 0 to 100; undefined for versions from before there was a score. */
export function scoreOf({ candidate }: Pick<Released, 'candidate'>): number | undefined {
  return candidate.content.quality?.total
}

/** Whether consent that was given in advance let it through. */
export function isStanding(version: { readonly standing?: unknown }): boolean {
  return version.standing !== undefined
}
