// web/islands/table/wkb.ts: Well-Known Binary as Well-Known Text, which is how places are published in text files.

const NAMES = [
  '',
  'POINT',
  'LINESTRING',
  'POLYGON',
  'MULTIPOINT',
  'MULTILINESTRING',
  'MULTIPOLYGON',
  'GEOMETRYCOLLECTION',
] as const

interface Reader {
  readonly view: DataView
  at: number
}

interface Head {
  readonly type: number
  readonly isLittle: boolean
  readonly size: number
  /** ` Z`, ` M`, ` ZM` or nothing. */
  readonly suffix: string
}

/** @returns e.g. `POINT (-122.3 47.6)`; the empty text where it is no geometry */
export function wktOf(bytes: Uint8Array): string {
  try {
    return geometryText({ view: new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength), at: 0 }, true)
  } catch {
    return ''
  }
}

function geometryText(reader: Reader, isNamed: boolean): string {
  const head = headOf(reader)
  const name = NAMES[head.type]
  if (!name) throw new Error(`geometry of type ${head.type}, expected 1 to 7`)
  const body = BODIES[head.type]!(reader, head)
  return isNamed ? `${name}${head.suffix} ${body}` : body
}

/** ISO numbers types with heights from 1001, PostGIS sets bits; both are in use. */
function headOf(reader: Reader): Head {
  const isLittle = reader.view.getUint8(reader.at) === 1
  const code = reader.view.getUint32(reader.at + 1, isLittle)
  reader.at += 5
  if (code & 0x20000000) reader.at += 4
  const plain = code & 0x0fffffff
  const thousands = Math.floor(plain / 1000)
  const hasZ = (code & 0x80000000) !== 0 || thousands === 1 || thousands === 3
  const hasM = (code & 0x40000000) !== 0 || thousands >= 2
  const letters = `${hasZ ? 'Z' : ''}${hasM ? 'M' : ''}`
  return { type: plain % 1000, isLittle, size: 2 + letters.length, suffix: letters ? ` ${letters}` : '' }
}

function count(reader: Reader, { isLittle }: Head): number {
  reader.at += 4
  return reader.view.getUint32(reader.at - 4, isLittle)
}

function position(reader: Reader, { isLittle, size }: Head): string {
  const numbers = Array.from({ length: size }, (_, at) => reader.view.getFloat64(reader.at + at * 8, isLittle))
  reader.at += size * 8
  return Number.isNaN(numbers[0]) ? '' : numbers.join(' ')
}

/** Parts in brackets, `EMPTY` where there are none. */
function list(reader: Reader, head: Head, part: (reader: Reader, head: Head) => string): string {
  const parts = Array.from({ length: count(reader, head) }, () => part(reader, head))
  return parts.length === 0 ? 'EMPTY' : `(${parts.join(', ')})`
}

const line = (reader: Reader, head: Head): string => list(reader, head, position)
const member = (reader: Reader): string => geometryText(reader, false)

const BODIES: Readonly<Record<number, (reader: Reader, head: Head) => string>> = {
  1: (reader, head) => {
    const text = position(reader, head)
    return text === '' ? 'EMPTY' : `(${text})`
  },
  2: line,
  3: (reader, head) => list(reader, head, line),
  // DuckDB writes the points of a multipoint without brackets of their own.
  4: (reader, head) => list(reader, head, (one) => member(one).replace(/^\((.*)\)$/, '$1')),
  5: (reader, head) => list(reader, head, member),
  6: (reader, head) => list(reader, head, member),
  7: (reader, head) => list(reader, head, (one) => geometryText(one, true)),
}
