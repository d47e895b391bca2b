// web/console/parts/people/found-form.tsx: a new department: its name, and the address that follows from it.
import { useState } from 'preact/hooks'
import { useDesk } from '../../context.ts'
import { type DepartmentOfNow, found } from '../../desk/people.ts'
import { ProblemAlert } from '../load.tsx'
import { type AboutDraft, AboutFields, whyNotNamed } from './about-fields.tsx'
import { useAction } from './action.tsx'
import { focusOnFault } from './question.tsx'

interface FoundFormProps {
  readonly onFounded: (department: DepartmentOfNow) => void
  readonly onCancel: () => void
}

export function FoundForm({ onFounded, onCancel }: FoundFormProps) {
  const { api, me, onMe, announce } = useDesk()
  const [draft, setDraft] = useState<AboutDraft>({ name: '', about: '', website: '' })
  const [isTried, setTried] = useState(false)
  const { isBusy, problem, run } = useAction()

  async function save(event: Event): Promise<void> {
    event.preventDefault()
    setTried(true)
    if (whyNotNamed(draft)) return focusOnFault(event.currentTarget as HTMLElement)
    await run(async () => {
      const department = await found(api, draft)
      announce(`${department.name} was founded.`)
      // Forms offer it from now on.
      const { id, name } = department
      onMe({ ...me, city: { ...me.city, departments: [...me.city.departments, { id, name }] } })
      onFounded(department)
    })
  }

  return (
    <form class="card" noValidate onSubmit={save}>
      {problem && <ProblemAlert problem={problem} />}
      <p>Its address is made from the name and never changes. The contacts are named on its page, once it is there.</p>
      <AboutFields name="found" draft={draft} onChange={setDraft} mayName isTried={isTried} problem={problem} />
      <div class="form-actions">
        <button type="submit" class="button" disabled={isBusy}>
          {isBusy ? 'Saving…' : 'Found it'}
        </button>
        <button type="button" class="button quiet" onClick={onCancel}>
          Cancel
        </button>
      </div>
    </form>
  )
}
