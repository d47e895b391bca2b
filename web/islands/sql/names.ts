// web/islands/sql/names.ts: how datasets and columns are called in SQL.

/** Words that DuckDB does not take as a name without quotes. */
const RESERVED = new Set(
  (
    'all analyse analyze and any array as asc asymmetric both case cast check collate column constraint create default ' +
    'deferrable desc describe distinct do else end except false fetch for foreign from group having in initially intersect into ' +
    'lambda lateral leading limit not null offset on only or order pivot placing primary qualify references returning ' +
    'select show some summarize symmetric table then to trailing true union unique unpivot using variadic when where window with'
  ).split(' '),
)

/** Name of a dataset's table: its address with `_`, so that it needs no quotes. */
export function tableName(slug: string): string {
  const name = slug.replaceAll('-', '_')
  return /^\d/.test(name) || RESERVED.has(name) ? `_${name}` : name
}

/** A name as it stands in a query: in quotes where it needs them. */
export function nameInQuery(name: string): string {
  return /^[a-z_][a-z0-9_]*$/i.test(name) && !RESERVED.has(name.toLowerCase()) ? name : quoted(name)
}

export function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`
}
