// adapters/formats/parquet-columns.ts: how the cells of each type of Parquet are written as text, in SQL.
import { quoteName } from '../../core/engine/sql.ts'

export interface ParquetColumn {
  readonly name: string
  /** As DuckDB names it. */
  readonly type: string
}

interface TextForm {
  readonly type: RegExp
  readonly text: (cell: string) => string
}

const asText = (cell: string): string => `CAST(${cell} AS VARCHAR)`
const moment = (cell: string): string => `replace(${asText(cell)}, ' ', 'T')`

/** Whole numbers without a point; NaN is what other programs write for "no value". */
const float = (cell: string): string =>
  `CASE WHEN isnan(${cell}) THEN NULL
        WHEN abs(${cell}) < 1e15 AND ${cell} = trunc(${cell}) THEN CAST(CAST(${cell} AS BIGINT) AS VARCHAR)
        ELSE ${asText(cell)} END`

const FORMS: readonly TextForm[] = [
  { type: /\[\d*\]$|^(STRUCT|MAP|UNION|VARIANT)\b/, text: (cell) => `CAST(to_json(${cell}) AS VARCHAR)` },
  { type: /^(VARCHAR|ENUM|JSON)/, text: asText },
  { type: /^(DOUBLE|FLOAT)$/, text: float },
  {
    type: /^(TIMESTAMP WITH TIME ZONE|TIMESTAMPTZ)/,
    text: (cell) => `${moment(`(${cell} AT TIME ZONE 'UTC')`)} || 'Z'`,
  },
  { type: /^TIMESTAMP/, text: moment },
  {
    type: /^(TINYINT|SMALLINT|INTEGER|BIGINT|HUGEINT|U[A-Z]+INT|UINTEGER|DECIMAL|BOOLEAN|DATE|TIME|UUID|INTERVAL)/,
    text: asText,
  },
  { type: /^GEOMETRY/, text: asText },
]

/** @returns undefined for types that are no text, such as raw bytes */
export function textOfCell({ name, type }: ParquetColumn): string | undefined {
  return FORMS.find((form) => form.type.test(type))?.text(quoteName(name))
}

export function isGeometry({ type }: ParquetColumn): boolean {
  return type.startsWith('GEOMETRY')
}

/** Texts whose length only reading them tells. */
export function isOfAnyLength({ type }: ParquetColumn): boolean {
  return /\[\d*\]$|^(STRUCT|MAP|UNION|VARIANT|VARCHAR|JSON|GEOMETRY)/.test(type)
}

/** The coordinate reference system in a type such as `GEOMETRY('OGC:CRS84')`: a code or PROJJSON. */
export function systemIn({ type }: ParquetColumn): string | undefined {
  return /^GEOMETRY\('(.*)'\)$/s.exec(type)?.[1]?.replaceAll("''", "'")
}
