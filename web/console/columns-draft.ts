// web/console/columns-draft.ts: the descriptions of a dataset's columns while they are typed.
import type { Metadata } from './api.ts'

type Description = Metadata['columns'][number]
export type ColumnDraft = Required<Description>

/** One line per column of the file, in its order; then what was written about columns the file no longer has. */
export function columnDrafts(names: readonly string[], described: readonly Description[]): ColumnDraft[] {
  const known = new Map(described.map((column) => [column.name, column]))
  const gone = described.map(({ name }) => name).filter((name) => !names.includes(name))
  return [...names, ...gone].map((name) => ({
    name,
    title: known.get(name)?.title ?? '',
    description: known.get(name)?.description ?? '',
  }))
}

/** What the API takes: columns without a word about them are left out, as are empty fields. */
export function columnsOf(drafts: readonly ColumnDraft[]): Description[] {
  return drafts
    .map(({ name, title, description }) => ({
      name,
      ...(title.trim() ? { title: title.trim() } : {}),
      ...(description.trim() ? { description: description.trim() } : {}),
    }))
    .filter((column) => 'title' in column || 'description' in column)
}

/** The drafts with what a dictionary says; where it says nothing, what was there stays. */
export function withDictionary(drafts: readonly ColumnDraft[], found: readonly ColumnDraft[]): ColumnDraft[] {
  const said = new Map(found.map((one) => [one.name, one]))
  return drafts.map((draft) => {
    const one = said.get(draft.name)
    return one
      ? { ...draft, title: one.title || draft.title, description: one.description || draft.description }
      : draft
  })
}
