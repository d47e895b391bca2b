// web/console/parts/plan/entry-form.tsx: puts a dataset on the plan, or changes what the plan says of it.
import type { ComponentChildren } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import { PLAN_STATES, PRIORITIES, WITHHELD_REASONS } from '../../../../core/plan-entries.ts'
import { PLAN_LIMITS, type PlanField } from '../../../../core/plan-rules.ts'
import { PLAN_STATE_WORDS, PRIORITY_WORDS, WITHHELD_WORDS } from '../../../../core/plan-words.ts'
import { type ProblemDocument, problemOf } from '../../api.ts'
import { useDesk } from '../../context.ts'
import { addEntry, changeEntry, type Plan } from '../../desk/plan.ts'
import type { PlanView } from '../../pages/plan.tsx'
import { changesOf, type EntryDraft, type EntryFaults, faultsInEntry, newEntryOf } from '../../plan-draft.ts'
import { type ControlProps, Field } from '../field.tsx'
import { ProblemAlert } from '../load.tsx'
import { PanelHead } from './panel-head.tsx'
import type { PlanWithDatasets } from './plan-list.tsx'

interface EntryFormProps {
  readonly plan: PlanWithDatasets
  readonly mine: Plan['departments']
  readonly view: Extract<PlanView, { at: 'entry' }>
  readonly done: () => void
  readonly onCancel: () => void
}

export function EntryForm({ plan, mine, view: { start, item }, done, onCancel }: EntryFormProps) {
  const { api, announce } = useDesk()
  const [draft, setDraft] = useState(start)
  const [faults, setFaults] = useState<EntryFaults>({})
  const [problem, setProblem] = useState<ProblemDocument>()
  const [isSaving, setSaving] = useState(false)
  const [attempt, setAttempt] = useState(0)
  const change = (changes: Partial<EntryDraft>) => setDraft((before) => ({ ...before, ...changes }))

  async function submit(event: Event): Promise<void> {
    event.preventDefault()
    const found = faultsInEntry(draft)
    setFaults(found)
    setProblem(undefined)
    setAttempt((before) => before + 1)
    if (Object.keys(found).length > 0) return
    setSaving(true)
    try {
      if (item) await changeEntry(api, item.id, changesOf(draft, item.revision!))
      else await addEntry(api, newEntryOf(draft))
      announce(item ? 'The entry was changed.' : 'The dataset is on the plan.')
      done()
    } catch (cause) {
      setProblem(problemOf(cause).document)
      setAttempt((before) => before + 1)
    } finally {
      setSaving(false)
    }
  }

  const fields = { draft, faults, change }
  return (
    <form class="plan-panel" noValidate onSubmit={submit} aria-labelledby="entry-heading">
      <PanelHead id="entry-heading" words={item ? `Change “${item.title}”` : 'Add a dataset to the plan'} />
      <p class="alert">
        <strong>Open by default:</strong> the public sees this entry at once, in the release calendar and in the
        inventory. Write nothing here that must not be known.
      </p>
      <Summary {...{ faults, problem, attempt }} />
      <WhatFields {...fields} mine={mine} />
      <StateFields {...fields} />
      <DatasetField {...fields} plan={plan} ownId={start.datasetId} />
      <div class="form-actions">
        <button type="submit" class="button" disabled={isSaving}>
          {isSaving ? 'Saving…' : item ? 'Save the entry' : 'Put it on the plan'}
        </button>
        <button type="button" class="button quiet" onClick={onCancel}>
          Cancel
        </button>
      </div>
    </form>
  )
}

const LABELS: Readonly<Record<PlanField, string>> = {
  departmentId: 'Department',
  title: 'Title',
  description: 'Description',
  state: 'State',
  priority: 'Priority',
  plannedFor: 'Planned for',
  withheldReason: 'Reason',
  explanation: 'Explanation',
  datasetId: 'Dataset',
}
const idOf = (field: PlanField) => `entry-${field}`

/** What is wrong, with ways to the fields; takes the focus after a try that failed. */
function Summary(props: { faults: EntryFaults; problem: ProblemDocument | undefined; attempt: number }) {
  const { faults, problem, attempt } = props
  const box = useRef<HTMLDivElement>(null)
  const entries = Object.entries(faults) as [PlanField, string][]
  const isShown = entries.length > 0 || problem !== undefined
  useEffect(() => {
    if (isShown) box.current?.focus()
  }, [attempt])
  if (!isShown) return null
  return (
    <div ref={box} tabIndex={-1} class="form-summary">
      {problem && <ProblemAlert problem={problem} />}
      {entries.length > 0 && (
        <div class="alert danger" role="alert">
          <h3>Please look at {entries.length === 1 ? 'one field' : `${entries.length} fields`}</h3>
          <ul>
            {entries.map(([field, words]) => (
              <li key={field}>
                <button type="button" class="link-button" onClick={() => document.getElementById(idOf(field))?.focus()}>
                  {LABELS[field]}: {words}
                </button>
              </li>
            ))}
          </ul>
        </div>
      )}
    </div>
  )
}

