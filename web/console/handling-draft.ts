// web/console/handling-draft.ts: what a publisher changes in how files are read, checked and redacted, before it is checked.
import type { Constraints, Decision, Handling, Reading, Redaction } from '../../core/handling.ts'
import type { ColumnType } from '../../core/model.ts'

/** The handling of a dataset for which nothing was ever declared. */
export const EMPTY_HANDLING: Handling = {
  reading: {},
  columns: [],
  primaryKey: [],
  foreignKeys: [],
  distinctRows: false,
  decisions: [],
  redactions: [],
}

/** A handling as the API gives it; what an older portal did not know is filled in. */
export function handlingFrom(given: unknown): Handling {
  return { ...EMPTY_HANDLING, ...(given as Partial<Handling> | undefined) }
}

/** What a decision is about. */
export type Topic = Pick<Decision, 'code' | 'column' | 'class'>

export type GroupRedaction = Extract<Redaction, { readonly method: 'suppress-small-groups' }>
/** Redactions of one column; a column has at most one. */
export type ColumnRedaction = Exclude<Redaction, { readonly method: 'suppress-small-groups' }>
export type Disclosure = NonNullable<Handling['disclosure']>

/** One thing that somebody changed. `undefined` takes away what was declared. */
export type Edit =
  | { readonly kind: 'type'; readonly column: string; readonly type: ColumnType | undefined }
  | { readonly kind: 'constraints'; readonly column: string; readonly constraints: Constraints }
  | { readonly kind: 'key'; readonly columns: readonly string[] }
  | { readonly kind: 'distinct-rows'; readonly isWanted: boolean }
  | {
      readonly kind: 'decision'
      readonly topic: Topic
      readonly decision: Pick<Decision, 'action' | 'reason'> | undefined
    }
  | { readonly kind: 'redaction'; readonly column: string; readonly redaction: ColumnRedaction | undefined }
  | { readonly kind: 'small-groups'; readonly groups: readonly GroupRedaction[] }
  | { readonly kind: 'reading'; readonly field: keyof Reading; readonly value: Reading[keyof Reading] }
  | { readonly kind: 'disclosure'; readonly disclosure: Disclosure | undefined }

type EditOf<K extends Edit['kind']> = Extract<Edit, { kind: K }>

const APPLY: { readonly [K in Edit['kind']]: (handling: Handling, edit: EditOf<K>) => Handling } = {
  type: (handling, { column, type }) => withColumn(handling, column, { type }),
  constraints: (handling, { column, constraints }) => withColumn(handling, column, { constraints: bare(constraints) }),
  key: (handling, { columns }) => ({ ...handling, primaryKey: [...columns] }),
  'distinct-rows': (handling, { isWanted }) => ({ ...handling, distinctRows: isWanted }),
  decision: (handling, { topic, decision }) => ({
    ...handling,
    decisions: replaced(
      handling.decisions,
      (one) => isSameTopic(one, topic),
      decision && { ...bareTopic(topic), action: decision.action, reason: decision.reason },
    ),
  }),
  redaction: (handling, { column, redaction }) => ({
    ...handling,
    redactions: replaced(handling.redactions, (one) => 'column' in one && one.column === column, redaction),
  }),
  'small-groups': (handling, { groups }) => ({
    ...handling,
    redactions: [...handling.redactions.filter(({ method }) => method !== 'suppress-small-groups'), ...groups],
  }),
  reading: (handling, { field, value }) => {
    const { [field]: _, ...rest } = handling.reading
    return { ...handling, reading: value === undefined ? rest : ({ ...rest, [field]: value } as Reading) }
  },
  disclosure: (handling, { disclosure }) => {
    const { disclosure: _, ...rest } = handling
    return disclosure ? { ...rest, disclosure } : rest
  },
}

export function edited(handling: Handling, edit: Edit): Handling {
  // Each entry takes the edits of its own kind, which the compiler cannot follow through the table.
  return (APPLY[edit.kind] as (handling: Handling, edit: Edit) => Handling)(handling, edit)
}

/** The handling after all edits, oldest first. */
export function withEdits(handling: Handling, edits: readonly Edit[]): Handling {
  return edits.reduce(edited, handling)
}

/** One more edit; an earlier one of the same thing has no say any more. */
export function addEdit(edits: readonly Edit[], edit: Edit): Edit[] {
  const target = targetOf(edit)
  return [...edits.filter((one) => targetOf(one) !== target), edit]
}

function targetOf(edit: Edit): string {
  const about = 'column' in edit ? edit.column : 'topic' in edit ? bareTopic(edit.topic) : ''
  return JSON.stringify([edit.kind, about, 'field' in edit ? edit.field : ''])
}

/** What is declared of a column. Names fold case, as those of published columns do. */
export function ruleOf(handling: Handling, column: string): Handling['columns'][number] | undefined {
  return handling.columns.find(({ name }) => isSameName(name, column))
}

export function redactionOf(handling: Handling, column: string): ColumnRedaction | undefined {
  const found = handling.redactions.find((one) => 'column' in one && one.column === column)
  return found as ColumnRedaction | undefined
}

export function groupsOf(handling: Handling): GroupRedaction[] {
  return handling.redactions.filter((one) => one.method === 'suppress-small-groups')
}

export function decisionAt(handling: Handling, topic: Topic): Decision | undefined {
  return handling.decisions.find((one) => isSameTopic(one, topic))
}

export function isSameTopic(a: Topic, b: Topic): boolean {
  return a.code === b.code && a.column === b.column && a.class === b.class
}

export function isSameName(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase()
}

type ColumnRule = Handling['columns'][number]

/** A rule that says nothing any more goes. */
function withColumn(handling: Handling, name: string, changes: Partial<ColumnRule>): Handling {
  const before = ruleOf(handling, name)
  const { type, constraints } = { ...before, ...changes }
  const isKept = type !== undefined || (constraints !== undefined && Object.keys(constraints).length > 0)
  const rule = {
    name: before?.name ?? name,
    ...(type === undefined ? {} : { type }),
    ...(constraints === undefined || Object.keys(constraints).length === 0 ? {} : { constraints }),
  }
  return {
    ...handling,
    columns: replaced(handling.columns, (one) => isSameName(one.name, name), isKept ? rule : undefined),
  }
}

/** The list with one entry in the place of another, at the end when there was none, or without it. */
function replaced<T>(list: readonly T[], isIt: (one: T) => boolean, by: T | undefined): T[] {
  const at = list.findIndex(isIt)
  const rest = list.filter((one) => !isIt(one))
  if (by === undefined) return rest
  return at < 0 ? [...rest, by] : [...rest.slice(0, at), by, ...rest.slice(at)]
}

function bare(constraints: Constraints): Constraints {
  return Object.fromEntries(Object.entries(constraints).filter(([, value]) => value !== undefined && value !== false))
}

function bareTopic({ code, column, class: personal }: Topic): Topic {
  return { code, ...(column === undefined ? {} : { column }), ...(personal === undefined ? {} : { class: personal }) }
}
