// web/console/redaction-preview.ts: the first rows before and after redaction, cell by cell.
import { redactRows } from '../../core/engine/redaction.ts'
import { columnsOf, droppedColumns, type NamedColumn, whyUnfit } from '../../core/engine/redaction-fit.ts'
import type { Redaction } from '../../core/handling.ts'

export type Cell = string | null

export interface PreviewCell {
  readonly before: Cell
  /** The same as `before` where nothing happens. */
  readonly after: Cell
}

export interface PreviewColumn {
  readonly name: string
  /** Nothing of a dropped column is published. */
  readonly fate: 'dropped' | 'changed' | 'kept'
  readonly cells: readonly PreviewCell[]
}

export type RedactionPreview =
  | { readonly columns: readonly PreviewColumn[] }
  /** Why there is none: the redactions do not fit. */
  | { readonly faults: readonly string[] }

/**
 * @param columns of the file as the report names them
 * @param rows first rows before redaction
 * @param untold columns whose type has changed since the check: how their cells would be read is not known yet
 */
export function previewOf(
  redactions: readonly Redaction[],
  columns: readonly NamedColumn[],
  rows: readonly (readonly Cell[])[],
  untold: ReadonlySet<string>,
): RedactionPreview {
  const told = redactions.filter((redaction) => columnsOf(redaction).every((name) => !untold.has(name)))
  const faults = whyUnfit(told, columns)
  if (faults.length > 0) return { faults }
  const dropped = droppedColumns(told)
  const touched = new Set(told.flatMap(columnsOf))
  const redacted = redactRows(told, columns, rows)
  const places = new Map(redacted.columns.map(({ name }, index) => [name, index]))
  return {
    columns: columns.map(({ name }, index) => {
      const place = places.get(name)
      const cells = rows.map((row, at) => {
        const before = row[index] ?? null
        return { before, after: place === undefined ? null : (redacted.rows[at]![place] ?? null) }
      })
      return { name, fate: dropped.has(name) ? 'dropped' : touched.has(name) ? 'changed' : 'kept', cells }
    }),
  }
}
