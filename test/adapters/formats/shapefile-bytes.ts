// Writes small dBASE tables and shapefiles, as the specifications have them.

export interface TestField {
  readonly name: string
  readonly type: string
  readonly length: number
  readonly decimals?: number
}

/** @param rows cells as they stand in the file; a row that begins with `*` is deleted */
export function dbfBytes(
  fields: readonly TestField[],
  rows: readonly (readonly (string | Buffer)[])[],
  language = 0,
): Buffer {
  const recordBytes = 1 + fields.reduce((sum, { length }) => sum + length, 0)
  const header = Buffer.alloc(32 + fields.length * 32 + 1)
  header[0] = 3
  header.writeUInt32LE(rows.length, 4)
  header.writeUInt16LE(header.length, 8)
  header.writeUInt16LE(recordBytes, 10)
  header[29] = language
  for (const [index, { name, type, length, decimals = 0 }] of fields.entries()) {
    const at = 32 + index * 32
    header.write(name, at, 11, 'latin1')
    header.write(type, at + 11, 'latin1')
    header[at + 16] = length
    header[at + 17] = decimals
  }
  header[header.length - 1] = 0x0d
  const records = rows.map((row) => {
    const isDeleted = row[0] === '*'
    const cells = isDeleted ? row.slice(1) : row
    const record = Buffer.alloc(recordBytes, ' ')
    if (isDeleted) record[0] = 0x2a
    let at = 1
    for (const [index, { length }] of fields.entries()) {
      const cell = cells[index]!
      const bytes = typeof cell === 'string' ? Buffer.from(cell, 'latin1') : cell
      bytes.copy(record, at, 0, length)
      at += length
    }
    return record
  })
  return Buffer.concat([header, ...records, Buffer.from([0x1a])])
}

/** @param shapes contents of the records, type first */
export function shpBytes(type: number, shapes: readonly Buffer[]): Buffer {
  const records = shapes.map((content, index) => {
    const head = Buffer.alloc(8)
    head.writeInt32BE(index + 1, 0)
    head.writeInt32BE(content.length / 2, 4)
    return Buffer.concat([head, content])
  })
  const header = Buffer.alloc(100)
  header.writeInt32BE(9994, 0)
  header.writeInt32BE((100 + records.reduce((sum, { length }) => sum + length, 0)) / 2, 24)
  header.writeInt32LE(1000, 28)
  header.writeInt32LE(type, 32)
  return Buffer.concat([header, ...records])
}

const int = (number: number): Buffer => {
  const bytes = Buffer.alloc(4)
  bytes.writeInt32LE(number)
  return bytes
}
const doubles = (...numbers: readonly number[]): Buffer => {
  const bytes = Buffer.alloc(numbers.length * 8)
  for (const [index, number] of numbers.entries()) bytes.writeDoubleLE(number, index * 8)
  return bytes
}
const BOX = doubles(0, 0, 0, 0)

export const nullShape = int(0)

export function pointShape(...numbers: readonly number[]): Buffer {
  return Buffer.concat([int(numbers.length === 3 ? 11 : 1), doubles(...numbers)])
}

/** Lines (3) or rings (5); with heights 13 or 15. */
export function partsShape(type: number, parts: readonly (readonly (readonly number[])[])[]): Buffer {
  const positions = parts.flat()
  let start = 0
  const starts = parts.map((part) => (start += part.length) - part.length)
  const heights = type > 10 ? [doubles(0, 0), doubles(...positions.map(([, , z]) => z!))] : []
  const places = doubles(...positions.flatMap(([x, y]) => [x!, y!]))
  return Buffer.concat([
    int(type),
    BOX,
    int(parts.length),
    int(positions.length),
    ...starts.map(int),
    places,
    ...heights,
  ])
}

export function multiPointShape(positions: readonly (readonly number[])[]): Buffer {
  return Buffer.concat([int(8), BOX, int(positions.length), doubles(...positions.flat())])
}
