// web/console/parts/metadata-form.tsx: the form for a dataset's description, for new datasets and for changes.
import type { ComponentChildren } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import { slugFor } from '../../../core/keys.ts'
import type { Language } from '../../../core/languages.ts'
import { FREQUENCY_WORDS } from '../../catalog/words.ts'
import { type ProblemDocument, problemOf } from '../api.ts'
import { useDesk } from '../context.ts'
import { type Draft, type Faults, type Field as FieldName, faultsFrom, faultsIn } from '../metadata-draft.ts'
import { FIELD_WORDS } from '../remarks.ts'
import { myDepartments } from '../rights.ts'
import { LANGUAGE_WORDS, type TextField as PartOfTexts } from '../translation-draft.ts'
import { ClassificationFields } from './desk/classification-fields.tsx'
import { type ControlProps, Field } from './field.tsx'
import { LicenseField } from './license-field.tsx'
import { ProblemAlert } from './load.tsx'
import { TranslationFields } from './translation-fields.tsx'

interface MetadataFormProps {
  readonly start: Draft
  readonly isNew: boolean
  readonly submitWords: string
  /** Saves; what it throws is shown at the fields it is about. */
  readonly onSubmit: (draft: Draft) => Promise<void>
  readonly onCancel: () => void
}

const LABELS: Readonly<Record<FieldName, string>> = {
  title: 'Title',
  slug: 'Address',
  description: 'Description',
  departmentId: 'Department',
  topic: 'Topic',
  keywords: 'Keywords',
  license: 'Licence',
  frequency: 'How often is it renewed?',
  contactName: 'Contact',
  contactEmail: 'E-mail of the contact',
  classification: 'How sensitive is it?',
  conditions: 'Conditions of use',
  knownIssues: 'Known issues',
}

