// web/console/parts/preparation/plan-section.tsx: the days of the preparation, from the first talk to the first look back.
import { useState } from 'preact/hooks'
import { isOverdue, PHASES, PREPARATION_LIMITS, WORK_STATES } from '../../../../core/preparation.ts'
import { dayText } from '../../../catalog/words.ts'
import type { Milestone } from '../../desk/preparation.ts'
import { byDay, newMilestone, PHASE_WORDS, WORK_STATE_WORDS, withOne, without } from '../../preparation-draft.ts'
import { Field } from '../field.tsx'
import { Choice, OwnerField, Text } from './fields.tsx'
import { EditForm, headingOf, Section, type SectionProps } from './section.tsx'

const ABOUT =
  'Set the launch first, then the others backwards from it. A beta of four to eight weeks leaves time to answer what people say.'

export function PlanSection(props: SectionProps) {
  const { prep, mayWrite } = props
  const [editing, setEditing] = useState<Milestone>()
  const isNew = editing !== undefined && !prep.milestones.some(({ id }) => id === editing.id)
  const form = editing && (
    <MilestoneForm key={editing.id} {...props} {...{ isNew }} start={editing} onClose={() => setEditing(undefined)} />
  )
  return (
    <Section name="plan" prep={prep} about={ABOUT}>
      <ol class="milestones">
        {byDay(prep.milestones).map((one) => (
          <li key={one.id}>
            {editing?.id === one.id ? (
              form
            ) : (
              <Row {...{ one, mayWrite }} today={prep.today} onEdit={() => setEditing(one)} />
            )}
          </li>
        ))}
      </ol>
      {isNew
        ? form
        : mayWrite && (
            <button type="button" class="button quiet" onClick={() => setEditing(newMilestone(prep.milestones))}>
              Add a milestone
            </button>
          )}
    </Section>
  )
}

interface RowProps {
  readonly one: Milestone
  readonly today: string
  readonly mayWrite: boolean
  readonly onEdit: () => void
}

function Row({ one, today, mayWrite, onEdit }: RowProps) {
  const { id, phase, title, owner, state } = one
  const { words, tone } = WORK_STATE_WORDS[state]
  const isLate = isOverdue(one, today)
  return (
    <div class={`milestone${isLate ? ' is-late' : ''}`}>
      <p class="milestone-days">{daysOf(one)}</p>
      <div>
        <p class="assessment-title">{title}</p>
        <p class="muted">
          {PHASE_WORDS[phase]} · {owner ? owner.name : 'no owner yet'}
        </p>
      </div>
      <p>
        <span class={`badge ${tone}`}>{words}</span> {isLate && <span class="badge danger">Late</span>}
      </p>
      {mayWrite && (
        <button type="button" class="link-button" id={`edit-${id}`} aria-label={`Change: ${title}`} onClick={onEdit}>
          Change
        </button>
      )}
    </div>
  )
}

function daysOf({ from, to }: Milestone): string {
  if (from && to) return from === to ? dayText(to) : `${dayText(from)} to ${dayText(to)}`
  if (to) return `by ${dayText(to)}`
  return from ? `from ${dayText(from)}` : 'no day yet'
}

interface MilestoneFormProps extends Pick<SectionProps, 'prep' | 'save'> {
  readonly start: Milestone
  readonly isNew: boolean
  readonly onClose: () => void
}

function MilestoneForm({ prep, save, start, isNew, onClose }: MilestoneFormProps) {
  const [one, setOne] = useState(start)
  const [faults, setFaults] = useState<{ title?: string; to?: string }>({})
  const change = (part: Partial<Milestone>) => setOne((before) => ({ ...before, ...part }))

  function isReady(): boolean {
    const found = {
      ...(one.title.trim() === '' ? { title: 'Say what happens.' } : {}),
      ...(one.from && one.to && one.to < one.from ? { to: 'Choose a day that is not before the first one.' } : {}),
    }
    setFaults(found)
    return Object.keys(found).length === 0
  }
  return (
    <EditForm
      title={isNew ? 'New milestone' : `Change: ${start.title}`}
      focusAfter={isNew ? headingOf('plan') : `edit-${start.id}`}
      onSave={() => save({ milestones: withOne(prep.milestones, one) }, 'The milestone was saved.')}
      {...{ isReady, onClose }}
      {...(isNew
        ? {}
        : { onRemove: () => save({ milestones: without(prep.milestones, start.id) }, 'The milestone was taken off.') })}
    >
      <Text
        id="milestone-title"
        label="What happens"
        max={PREPARATION_LIMITS.title}
        value={one.title}
        error={faults.title}
        onChange={(title) => change({ title })}
      />
      <div class="edit-pair">
        <Choice
          id="milestone-phase"
          label="Part of"
          value={one.phase}
          options={PHASES.map((phase) => [phase, PHASE_WORDS[phase]] as const)}
          onChange={(phase) => change({ phase })}
        />
        <Choice
          id="milestone-state"
          label="State"
          value={one.state}
          options={WORK_STATES.map((state) => [state, WORK_STATE_WORDS[state].words] as const)}
          onChange={(state) => change({ state })}
        />
        <Day id="milestone-from" label="First day" value={one.from} onChange={(from) => change({ from })} />
        <Day id="milestone-to" label="Last day" value={one.to} error={faults.to} onChange={(to) => change({ to })} />
      </div>
      <OwnerField id="milestone-owner" people={prep.people} owner={one.owner} onChange={(owner) => change({ owner })} />
    </EditForm>
  )
}

interface DayProps {
  readonly id: string
  readonly label: string
  readonly value: string | undefined
  readonly error?: string | undefined
  readonly onChange: (day: string | undefined) => void
}

function Day({ id, label, value, error, onChange }: DayProps) {
  return (
    <Field id={id} label={label} error={error} optional>
      {(control) => (
        <input
          {...control}
          type="date"
          min="2000-01-01"
          max="2099-12-31"
          value={value ?? ''}
          onInput={(event) => onChange(event.currentTarget.value || undefined)}
        />
      )}
    </Field>
  )
}
