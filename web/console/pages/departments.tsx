// web/console/pages/departments.tsx: departments and their contacts.
import { useState } from 'preact/hooks'
import { countText } from '../../catalog/words.ts'
import { useDesk } from '../context.ts'
import { type DepartmentOfNow, departments } from '../desk/people.ts'
import { Loader, useLoad } from '../parts/load.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { focusOn } from '../parts/people/action.tsx'
import { ContactLine } from '../parts/people/contact-line.tsx'
import { FoundForm } from '../parts/people/found-form.tsx'
import { mayFoundDepartments } from '../rights-people.ts'
import { goTo, hrefOf } from '../router.ts'

const HEADING = 'departments-heading'

export function DepartmentsPage() {
  const { api } = useDesk()
  const all = useLoad(() => departments(api), [])
  return (
    <>
      <PageHead title="Departments">
        <p class="lead">Each department has one contact for its data, and somebody who stands in.</p>
      </PageHead>
      <div class="wrap page-body stack">
        <Loader load={all} what="the departments">
          {(found) => <Directory all={found} />}
        </Loader>
        <Founding />
      </div>
    </>
  )
}

function Directory({ all }: { all: readonly DepartmentOfNow[] }) {
  const { me } = useDesk()
  const now = all.filter(({ dissolved }) => !dissolved)
  const over = all.filter(({ dissolved }) => dissolved)
  return (
    <section aria-labelledby={HEADING}>
      <div class="section-head">
        <h2 id={HEADING} tabIndex={-1}>
          Directory
        </h2>
        <p class="muted">{countText(now.length, 'department')}</p>
      </div>
      {now.length === 0 ? (
        <div class="empty-state">
          <h3>No departments yet</h3>
          <p>
            {mayFoundDepartments(me)
              ? 'Found the first one below: every dataset belongs to one.'
              : 'The open data team founds them.'}
          </p>
        </div>
      ) : (
        <ul class="rows">
          {now.map((department) => (
            <DepartmentRow key={department.id} department={department} />
          ))}
        </ul>
      )}
      {over.length > 0 && (
        <details class="people-more">
          <summary>Dissolved departments ({over.length})</summary>
          <ul class="rows">
            {over.map((department) => (
              <DepartmentRow key={department.id} department={department} />
            ))}
          </ul>
        </details>
      )}
    </section>
  )
}

function DepartmentRow({ department }: { department: DepartmentOfNow }) {
  const { id, name, liaison, deputy, counts, dissolved } = department
  return (
    <li class="row">
      <h3>
        <a href={hrefOf({ page: 'department', id })}>{name}</a>
      </h3>
      <div class="row-meta">
        {dissolved ? (
          <p>{dissolved.reason}</p>
        ) : (
          <>
            <ContactLine part="liaison" contact={liaison} />
            {deputy && <ContactLine part="deputy" contact={deputy} />}
          </>
        )}
      </div>
      {counts && !dissolved && (
        <span class="row-badge muted">
          {countText(counts.datasets, 'dataset')}, {counts.published} public
        </span>
      )}
    </li>
  )
}

function Founding() {
  const { me } = useDesk()
  const [isOpen, setOpen] = useState(false)
  if (!mayFoundDepartments(me)) return null
  return (
    <section aria-labelledby="found-heading">
      <h2 id="found-heading">A new department</h2>
      {isOpen ? (
        <FoundForm
          onFounded={({ id }) => goTo({ page: 'department', id })}
          onCancel={() => {
            setOpen(false)
            focusOn(HEADING)
          }}
        />
      ) : (
        <div class="form-actions people-more">
          <button
            type="button"
            class="button"
            onClick={() => {
              setOpen(true)
              focusOn('found-name')
            }}
          >
            Found a department
          </button>
        </div>
      )}
    </section>
  )
}
