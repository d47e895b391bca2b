// functions/api/steps/account-page.ts: everything that waits for one person, for whoever has to hand it over.
import type { AccessRequest, Account, ApiToken } from '../../../core/accounts.ts'
import { rolesHandedTo } from '../../../core/delegations.ts'
import { PARTS } from '../../../core/department-moves.ts'
import { type Refusal, refuse } from '../../../core/errors.ts'
import { isUploader } from '../../../core/lifecycle.ts'
import type { Dataset, Role } from '../../../core/model.ts'
import { cityNow } from '../city.ts'
import type { ApiPorts } from '../ports.ts'
import { requestsOf } from './access-requests.ts'
import { tokensOf } from './token-desk.ts'

interface WorkedOn {
  readonly id: string
  readonly slug: string
  readonly title: string
  readonly department: string
}

export interface AccountPage {
  readonly account: Account
  readonly tokens: readonly ApiToken[]
  readonly requests: readonly AccessRequest[]
  readonly datasets: readonly (WorkedOn & { readonly openVersion?: number })[]
  readonly reviews: readonly (WorkedOn & { readonly version: number; readonly role: Role })[]
  readonly posts: readonly { readonly department: string; readonly name: string; readonly part: 'liaison' | 'deputy' }[]
}

/** Reads every version that is under way: a portal has tens of them, not thousands. */
export async function accountPage(ports: ApiPorts, accountId: string): Promise<AccountPage | Refusal> {
  const account = await ports.registry.record('account', accountId)
  if (!account) return refuse('not-found')
  const { named, records } = await cityNow(ports)
  const workedOn = ({ id, slug, metadata: { title, departmentId } }: Dataset): WorkedOn => ({
    ...{ id, slug, title, department: named(departmentId).name },
  })

  const datasets: (WorkedOn & { openVersion?: number })[] = []
  const reviews: (WorkedOn & { version: number; role: Role })[] = []
  for (const dataset of await ports.registry.datasets()) {
    const { openVersion } = dataset
    const version = openVersion === undefined ? undefined : await ports.registry.version(dataset.id, openVersion)
    const isMine = version !== undefined && isUploader(version, accountId)
    const open = isMine ? { openVersion: version.number } : {}
    if (isMine || dataset.createdBy.id === accountId) datasets.push({ ...workedOn(dataset), ...open })
    if (!version) continue
    for (const role of rolesHandedTo(version, accountId)) {
      reviews.push({ ...workedOn(dataset), version: version.number, role })
    }
  }
  const posts = records.flatMap((one) =>
    PARTS.filter((part) => !one.dissolved && one[part]?.accountId === accountId).map((part) => ({
      ...{ department: one.id, name: one.name, part },
    })),
  )
  const tokens = await tokensOf(ports, accountId)
  return { account, tokens, requests: await requestsOf(ports, accountId), datasets, reviews, posts }
}
