// Nothing that a redaction took away is in any byte of the published files, unpacked as far as they can be.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { gunzipSync, zstdDecompressSync } from 'node:zlib'
import { fromBufferPromise } from 'yauzl'
import { type Validated, validateFile } from '../../../adapters/engine/validate.ts'
import { handlingSchema, type Redaction } from '../../../core/handling.ts'

const ROWS = 400
const HEADER = 'key,note,name,born,seen,address,latitude,spot,income,town,visits'

/** What a row must not tell once it is redacted, and the row. */
function person(at: number): { readonly cells: readonly string[]; readonly secrets: readonly string[] } {
  const two = (n: number): string => String(n).padStart(2, '0')
  const note = `ZQXNOTE${at} said, "call me"`
  const name = `Zqxname Zqx${String.fromCharCode(97 + (at % 26), 97 + (Math.floor(at / 26) % 26))}son`
  const born = `${1931 + (at % 70)}-${two(1 + (at % 12))}-${two(11 + (at % 17))}`
  const seen = `2023-${two(1 + (at % 12))}-${two(11 + (at % 17))}T1${at % 10}:${two(at % 60)}:37`
  const house = String(73_011 + 100 * at)
  const flat = `${9_000 + at}Q`
  const latitude = `41.${8_781_136 + at}1`
  // No zero at the end: a number does not keep it.
  const longitude = `-87.${6_297_983 + at}1`
  const income = String(987_654_321 + at)
  const town = `ZQXTOWN${at}`
  const address = `${house} Lake View St Apt ${flat}`
  const cells = [
    `k${at}`,
    note,
    name,
    born,
    seen,
    address,
    latitude,
    `POINT (${longitude} ${latitude})`,
    income,
    town,
    '7',
  ]
  return {
    cells,
    secrets: [`ZQXNOTE${at}`, name, born, seen, `${house} `, flat, latitude, longitude, income, town],
  }
}

