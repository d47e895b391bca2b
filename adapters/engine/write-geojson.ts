// adapters/engine/write-geojson.ts: writes a typed table as a GeoJSON FeatureCollection (RFC 7946), in constant memory.
import { open } from 'node:fs/promises'
import type { Place } from '../../core/engine/place.ts'
import { quoteName, quoteText } from '../../core/engine/sql.ts'
import { geometryOf, rfc7946 } from '../../core/engine/wkt-read.ts'
import type { Column } from '../../core/model.ts'
import type { Database } from './database.ts'
import { jsonCell } from './write-json.ts'

/** Characters held before they go to the disk. */
const BUFFERED = 1 << 18

/**
 * Writes one feature a line, in the order of the rows; rows without a place have the geometry null.
 *
 * The column of a geometry or point is not repeated in the properties; the two columns of a pair are.
 *
 * @param from SQL of the table, such as `read_parquet('...')`
 * @param place see `placeOf`
 */
export async function writeGeojson(
  database: Database,
  from: string,
  columns: readonly Column[],
  place: Place,
  target: string,
): Promise<void> {
  const properties = columns.filter(({ name }) => place.kind === 'pair' || name !== place.column)
  const members = properties.map((column) => `${quoteText(column.name)}: ${jsonCell(column)}`)
  const json = members.length === 0 ? `'{}'` : `CAST(to_json({${members.join(', ')}}) AS VARCHAR)`
  const rows = database.chunks(`SELECT ${json}, ${wktCell(place)} FROM ${from}`)

  const file = await open(target, 'w')
  try {
    let text = '{"type":"FeatureCollection","features":['
    let mark = '\n'
    for await (const chunk of rows) {
      for (const [cells, wkt] of chunk as [string, string | null][]) {
        text += `${mark}{"type":"Feature","geometry":${geometryText(wkt)},"properties":${cells}}`
        mark = ',\n'
        if (text.length < BUFFERED) continue
        await file.writeFile(text)
        text = ''
      }
    }
    await file.writeFile(`${text}\n]}\n`)
  } finally {
    await file.close()
  }
}

function wktCell(place: Place): string {
  if (place.kind !== 'pair') return `CAST(${quoteName(place.column)} AS VARCHAR)`
  const [x, y] = [quoteName(place.longitude), quoteName(place.latitude)]
  return `CASE WHEN abs(${x}) <= 180 AND abs(${y}) <= 90 THEN 'POINT (' || ${x} || ' ' || ${y} || ')' END`
}

function geometryText(wkt: string | null): string {
  const geometry = wkt === null || wkt.endsWith('EMPTY') ? undefined : geometryOf(wkt)
  return geometry ? JSON.stringify(rfc7946(geometry)) : 'null'
}
