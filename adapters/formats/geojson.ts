// adapters/formats/geojson.ts: reads the features of a GeoJSON: properties as columns, the geometry as Well-Known Text.
import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { findingOf } from '../../core/engine/findings.ts'
import { cellAt, eachCell, RecordColumns, type SettledColumns } from '../../core/engine/flatten.ts'
import { afterBlank, eachMember, endOfValue, nullForNaN } from '../../core/engine/json-text.ts'
import { isGeometryType, type ToDegrees, wktOf } from '../../core/engine/wkt.ts'
import type { Finding } from '../../core/report.ts'
import { openCsvWriter } from './csv-writer.ts'
import { type Fault, GeometryFaults, geometryLabel } from './geometry-faults.ts'
import type { JsonLayout } from './json-layout.ts'
import {
  isJson,
  MAX_COLUMNS,
  NulBytes,
  nestedNotice,
  notTable,
  type ReadRecords,
  tooManyColumns,
} from './json-records.ts'
import { eachRecord, faultOf } from './json-source.ts'
import { projectionOf } from './projection.ts'
import type { ReadRequest } from './reader.ts'
import { Unreadable } from './unreadable.ts'

/** @throws Unreadable when the JSON is broken, or the coordinates are in a system that nobody knows */
export async function readGeojson(request: ReadRequest, layout: JsonLayout): Promise<ReadRecords> {
  const system = systemOf(layout.crs, request.reading.crs)
  const bytes = Math.max(1, (await stat(layout.records.path)).size)
  const survey = await surveyFeatures(layout, (done) => request.onShare((done / bytes) * 0.5))

  const textPath = join(request.workDir, 'table.csv')
  const writer = await openCsvWriter(textPath)
  const faults = new GeometryFaults(system.name !== undefined)
  const nulBytes = new NulBytes()
  try {
    await writer.write(survey.header)
    await eachRecord(
      layout.records,
      (text, number) => {
        const right = nullForNaN(text)
        const { cells, fault } = rowOf(right, survey, system.toDegrees)
        const note = right === text ? fault : NOT_A_NUMBER
        if (note) faults.add(number + 1, note)
        else faults.addRight(cells.at(-1) === null)
        return writer.write(nulBytes.without(text, cells))
      },
      (done) => request.onShare(0.5 + (done / bytes) * 0.5),
    )
  } finally {
    await writer.close()
  }
  const notices = [...system.findings, ...nestedNotice(survey.columns), ...nulBytes.findings()]
  return { textPath, findings: [...notices, ...faults.findings(survey.hasGeometry)] }
}

interface System {
  readonly name?: string
  readonly toDegrees?: ToDegrees
  readonly findings: readonly Finding[]
}

/** What the `crs` member of GeoJSON before RFC 7946 says, else the publisher. @throws Unreadable */
function systemOf(crs: unknown, told: string | undefined): System {
  const found = crs === undefined || crs === null ? told : (nameOf(crs) ?? 'one that its crs member does not name')
  if (found === undefined) return { findings: [] }
  const projection = projectionOf(found)
  if (!projection) throw new Unreadable(findingOf('crs-unknown', { found: found.slice(0, 80) }))
  if (!projection.toDegrees) return { name: projection.name, findings: [] }
  const findings = [findingOf('crs-converted', { found: projection.name })]
  return { name: projection.name, toDegrees: projection.toDegrees, findings }
}

function nameOf(crs: unknown): string | undefined {
  const { type, properties } = crs as { type?: unknown; properties?: { name?: unknown; code?: unknown } }
  if (typeof properties?.name === 'string') return properties.name
  return typeof type === 'string' && properties?.code !== undefined ? `${type}:${String(properties.code)}` : undefined
}

interface FeatureSurvey {
  readonly columns: SettledColumns
  readonly header: readonly string[]
  /** Whether the ids of the features are a column of their own, the first one. */
  readonly hasId: boolean
  readonly hasGeometry: boolean
}

/** The first pass: every record is right JSON but for NaN, and these are the columns. @throws Unreadable */
async function surveyFeatures({ records }: JsonLayout, onBytes: (done: number) => void): Promise<FeatureSurvey> {
  const columns = new RecordColumns()
  const seen = { features: 0, ids: 0, geometries: 0 }
  await eachRecord(
    records,
    (text, number, at) => {
      const right = nullForNaN(text)
      if (!isJson(right)) return faultOf(records.path, text, number, at).then((fault) => Promise.reject(fault))
      const parts = partsOf(right)
      seen.features++
      if (parts.id !== undefined) seen.ids++
      if (parts.geometry !== undefined) seen.geometries++
      if (parts.properties !== undefined) eachCell(right, parts.properties, columns.visit)
      if (columns.size > MAX_COLUMNS) throw tooManyColumns()
    },
    onBytes,
  )
  if (seen.features === 0) throw notTable('its list of features is empty')
  const settled = columns.settled()
  const hasId = seen.ids > 0 && !settled.places.has('id')
  const hasGeometry = seen.geometries > 0
  const labels = [...(hasId ? ['id'] : []), ...settled.labels]
  const header = hasGeometry ? [...labels, geometryLabel(labels)] : labels
  if (header.length === 0) throw notTable('its features have neither properties nor places')
  return { columns: settled, header, hasId, hasGeometry }
}

/** Where the parts of a feature begin in its text; a part that is absent, null or of another kind has no place. */
interface FeatureParts {
  readonly type: string
  readonly id: number | undefined
  readonly properties: number | undefined
  readonly geometry: number | undefined
}

function partsOf(text: string): FeatureParts {
  const start = afterBlank(text, 0)
  const places: Record<string, number> = {}
  let type = ''
  if (text[start] === '{') {
    eachMember(text, start, (key, valueAt) => {
      if (key === 'type') type = cellAt(text, valueAt) ?? ''
      places[key] = valueAt
      return endOfValue(text, valueAt)
    })
  }
  const part = (key: string, first?: string): number | undefined => {
    const place = Object.hasOwn(places, key) ? places[key]! : -1
    return place < 0 || text[place] === 'n' || (first && text[place] !== first) ? undefined : place
  }
  if (isGeometryType(type)) return { type, id: undefined, properties: undefined, geometry: start }
  return { type, id: part('id'), properties: part('properties', '{'), geometry: part('geometry') }
}

const NOT_A_NUMBER: Fault = { fault: 'it holds NaN or Infinity, which JSON has not', isOutOfRange: false }

interface FeatureRow {
  readonly cells: (string | null)[]
  readonly fault?: Fault
}

function rowOf(text: string, survey: FeatureSurvey, toDegrees: ToDegrees | undefined): FeatureRow {
  const { columns, hasId, hasGeometry, header } = survey
  const cells: (string | null)[] = header.map(() => null)
  const parts = partsOf(text)
  if (hasId && parts.id !== undefined) cells[0] = cellAt(text, parts.id)
  if (parts.properties !== undefined) {
    eachCell(text, parts.properties, (path, cell) => {
      const place = columns.places.get(path)
      if (place !== undefined) cells[place + (hasId ? 1 : 0)] = cell
    })
  }
  if (parts.type !== 'Feature' && !isGeometryType(parts.type)) {
    return { cells, fault: { fault: 'it is no feature', isOutOfRange: false } }
  }
  if (!hasGeometry || parts.geometry === undefined) return { cells }
  const geometry = JSON.parse(text.slice(parts.geometry, endOfValue(text, parts.geometry))) as unknown
  const written = wktOf(geometry, toDegrees)
  if ('fault' in written) return { cells, fault: written }
  cells[cells.length - 1] = written.wkt
  return { cells }
}
