// adapters/engine/original.ts: the columns and first rows of a file as it came, for the people who check and redact it.
import { isBlocking, type PersonalClassName } from '../../core/engine/personal/classes.ts'
import { maskCell } from '../../core/engine/personal/mask.ts'
import { quoteText } from '../../core/engine/sql.ts'
import type { Column } from '../../core/model.ts'
import type { PersonalData, Profile, ReportColumn } from '../../core/report.ts'
import type { Database } from './database.ts'
import type { TypedColumn } from './infer.ts'

interface Known {
  readonly columns: readonly TypedColumn[]
  readonly personal: readonly (readonly PersonalData[])[]
  readonly published: readonly Column[]
  readonly profile: Profile
  /** Columns that publication changes have numbers of their own. */
  readonly isChanged: (name: string) => boolean
}

const COLUMNS_PER_QUERY = 32
const PREVIEW_ROWS = 50
/** Characters of a cell that a preview shows. */
const SHOWN_LENGTH = 500

/** Columns before redaction; numbers are taken from the profile where publication changes nothing. */
export async function originalColumns(database: Database, raw: string, known: Known): Promise<ReportColumn[]> {
  const { columns, personal, published, profile } = known
  const asPublished = new Map(published.map(({ name }, index) => [name, profile.columns[index]!]))
  const counted = await countCells(
    database,
    raw,
    columns.filter(({ name }) => known.isChanged(name)),
  )
  return columns.map((column, index) => {
    const { nulls, distinct } = counted.get(column) ?? asPublished.get(column.name)!
    const { name, form } = column
    return { name, type: form.type, nulls, distinct, personal: personal[index] ?? [], format: form.key }
  })
}

async function countCells(
  database: Database,
  raw: string,
  columns: readonly TypedColumn[],
): Promise<Map<TypedColumn, { nulls: number; distinct: number }>> {
  const counts = new Map<TypedColumn, { nulls: number; distinct: number }>()
  for (let at = 0; at < columns.length; at += COLUMNS_PER_QUERY) {
    const part = columns.slice(at, at + COLUMNS_PER_QUERY)
    const measures = part.flatMap(({ form, cell }, place) => {
      const text = form.text(cell)
      return [`count(*) - count(${text}) AS n${place}`, `approx_count_distinct(${text}) AS d${place}`]
    })
    const [row] = await database.rows(`SELECT ${measures.join(', ')} FROM read_parquet(${quoteText(raw)})`)
    for (const [place, column] of part.entries()) {
      counts.set(column, { nulls: Number(row![`n${place}`]), distinct: Number(row![`d${place}`]) })
    }
  }
  return counts
}

/**
 * First rows as text, in the file's order, for the people who decide about them.
 *
 * What blocks a version wherever it is found (secrets, card numbers, government ids) is masked: nobody needs to read it.
 *
 * @param personal classes seen per column, in order
 */
export async function originalPreview(
  database: Database,
  raw: string,
  columns: readonly TypedColumn[],
  personal: readonly (readonly PersonalData[])[],
): Promise<(string | null)[][]> {
  const cells = columns.map(({ form, cell }, at) => `left(${form.text(cell)}, ${SHOWN_LENGTH}) AS p${at}`)
  const found = await database.rows(
    `SELECT ${cells.join(', ')} FROM read_parquet(${quoteText(raw)}) LIMIT ${PREVIEW_ROWS}`,
  )
  const masks = columns.map((_, at) => personal[at]?.find((seen) => isBlocking(seen.class))?.class)
  return found.map((row) =>
    masks.map((mask, at) => {
      const cell = (row[`p${at}`] ?? null) as string | null
      return mask === undefined || cell === null ? cell : maskCell(mask as PersonalClassName, cell)
    }),
  )
}
