// bench/explore-city.ts: a table of 10 million service requests in 12 columns, as the engine would publish it, and a server for it.
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { mkdir, open, readFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import { dirname, extname, join } from 'node:path'
import { brotliCompressSync, constants } from 'node:zlib'
import { asyncBufferFromFile, type FileMetaData, parquetMetadataAsync } from 'hyparquet'
import { openDatabase } from '../adapters/engine/database.ts'
import { rowGroupOf } from '../adapters/engine/load.ts'
import { writeParquet } from '../adapters/engine/outputs.ts'
import { profileTable } from '../adapters/engine/profile.ts'
import type { DatasetJson } from '../core/catalog/dataset-json.ts'
import type { ColumnType } from '../core/model.ts'

export const ROWS = 10_000_000
const SLUG = 'service-requests'
/** A row of the table as CSV. */
const ROW_BYTES = 150

/** One of some texts, by row. */
const pick = (seed: number, ...texts: readonly string[]): string =>
  `[${texts.map((text) => `'${text}'`).join(', ')}][1 + (hash(i, ${seed}) % ${texts.length})::INT]`
const moment = (seed: number, seconds: number): string =>
  `TIMESTAMP '2015-01-01' + to_seconds((i * 31)::BIGINT + (hash(i, ${seed}) % ${seconds})::BIGINT)`

/** Made from the number of the row, in the order of time with some disorder, as such registers are. */
const COLUMNS: readonly { readonly name: string; readonly type: ColumnType; readonly sql: string }[] = [
  { name: 'unique_key', type: 'integer', sql: '10000000 + i' },
  { name: 'created_date', type: 'datetime', sql: moment(9, 20_000) },
  { name: 'closed_date', type: 'datetime', sql: `CASE WHEN hash(i, 1) % 10 > 0 THEN ${moment(2, 2_000_000)} END` },
  { name: 'agency', type: 'text', sql: pick(3, 'NYPD', 'HPD', 'DOT', 'DSNY', 'DEP') },
  {
    name: 'complaint_type',
    type: 'text',
    sql: pick(4, 'Noise', 'Illegal Parking', 'Heat', 'Street Condition', 'Water System', 'Blocked Driveway'),
  },
  { name: 'incident_zip', type: 'text', sql: '(10001 + hash(i, 5) % 900)::VARCHAR' },
  {
    name: 'incident_address',
    type: 'text',
    sql: `(1 + hash(i, 6) % 2999)::VARCHAR || ' ' || ${pick(7, 'Broadway', 'Atlantic Avenue', 'Queens Boulevard')}`,
  },
  { name: 'borough', type: 'text', sql: pick(5, 'Manhattan', 'Brooklyn', 'Queens', 'Bronx', 'Staten Island') },
  { name: 'status', type: 'text', sql: `CASE WHEN hash(i, 8) % 7 = 0 THEN 'Open' ELSE 'Closed' END` },
  { name: 'channel', type: 'text', sql: pick(10, 'Phone', 'Online', 'Mobile') },
  { name: 'latitude', type: 'number', sql: 'round(40.5 + (hash(i, 11) % 400000) / 1e6, 6)' },
  { name: 'longitude', type: 'number', sql: 'round(-74.2 + (hash(i, 12) % 500000) / 1e6, 6)' },
]

export interface BigTable {
  readonly parquet: string
  readonly dataset: DatasetJson
  readonly metadata: FileMetaData
  /** First byte behind the data: the footer's. */
  readonly dataEnd: number
}

/** Made once; takes half a minute. */
export async function bigTable(folder: string): Promise<BigTable> {
  const rowGroup = rowGroupOf(ROWS, COLUMNS.length, ROWS * ROW_BYTES)
  const parquet = join(folder, `explore-${ROWS}-${rowGroup}.parquet`)
  const described = `${parquet}.json`
  if (!existsSync(described)) {
    await mkdir(folder, { recursive: true })
    const database = await openDatabase({ memoryMegabytes: 2000, threads: 2, temporaryFolder: folder })
    const cells = COLUMNS.map(({ name, sql }) => `${sql} AS ${name}`).join(', ')
    const columns = COLUMNS.map(({ name, type }) => ({ name, type, value: name, text: name }))
    const from = `(SELECT ${cells} FROM range(${ROWS}) AS r(i))`
    await writeParquet(database, { from, columns, kept: undefined }, rowGroup, parquet)
    const forms = COLUMNS.map(({ name, type }) => ({ name, form: { type } }))
    writeFileSync(described, JSON.stringify(await profileTable(database, parquet, forms, ROWS)))
    database.close()
  }
  const profile = JSON.parse(readFileSync(described, 'utf8'))
  const dataset: DatasetJson = {
    format: 1,
    id: 'd1',
    slug: SLUG,
    title: 'Service requests',
    titles: {},
    department: { id: 'd', name: 'Department' },
    licence: { name: 'CC0' },
    version: 1,
    publishedAt: '2026-01-01T00:00:00.000Z',
    rows: ROWS,
    columns: profile.columns,
    files: [{ format: 'parquet', path: `/files/${SLUG}/v/1/${SLUG}.parquet`, bytes: statSync(parquet).size }],
    preview: profile.preview,
  }
  const buffer = await asyncBufferFromFile(parquet)
  const metadata = await parquetMetadataAsync(buffer)
  return { parquet, dataset, metadata, dataEnd: buffer.byteLength - metadata.metadata_length - 8 }
}

const TYPES: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.html': 'text/html; charset=utf-8',
  '.woff2': 'font/woff2',
}

/** Serves the page, its assets and the table as the CDN does: texts in brotli, files by ranges. */
export async function serve(
  page: string,
  web: string,
  { parquet, dataset }: BigTable,
): Promise<{ server: Server; url: string }> {
  const file = await open(parquet)
  const server = createServer(async (request, response) => {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname
    const range = /^bytes=(\d+)-(\d+)$/.exec(request.headers.range ?? '')
    if (range) {
      const [from, to] = [Number(range[1]), Number(range[2])]
      const { buffer } = await file.read(Buffer.alloc(to - from + 1), 0, to - from + 1, from)
      response.writeHead(206, { 'content-range': `bytes ${from}-${to}/${dataset.files[0]!.bytes}` }).end(buffer)
      return
    }
    const body = await textAt(path, page, web, dataset).catch(() => undefined)
    if (body === undefined) return void response.writeHead(404).end()
    const type = TYPES[extname(path) || '.html'] ?? 'application/octet-stream'
    if (type === TYPES['.woff2']) return void response.writeHead(200, { 'content-type': type }).end(body)
    const packed = brotliCompressSync(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } })
    response.writeHead(200, { 'content-type': type, 'content-encoding': 'br' }).end(packed)
  })
  server.on('close', () => void file.close())
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error(`expected a port, found ${address}`)
  return { server, url: `http://127.0.0.1:${address.port}` }
}

async function textAt(path: string, page: string, web: string, dataset: DatasetJson): Promise<Buffer> {
  if (path === '/table/') return Buffer.from(page)
  if (path === `/datasets/${SLUG}/dataset.json`) return Buffer.from(JSON.stringify(dataset))
  return readFile(join(web, dirname(path) === '/assets' ? path : '/missing'))
}
