// The scan for personal data over whole files, and what the published rows tell about people.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { checkDisclosure } from '../../../adapters/engine/check-disclosure.ts'
import { openDatabase } from '../../../adapters/engine/database.ts'
import { DEFAULT_CHECKS } from '../../../core/checks.ts'
import { handlingSchema } from '../../../core/handling.ts'
import type { Column } from '../../../core/model.ts'
import type { Finding, PersonalData } from '../../../core/report.ts'
import { checkText } from './checking.ts'

/** Hits by class, `column: class hits`. */
async function hitsIn(text: string): Promise<string[]> {
  const { report } = await checkText(text)
  return report.columns.flatMap(({ name, personal }) =>
    personal.map((data) => `${name}: ${data.class} ${data.hits} ${data.about}`),
  )
}

const lines = (count: number, line: (row: number) => string): string =>
  Array.from({ length: count }, (_, row) => line(row)).join('\n')

const tables = [
  {
    name: 'one mail address in the middle of many rows is found',
    text: `ref,status\n${lines(9_000, (row) => `A-${row},${row === 4_321 ? 'ask ada@example.com' : 'done'}`)}\n`,
    gives: ['status: EMAIL 1 unknown'],
  },
  {
    name: 'card numbers are found among integers',
    text: 'n,reference\n1,4111111111111111\n2,5500005555555559\n3,17\n',
    gives: ['reference: CREDIT_CARD 2 person'],
  },
  {
    name: 'long numbers are no cards although some have a right check digit by chance',
    text: `n,reference\n${lines(300, (row) => `${row},${4_000_000_000_000_000 + row * 7_919}`)}\n`,
    gives: [],
  },
  {
    name: 'blank columns hold nothing, whatever they are called',
    text: 'id,phone,owner_name\n1,,\n2,,\n',
    gives: [],
  },
  {
    name: 'a list of postcodes and their centres holds nothing',
    text: `code_commune,nom_commune,code_postal,latitude,longitude\n${lines(40, (row) => `0${1001 + row},Ville ${'abcdefgh'[row % 8]}${row},0${1000 + row},4${row % 8}.2${row},3.${row}1`)}\n`,
    gives: [],
  },
  {
    name: 'the same columns beside firms hold places of firms',
    text: 'business_name,zip,latitude,longitude\nACME INC,10001,40.75,-73.99\nBOLTS LLC,10001,40.76,-73.98\n',
    gives: ['zip: POSTAL_CODE 2 business', 'latitude: GEO_POINT 2 business', 'longitude: GEO_POINT 2 business'],
  },
]
for (const { name, text, gives } of tables) {
  test(`personal data: ${name}`, async () => expect(await hitsIn(text)).toEqual(gives))
}

test('samples and messages show no cell', async () => {
  const { report } = await checkText('owner_name,note\nJane Marlow,jane@example.com\nPeter Quill,219-09-9999\n')
  expect(JSON.stringify([report.columns, report.findings])).not.toMatch(/Jane|Marlow|jane@|219-09/)
  expect(report.findings.filter(({ code }) => code === 'personal-data').map((finding) => finding.class)).toEqual([
    'GOV_ID',
    'PERSON_NAME',
    'EMAIL',
  ])
})

const columns: readonly Column[] = [
  { name: 'age', type: 'integer' },
  { name: 'race', type: 'text' },
  { name: 'zip', type: 'text' },
  { name: 'lat', type: 'number' },
  { name: 'address', type: 'text' },
  { name: 'key', type: 'text' },
]
const CLASSES = ['DEMOGRAPHIC', 'DEMOGRAPHIC', 'POSTAL_CODE', 'GEO_POINT', 'STREET_ADDRESS', undefined]
const HASH = '2cf24dba5fb0a30e26e83b2ac5b9e29e'
/** Ages and races that repeat, rounded places, blocks: nothing to say about it. */
const perfect = { age: 40, race: 'W', zip: '10001', lat: 40.751, address: '1200 BLOCK Main St', key: 'a' }

async function findingsOn(rows: readonly (typeof perfect)[], quasiIdentifiers: readonly string[]): Promise<Finding[]> {
  const folder = mkdtempSync(join(tmpdir(), 'plaza-disclosure-'))
  const database = await openDatabase({ memoryMegabytes: 128, threads: 1, temporaryFolder: join(folder, 'temporary') })
  try {
    const parquet = join(folder, 'published.parquet')
    const values = rows.map(
      ({ age, race, zip, lat, address, key }) =>
        `(${age}, '${race}', '${zip}', ${lat}::DOUBLE, '${address}', '${key}')`,
    )
    await database.run(
      `COPY (SELECT * FROM (VALUES ${values.join(', ')}) AS t(age, race, zip, lat, address, key)) TO '${parquet}' (FORMAT parquet)`,
    )
    const personal = CLASSES.map((name): PersonalData[] =>
      name ? [{ class: name, hits: 1, share: 1, about: 'person', samples: [] }] : [],
    )
    const handling = handlingSchema.parse({ disclosure: { quasiIdentifiers, smallestGroup: 3 } })
    const names = columns.map(({ name }) => name)
    return await checkDisclosure(database, parquet, columns, names, handling, DEFAULT_CHECKS, personal)
  } finally {
    database.close()
    rmSync(folder, { recursive: true })
  }
}

const four = [perfect, { ...perfect, race: 'B' }, { ...perfect, race: 'H' }, perfect]
const cases = [
  { name: 'alike rows, rounded places and blocks are fine', rows: four, gives: [] },
  {
    name: 'two rows alike are fewer than three',
    rows: [...four, { ...perfect, zip: '10002' }, { ...perfect, zip: '10002', race: 'B' }],
    gives: ['small-group'],
  },
  {
    name: 'a group with one race tells the race',
    rows: [...four, ...Array.from({ length: 3 }, () => ({ ...perfect, zip: '10002' }))],
    gives: ['same-value-group 2'],
  },
  { name: 'ages over 89', rows: four.map((row) => ({ ...row, age: 93 })), gives: ['high-age 1'] },
  {
    name: 'coordinates with more than three decimals',
    rows: four.map((row) => ({ ...row, lat: 40.75123 })),
    gives: ['precise-place 4'],
  },
  {
    name: 'house numbers',
    rows: four.map((row) => ({ ...row, address: '1234 Main St Apt 5' })),
    gives: ['precise-place 5'],
  },
  { name: 'hashes', rows: four.map((row) => ({ ...row, key: HASH })), gives: ['hashed-id 6'] },
]
for (const { name, rows, gives } of cases) {
  test(`disclosure: ${name}`, async () => {
    const found = await findingsOn(rows, ['age', 'zip'])
    expect(found.map(({ code, column }) => (column === undefined ? code : `${code} ${column}`))).toEqual(gives)
    expect(JSON.stringify(found)).not.toMatch(/10002|Main St|2cf2/)
  })
}