export function MetadataForm({ start, isNew, submitWords, onSubmit, onCancel }: MetadataFormProps) {
  const [draft, setDraft] = useState(start)
  const [faults, setFaults] = useState<Faults>({})
  const [problem, setProblem] = useState<ProblemDocument>()
  const [isSaving, setSaving] = useState(false)
  const [attempt, setAttempt] = useState(0)
  const change = (changes: Partial<Draft>) => setDraft((before) => ({ ...before, ...changes }))

  async function submit(event: Event): Promise<void> {
    event.preventDefault()
    const found = faultsIn(draft)
    setFaults(found)
    setProblem(undefined)
    setAttempt((before) => before + 1)
    if (Object.keys(found).length > 0) return
    setSaving(true)
    try {
      await onSubmit(draft)
    } catch (cause) {
      const { document } = problemOf(cause)
      setFaults(faultsFrom(document))
      setProblem(document)
      setAttempt((before) => before + 1)
    } finally {
      setSaving(false)
    }
  }

  return (
    <form class="metadata-form" noValidate onSubmit={submit}>
      <Summary faults={faults} problem={problem} attempt={attempt} />
      <MainFields draft={draft} faults={faults} change={change} isNew={isNew} />
      <PlaceFields draft={draft} faults={faults} change={change} />
      <ClassificationFields draft={draft} error={faults.classification} change={change}>
        <TextField
          name="conditions"
          long
          optional
          {...{ draft, faults, change }}
          hint="What users have to observe, in plain words. It is published with the data, and lawyers review it."
        />
      </ClassificationFields>
      <TextField
        name="knownIssues"
        long
        optional
        {...{ draft, faults, change }}
        hint="What is wrong or missing in the data as far as you know, so that nobody has to find out. It is shown on the public page."
      />
      <ContactFields draft={draft} faults={faults} change={change} />
      <TranslationFields draft={draft} faults={faults} change={change} />
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

/** In the words of the field itself. */
function labelOf(field: keyof Faults): string {
  const [, language, part] = field.split('.') as [string, Language?, PartOfTexts?]
  return language ? `${LANGUAGE_WORDS[language]} ${FIELD_WORDS[part!].toLowerCase()}` : LABELS[field as FieldName]
}

/** What is wrong, in one place with links to the fields; takes the focus after a try that failed. */
function Summary({
  faults,
  problem,
  attempt,
}: {
  faults: Faults
  problem?: ProblemDocument | undefined
  attempt: number
}) {
  const box = useRef<HTMLDivElement>(null)
  const entries = Object.entries(faults) as [keyof Faults, string][]
  const isShown = entries.length > 0 || problem !== undefined
  useEffect(() => {
    if (isShown) box.current?.focus()
  }, [attempt])
  if (!isShown) return null
  return (
    <div ref={box} tabIndex={-1} class="form-summary">
      {entries.length > 0 ? (
        <div class="alert danger" role="alert">
          <h2>Please look at {entries.length === 1 ? 'one field' : `${entries.length} fields`}</h2>
          <ul>
            {entries.map(([field, words]) => (
              <li key={field}>
                <button type="button" class="link-button" onClick={() => document.getElementById(field)?.focus()}>
                  {labelOf(field)}: {words}
                </button>
              </li>
            ))}
          </ul>
        </div>
      ) : (
        problem && <ProblemAlert problem={problem} />
      )}
    </div>
  )
}

interface GroupProps {
  readonly draft: Draft
  readonly faults: Faults
  readonly change: (changes: Partial<Draft>) => void
}

function MainFields({ draft, faults, change, isNew }: GroupProps & { isNew: boolean }) {
  const address = draft.slug || slugFor(draft.title)
  return (
    <>
      <TextField
        name="title"
        {...{ draft, faults, change }}
        hint="What it is, in the words of the public. For example: Street trees."
      />
      {isNew && (
        <TextField
          name="slug"
          optional
          {...{ draft, faults, change }}
          hint={`The page will be at /datasets/${address || '…'}/. It stays the same when the title changes.`}
        />
      )}
      <TextField
        name="description"
        long
        {...{ draft, faults, change }}
        hint="What one row is, where the data comes from, what it covers and what is missing. The first sentence is shown in lists."
      />
      <TextField
        name="keywords"
        optional
        {...{ draft, faults, change }}
        hint="Other words people may search for, separated by commas. At most 20."
      />
    </>
  )
}

function PlaceFields({ draft, faults, change }: GroupProps) {
  const { me } = useDesk()
  const choice = (name: 'departmentId' | 'topic', hint: string, options: readonly (readonly [string, string])[]) => (
    <Field id={name} label={LABELS[name]} hint={hint} error={faults[name]}>
      {(control) => (
        <select {...control} value={draft[name]} onChange={(event) => change({ [name]: event.currentTarget.value })}>
          <option value="">Choose…</option>
          {options.map(([value, words]) => (
            <option key={value} value={value}>
              {words}
            </option>
          ))}
        </select>
      )}
    </Field>
  )
  return (
    <>
      {choice(
        'departmentId',
        'Whose data it is. Its liaison signs every version.',
        myDepartments(me).map(({ id, name }) => [id, name]),
      )}
      {choice(
        'topic',
        'Where people find it on the front page.',
        me.city.topics.map((topic) => [topic, topic]),
      )}
      <Field
        id="frequency"
        label={LABELS.frequency}
        hint="Others plan by it. Choose the rhythm you can keep."
        error={faults.frequency}
      >
        {(control) => (
          <select
            {...control}
            value={draft.frequency}
            onChange={(event) => change({ frequency: event.currentTarget.value as Draft['frequency'] })}
          >
            {me.city.frequencies.map((frequency) => (
              <option key={frequency} value={frequency}>
                {FREQUENCY_WORDS[frequency]}
              </option>
            ))}
          </select>
        )}
      </Field>
      <LicenseField value={draft.license} error={faults.license} onChange={(license) => change({ license })} />
    </>
  )
}

function ContactFields({ draft, faults, change }: GroupProps) {
  return (
    <>
      <TextField
        name="contactName"
        {...{ draft, faults, change }}
        hint="A person or a team. It is shown on the public page."
      />
      <TextField
        name="contactEmail"
        type="email"
        {...{ draft, faults, change }}
        hint="Better a shared mailbox than a person's own: it is public."
      />
    </>
  )
}

interface TextFieldProps extends GroupProps {
  readonly name: FieldName
  readonly hint: ComponentChildren
  readonly type?: 'text' | 'email'
  readonly long?: boolean
  readonly optional?: boolean
}

function TextField({ name, draft, faults, change, hint, type = 'text', long, optional = false }: TextFieldProps) {
  const value = draft[name]
  const set = (text: string) => change({ [name]: text })
  const box = (control: ControlProps) => {
    if (long)
      return <textarea {...control} rows={6} value={value} onInput={(event) => set(event.currentTarget.value)} />
    const input = {
      ...control,
      value,
      onInput: (event: { currentTarget: HTMLInputElement }) => set(event.currentTarget.value),
    }
    return type === 'email' ? <input type="email" {...input} /> : <input type="text" {...input} />
  }
  return (
    <Field id={name} label={LABELS[name]} hint={hint} error={faults[name]} optional={optional}>
      {box}
    </Field>
  )
}
