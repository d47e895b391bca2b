// web/console/parts/columns-form.tsx: a table in which people say what the columns mean.

import { useState } from 'preact/hooks'
import { type Metadata, type ProblemDocument, problemOf } from '../api.ts'
import { type ColumnDraft, columnDrafts, columnsOf, withDictionary } from '../columns-draft.ts'
import { DictionaryPanel } from './dictionary-panel.tsx'
import { ProblemAlert } from './load.tsx'
import { TableScroll } from './table-scroll.tsx'

interface ColumnsFormProps {
  /** Columns of the newest file, in its order. */
  readonly names: readonly string[]
  readonly described: Metadata['columns']
  readonly canEdit: boolean
  readonly onSave: (columns: Metadata['columns']) => Promise<void>
}

export function ColumnsForm({ names, described, canEdit, onSave }: ColumnsFormProps) {
  const [drafts, setDrafts] = useState(() => columnDrafts(names, described))
  const [problem, setProblem] = useState<ProblemDocument>()
  const [isSaving, setSaving] = useState(false)
  const isChanged = JSON.stringify(columnsOf(drafts)) !== JSON.stringify(columnsOf(columnDrafts(names, described)))

  const change = (index: number, changes: Partial<ColumnDraft>) =>
    setDrafts((before) => before.map((draft, at) => (at === index ? { ...draft, ...changes } : draft)))

  async function save(event: Event): Promise<void> {
    event.preventDefault()
    setSaving(true)
    setProblem(undefined)
    try {
      await onSave(columnsOf(drafts))
    } catch (cause) {
      setProblem(problemOf(cause).document)
    } finally {
      setSaving(false)
    }
  }

  return (
    <form onSubmit={save}>
      {problem && <ProblemAlert problem={problem} />}
      <DictionaryPanel
        names={names}
        drafts={drafts}
        canEdit={canEdit}
        onFound={(found) => setDrafts((before) => withDictionary(before, found))}
      />
      <TableScroll label="Columns and what they mean">
        <table class="words columns-form">
          <thead>
            <tr>
              <th scope="col">Column</th>
              <th scope="col">Title</th>
              <th scope="col">What it means</th>
            </tr>
          </thead>
          <tbody>
            {drafts.map((draft, index) => (
              <ColumnRow
                key={draft.name}
                draft={draft}
                isGone={!names.includes(draft.name)}
                canEdit={canEdit}
                onChange={(changes) => change(index, changes)}
              />
            ))}
          </tbody>
        </table>
      </TableScroll>
      {canEdit && (
        <div class="form-actions">
          <button type="submit" class="button" disabled={isSaving || !isChanged}>
            {isSaving ? 'Saving…' : 'Save the columns'}
          </button>
        </div>
      )}
    </form>
  )
}

interface ColumnRowProps {
  readonly draft: ColumnDraft
  readonly isGone: boolean
  readonly canEdit: boolean
  readonly onChange: (changes: Partial<ColumnDraft>) => void
}

function ColumnRow({ draft, isGone, canEdit, onChange }: ColumnRowProps) {
  const { name, title, description } = draft
  return (
    <tr>
      <th scope="row">
        <code>{name}</code>
        {isGone && <span class="muted"> not in the newest file</span>}
      </th>
      {canEdit ? (
        <>
          <td>
            <input
              aria-label={`Title of ${name}`}
              value={title}
              maxLength={200}
              onInput={(event) => onChange({ title: event.currentTarget.value })}
            />
          </td>
          <td>
            <textarea
              aria-label={`What ${name} means`}
              rows={1}
              value={description}
              maxLength={2000}
              onInput={(event) => onChange({ description: event.currentTarget.value })}
            />
          </td>
        </>
      ) : (
        <>
          <td>{title || <span class="empty">none</span>}</td>
          <td>{description || <span class="empty">not described</span>}</td>
        </>
      )}
    </tr>
  )
}
