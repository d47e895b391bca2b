// web/islands/table/footer.ts: what the end of a Parquet file says: its columns, and where the chunks of each lie.
import { decompress } from 'fzstd'
import type { ColumnMetaData, DecodedArray, FileMetaData, SchemaTree } from 'hyparquet'
import { readColumn } from 'hyparquet/src/column.js'
import { DEFAULT_PARSERS } from 'hyparquet/src/convert.js'
import { parquetMetadata, parquetSchema } from 'hyparquet/src/metadata.js'
import { TableFault } from './fault.ts'
import { type Kind, kindOf, RAW_PARSERS, type Raw, rawValue } from './kinds.ts'
import type { ByteRange, FetchRange } from './ranges.ts'

/** Consecutive rows whose chunks lie together. `from` counts from 0. */
export interface RowGroup {
  readonly from: number
  readonly rows: number
}

/** The values of one column in one group. */
export interface Chunk extends ByteRange {
  /** Bytes without compression. */
  readonly plain: number
  readonly nulls: number | undefined
  readonly least: Raw | undefined
  readonly greatest: Raw | undefined
  readonly decode: (bytes: Uint8Array) => ArrayLike<Raw>
}

export interface FileColumn {
  readonly kind: Kind
  /** By group. */
  readonly chunks: readonly Chunk[]
}

export interface Footer {
  readonly rows: number
  readonly groups: readonly RowGroup[]
  readonly columns: ReadonlyMap<string, FileColumn>
}

/** Files up to this size come whole with the first request. */
const SMALL_FILE = 64 << 10
/** Length of the footer and the four letters PAR1. */
const TAIL = 8

/** Fetches and reads the footer: one request where it is small, a second one for the rest where it is not. */
export async function readFooter(
  fetchRange: FetchRange,
  path: string,
  bytes: number,
  signal?: AbortSignal,
): Promise<Footer> {
  const from = Math.max(0, bytes - SMALL_FILE)
  let tail = new Uint8Array(await fetchRange(path, from, bytes, signal))
  const length = tail.byteLength < TAIL ? 0 : new DataView(tail.buffer).getUint32(tail.byteLength - TAIL, true) + TAIL
  if (length > bytes) throw new TableFault('broken', `${path} is no Parquet file of ${bytes} bytes`)
  if (length > tail.byteLength) {
    const head = new Uint8Array(await fetchRange(path, bytes - length, from, signal))
    const whole = new Uint8Array(length)
    whole.set(head)
    whole.set(tail, head.byteLength)
    tail = whole
  }
  try {
    return footerOf(parquetMetadata(tail, { parsers: RAW_PARSERS }))
  } catch (cause) {
    throw new TableFault('broken', `the footer of ${path} cannot be read`, { cause })
  }
}

function footerOf(metadata: FileMetaData): Footer {
  const tree = parquetSchema(metadata)
  let from = 0
  const groups = metadata.row_groups.map((group) => {
    const rows = Number(group.num_rows)
    from += rows
    return { from: from - rows, rows }
  })
  const columns = tree.children.map((column, at): [string, FileColumn] => {
    const chunks = metadata.row_groups.map((group, place) =>
      chunkOf([tree, column], group.columns[at]!.meta_data!, groups[place]!.rows),
    )
    return [column.element.name, { kind: kindOf(column.element), chunks }]
  })
  return { rows: Number(metadata.num_rows), groups, columns: new Map(columns) }
}

function chunkOf(schemaPath: SchemaTree[], meta: ColumnMetaData, rows: number): Chunk {
  const from = Number(meta.dictionary_page_offset || meta.data_page_offset)
  const { statistics } = meta
  return {
    from,
    to: from + Number(meta.total_compressed_size),
    plain: Number(meta.total_uncompressed_size),
    nulls: statistics?.null_count === undefined ? undefined : Number(statistics.null_count),
    least: bound(statistics?.min_value ?? statistics?.min),
    greatest: bound(statistics?.max_value ?? statistics?.max),
    decode: (bytes) => decoded(bytes, schemaPath, meta, rows),
  }
}

const bound = (value: unknown): Raw | undefined => (value === undefined ? undefined : rawValue(value))

function decoded(bytes: Uint8Array, schemaPath: SchemaTree[], meta: ColumnMetaData, rows: number): ArrayLike<Raw> {
  const { element } = schemaPath.at(-1)!
  const { data } = readColumn(
    { view: new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength), offset: 0 },
    { groupStart: 0, selectStart: 0, selectEnd: rows, groupRows: rows },
    {
      pathInSchema: meta.path_in_schema,
      type: meta.type,
      codec: meta.codec,
      element,
      schemaPath,
      parsers: { ...DEFAULT_PARSERS, ...RAW_PARSERS },
      compressors: { ZSTD: (input, length) => decompress(input, new Uint8Array(length)) },
    },
  )
  return joined(data, rows)
}

/** The pages of a chunk in one list; typed ones stay as they are, whole numbers of eight bytes become plain numbers. */
function joined(pages: readonly DecodedArray[], rows: number): ArrayLike<Raw> {
  const [first] = pages
  if (pages.length === 1 && (first instanceof Float64Array || first instanceof Int32Array)) return first
  const values = new Array<Raw>(rows).fill(null)
  let at = 0
  for (const page of pages) for (let row = 0; row < page.length && at < rows; row++) values[at++] = rawValue(page[row])
  return values
}
