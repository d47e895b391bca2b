// web/console/parts/people/dissolve.tsx: ends a department that holds nothing any more; says what is in the way.
import { useState } from 'preact/hooks'
import { countText } from '../../../catalog/words.ts'
import { useDesk } from '../../context.ts'
import { type DepartmentOfNow, dissolve } from '../../desk/people.ts'
import { hrefOf } from '../../router.ts'
import { Field } from '../field.tsx'
import { Question } from './question.tsx'

interface DissolveProps {
  readonly department: DepartmentOfNow
  readonly onChange: () => void
}

export function Dissolve({ department, onChange }: DissolveProps) {
  const { api, me, onMe, announce } = useDesk()
  const [reason, setReason] = useState('')
  const [isTried, setTried] = useState(false)
  const { id, name } = department

  async function end(): Promise<void> {
    await dissolve(api, id, reason)
    announce(`${name} was dissolved.`)
    onMe({ ...me, city: { ...me.city, departments: me.city.departments.filter((one) => one.id !== id) } })
    onChange()
  }

  return (
    <section aria-labelledby="dissolve-heading">
      <h2 id="dissolve-heading">Dissolve</h2>
      <p>
        For a department that is no more, or has become part of another. What it published keeps its name. Datasets,
        plan entries, contacts, roles and tokens have to go elsewhere first.
      </p>
      <InTheWay department={department} />
      <div class="form-actions">
        <Question
          words="Dissolve this department"
          title={`Dissolve ${name}?`}
          yes="Dissolve it"
          no="Keep it"
          isReady={() => {
            setTried(true)
            return reason.trim() !== ''
          }}
          onYes={end}
          focusAfter="about-heading"
        >
          <p>This cannot be undone. If anything is still in the way, the portal says what, and nothing happens.</p>
          <Field
            id="dissolve-reason"
            label="Reason"
            hint="Shown on the public page, and kept in the audit log."
            error={isTried && reason.trim() === '' ? 'Write why, and where its work goes.' : undefined}
          >
            {(control) => (
              <textarea
                {...control}
                rows={3}
                maxLength={1000}
                value={reason}
                onInput={(event) => setReason(event.currentTarget.value)}
              />
            )}
          </Field>
        </Question>
      </div>
    </section>
  )
}

function InTheWay({ department: { counts, liaison, deputy, id } }: { department: DepartmentOfNow }) {
  const things = [
    ...(counts?.datasets ? [{ words: countText(counts.datasets, 'dataset'), href: hrefOf({ page: 'home' }) }] : []),
    ...(counts?.planEntries
      ? [
          {
            words: `${counts.planEntries} plan ${counts.planEntries === 1 ? 'entry' : 'entries'}`,
            href: hrefOf({ page: 'plan-of', id }),
          },
        ]
      : []),
    ...(liaison ? [{ words: `${liaison.name} as liaison`, href: undefined }] : []),
    ...(deputy ? [{ words: `${deputy.name} as deputy`, href: undefined }] : []),
  ]
  if (things.length === 0) return null
  return (
    <div class="people-more">
      <p>
        <strong>In the way right now:</strong>
      </p>
      <ul>
        {things.map(({ words, href }) => (
          <li key={words}>{href ? <a href={href}>{words}</a> : words}</li>
        ))}
      </ul>
    </div>
  )
}
