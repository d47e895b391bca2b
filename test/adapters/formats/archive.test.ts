// Archives give up their one table, and nothing that could do harm.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { containerKind, type Unpacked, unpack } from '../../../adapters/formats/archive.ts'
import { UNPACK_LIMITS } from '../../../adapters/formats/archive-limits.ts'
import type { Reading } from '../../../core/handling.ts'
import { flaggedEncrypted, inFolder, replaced, sheetData, workbookFiles, zipOf } from './packing.ts'

const TABLE = 'id,name\n1,a\n2,é\n'
/** `bzip2 -c` of TABLE. */
const BZIP2 = Buffer.from(
  'QlpoOTFBWSZTWVl2cBkAAAZZFAAQAAQwACYjACAIACAAMQNA0CEyemp5TYGCcgtPqH+aLuSKcKEgsuzgMg==',
  'base64',
)

interface Outcome {
  readonly unpacked: Unpacked
  readonly text: string
  readonly code: string | undefined
  readonly left: readonly string[]
}

function outcome(bytes: Buffer, reading: Reading = {}, filename = 'a.gz', limits = UNPACK_LIMITS): Promise<Outcome> {
  return inFolder(async (folder) => {
    const [path, workDir] = [join(folder, 'source'), folder]
    writeFileSync(path, bytes)
    const unpacked = await unpack(path, workDir, reading, () => {}, filename, limits)
    const text = unpacked.kind === 'table' ? readFileSync(unpacked.path, 'utf8') : ''
    return { unpacked, text, code: unpacked.findings[0]?.code, left: readdirSync(folder).sort() }
  })
}

const gzip = gzipSync(TABLE)
const honest: readonly {
  name: string
  bytes: () => Buffer | Promise<Buffer>
  gives: string
  called?: string
  filename?: string
}[] = [
  { name: 'a gzip file', bytes: () => gzip, gives: TABLE, filename: 'a.tsv.gz', called: 'a.tsv' },
  { name: 'a gzip file of several parts', bytes: () => Buffer.concat([gzip, gzip]), gives: TABLE + TABLE },
  { name: 'a bzip2 file', bytes: () => BZIP2, gives: TABLE, filename: 'a.csv.bz2', called: 'a.csv' },
  { name: 'a bzip2 file of several parts', bytes: () => Buffer.concat([BZIP2, BZIP2]), gives: TABLE + TABLE },
  {
    name: 'a zip file',
    bytes: () => zipOf({ 'x/a.csv': TABLE, 'x/readme.txt': 'hello' }),
    gives: TABLE,
    called: 'a.csv',
  },
]
for (const { name, bytes, gives, called, filename } of honest) {
  test(`unpack: ${name} gives its table`, async () => {
    const { unpacked, text } = await outcome(await bytes(), {}, filename)
    expect(text).toBe(gives)
    if (called) expect(unpacked).toMatchObject({ kind: 'table', name: called, findings: [] })
  })
}

test('unpack: the table that was chosen is unpacked under a name of ours', async () => {
  const { text, left, unpacked } = await outcome(await zipOf({ 'a.csv': 'x\n', 'b.csv': TABLE }), { member: 'b.csv' })
  expect(text).toBe(TABLE)
  expect(left).toEqual(['source', 'unpacked'])
  expect(unpacked.choices?.map(({ name, isChosen }) => [name, isChosen])).toEqual([
    ['a.csv', false],
    ['b.csv', true],
  ])
})

test('unpack: a shapefile is told apart and unpacked whole', async () => {
  const { unpacked, left } = await outcome(await zipOf({ 'l.shp': '1', 'l.DBF': '2', 'l.prj': '3', 'l.shx': '4' }))
  expect(unpacked).toMatchObject({ kind: 'shapefile', name: 'l.shp' })
  expect(left).toEqual(['source', 'unpacked.dbf', 'unpacked.prj', 'unpacked.shp'])
})

test('unpack: a workbook in a zip is a table', async () => {
  const workbook = await zipOf(workbookFiles([{ name: 'A', xml: sheetData([['a', 1]]) }]))
  expect((await outcome(await zipOf({ 'a.xlsx': workbook }))).unpacked).toMatchObject({ kind: 'table', name: 'a.xlsx' })
})

