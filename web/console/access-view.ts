// web/console/access-view.ts: the access table as people read it: what a role may do, and where.
import type { AccessRow } from '../../core/access-table.ts'
import { EVERY_DEPARTMENT } from '../../core/members.ts'
import { ROLES, type Role, type VersionStatus } from '../../core/model.ts'
import { AREAS, type Area, routeText, wordsOf } from './access-words.ts'
import { ROLE_NAMES } from './people-words.ts'
import { listText, STATUS_WORDS } from './words.ts'

/** Whose rights are looked at: `nobody` is not signed in, `person` is signed in without a role. */
export type Viewer = 'me' | 'nobody' | 'person' | Role

export interface Held {
  readonly role: Role
  readonly department: string
}

/** Where a right holds. */
export type Reach = 'no' | 'everywhere' | 'own'

export interface Right {
  readonly row: AccessRow
  readonly words: string
  readonly reach: Exclude<Reach, 'no'>
  /** Departments it holds in, for a person whose grants are known; `*` is every one. */
  readonly departments: readonly string[]
}

/** What a viewer may do, by area in order of the page; areas with nothing are left out. */
export function rightsOf(table: readonly AccessRow[], viewer: Viewer, held: readonly Held[]) {
  const rights = table.flatMap((row) => rightFor(row, viewer, held) ?? [])
  return AREAS.map((area) => ({ area, rights: rights.filter(({ row }) => areaOf(row) === area) })).filter(
    (group) => group.rights.length > 0,
  )
}

function rightFor(row: AccessRow, viewer: Viewer, held: readonly Held[]): Right | undefined {
  const words = wordsText(row)
  if (viewer !== 'me') {
    const reach = reachOf(row, viewer)
    return reach === 'no' ? undefined : { row, words, reach, departments: [] }
  }
  const fitting = held.filter(({ role }) => reachOf(row, role) !== 'no')
  const isOpen = reachOf(row, 'person') !== 'no' || fitting.length > 0
  if (!isOpen) return undefined
  if (!row.ownDepartment) return { row, words, reach: 'everywhere', departments: [] }
  const departments = [...new Set(fitting.map(({ department }) => department))]
  return departments.includes(EVERY_DEPARTMENT)
    ? { row, words, reach: 'everywhere', departments: [EVERY_DEPARTMENT] }
    : { row, words, reach: 'own', departments }
}

/** How far a route reaches for a role; `own`: in the departments that the role is held in. */
export function reachOf(row: AccessRow, viewer: Exclude<Viewer, 'me'>): Reach {
  const { audience, ownDepartment } = row
  if (audience === 'public') return 'everywhere'
  if (viewer === 'nobody') return 'no'
  if (audience === 'person') return 'everywhere'
  if (viewer === 'person') return 'no'
  if (audience !== 'member' && !audience.includes(viewer)) return 'no'
  return ownDepartment ? 'own' : 'everywhere'
}

/** Who may: `anybody`, or the roles in words. */
export function audienceText({ audience }: AccessRow): string {
  if (audience === 'public') return 'Anybody'
  if (audience === 'person') return 'Anybody signed in'
  if (audience === 'member') return 'Anybody with a role'
  return listText(ROLES.filter((role) => audience.includes(role)).map((role) => ROLE_NAMES[role]))
}

export function statesText({ states }: AccessRow): string {
  return listText((states ?? []).map((state) => STATUS_WORDS[state as VersionStatus]?.words ?? state))
}

export function areaOf(row: AccessRow): Area | 'Other' {
  return wordsOf(row)?.area ?? 'Other'
}

/** A route that nobody found words for is shown as it is: nothing may be missing from the table. */
export function wordsText(row: AccessRow): string {
  return wordsOf(row)?.words ?? routeText(row)
}

export interface TableFilter {
  readonly text: string
  readonly viewer: Exclude<Viewer, 'me'> | ''
  readonly state: string
}

/** Rows that fit: every word typed, the role may, and it does something in the state. */
export function filtered(table: readonly AccessRow[], { text, viewer, state }: TableFilter): AccessRow[] {
  const typed = text.toLowerCase().split(/\s+/).filter(Boolean)
  return table.filter((row) => {
    const haystack = `${wordsText(row)} ${areaOf(row)} ${routeText(row)} ${audienceText(row)} ${row.token ?? ''}`
    return (
      typed.every((word) => haystack.toLowerCase().includes(word)) &&
      (viewer === '' || reachOf(row, viewer) !== 'no') &&
      (state === '' || (row.states?.includes(state) ?? false))
    )
  })
}

/** States that some route names, in the order of the trip. */
export function statesOf(table: readonly AccessRow[]): VersionStatus[] {
  const named = new Set(table.flatMap(({ states }) => states ?? []))
  return (Object.keys(STATUS_WORDS) as VersionStatus[]).filter((state) => named.has(state))
}
