// web/islands/table/kinds.ts: how values lie in a Parquet column, and their published text.
import type { ParquetParsers, SchemaElement } from 'hyparquet'
import { wktOf } from './wkb.ts'

/** How the values of a column lie: days since 1970, microseconds since 1970 or midnight, Well-Known Binary. */
export type Kind = 'text' | 'integer' | 'number' | 'boolean' | 'day' | 'moment' | 'clock' | 'place'

/** A value as it lies. */
export type Raw = string | number | bigint | boolean | Uint8Array | null
export type Cell = string | number | bigint | boolean | Date | null

/** Values stay as they lie: only cells that are looked at become text. */
export const RAW_PARSERS: Partial<ParquetParsers> = {
  dateFromDays: (days) => days,
  timestampFromMilliseconds: (millis) => Number(millis) * 1000,
  timestampFromMicroseconds: Number,
  timestampFromNanoseconds: (nanos) => Number(nanos / 1000n),
  geometryFromBytes: (bytes) => bytes,
  geographyFromBytes: (bytes) => bytes,
}

const BY_LOGICAL_TYPE: Readonly<Record<string, Kind>> = {
  DATE: 'day',
  TIMESTAMP: 'moment',
  TIME: 'clock',
  DECIMAL: 'number',
  GEOMETRY: 'place',
  GEOGRAPHY: 'place',
}
const BY_CONVERTED_TYPE: Readonly<Record<string, Kind>> = {
  DATE: 'day',
  TIMESTAMP_MILLIS: 'moment',
  TIMESTAMP_MICROS: 'moment',
  TIME_MICROS: 'clock',
  DECIMAL: 'number',
}
const BY_TYPE: Readonly<Record<string, Kind>> = {
  BOOLEAN: 'boolean',
  INT32: 'integer',
  INT64: 'integer',
  FLOAT: 'number',
  DOUBLE: 'number',
}

export function kindOf({ type, converted_type, logical_type }: SchemaElement): Kind {
  return (
    BY_LOGICAL_TYPE[logical_type?.type ?? ''] ??
    BY_CONVERTED_TYPE[converted_type ?? ''] ??
    BY_TYPE[type ?? ''] ??
    'text'
  )
}

/** A value that came from the file, without forms that no reader wants: whole numbers are numbers where they fit. */
export function rawValue(value: unknown): Raw {
  if (value === undefined || value === null) return null
  if (typeof value !== 'bigint') return value as Raw
  const number = Number(value)
  return Number.isSafeInteger(number) ? number : value
}

/** @param zone `Z` where the column is published in UTC, else empty */
export function cellOf(kind: Kind, raw: Raw, zone = ''): Cell {
  if (raw === null) return null
  if (kind === 'day') return dayText(Number(raw))
  if (kind === 'moment')
    return `${dayText(Math.floor(Number(raw) / DAY))}T${clockText(modulo(Number(raw), DAY))}${zone}`
  if (kind === 'clock') return clockText(Number(raw))
  if (kind === 'place') return raw instanceof Uint8Array ? wktOf(raw) : String(raw)
  return raw instanceof Uint8Array ? new TextDecoder().decode(raw) : raw
}

/** Microseconds. */
const DAY = 86_400_000_000
const SECOND = 1_000_000

const modulo = (value: number, by: number): number => ((value % by) + by) % by

/** @param days since 1970. @returns `2024-02-29` */
export function dayText(days: number): string {
  const date = new Date(days * 86_400_000)
  if (Number.isNaN(date.getTime())) return String(days)
  return date.toISOString().split('T')[0]!.replace(/^\+0*/, '')
}

/** @param micros since midnight. @returns `23:59:59`, with parts of a second where it has them */
function clockText(micros: number): string {
  const seconds = Math.floor(micros / SECOND)
  const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60]
  const rest = Math.round(micros % SECOND)
  const fraction = rest === 0 ? '' : `.${String(rest).padStart(6, '0').replace(/0+$/, '')}`
  return `${parts.map((part) => String(part).padStart(2, '0')).join(':')}${fraction}`
}

/** The way back for what people enter: days or microseconds of an ISO text; undefined when it is none. */
export function rawOfText(kind: Kind, text: string): number | undefined {
  if (kind === 'clock') {
    const match = /^(\d{1,2}):(\d\d)(?::(\d\d))?$/.exec(text)
    return match ? (Number(match[1]) * 3600 + Number(match[2]) * 60 + Number(match[3] ?? 0)) * SECOND : undefined
  }
  const millis = /^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?)?)?$/.test(text)
    ? Date.parse(text.includes('T') ? `${text}Z` : text)
    : Number.NaN
  if (Number.isNaN(millis)) return undefined
  return kind === 'day' ? Math.floor(millis / 86_400_000) : millis * 1000
}