const people = Array.from({ length: ROWS }, (_, at) => person(at))
const quoted = (cell: string): string => (/[",]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)
const TEXT = `${HEADER}\n${people.map(({ cells }) => `${cells.map(quoted).join(',')}\n`).join('')}`

/** Values as the binary formats hold them: numbers and places of 8 bytes, dates of 4, little end first. */
const BINARY = people.flatMap(({ cells }) => {
  const [latitude, income, born] = [6, 8, 3].map((place) => cells[place]!)
  const [double, whole, days] = [Buffer.alloc(8), Buffer.alloc(8), Buffer.alloc(4)]
  double.writeDoubleLE(Number(latitude))
  whole.writeBigInt64LE(BigInt(income!))
  days.writeInt32LE(Date.parse(born!) / 86_400_000)
  return [double, whole, days].map((bytes) => bytes.toString('latin1'))
})

const redactions: readonly Redaction[] = [
  { method: 'drop', column: 'note' },
  { method: 'mask', column: 'name', keep: 2 },
  { method: 'generalise-date', column: 'born', to: 'age-band', onDate: '2024-05-01' },
  { method: 'generalise-date', column: 'seen', to: 'month' },
  { method: 'snap-to-block', column: 'address' },
  { method: 'round-coordinates', column: 'latitude', decimals: 1 },
  { method: 'round-coordinates', column: 'spot', decimals: 1 },
  { method: 'top-code', column: 'income', above: 100_000 },
  { method: 'suppress-small-groups', columns: ['town', 'visits'], smallest: 2 },
]

/** The file validated with these redactions, and the bytes of all that would be published, by name. */
async function published(list: readonly Redaction[]): Promise<{ validated: Validated; files: Map<string, string> }> {
  const folder = mkdtempSync(join(tmpdir(), 'plaza-leak-'))
  try {
    const path = join(folder, 'people.csv')
    writeFileSync(path, TEXT)
    const validated = await validateFile({
      path,
      filename: 'people.csv',
      workDir: mkdtempSync(join(folder, 'work-')),
      memoryMegabytes: 512,
      handling: handlingSchema.parse({ redactions: list }),
      writeOutputs: true,
    })
    const files = new Map<string, string>()
    for (const output of validated.outputs) {
      for (const [at, bytes] of (await unpacked(output.name, readFileSync(output.path))).entries()) {
        files.set(`${output.name} ${at}`, bytes.toString('latin1'))
      }
    }
    return { validated, files }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** A file as it is, and what is packed in it. */
async function unpacked(name: string, bytes: Buffer): Promise<Buffer[]> {
  if (name.endsWith('.gz')) return [bytes, gunzipSync(bytes)]
  if (name.endsWith('.parquet')) return [bytes, ...zstdFrames(bytes)]
  if (name.endsWith('.xlsx')) return [bytes, ...(await members(bytes))]
  return [bytes]
}

/** Every page of a Parquet file, those of dictionaries too: whatever begins like a frame and can be unpacked. */
function zstdFrames(bytes: Buffer): Buffer[] {
  const frames: Buffer[] = []
  const magic = Buffer.from([0x28, 0xb5, 0x2f, 0xfd])
  for (let at = bytes.indexOf(magic); at >= 0; at = bytes.indexOf(magic, at + 1)) {
    try {
      frames.push(zstdDecompressSync(bytes.subarray(at)))
    } catch {
      // Not a frame, but bytes that look like the start of one.
    }
  }
  return frames
}

async function members(archive: Buffer): Promise<Buffer[]> {
  const zip = await fromBufferPromise(archive, { lazyEntries: true })
  const found: Buffer[] = []
  for await (const entry of zip.eachEntry()) found.push(await buffer(await zip.openReadStreamPromise(entry)))
  return found
}

/** Names of the files that hold each of these. */
function placesOf(secrets: readonly string[], files: ReadonlyMap<string, string>): Map<string, string[]> {
  const all = [...files]
  return new Map(
    secrets.map((secret) => [secret, all.filter(([, bytes]) => bytes.includes(secret)).map(([name]) => name)]),
  )
}

const SECRETS = people.flatMap(({ secrets }) => secrets)
const DATA_FILES = ['data.csv', 'data.csv.gz', 'data.parquet', 'data.json', 'data.ndjson', 'data.geojson', 'data.xlsx']

test('without redactions the search finds every value, in every kind of file', async () => {
  const { validated, files } = await published([])
  expect(validated.outputs.map(({ name }) => name)).toEqual(expect.arrayContaining(DATA_FILES))
  const places = placesOf(SECRETS, files)
  expect([...places].filter(([, names]) => names.length === 0)).toEqual([])
  for (const name of DATA_FILES)
    expect([...places.values()].flat().some((each) => each.startsWith(`${name} `))).toBe(true)
  expect([...placesOf(BINARY, files).values()].filter((names) => names.length === 0)).toEqual([])
})

test('what was dropped, masked, generalised, rounded, capped or suppressed is in no byte that is published', async () => {
  const { validated, files } = await published(redactions)
  expect(validated.report.findings.filter(({ severity }) => severity === 'error')).toEqual([])
  expect(validated.outputs.map(({ name }) => name)).toEqual(expect.arrayContaining(DATA_FILES))
  expect(validated.columns).toEqual([
    { name: 'key', type: 'text' },
    { name: 'name', type: 'text' },
    { name: 'born', type: 'text' },
    { name: 'seen', type: 'text' },
    { name: 'address', type: 'text' },
    { name: 'latitude', type: 'number' },
    { name: 'spot', type: 'geometry' },
    { name: 'income', type: 'integer' },
    { name: 'town', type: 'text' },
    { name: 'visits', type: 'integer' },
  ])
  const binary = new Map([...files].filter(([name]) => name.startsWith('data.parquet')))
  // The report may say that a column was dropped; the data does not.
  const data = new Map([...files].filter(([name]) => !name.startsWith('report.json')))
  const searched = [...placesOf([...SECRETS, 'ZQX'], files), ...placesOf(BINARY, binary), ...placesOf(['note'], data)]
  const found = searched.filter(([, names]) => names.length > 0)
  expect(found).toEqual([])
  const changed = validated.report.redactions?.map(({ method, cells }) => `${method} ${cells}`)
  // `visits` is the same in all rows, and goes with the towns that are not.
  expect(changed).toEqual([
    'drop 400',
    'mask 400',
    'generalise-date 400',
    'generalise-date 400',
    'snap-to-block 400',
    'round-coordinates 400',
    'round-coordinates 400',
    'top-code 400',
    'suppress-small-groups 800',
  ])
})
