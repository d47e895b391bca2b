// functions/api/steps/department-holdings.ts: everything that still hangs on a department.
import { type Holdings, PARTS } from '../../../core/department-moves.ts'
import type { DepartmentRecord } from '../../../core/departments.ts'
import { grantsAt } from '../../../core/members.ts'
import type { IsoTime } from '../../../core/model.ts'
import { tokenState } from '../../../core/tokens.ts'
import type { ApiPorts } from '../ports.ts'
import { isOpen } from './invitations.ts'

/** Names of what would be left without a home; grants, requests and tokens for every department are not. */
export async function holdingsOf(ports: ApiPorts, department: DepartmentRecord, now: IsoTime): Promise<Holdings> {
  const { registry } = ports
  const isHere = (one: { readonly department: string }) => one.department === department.id
  const datasets = (await registry.datasets()).filter(({ metadata }) => metadata.departmentId === department.id)
  const plan = (await registry.records('plan-entry')).filter(
    ({ departmentId, removed }) => departmentId === department.id && !removed,
  )
  const accounts = (await registry.records('account')).filter(({ grants }) => grantsAt(grants, now).some(isHere))
  const requests = (await registry.records('access-request')).filter((one) => one.state === 'open' && isHere(one))
  const invitations = (await registry.records('invitation')).filter(
    (one) => isOpen(one, now) && one.grants.some(isHere),
  )
  const tokens = (await registry.records('token')).filter(
    (token) => tokenState(token, now) === 'active' && token.departments.every((id) => id === department.id),
  )
  return {
    datasets: datasets.map(({ metadata }) => metadata.title),
    'plan entries': plan.map(({ title }) => title),
    contacts: PARTS.flatMap((part) => (department[part] ? [`${department[part].name} (${part})`] : [])),
    grants: accounts.map(({ name }) => name),
    'access requests': requests.map(({ from }) => from.name),
    invitations: invitations.map(({ email }) => email),
    'API tokens': tokens.map(({ name, owner }) => `${name} of ${owner.name}`),
  }
}
