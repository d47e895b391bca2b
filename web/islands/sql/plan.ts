// web/islands/sql/plan.ts: what a query will read, from DuckDB's own plan of it. So that only those columns are fetched.

/** A step of `EXPLAIN (FORMAT JSON)`. */
interface Step {
  readonly name: string
  readonly children: readonly Step[]
  readonly extra_info?: { readonly Table?: string; readonly Projections?: string | readonly string[] }
}

export interface Reads {
  /** Table -> columns that are needed; none where rows are only counted. */
  readonly tables: ReadonlyMap<string, ReadonlySet<string>>
  /** Whether the first rows of the table are all that is needed for the first rows of the answer. */
  readonly isRowByRow: boolean
  /** Whether columns that the plan does not name may be read too: PIVOT looks at values before there is a plan. */
  readonly isWhole: boolean
}

/** Steps after which each row of the answer is one row of the table, in its order. */
const ROW_BY_ROW = ['STREAMING_LIMIT', 'LIMIT', 'PROJECTION', 'SEQ_SCAN']

/** @param plan made with all optimizers off that move filters into the scan */
export function readsOf(plan: string, sql: string): Reads {
  const steps = [...stepsIn(JSON.parse(plan) as Step[])]
  const tables = new Map<string, Set<string>>()
  for (const { extra_info: facts } of steps) {
    if (!facts?.Table) continue
    const name = facts.Table.split('.').at(-1)!
    const columns = [facts.Projections ?? []].flat().filter((column) => column !== '')
    tables.set(name, new Set([...(tables.get(name) ?? []), ...columns]))
  }
  const names = steps.map(({ name }) => name.trim())
  const scans = names.filter((name) => name === 'SEQ_SCAN').length
  const isWhole = /\bpivot(_wider)?\b/i.test(sql)
  return { tables, isWhole, isRowByRow: !isWhole && scans === 1 && names.every((name) => ROW_BY_ROW.includes(name)) }
}

function* stepsIn(steps: readonly Step[]): Generator<Step> {
  for (const step of steps) {
    yield step
    yield* stepsIn(step.children)
  }
}

/** Rows up to the end of a query's own LIMIT; all when it has none that can be told. */
export function rowsWanted(sql: string): number {
  const match = /\blimit\s+(\d{1,9})(?:\s+offset\s+(\d{1,9}))?[\s;]*$/i.exec(sql)
  return match ? Number(match[1]) + Number(match[2] ?? 0) : Number.POSITIVE_INFINITY
}
