// Real spatial files beside the project, when they are there: as many features, of the types and in the box that people found.
import { existsSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { unpack } from '../../../adapters/formats/archive.ts'
import { dbfReader } from '../../../adapters/formats/dbf.ts'
import { jsonReader } from '../../../adapters/formats/json.ts'
import { readShapefile } from '../../../adapters/formats/shapefile.ts'
import { material, withMaterial } from '../../support/material.ts'
import { newFolder, outcomeOf, readFileWith } from './read-bytes-with.ts'

const geo = existsSync(material) ? readFileSync(join(material, 'geo.tsv'), 'utf8').trimEnd().split('\n').slice(1) : []
const layers = geo
  .map((line) => line.split('\t'))
  .map(([file, features, types, , , box]) => ({ file: file!, features: features!, types: types!, box: box! }))

async function linesOf(file: string): Promise<readonly string[]> {
  const path = join(material, file)
  if (!file.endsWith('.zip')) return (await readFileWith(jsonReader, path, { filename: basename(file) })).lines
  const workDir = newFolder()
  const unpacked = await unpack(path, workDir, {}, () => {})
  if (unpacked.kind !== 'shapefile') throw new Error(`expected a shapefile in ${file}, found ${unpacked.kind}`)
  return outcomeOf(await readShapefile(unpacked.parts, { workDir, reading: {}, onShare: () => {} })).lines
}

/** Counts by type and the box of all positions, as geo.tsv writes them. */
function summary(lines: readonly string[]): { types: string; box: string } {
  const counts = new Map<string, number>()
  const box = [Infinity, Infinity, -Infinity, -Infinity]
  for (const line of lines) {
    const wkt = /"?((?:MULTI)?POLYGON) (\(.*\))"?$/.exec(line)
    if (!wkt) continue
    const type = wkt[1] === 'POLYGON' ? 'Polygon' : 'MultiPolygon'
    counts.set(type, (counts.get(type) ?? 0) + 1)
    for (const [, x, y] of wkt[2]!.matchAll(/(-?[\d.]+) (-?[\d.]+)/g)) {
      const [east, north] = [Number(x), Number(y)]
      box[0] = Math.min(box[0]!, east)
      box[1] = Math.min(box[1]!, north)
      box[2] = Math.max(box[2]!, east)
      box[3] = Math.max(box[3]!, north)
    }
  }
  const types = [...counts].sort().map(([type, count]) => `${type}:${count}`)
  return { types: types.join('; '), box: box.map((degrees) => degrees.toFixed(4)).join(',') }
}

for (const { file, features, types, box } of layers) {
  withMaterial(`${file} has its features, types and box`, async () => {
    const lines = await linesOf(file)
    expect({ features: String(lines.length - 1), ...summary(lines) }).toEqual({ features, types, box })
  })
}

const validation = join(material, 'validation')
const fixtures = [
  'feature/one',
  'featurecollection/one',
  ...['', '-xyz'].flatMap((end) =>
    ['geometrycollection', 'linestring', 'multilinestring', 'multipoint', 'multipolygon', 'point', 'polygon'].map(
      (name) => `geometry/${name}${end}`,
    ),
  ),
]
for (const name of fixtures) {
  withMaterial(`geojson-fixtures/${name} is a table without an error`, async () => {
    const { format, lines, codes } = await readFileWith(
      jsonReader,
      join(validation, 'geojson-fixtures', `${name}.geojson`),
    )
    expect({ format, hasRows: lines.length > 1, errors: codes.filter((code) => code !== 'json-nested') }).toEqual({
      format: 'geojson',
      hasRows: true,
      errors: [],
    })
  })
}

const converted: readonly [string, string, (line: string) => string][] = [
  ['csvkit/testjson_multiline.json', 'csvkit/testjson_multiline_converted.csv', (line) => line],
  // That tool joins names with slashes, and writes booleans and times its own way.
  [
    'csvkit/testjson_nested.json',
    'csvkit/testjson_nested_converted.csv',
    (line) =>
      line
        .replaceAll('/', '.')
        .replaceAll('True', 'true')
        .replace(/\b(\d:\d\d:\d\d),/, '0$1,'),
  ],
]
for (const [file, expected, ours] of converted) {
  withMaterial(`${file} becomes ${expected}`, async () => {
    const wanted = readFileSync(join(validation, expected), 'utf8').trimEnd().split(/\r?\n/).map(ours)
    expect((await readFileWith(jsonReader, join(validation, file))).lines).toEqual(wanted)
  })
}

withMaterial('frictionless/table.json and table.ndjson are the same table', async () => {
  const [list, lines] = [
    await readFileWith(jsonReader, join(validation, 'frictionless/table.json')),
    await readFileWith(jsonReader, join(validation, 'frictionless/table.ndjson')),
  ]
  expect(list.lines).toEqual(['id,name', '1,english', '2,中国人'])
  expect(lines.lines).toEqual(list.lines)
})

withMaterial('csvkit/testdbf.dbf has the rows of its conversion', async () => {
  const wanted = readFileSync(join(validation, 'csvkit/testdbf_converted.csv'), 'utf8').trimEnd().split(/\r?\n/)
  const { lines, codes } = await readFileWith(dbfReader, join(validation, 'csvkit/testdbf.dbf'))
  // The conversion reads digits in texts as numbers: 08 became 8.
  const asNumbers = (line: string): string =>
    line
      .split(',')
      .map((cell) => (/^[-+]?\d+(\.\d+)?$/.test(cell) ? String(Number(cell)) : cell))
      .join(',')
  expect(codes).toEqual([])
  expect(lines.map(asNumbers)).toEqual(wanted.map((line) => asNumbers(line).replace('False', 'N')))
})

withMaterial('the sponsors of 2022 are a plain list of records with pairs of degrees', async () => {
  const { format, lines, codes } = await readFileWith(
    jsonReader,
    join(material, 'datasets/fr_carte_parrains_2022.json'),
  )
  const records = JSON.parse(readFileSync(join(material, 'datasets/fr_carte_parrains_2022.json'), 'utf8')) as unknown[]
  expect({ format, rows: lines.length - 1, codes }).toEqual({ format: 'json', rows: records.length, codes: [] })
})
