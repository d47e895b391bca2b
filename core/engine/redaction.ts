// core/engine/redaction.ts: how columns are made less telling before they are published: as SQL for the files, as cells for the preview.
import type { Redaction } from '../handling.ts'
import type { ColumnType } from '../model.ts'
import { columnsOf, droppedColumns, type NamedColumn } from './redaction-fit.ts'
import { type CellChange, type CellRedaction, changeOf } from './redaction-methods.ts'
import type { Form } from './types.ts'

/** What each method is called, and does, in the publisher's words. */
export const REDACTION_WORDS: Readonly<Record<Redaction['method'], { readonly title: string; readonly help: string }>> =
  {
    drop: { title: 'Drop the column', help: 'The column is in none of the published files.' },
    mask: {
      title: 'Mask',
      help: 'Letters become x and digits 9; blanks and signs stay, and so does the length. The last few letters and digits can stay, unless they are more than half of the cell.',
    },
    'generalise-date': {
      title: 'Generalise dates',
      help: 'Dates become their month (2024-05), their year, or the age in full years on a day that you set, in bands of ten (40-49, 90+). Dates after that day become blank.',
    },
    'round-coordinates': {
      title: 'Round coordinates',
      help: 'Coordinates keep the decimals that you set: 2 is about 1 km, 3 about 100 m. Lines, areas and cells that are no point become blank.',
    },
    'snap-to-block': {
      title: 'Addresses to blocks',
      help: 'House numbers become their hundred (1234 Main St Apt 5: 1200 BLOCK Main St; Calle Mayor 14, 3º B: Calle Mayor 0-99); flats and names of houses go. Crossings, streets and blocks stay. What cannot be read as an address becomes blank.',
    },
    'top-code': { title: 'Cap high values', help: 'Numbers above the one that you set become it.' },
    'suppress-small-groups': {
      title: 'Blank small groups',
      help: 'Where fewer rows than you set have the same values in the chosen columns, these cells become blank. Counted after the other redactions.',
    },
  }

/** A column of the raw table, with the form in which it is read; see adapters/engine/infer.ts. */
export interface SourceColumn {
  readonly name: string
  readonly form: Form
  readonly cell: string
}

/** A column as published. */
export interface RedactedColumn {
  readonly name: string
  readonly type: ColumnType
  /** SQL of the typed value, for Parquet. */
  readonly value: string
  /** SQL of the published text, for CSV. */
  readonly text: string
}

export type GroupRedaction = Extract<Redaction, { readonly method: 'suppress-small-groups' }>

/** Name of the column of marks, one bit for each row of the table, of a `suppress-small-groups`; `place` counts those alone, from 0. */
export function marksColumn(place: number): string {
  return `redaction_rows_${place + 1}`
}

export function groupRedactions(redactions: readonly Redaction[]): GroupRedaction[] {
  return redactions.filter((redaction) => redaction.method === 'suppress-small-groups')
}

/**
 * The columns that are published, in order, as SQL over the raw table.
 *
 * Where small groups are suppressed, the SQL also reads `file_row_number` and the columns of `marksColumn`, which
 * `prepareRedaction` adds to the raw table.
 *
 * @param redactions fitting ones: see `whyUnfit`
 */
export function redactedColumns(
  columns: readonly SourceColumn[],
  redactions: readonly Redaction[],
): readonly RedactedColumn[] {
  const groups = groupRedactions(redactions)
  return changedColumns(columns, redactions).map((column) => {
    const marks = groups.flatMap((group, place) =>
      group.columns.includes(column.name)
        ? [`get_bit(${marksColumn(place)}, CAST(file_row_number AS INTEGER)) = 1`]
        : [],
    )
    if (marks.length === 0) return column
    const kept = (sql: string): string => `CASE WHEN ${marks.join(' OR ')} THEN NULL ELSE ${sql} END`
    return { ...column, value: kept(column.value), text: kept(column.text) }
  })
}

/** The columns as they are before small groups are looked for. */
export function changedColumns(
  columns: readonly SourceColumn[],
  redactions: readonly Redaction[],
): readonly RedactedColumn[] {
  const dropped = droppedColumns(redactions)
  return columns
    .filter(({ name }) => !dropped.has(name))
    .map(({ name, form, cell }) => {
      const [value, text] = [form.value(cell), form.text(cell)]
      const change = changeOfColumn(redactions, { name, type: form.type })
      if (!change) return { name, type: form.type, value, text }
      return { name, type: change.type, value: change.value(value, text), text: change.text(value, text) }
    })
}

/**
 * One cell after a redaction; what SQL gives, to the character.
 *
 * @param text the cell as it would be published; null is blank
 * @returns null where nothing is left. Small groups cannot be told from one cell: see `redactRows`
 */
export function redactCell(redaction: Redaction, type: ColumnType, text: string | null): string | null {
  if (redaction.method === 'drop' || text === null) return null
  return redaction.method === 'suppress-small-groups' ? text : changeOf(redaction, type).cell(text)
}

/**
 * Some rows after all redactions, for a preview. Groups are counted among these rows only, so that more of them are
 * small than in the whole table.
 */
export function redactRows(
  redactions: readonly Redaction[],
  columns: readonly NamedColumn[],
  rows: readonly (readonly (string | null)[])[],
): { readonly columns: readonly NamedColumn[]; readonly rows: readonly (readonly (string | null)[])[] } {
  const dropped = droppedColumns(redactions)
  const kept = columns.flatMap((column, at) =>
    dropped.has(column.name) ? [] : [{ column, at, change: changeOfColumn(redactions, column) }],
  )
  const changed = rows.map((row) =>
    kept.map(({ at, change }) => {
      const text = row[at] ?? null
      return text === null || !change ? text : change.cell(text)
    }),
  )
  const names = kept.map(({ column }) => column.name)
  return {
    columns: kept.map(({ column, change }) => ({ name: column.name, type: change?.type ?? column.type })),
    rows: withoutSmallGroups(groupRedactions(redactions), names, changed),
  }
}

function withoutSmallGroups(
  groups: readonly GroupRedaction[],
  names: readonly string[],
  rows: readonly (readonly (string | null)[])[],
): readonly (readonly (string | null)[])[] {
  const blank = rows.map(() => new Set<number>())
  for (const { columns, smallest } of groups) {
    const places = columns.map((name) => names.indexOf(name))
    const keys = rows.map((row) => JSON.stringify(places.map((place) => row[place] ?? null)))
    const counts = new Map<string, number>()
    for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1)
    for (const [at, key] of keys.entries()) {
      if (counts.get(key)! < smallest) for (const place of places) blank[at]!.add(place)
    }
  }
  return rows.map((row, at) => row.map((cell, place) => (blank[at]!.has(place) ? null : cell)))
}

/** What happens to the cells of a column, if anything does. */
function changeOfColumn(redactions: readonly Redaction[], { name, type }: NamedColumn): CellChange | undefined {
  const redaction = redactions.find((each) => isOfCells(each) && columnsOf(each).includes(name))
  return redaction && isOfCells(redaction) ? changeOf(redaction, type) : undefined
}

export function isOfCells(redaction: Redaction): redaction is CellRedaction {
  return redaction.method !== 'drop' && redaction.method !== 'suppress-small-groups'
}
