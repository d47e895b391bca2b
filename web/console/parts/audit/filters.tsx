// web/console/parts/audit/filters.tsx: what is looked for in the audit log.
import { useState } from 'preact/hooks'
import type { AuditQuery } from '../../desk/audit.ts'
import { ACTION_WORDS } from '../../words.ts'
import { Field } from '../field.tsx'
import { KIND_WORDS, VIA_WORDS } from './words.ts'

type Name = 'q' | 'action' | 'actor' | 'kind' | 'subject' | 'since' | 'until' | 'via'
type Draft = Readonly<Record<Name, string>>

const EMPTY: Draft = { q: '', action: '', actor: '', kind: '', subject: '', since: '', until: '', via: '' }

export function Filters({ onSearch }: { onSearch: (query: AuditQuery) => void }) {
  const [draft, setDraft] = useState(EMPTY)
  const [error, setError] = useState<string>()
  const typed = (name: Name) => (event: Event) =>
    setDraft((before) => ({ ...before, [name]: (event.currentTarget as HTMLInputElement | HTMLSelectElement).value }))

  function submit(event: Event): void {
    event.preventDefault()
    const isTurned = draft.since !== '' && draft.until !== '' && draft.since > draft.until
    setError(isTurned ? 'The last day is before the first.' : undefined)
    if (!isTurned) onSearch(trimmed(draft))
  }

  function clear(): void {
    setDraft(EMPTY)
    setError(undefined)
    onSearch({})
  }

  return (
    <form class="audit-filters" noValidate onSubmit={submit} aria-label="Search the audit log">
      <Field id="audit-q" label="Words" hint="In names, reasons, old and new values.">
        {(control) => <input {...control} type="search" maxLength={200} value={draft.q} onInput={typed('q')} />}
      </Field>
      <Field id="audit-actor" label="Who" hint="A part of the name or mail address.">
        {(control) => <input {...control} type="text" maxLength={200} value={draft.actor} onInput={typed('actor')} />}
      </Field>
      <details class="audit-more">
        <summary>More to search by</summary>
        <div class="audit-fields">
          <Choice
            id="audit-action"
            label="Did what"
            value={draft.action}
            words={ACTION_WORDS}
            onInput={typed('action')}
          />
          <Choice id="audit-kind" label="To what" value={draft.kind} words={KIND_WORDS} onInput={typed('kind')} />
          <Choice id="audit-via" label="By way of" value={draft.via} words={VIA_WORDS} onInput={typed('via')} />
          <Field id="audit-subject" label="Id" hint="Of a dataset, an account or whatever it is about.">
            {(control) => (
              <input {...control} type="text" maxLength={100} value={draft.subject} onInput={typed('subject')} />
            )}
          </Field>
          <Field id="audit-since" label="First day" hint="UTC.">
            {(control) => <input {...control} type="date" value={draft.since} onInput={typed('since')} />}
          </Field>
          <Field id="audit-until" label="Last day" hint="UTC." error={error}>
            {(control) => <input {...control} type="date" value={draft.until} onInput={typed('until')} />}
          </Field>
        </div>
      </details>
      <div class="form-actions">
        <button type="submit" class="button">
          Search
        </button>
        <button type="button" class="button quiet" onClick={clear}>
          Clear
        </button>
      </div>
    </form>
  )
}

interface ChoiceProps {
  readonly id: string
  readonly label: string
  readonly value: string
  readonly words: Readonly<Record<string, string>>
  readonly onInput: (event: Event) => void
}

function Choice({ id, label, value, words, onInput }: ChoiceProps) {
  const sorted = Object.entries(words).sort(([, a], [, b]) => a.localeCompare(b))
  return (
    <Field id={id} label={label}>
      {(control) => (
        <select {...control} value={value} onInput={onInput}>
          <option value="">Anything</option>
          {sorted.map(([name, text]) => (
            <option key={name} value={name}>
              {text}
            </option>
          ))}
        </select>
      )}
    </Field>
  )
}

function trimmed(draft: Draft): AuditQuery {
  const given = Object.entries(draft).map(([name, value]) => [name, value.trim()])
  return Object.fromEntries(given.filter(([, value]) => value !== '')) as AuditQuery
}
