// web/islands/sql/fault.ts: what went wrong, as a kind that has words, and where.

/** Each has a text `fault.{kind}` on the page. */
export type FaultKind =
  | 'refused'
  | 'stalled'
  | 'unreachable'
  | 'broken'
  | 'noFile'
  | 'cancelled'
  | 'stopped'
  | 'memory'
  | 'syntax'
  | 'names'
  | 'types'
  | 'outside'
  | 'empty'
  | 'other'

export interface Place {
  /** Counted from 1. */
  readonly line: number
  /** The line as far as DuckDB shows it. */
  readonly text: string
  /** Where in `text`, counted from 0. */
  readonly at: number
}

/** A failure that readers are told about. `message` is DuckDB's, in English; empty where there is none. */
export class SqlFault extends Error {
  readonly kind: FaultKind
  readonly place: Place | undefined

  constructor(kind: FaultKind, message = '', place?: Place, options?: ErrorOptions) {
    super(message, options)
    this.kind = kind
    this.place = place
  }
}

const KINDS: readonly (readonly [RegExp, FaultKind])[] = [
  [/^query was canceled|^INTERRUPT/i, 'cancelled'],
  [/^Out of Memory|out of memory|memory access out of bounds|bad_alloc/i, 'memory'],
  [/^(Permission|IO|HTTP) Error|^Missing Extension|exists in the \w+ extension/, 'outside'],
  [/^Parser Error/, 'syntax'],
  [/^Catalog Error/, 'names'],
  [/^Binder Error: (Referenced|Table|Values list|Ambiguous)/, 'names'],
  [/^(Binder|Conversion|Mismatch Type|Invalid Type|Out of Range|Invalid Input) Error/, 'types'],
]

/** @param linesBefore lines that were put before the reader's own */
export function faultOf(error: unknown, linesBefore = 0): SqlFault {
  if (error instanceof SqlFault) return error
  const whole = error instanceof Error ? error.message : String(error)
  const kind = KINDS.find(([pattern]) => pattern.test(whole))?.[1] ?? 'other'
  const lines = whole.split('\n')
  const at = lines.findIndex((line) => /^LINE \d+: /.test(line))
  // DuckDB goes on with advice to load extensions, which nobody can follow here.
  const message = (kind === 'outside' ? lines.slice(0, 1) : at < 0 ? lines : lines.slice(0, at)).join('\n').trim()
  return new SqlFault(kind, message, at < 0 ? undefined : placeIn(lines[at]!, lines[at + 1] ?? '', linesBefore), {
    cause: error,
  })
}

/** @param shown such as `LINE 2: SELECT foo FROM trees`, above a line that has a caret under what is meant */
function placeIn(shown: string, pointer: string, linesBefore: number): Place {
  const [head, number] = /^LINE (\d+): /.exec(shown)!
  return {
    line: Math.max(1, Number(number) - linesBefore),
    text: shown.slice(head.length),
    at: Math.max(0, pointer.indexOf('^') - head.length),
  }
}