const small = { ...UNPACK_LIMITS, freeBytes: 1000, bytes: 100_000 }
const zeros = Buffer.alloc(90_000)
const hostile: readonly {
  name: string
  bytes: () => Buffer | Promise<Buffer>
  gives: string
  limits?: typeof small
}[] = [
  { name: 'a gzip bomb', bytes: () => gzipSync(zeros), gives: 'archive-bomb', limits: small },
  { name: 'a zip bomb', bytes: () => zipOf({ 'a.csv': zeros }), gives: 'archive-bomb', limits: small },
  {
    name: 'a zip bomb that says it is small',
    bytes: async () => understated(await zipOf({ 'a.csv': zeros })),
    gives: 'archive-error',
    limits: small,
  },
  {
    name: 'more than the limit, however packed',
    bytes: () => zipOf({ 'a.csv': Buffer.alloc(100_001, 'é,') }),
    gives: 'archive-bomb',
    limits: { ...small, ratio: 1e9 },
  },
  {
    name: 'too many files',
    bytes: () => zipOf({ a: '', b: '', c: '' }),
    gives: 'archive-error',
    limits: { ...small, entries: 2 },
  },
  {
    name: 'a zip in a zip',
    bytes: async () => zipOf({ 'a.zip': await zipOf({ 'a.csv': TABLE }) }),
    gives: 'archive-nested',
  },
  {
    name: 'a zip in a zip under another name',
    bytes: async () => zipOf({ 'a.csv': await zipOf({ 'a.csv': TABLE }) }),
    gives: 'archive-nested',
  },
  { name: 'a gzip file in a gzip file', bytes: () => gzipSync(gzip), gives: 'archive-nested' },
  {
    name: 'a tar file in a gzip file',
    bytes: () => gzipSync(Buffer.concat([Buffer.alloc(257), Buffer.from('ustar'), Buffer.alloc(250)])),
    gives: 'archive-nested',
  },
  {
    name: 'a path that leads out',
    bytes: async () => replaced(await zipOf({ 'xx/a.csv': TABLE }), 'xx/a.csv', '../a.csv'),
    gives: 'archive-error',
  },
  {
    name: 'an absolute path',
    bytes: async () => replaced(await zipOf({ 'xx/a.csv': TABLE }), 'xx/a.csv', '/x/a.csv'),
    gives: 'archive-error',
  },
  { name: 'a link', bytes: () => zipOf({ 'a.csv': '/etc/passwd' }, 0o120777), gives: 'archive-error' },
  {
    name: 'an encrypted file',
    bytes: async () => flaggedEncrypted(await zipOf({ 'a.csv': TABLE })),
    gives: 'archive-encrypted',
  },
  {
    name: 'a zip that is cut off',
    bytes: async () => (await zipOf({ 'a.csv': TABLE })).subarray(0, 60),
    gives: 'archive-error',
  },
  { name: 'a gzip file that is cut off', bytes: () => gzip.subarray(0, -9), gives: 'archive-error' },
  {
    name: 'a damaged gzip file',
    bytes: () => Buffer.concat([gzip.subarray(0, 12), Buffer.from('nonsense'), gzip.subarray(20)]),
    gives: 'archive-error',
  },
  { name: 'a bzip2 file that is cut off', bytes: () => BZIP2.subarray(0, -10), gives: 'archive-error' },
  {
    name: 'a damaged bzip2 file',
    bytes: () => Buffer.concat([BZIP2.subarray(0, 30), Buffer.from('x'), BZIP2.subarray(31)]),
    gives: 'archive-error',
  },
  { name: 'an empty zip', bytes: () => zipOf({}), gives: 'archive-empty' },
]
for (const { name, bytes, gives, limits } of hostile) {
  test(`unpack: ${name} is refused as ${gives}`, async () => {
    const { unpacked, code } = await outcome(await bytes(), {}, 'a.gz', limits)
    expect(unpacked.kind).toBe('none')
    expect(code).toBe(gives)
  })
}

/** Puts a false size of what comes out into the list of a zip. */
function understated(zip: Buffer): Buffer {
  const changed = Buffer.from(zip)
  const list = changed.indexOf(Buffer.from([0x50, 0x4b, 1, 2]))
  changed.writeUInt32LE(10, list + 24)
  return changed
}

test('containerKind: a workbook is told from an archive, by what it holds', async () => {
  const kind = (bytes: Buffer) =>
    inFolder(async (folder) => {
      writeFileSync(join(folder, 'a'), bytes)
      return containerKind(join(folder, 'a'))
    })
  expect(await kind(await zipOf(workbookFiles([])))).toBe('xlsx')
  expect(
    await kind(await zipOf({ mimetype: 'application/vnd.oasis.opendocument.spreadsheet', 'content.xml': '' })),
  ).toBe('ods')
  expect(await kind(await zipOf({ mimetype: 'application/epub+zip' }))).toBe('zip')
  expect(await kind(Buffer.from('PK\x03\x04 cut off'))).toBe('zip')
})