interface FieldsProps {
  readonly draft: EntryDraft
  readonly faults: EntryFaults
  readonly change: (changes: Partial<EntryDraft>) => void
}

function WhatFields({ draft, faults, change, mine }: FieldsProps & { mine: Plan['departments'] }) {
  return (
    <>
      <Choice
        name="departmentId"
        hint="Whose data it is."
        {...{ draft, faults, change }}
        options={[['', 'Choose…'], ...mine.map(({ id, name }) => [id, name] as const)]}
      />
      <Written name="title" hint="In the words of the public." {...{ draft, faults }}>
        {(control) => (
          <input
            {...control}
            type="text"
            maxLength={PLAN_LIMITS.title}
            value={draft.title}
            onInput={(event) => change({ title: event.currentTarget.value })}
          />
        )}
      </Written>
      <Written
        name="description"
        optional
        hint="What it holds, how far back it goes, what is missing."
        {...{ draft, faults }}
      >
        {(control) => (
          <textarea
            {...control}
            rows={4}
            value={draft.description}
            onInput={(event) => change({ description: event.currentTarget.value })}
          />
        )}
      </Written>
    </>
  )
}

function StateFields({ draft, faults, change }: FieldsProps) {
  const fields = { draft, faults, change }
  const isWithheld = draft.state === 'withheld'
  return (
    <>
      <Choice
        name="state"
        hint="An entry whose dataset is published counts as published by itself."
        {...fields}
        options={PLAN_STATES.map((state) => [state, PLAN_STATE_WORDS[state]] as const)}
      />
      {isWithheld && (
        <Choice
          name="withheldReason"
          hint="Why it is not open, as the law would put it."
          {...fields}
          options={[['', 'Choose…'], ...WITHHELD_REASONS.map((reason) => [reason, WITHHELD_WORDS[reason]] as const)]}
        />
      )}
      {isWithheld && (
        <Written
          name="explanation"
          hint="Shown to the public: which part is withheld, and whether that may change."
          {...fields}
        >
          {(control) => (
            <textarea
              {...control}
              rows={3}
              value={draft.explanation}
              onInput={(event) => change({ explanation: event.currentTarget.value })}
            />
          )}
        </Written>
      )}
      {!isWithheld && (
        <Written
          name="plannedFor"
          optional={draft.state !== 'planned'}
          hint="The day on which it is to be public. When it passes, the entry is shown as late."
          {...fields}
        >
          {(control) => (
            <input
              {...control}
              type="date"
              min="2000-01-01"
              max="2099-12-31"
              value={draft.plannedFor}
              onInput={(event) => change({ plannedFor: event.currentTarget.value })}
            />
          )}
        </Written>
      )}
      <Choice
        name="priority"
        hint="What comes first where not everything can be done at once."
        {...fields}
        options={PRIORITIES.map((priority) => [priority, PRIORITY_WORDS[priority]] as const)}
      />
    </>
  )
}

/** Datasets of the department that no other entry is about. */
function DatasetField({ draft, faults, change, plan, ownId }: FieldsProps & { plan: PlanWithDatasets; ownId: string }) {
  const taken = new Set(plan.items.filter(({ revision }) => revision).map(({ datasetId }) => datasetId))
  const free = plan.datasets
    .filter(({ metadata }) => metadata.departmentId === draft.departmentId)
    .filter(({ id }) => id === ownId || !taken.has(id))
  if (free.length === 0 && draft.datasetId === '') return null
  return (
    <Choice
      name="datasetId"
      hint="The dataset that this entry became, once there is one. Its name is public only when it is published."
      {...{ draft, faults, change }}
      options={[['', 'None yet'], ...free.map(({ id, metadata }) => [id, metadata.title] as const)]}
    />
  )
}

interface WrittenProps extends Pick<FieldsProps, 'draft' | 'faults'> {
  readonly name: PlanField
  readonly hint: string
  readonly optional?: boolean
  readonly children: (control: ControlProps) => ComponentChildren
}

function Written({ name, hint, optional = false, faults, children }: WrittenProps) {
  return (
    <Field id={idOf(name)} label={LABELS[name]} hint={hint} error={faults[name]} optional={optional}>
      {children}
    </Field>
  )
}

interface ChoiceProps extends FieldsProps {
  readonly name: 'departmentId' | 'state' | 'priority' | 'withheldReason' | 'datasetId'
  readonly hint: string
  readonly options: readonly (readonly [value: string, words: string])[]
}

function Choice({ name, hint, draft, faults, change, options }: ChoiceProps) {
  return (
    <Written {...{ name, hint, draft, faults }}>
      {(control) => (
        <select {...control} value={draft[name]} onChange={(event) => change({ [name]: event.currentTarget.value })}>
          {options.map(([value, words]) => (
            <option key={value} value={value}>
              {words}
            </option>
          ))}
        </select>
      )}
    </Written>
  )
}
