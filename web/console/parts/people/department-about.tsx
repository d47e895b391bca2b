// web/console/parts/people/department-about.tsx: what a department says about itself; its liaison and administrators write it.
import { useState } from 'preact/hooks'
import { useDesk } from '../../context.ts'
import { type DepartmentOfNow, describe } from '../../desk/people.ts'
import { mayDescribeDepartment, mayNameDepartment } from '../../rights-people.ts'
import { ProblemAlert } from '../load.tsx'
import { AboutFields, whyNotNamed } from './about-fields.tsx'
import { focusOn, useAction } from './action.tsx'
import { focusOnFault } from './question.tsx'

const HEADING = 'about-heading'

interface DepartmentProps {
  readonly department: DepartmentOfNow
  readonly onChange: () => void
}

export function DepartmentAbout({ department, onChange }: DepartmentProps) {
  const { me } = useDesk()
  const [isEditing, setEditing] = useState(false)
  const { id, about, website, dissolved } = department

  function close(): void {
    setEditing(false)
    focusOn(HEADING)
  }

  return (
    <section aria-labelledby={HEADING}>
      <h2 id={HEADING} tabIndex={-1}>
        About
      </h2>
      {isEditing ? (
        <AboutForm
          department={department}
          onChange={() => {
            onChange()
            close()
          }}
          onCancel={close}
        />
      ) : (
        <>
          {about ? <p class="long-text">{about}</p> : <p>Nothing is written yet.</p>}
          {website && (
            <p class="people-more">
              <a href={website}>{website}</a>
            </p>
          )}
          {!dissolved && mayDescribeDepartment(me, id) && (
            <div class="form-actions people-more">
              <button
                type="button"
                class="button quiet"
                onClick={() => {
                  setEditing(true)
                  focusOn(mayNameDepartment(me, id) ? 'about-name' : 'about-about')
                }}
              >
                Change this
              </button>
            </div>
          )}
        </>
      )}
    </section>
  )
}

function AboutForm({ department, onChange, onCancel }: DepartmentProps & { onCancel: () => void }) {
  const { api, me, onMe, announce } = useDesk()
  const { id, name, about, website } = department
  const [draft, setDraft] = useState({ name, about, website })
  const { isBusy, problem, run } = useAction()
  const mayName = mayNameDepartment(me, id)

  async function save(event: Event): Promise<void> {
    event.preventDefault()
    if (whyNotNamed(draft)) return focusOnFault(event.currentTarget as HTMLElement)
    const { name: newName, ...texts } = draft
    await run(async () => {
      const saved = await describe(api, id, mayName ? { ...texts, name: newName } : texts)
      const renamed = me.city.departments.map((one) => (one.id === id ? { id, name: saved.name } : one))
      onMe({ ...me, city: { ...me.city, departments: renamed } })
      announce('Saved. The public page follows within minutes.')
      onChange()
    })
  }

  return (
    <form class="card" noValidate onSubmit={save}>
      {problem && <ProblemAlert problem={problem} />}
      <AboutFields name="about" draft={draft} onChange={setDraft} mayName={mayName} isTried problem={problem} />
      <div class="form-actions">
        <button type="submit" class="button" disabled={isBusy}>
          {isBusy ? 'Saving…' : 'Save'}
        </button>
        <button type="button" class="button quiet" onClick={onCancel}>
          Cancel
        </button>
      </div>
    </form>
  )
}
