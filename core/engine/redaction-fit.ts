// core/engine/redaction-fit.ts: whether declared redactions fit the columns of a file.
import type { Redaction } from '../handling.ts'
import type { ColumnType } from '../model.ts'

/** A column as the report names it. */
export interface NamedColumn {
  readonly name: string
  readonly type: ColumnType
}

type Method = Redaction['method']

/** Types that a method works on; absent: every type. */
const FITTING: Readonly<Partial<Record<Method, readonly ColumnType[]>>> = {
  // "true" and "false" differ in length: masked, they say as much as before.
  mask: ['text', 'integer', 'number', 'date', 'datetime', 'time', 'geopoint', 'geometry'],
  'generalise-date': ['date', 'datetime'],
  'round-coordinates': ['number', 'geopoint', 'geometry'],
  'snap-to-block': ['text'],
  'top-code': ['integer', 'number'],
}

const DOING: Readonly<Record<Method, string>> = {
  drop: 'drop',
  mask: 'mask',
  'generalise-date': 'generalise',
  'round-coordinates': 'round',
  'snap-to-block': 'turn into blocks',
  'top-code': 'cap',
  'suppress-small-groups': 'look at for small groups',
}

export function columnsOf(redaction: Redaction): readonly string[] {
  return redaction.method === 'suppress-small-groups' ? redaction.columns : [redaction.column]
}

/** Names of the columns that are left out. */
export function droppedColumns(redactions: readonly Redaction[]): ReadonlySet<string> {
  return new Set(redactions.flatMap((redaction) => (redaction.method === 'drop' ? [redaction.column] : [])))
}

/**
 * Sentences on redactions that cannot be done as declared; none: all fit.
 *
 * Nothing is published while there is one: half a redaction would be none. Whether a geometry is a point is not asked
 * here: those that are not become blank.
 */
export function whyUnfit(redactions: readonly Redaction[], columns: readonly NamedColumn[]): string[] {
  const dropped = droppedColumns(redactions)
  const sentences = redactions.flatMap((redaction) => [
    ...misplaced(redaction, columns),
    ...misdeclared(redaction, columns, dropped),
  ])
  for (const { name } of columns) {
    const methods = redactions.filter(
      ({ method, ...rest }) =>
        method !== 'drop' && method !== 'suppress-small-groups' && 'column' in rest && rest.column === name,
    )
    if (methods.length > 1) sentences.push(`Column "${name}" has ${methods.length} redactions: keep one of them.`)
  }
  if (columns.length > 0 && columns.every(({ name }) => dropped.has(name))) {
    sentences.push('Every column is dropped: keep at least one.')
  }
  return sentences
}

/** Columns that are not there, or of a type on which the method says nothing. */
function misplaced(redaction: Redaction, columns: readonly NamedColumn[]): string[] {
  const { method } = redaction
  return columnsOf(redaction).flatMap((name) => {
    const column = columns.find((each) => each.name === name)
    if (!column) return [`There is no column "${name}" to ${DOING[method]}.`]
    const types = FITTING[method]
    if (!types || types.includes(column.type)) return []
    return method === 'mask'
      ? [`Column "${name}" is ${column.type}: masked cells would still tell by their length. Drop it instead.`]
      : [`Column "${name}" is ${column.type}: to ${DOING[method]} it, it has to be ${types.join(' or ')}.`]
  })
}

/** Facts of the redaction itself that are missing or at odds. */
function misdeclared(redaction: Redaction, columns: readonly NamedColumn[], dropped: ReadonlySet<string>): string[] {
  switch (redaction.method) {
    case 'generalise-date':
      return redaction.to === 'age-band' && redaction.onDate === undefined
        ? [`Age bands of column "${redaction.column}" need the day on which ages are counted.`]
        : []
    case 'top-code': {
      const type = columns.find(({ name }) => name === redaction.column)?.type
      return type === 'integer' && !Number.isSafeInteger(redaction.above)
        ? [`Column "${redaction.column}" holds whole numbers: ${redaction.above} as its highest has to be one too.`]
        : []
    }
    case 'suppress-small-groups':
      return redaction.columns.flatMap((name, at) => {
        if (redaction.columns.indexOf(name) < at) return [`Column "${name}" is named twice for small groups.`]
        return dropped.has(name)
          ? [`Column "${name}" is dropped: leave it out of the columns that are looked at for small groups.`]
          : []
      })
    default:
      return []
  }
}
