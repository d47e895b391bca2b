// web/console/checking.ts: what the sections about the check of a version have in common.
import type { Handling } from '../../core/handling.ts'
import type { Profile, Review } from '../../core/report.ts'
import type { Dataset, HandlingView, Me, Version } from './api.ts'
import type { Edit } from './handling-draft.ts'
import { mayHandle } from './rights.ts'

export interface Checking {
  readonly version: Version
  readonly review: Review
  /** Numbers of the table as published; absent where the file was not accepted. */
  readonly profile: Profile | undefined
  /** With the changes that were not checked yet; for readers, what the version was checked with. */
  readonly handling: Handling
  readonly choices: HandlingView['choices']
  readonly checks: HandlingView['checks']
  readonly canEdit: boolean
  readonly onEdit: (edit: Edit) => void
}

/** Versions whose file can be checked again: what is public or on its way out stays as it is. */
const CHECKABLE: ReadonlySet<string> = new Set(['rejected', 'in-review', 'returned'])

/** Whether a member may change how this version is checked. Only the newest one: older ones have been answered. */
export function mayCheckAgain(me: Me, dataset: Dataset, version: Version): boolean {
  return (
    mayHandle(me, dataset.metadata.departmentId) &&
    CHECKABLE.has(version.status) &&
    version.report !== undefined &&
    version.number === dataset.lastVersion
  )
}

/** Whether a version brings back the data of an earlier one as they were public. */
export function isRestored({ copyKind }: Version): boolean {
  return copyKind === 'restoration'
}

/** Whether the check came as far as the cells; else the report knows little but the names of the columns. */
export function wasRead({ columns, preview }: Review): boolean {
  return preview.length > 0 || columns.some(({ format, distinct }) => format !== undefined || distinct > 0)
}

/** Ids of the sections, for jumps within the page. */
export const SECTIONS = {
  found: 'check-found',
  reading: 'check-reading',
  columns: 'check-columns',
  personal: 'check-personal',
  redaction: 'check-redaction',
  rows: 'check-rows',
  quality: 'check-quality',
  compare: 'check-compare',
} as const

/** Moves to a place on the page; the address belongs to the router, so that links with a # cannot do it. */
export function jumpTo(id: string): void {
  const target = document.getElementById(id)
  target?.scrollIntoView({ block: 'start' })
  target?.focus({ preventScroll: true })
}
