// web/islands/sql/values.ts: values of an answer as text, the way published files write them.
import { DataType, type RecordBatch } from 'apache-arrow'

export type Row = readonly (string | null)[]

export interface ResultColumn {
  readonly name: string
  readonly isNumber: boolean
}

export function columnsOf(batch: Pick<RecordBatch, 'schema'>): ResultColumn[] {
  return batch.schema.fields.map(({ name, type }) => ({
    name,
    isNumber: DataType.isInt(type) || DataType.isFloat(type) || DataType.isDecimal(type),
  }))
}

/** Rows of a batch, at most `limit` of them. */
export function rowsOf(batch: RecordBatch, limit: number): Row[] {
  const rows = Math.min(batch.numRows, limit)
  const columns = batch.schema.fields.map((field, at) => {
    const vector = batch.getChildAt(at)!
    const { type } = field
    if (DataType.isInterval(type)) {
      const values = vector.data[0]!.values as unknown as Int32Array
      return (row: number) => (vector.get(row) === null ? null : intervalText(values, row))
    }
    return (row: number) => textOf(vector.get(row), type)
  })
  return Array.from({ length: rows }, (_, row) => columns.map((text) => text(row)))
}

/** How values of a type are written; anything else is written as JSON, whose numbers are no more precise. */
const WRITERS: readonly (readonly [(type: DataType) => boolean, (value: unknown, type: DataType) => string])[] = [
  [DataType.isDate, (value) => momentText(Number(value)).slice(0, -9)],
  [DataType.isTimestamp, (value, type) => momentText(Number(value)) + (hasZone(type) ? 'Z' : '')],
  [DataType.isTime, (value) => clockText(Number(value))],
  [DataType.isBinary, (value) => [...(value as Uint8Array)].map((byte) => byte.toString(16).padStart(2, '0')).join('')],
]

/** Days and moments come as milliseconds, times as microseconds. */
export function textOf(value: unknown, type: DataType): string | null {
  if (value === null || value === undefined) return null
  const write = WRITERS.find(([fits]) => fits(type))?.[1]
  if (write) return write(value, type)
  if (typeof value !== 'object') return String(value)
  return JSON.stringify(value, (_, part: unknown) => (typeof part === 'bigint' ? Number(part) : part))
}

const hasZone = (type: DataType): boolean => Boolean((type as { timezone?: string | null }).timezone)

const DAY_MILLISECONDS = 86_400_000

function momentText(milliseconds: number): string {
  const days = Math.floor(milliseconds / DAY_MILLISECONDS)
  const day = new Date(days * DAY_MILLISECONDS)
  if (Number.isNaN(day.getTime())) return `${milliseconds}T00:00:00`
  const rest = Math.round((milliseconds - days * DAY_MILLISECONDS) * 1000)
  return `${day.toISOString().split('T')[0]!.replace(/^\+0*/, '')}T${clockText(rest)}`
}

/** @param micros since midnight */
function clockText(micros: number): string {
  const seconds = Math.floor(micros / 1e6)
  const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60]
  const rest = micros % 1e6
  const fraction = rest === 0 ? '' : `.${String(rest).padStart(6, '0').replace(/0+$/, '')}`
  return `${parts.map((part) => String(part).padStart(2, '0')).join(':')}${fraction}`
}

/** Months, days and nanoseconds, four numbers a row. Arrow's own reader knows only the older kinds. */
function intervalText(values: Int32Array, row: number): string {
  const [months, days, low, high] = values.subarray(row * 4, row * 4 + 4)
  const micros = Number(((BigInt(high!) << 32n) | BigInt(low! >>> 0)) / 1000n)
  const clock = micros === 0 ? '' : `${micros < 0 ? '-' : ''}${clockText(Math.abs(micros))}`
  const parts = [months ? `${months} months` : '', days ? `${days} days` : '', clock].filter(Boolean)
  return parts.join(' ') || '00:00:00'
}
