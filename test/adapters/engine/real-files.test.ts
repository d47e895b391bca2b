// Real city files beside the project, when they are there: accepted with every row, and typed as people would.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Checked, checkFile } from './checking.ts'

const folder = join(import.meta.dirname, '..', '..', '..', '..', 'shared', 'data')
const maybe = existsSync(folder) ? test : test.skip

function tableOf(name: string): string[][] {
  const unquoted = (cell: string): string => (/^".*"$/.test(cell) ? cell.slice(1, -1).replaceAll('""', '"') : cell)
  const lines = readFileSync(join(folder, name), 'utf8').trimEnd().split('\n').slice(1)
  return lines.map((line) => line.split('\t').map(unquoted))
}

const known = new Map<string, Promise<Checked>>()
function checked(file: string): Promise<Checked> {
  const found = known.get(file) ?? checkFile(join(folder, file))
  known.set(file, found)
  return found
}

const MUST_PASS = [
  'datasets/montreal_bike_counts_2012_latin1.csv',
  'datasets/madrid_museos.csv',
  'datasets/berkeley_police_stops.csv',
  'datasets/uk_dft_road_collisions.csv',
]
for (const file of MUST_PASS) {
  maybe(`${file} is accepted with all its rows`, async () => {
    const rows = Number(tableOf('MANIFEST.tsv').find(([name]) => name === file)![6])
    expect((await checked(file)).report).toMatchObject({ verdict: 'accepted', rows })
  })
}

maybe(
  'at least 97 % of the columns of real CSV files get the type that people gave them',
  async () => {
    const words: Readonly<Record<string, string>> = { timestamp: 'datetime', geo_point: 'geopoint', empty: 'text' }
    const columns = tableOf('types.tsv').filter(([file]) => file!.endsWith('.csv'))
    const wrong: string[] = []
    for (const [file, number, name, type, , also] of columns) {
      const { report } = await checked(file!)
      const wanted = [type!, ...(also ?? '').split('|')].map((word) => words[word] ?? word)
      const found = report.columns[Number(number) - 1]?.type
      if (!found || !wanted.includes(found)) wrong.push(`${file} ${name}: ${found} instead of ${wanted.join(' or ')}`)
    }
    expect({ right: 1 - wrong.length / columns.length >= 0.97, wrong }).toMatchObject({ right: true })
  },
  60_000,
)

maybe(
  'the fixtures of other validators get the verdict they were made for',
  async () => {
    const plain = tableOf('expectations.tsv').filter(
      ([file, expected, , , , config]) =>
        /^validation\/.*\.(csv|tsv)$/.test(file!) &&
        /^(in)?valid$/.test(expected!) &&
        !/schema|fk |check=/.test(config!),
    )
    const wrong: string[] = []
    for (const [file, expected, fault, row, column] of plain) {
      const { report } = await checked(file!)
      if ((report.verdict === 'accepted') !== (expected === 'valid')) wrong.push(`${file}: ${report.verdict}`)
      const code = CODES[fault!] ?? fault
      const isFound = report.findings.some(
        (finding) =>
          finding.code === code &&
          (!row || finding.row === Number(row)) &&
          (!column || finding.column === Number(column)),
      )
      if (expected === 'invalid' && !isFound) wrong.push(`${file}: no ${code} at ${row},${column}`)
    }
    expect(wrong).toEqual([])
  },
  60_000,
)

const CODES: Readonly<Record<string, string>> = {
  'blank-header': 'blank-label',
  'duplicate-header': 'duplicate-label',
  'empty-or-unreadable': 'source-error',
  type: 'type-error',
}
