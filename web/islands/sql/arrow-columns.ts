// web/islands/sql/arrow-columns.ts: values of a published column in the form in which DuckDB takes them in fastest.
import {
  Bool,
  type Data,
  type DataType,
  DateDay,
  Float64,
  Int64,
  makeData,
  TimeMicrosecond,
  TimestampMicrosecond,
  Utf8,
} from 'apache-arrow'
import { cellOf, type Kind, type Raw } from '../table/kinds.ts'

interface Nulls {
  readonly nullCount: number
  readonly nullBitmap: Uint8Array
}

/** @param values of one column in one group, as they lie in the file */
export function arrowData(kind: Kind, values: ArrayLike<Raw>): Data {
  return (MAKERS[kind] ?? textData)(values, nullsOf(values), kind)
}

type Maker = (values: ArrayLike<Raw>, nulls: Nulls, kind: Kind) => Data

const MAKERS: Partial<Record<Kind, Maker>> = {
  integer: (values, nulls) => wholeData(new Int64(), values, nulls),
  moment: (values, nulls) => wholeData(new TimestampMicrosecond(), values, nulls),
  clock: (values, nulls) => wholeData(new TimeMicrosecond(), values, nulls),
  number: (values, nulls) => makeData({ type: new Float64(), length: values.length, ...nulls, data: floats(values) }),
  day: (values, nulls) => {
    const data = Int32Array.from(values, (value) => Number(value ?? 0))
    return makeData({ type: new DateDay(), length: values.length, ...nulls, data })
  },
  boolean: (values, nulls) => {
    const data = bits(values.length, (row) => values[row] === true)
    return makeData({ type: new Bool(), length: values.length, ...nulls, data })
  },
}

function floats(values: ArrayLike<Raw>): Float64Array {
  return values instanceof Float64Array ? values : Float64Array.from(values, (value) => Number(value ?? 0))
}

/** Parts of a whole cannot be there but by rounding, such as in moments beyond the year 2255. */
function wholeData(type: DataType, values: ArrayLike<Raw>, nulls: Nulls): Data {
  const data = new BigInt64Array(values.length)
  for (let row = 0; row < values.length; row++) {
    const value = values[row] ?? 0
    data[row] = typeof value === 'bigint' ? value : BigInt(Math.trunc(Number(value)))
  }
  return makeData({ type, length: values.length, ...nulls, data } as never)
}

/** Texts lie end to end, with the place where each begins. */
const textData: Maker = (values, nulls, kind) => {
  const encoder = new TextEncoder()
  const offsets = new Int32Array(values.length + 1)
  let bytes = new Uint8Array(1 << 16)
  let at = 0
  for (let row = 0; row < values.length; row++) {
    offsets[row] = at
    const cell = cellOf(kind, values[row] ?? null)
    if (cell === null) continue
    const text = String(cell)
    const most = at + text.length * 3 // UTF-8 needs at most three bytes for each unit of UTF-16
    if (most > bytes.length) {
      const larger = new Uint8Array(Math.max(most, bytes.length * 2))
      larger.set(bytes)
      bytes = larger
    }
    at += encoder.encodeInto(text, bytes.subarray(at)).written
  }
  offsets[values.length] = at
  const data = bytes.subarray(0, at)
  return makeData({ type: new Utf8(), length: values.length, ...nulls, valueOffsets: offsets, data })
}

function nullsOf(values: ArrayLike<Raw>): Nulls {
  let nullCount = 0
  const nullBitmap = bits(values.length, (row) => {
    const isThere = values[row] !== null && values[row] !== undefined
    if (!isThere) nullCount++
    return isThere
  })
  return { nullCount, nullBitmap }
}

/** A bit for each row, least significant first. */
function bits(length: number, isSet: (row: number) => boolean): Uint8Array {
  const bytes = new Uint8Array(Math.ceil(length / 8))
  for (let row = 0; row < length; row++) if (isSet(row)) bytes[row >> 3]! |= 1 << (row & 7)
  return bytes
}
