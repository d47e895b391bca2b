// web/console/pages/department.tsx: one department: its page, its contacts, its history.
import { useDesk } from '../context.ts'
import { type DepartmentOfNow, departments } from '../desk/people.ts'
import { type Load, Loader, useLoad } from '../parts/load.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { DepartmentAbout } from '../parts/people/department-about.tsx'
import { DepartmentContacts } from '../parts/people/department-contacts.tsx'
import { DepartmentHistory } from '../parts/people/department-history.tsx'
import { Dissolve } from '../parts/people/dissolve.tsx'
import { mayDissolve } from '../rights-people.ts'
import { hrefOf } from '../router.ts'
import { timeText } from '../words.ts'

const CRUMBS = [{ href: hrefOf({ page: 'departments' }), words: 'Departments' }]

export function DepartmentPage({ id }: { id: string }) {
  const { api } = useDesk()
  const all = useLoad(() => departments(api), [])
  const found = all.state === 'ready' ? all.value.find((one) => one.id === id) : undefined
  if (found) return <Department department={found} load={all} />
  return (
    <>
      <PageHead title="Department" crumbs={CRUMBS} />
      <div class="wrap page-body">
        <Loader load={all} what="the department">
          {() => (
            <div class="empty-state">
              <h2>There is no such department</h2>
              <p>The address may be cut off.</p>
              <p>
                <a class="button" href={hrefOf({ page: 'departments' })}>
                  To all departments
                </a>
              </p>
            </div>
          )}
        </Loader>
      </div>
    </>
  )
}

function Department({ department, load }: { department: DepartmentOfNow; load: Load<DepartmentOfNow[]> }) {
  const { me } = useDesk()
  const { id, name, dissolved, counts, history } = department
  return (
    <>
      <PageHead title={name} crumbs={CRUMBS}>
        {dissolved && (
          <p class="lead">
            <span class="badge danger">Dissolved</span> by {dissolved.by.name} on {timeText(dissolved.at)}:{' '}
            {dissolved.reason}
          </p>
        )}
        {counts && !dissolved && (
          <dl class="facts">
            <Fact name="Datasets" value={counts.datasets} />
            <Fact name="Public" value={counts.published} />
            <Fact name="On the plan" value={counts.planEntries} />
          </dl>
        )}
        <p class="department-links">
          <a href={`/departments/${id}/`}>Its page on the public site</a>
          {counts && !dissolved && <a href={hrefOf({ page: 'plan-of', id })}>Its plan</a>}
        </p>
      </PageHead>
      <div class="wrap page-body stack">
        {!dissolved && <DepartmentContacts department={department} onChange={load.again} />}
        <DepartmentAbout department={department} onChange={load.again} />
        {history && <DepartmentHistory history={history} />}
        {!dissolved && mayDissolve(me) && <Dissolve department={department} onChange={load.again} />}
      </div>
    </>
  )
}

function Fact({ name, value }: { name: string; value: number }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  )
}
