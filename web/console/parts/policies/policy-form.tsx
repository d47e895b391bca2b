// web/console/parts/policies/policy-form.tsx: write a policy: title, text, what is new, days, and who must sign.
import { useState } from 'preact/hooks'
import { ROLES, type Role } from '../../../../core/model.ts'
import { ROLE_WORDS } from '../../../catalog/words.ts'
import { type ProblemDocument, problemOf } from '../../api.ts'
import type { PolicyContent } from '../../desk/policies.ts'
import { faultsFrom, faultsIn, type PolicyFaults, type PolicyField } from '../../policy-draft.ts'
import { type ControlProps, Field } from '../field.tsx'
import { ProblemAlert } from '../load.tsx'
import { useFaults, useWarning } from '../writing-form.ts'
import { PolicyText } from './policy-text.tsx'

interface PolicyFormProps {
  readonly start: PolicyContent
  readonly submitWords: string
  /** Saves; what it throws is shown at the fields it is about. */
  readonly onSubmit: (content: PolicyContent) => Promise<void>
  readonly onCancel: () => void
}

export function PolicyForm({ start, submitWords, onSubmit, onCancel }: PolicyFormProps) {
  const [content, setContent] = useState(start)
  const { faults, form, show } = useFaults<PolicyFaults>({}, '[aria-invalid="true"], [role=alert]')
  const [problem, setProblem] = useState<ProblemDocument>()
  const [isSaving, setSaving] = useState(false)
  const change = (changes: Partial<PolicyContent>) => setContent((before) => ({ ...before, ...changes }))
  useWarning(JSON.stringify(content) !== JSON.stringify(start))

  async function submit(event: Event): Promise<void> {
    event.preventDefault()
    setProblem(undefined)
    if (!show(faultsIn(content, new Date().toISOString().slice(0, 10)))) return
    setSaving(true)
    try {
      await onSubmit(content)
    } catch (cause) {
      const { document } = problemOf(cause)
      setProblem(document)
      show(faultsFrom(document))
    } finally {
      setSaving(false)
    }
  }

  return (
    <form class="policy-form" noValidate onSubmit={submit} ref={form}>
      {problem && <ProblemAlert problem={problem} />}
      <TextFields {...{ content, faults, change }} />
      <DayFields {...{ content, faults, change }} />
      <RoleFields {...{ content, faults, change }} />
      <div class="form-actions">
        <button type="submit" class="button" disabled={isSaving}>
          {isSaving ? 'Saving…' : submitWords}
        </button>
        <button type="button" class="button quiet" onClick={onCancel}>
          Cancel
        </button>
      </div>
    </form>
  )
}

interface GroupProps {
  readonly content: PolicyContent
  readonly faults: PolicyFaults
  readonly change: (changes: Partial<PolicyContent>) => void
}

const idOf = (field: PolicyField) => `policy-${field}`

function TextFields({ content, faults, change }: GroupProps) {
  return (
    <>
      <Field id={idOf('title')} label="Title" error={faults.title}>
        {(control) => (
          <input
            {...control}
            type="text"
            maxLength={120}
            value={content.title}
            onInput={(event) => change({ title: event.currentTarget.value })}
          />
        )}
      </Field>
      <Field
        id={idOf('text')}
        label="Text"
        error={faults.text}
        hint="Plain text. A line that begins with ## is a heading, with - or 1. an item of a list. A blank line begins a paragraph. Addresses with https:// become links."
      >
        {(control) => (
          <textarea
            {...control}
            class="policy-input"
            rows={22}
            maxLength={12_000}
            value={content.text}
            onInput={(event) => change({ text: event.currentTarget.value })}
          />
        )}
      </Field>
      <details class="policy-preview">
        <summary>See how it will look</summary>
        <PolicyText text={content.text} />
      </details>
      <Field
        id={idOf('summary')}
        label="What is new"
        error={faults.summary}
        hint="A sentence for the public, shown in the list of versions."
      >
        {(control) => (
          <input
            {...control}
            type="text"
            maxLength={500}
            value={content.summary}
            onInput={(event) => change({ summary: event.currentTarget.value })}
          />
        )}
      </Field>
    </>
  )
}

function DayFields({ content, faults, change }: GroupProps) {
  const input = (field: 'effective' | 'reviewBy') => (control: ControlProps) => (
    <input
      {...control}
      type="date"
      value={content[field]}
      onInput={(event) => change({ [field]: event.currentTarget.value })}
    />
  )
  return (
    <>
      <Field
        id={idOf('effective')}
        label="Counts from"
        error={faults.effective}
        hint="Not before the last signature, even when this day comes earlier."
      >
        {input('effective')}
      </Field>
      <Field
        id={idOf('reviewBy')}
        label="To be looked at again by"
        error={faults.reviewBy}
        hint="The open data team gets a reminder 30 days before."
      >
        {input('reviewBy')}
      </Field>
    </>
  )
}

function RoleFields({ content, faults, change }: GroupProps) {
  const toggle = (role: Role, isOn: boolean) =>
    change({ roles: ROLES.filter((one) => (one === role ? isOn : content.roles.includes(one))) })
  return (
    <fieldset class="choice-group" aria-describedby="policy-roles-hint">
      <legend>Who must sign</legend>
      <p class="hint" id="policy-roles-hint">
        Each role is another person, and nobody who wrote or proposed this text can sign it.
      </p>
      {faults.roles && (
        <p class="error" id="policy-roles-error">
          {faults.roles}
        </p>
      )}
      {ROLES.map((role) => (
        <label key={role} class="check">
          <input
            type="checkbox"
            checked={content.roles.includes(role)}
            aria-invalid={faults.roles ? 'true' : undefined}
            aria-describedby={faults.roles ? 'policy-roles-error' : undefined}
            onChange={(event) => toggle(role, event.currentTarget.checked)}
          />
          <span>{ROLE_WORDS[role]}</span>
        </label>
      ))}
    </fieldset>
  )
}
