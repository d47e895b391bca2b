// web/console/parts/people/account-list.tsx: everybody who has signed in, with a filter.
import { useState } from 'preact/hooks'
import { ROLES } from '../../../../core/model.ts'
import { countText } from '../../../catalog/words.ts'
import { type AccountFilter, ALL_ACCOUNTS, filteredAccounts, liveGrants } from '../../account-filter.ts'
import { useDesk } from '../../context.ts'
import { type Account, accounts } from '../../desk/people.ts'
import { grantText, ROLE_NAMES } from '../../people-words.ts'
import { hrefOf } from '../../router.ts'
import { Loader, useLoad } from '../load.tsx'
import { TableScroll } from '../table-scroll.tsx'
import { Until } from './until.tsx'

export function AccountList() {
  const { api } = useDesk()
  const all = useLoad(() => accounts(api), [])
  return (
    <section aria-labelledby="accounts-heading">
      <Loader load={all} what="accounts">
        {(found) => <Filtered all={found} />}
      </Loader>
    </section>
  )
}

function Filtered({ all }: { all: readonly Account[] }) {
  const { me } = useDesk()
  const [filter, setFilter] = useState(ALL_ACCOUNTS)
  const shown = filteredAccounts(all, filter, me.city.departments)
  return (
    <>
      <div class="section-head">
        <h2 id="accounts-heading">Accounts</h2>
        <p role="status" class="muted">
          {shown.length === all.length
            ? countText(all.length, 'account')
            : `${shown.length} of ${countText(all.length, 'account')}`}
        </p>
      </div>
      <Filter filter={filter} onChange={setFilter} />
      {shown.length === 0 ? (
        <p>
          Nobody fits.{' '}
          <button type="button" class="link-button" onClick={() => setFilter({ ...ALL_ACCOUNTS, withDisabled: true })}>
            Show everybody
          </button>
        </p>
      ) : (
        <TableScroll label="Table of accounts" name="account-table">
          <table>
            <thead>
              <tr>
                <th scope="col">Name</th>
                <th scope="col">Roles</th>
              </tr>
            </thead>
            <tbody>
              {shown.map((account) => (
                <AccountRow key={account.id} account={account} />
              ))}
            </tbody>
          </table>
        </TableScroll>
      )}
    </>
  )
}

function Filter({ filter, onChange }: { filter: AccountFilter; onChange: (filter: AccountFilter) => void }) {
  const change = (changes: Partial<AccountFilter>) => onChange({ ...filter, ...changes })
  return (
    <div class="people-filter">
      <div class="field">
        <label for="account-text">Name, address or department</label>
        <input
          id="account-text"
          type="search"
          value={filter.text}
          onInput={(event) => change({ text: event.currentTarget.value })}
        />
      </div>
      <div class="field">
        <label for="account-role">Role</label>
        <select
          id="account-role"
          value={filter.role}
          onChange={(event) => change({ role: event.currentTarget.value as AccountFilter['role'] })}
        >
          <option value="">Whichever</option>
          {ROLES.map((role) => (
            <option key={role} value={role}>
              {ROLE_NAMES[role]}
            </option>
          ))}
          <option value="none">No role</option>
        </select>
      </div>
      <label class="check">
        <input
          type="checkbox"
          checked={filter.withDisabled}
          onChange={(event) => change({ withDisabled: event.currentTarget.checked })}
        />
        <span>Also disabled accounts</span>
      </label>
    </div>
  )
}

function AccountRow({ account }: { account: Account }) {
  const { me } = useDesk()
  const grants = liveGrants(account)
  return (
    <tr>
      <th scope="row">
        <a href={hrefOf({ page: 'person', id: account.id })}>{account.name}</a>
        {account.id === me.id && ' (you)'} {account.disabled && <span class="badge danger">Disabled</span>}
        <span class="account-mail muted">{account.email}</span>
      </th>
      <td>
        {grants.length === 0 ? (
          <span class="empty">none</span>
        ) : (
          <ul class="grant-lines">
            {grants.map((grant) => (
              <li key={grant.id}>
                {grantText(grant, me.city.departments)} {grant.expiresAt && <Until end={grant.expiresAt} />}
              </li>
            ))}
          </ul>
        )}
      </td>
    </tr>
  )
}
