// web/console/token-draft.ts: what somebody chooses for an API token, what is missing in it, and what they can choose at all.
import { isInDepartment } from '../../core/access.ts'
import { EVERY_DEPARTMENT, TOKEN_ACTIONS, type TokenAction } from '../../core/members.ts'
import type { Me } from './api.ts'
import type { NewToken } from './desk/people.ts'

export interface TokenDraft {
  readonly name: string
  /** Ids, or `*` alone. */
  readonly departments: readonly string[]
  /** Empty: all datasets of the departments. */
  readonly datasetIds: readonly string[]
  readonly actions: readonly TokenAction[]
  readonly days: number
}

export const LIFETIMES: readonly { readonly days: number; readonly words: string }[] = [
  { days: 1, words: '1 day' },
  { days: 7, words: '7 days' },
  { days: 30, words: '30 days' },
  { days: 90, words: '90 days' },
  { days: 180, words: '180 days' },
  { days: 365, words: '1 year' },
]

/** Somebody with one department has chosen it already. */
export function emptyToken(me: Me): TokenDraft {
  const own = reachable(me)
  return {
    ...{ name: '', departments: own.length === 1 ? [own[0]!.id] : [], datasetIds: [] },
    ...{ actions: ['read'], days: 90 },
  }
}

/** Departments that can be chosen; first of all every one, for who has a role in every one. */
export function reachable(me: Me): readonly { readonly id: string; readonly name: string }[] {
  const mine = me.city.departments.filter(({ id }) => isInDepartment(me, id))
  const isEverywhere = me.grants.some(({ department }) => department === EVERY_DEPARTMENT)
  return [...(isEverywhere ? [{ id: EVERY_DEPARTMENT, name: 'All departments' }] : []), ...mine]
}

/** What only administrators do. */
const ADMINISTRATORS_ACTIONS: readonly TokenAction[] = ['audit', 'rebuild', 'attest', 'promote']

/** Actions that would ever do something. */
export function possibleActions(me: Me): readonly TokenAction[] {
  return TOKEN_ACTIONS.filter(
    (action) => !ADMINISTRATORS_ACTIONS.includes(action) || me.roles.includes('administrator'),
  )
}

/** All departments and single ones exclude each other; datasets of a department that was taken away go with it. */
export function withDepartment(draft: TokenDraft, id: string, isChosen: boolean): TokenDraft {
  const others = draft.departments.filter(
    (one) => one !== id && (id === EVERY_DEPARTMENT) === (one === EVERY_DEPARTMENT),
  )
  return { ...draft, departments: isChosen ? [...others, id] : draft.departments.filter((one) => one !== id) }
}

export function isWithin(draft: Pick<TokenDraft, 'departments'>, departmentId: string): boolean {
  return draft.departments.includes(EVERY_DEPARTMENT) || draft.departments.includes(departmentId)
}

/** Field -> what is missing. */
export function faultsInToken(draft: TokenDraft): Partial<Record<'name' | 'departments' | 'actions', string>> {
  return {
    ...(draft.name.trim() === '' ? { name: 'Give it a name by which you will know what uses it.' } : {}),
    ...(draft.departments.length === 0 ? { departments: 'Choose at least one department.' } : {}),
    ...(draft.actions.length === 0 ? { actions: 'Choose at least one action.' } : {}),
  }
}

/** @param datasets those there are, to leave out what is not in the departments chosen */
export function tokenFrom(
  draft: TokenDraft,
  datasets: readonly { readonly id: string; readonly departmentId: string }[],
): NewToken {
  const inside = datasets.filter(
    ({ id, departmentId }) => draft.datasetIds.includes(id) && isWithin(draft, departmentId),
  )
  return {
    ...{ name: draft.name.trim(), departments: [...draft.departments], actions: [...draft.actions], days: draft.days },
    datasetIds: inside.map(({ id }) => id),
  }
}

/** A first call to try a token with. @param origin of the portal, e.g. `https://data.alderbay.gov` */
export function curlExample(origin: string, secret: string, actions: readonly TokenAction[]): string {
  const path = actions.includes('read') || !actions.includes('audit') ? '/api/v1/datasets' : '/api/v1/audit'
  return `curl -H "Authorization: Bearer ${secret}" ${origin}${path}`
}
