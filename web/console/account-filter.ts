// web/console/account-filter.ts: which accounts a filter shows, and in what order.
import type { Role } from '../../core/model.ts'
import type { Account } from './desk/people.ts'
import { grantText } from './people-words.ts'

export interface AccountFilter {
  readonly text: string
  readonly role: Role | 'none' | ''
  /** Disabled accounts are in the way, until somebody looks for one. */
  readonly withDisabled: boolean
}

export const ALL_ACCOUNTS: AccountFilter = { text: '', role: '', withDisabled: false }

/** By name, disabled ones last. */
export function filteredAccounts(
  accounts: readonly Account[],
  { text, role, withDisabled }: AccountFilter,
  departments: readonly { readonly id: string; readonly name: string }[],
): Account[] {
  const typed = text.toLowerCase().split(/\s+/).filter(Boolean)
  const fits = (account: Account) => {
    const grants = liveGrants(account)
    const haystack = [account.name, account.email, ...grants.map((grant) => grantText(grant, departments))]
    return (
      (withDisabled || !account.disabled) &&
      (role === '' || (role === 'none' ? grants.length === 0 : grants.some((grant) => grant.role === role))) &&
      typed.every((word) => haystack.join(' ').toLowerCase().includes(word))
    )
  }
  return accounts
    .filter(fits)
    .sort((a, b) => Number(Boolean(a.disabled)) - Number(Boolean(b.disabled)) || a.name.localeCompare(b.name))
}

export function liveGrants({ grants }: Account): Account['grants'] {
  return grants.filter(({ isOver }) => !isOver)
}
