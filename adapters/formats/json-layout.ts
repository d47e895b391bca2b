// adapters/formats/json-layout.ts: finds the table in a JSON file: a list of records, the features of a GeoJSON, or one object.
import { findingOf } from '../../core/engine/findings.ts'
import { isGeometryType } from '../../core/engine/wkt.ts'
import { type Member, type Outline, outlineOf, textOfRange } from './json-outline.ts'
import { checkAround, firstRecord, type JsonSource, type Records } from './json-source.ts'
import { Unreadable } from './unreadable.ts'

export interface JsonLayout {
  readonly format: 'json' | 'ndjson' | 'geojson'
  readonly records: Records
  /** The old `crs` member of a GeoJSON, as parsed. */
  readonly crs?: unknown
  /** Key of the list that holds the records, where other things stand beside it. */
  readonly wrapper?: string
}

/** Under these keys the answers of open data APIs and exports hold their rows, likeliest first. */
const USUAL_KEYS = ['data', 'results', 'records', 'features', 'rows', 'items', 'result', 'value', 'values']
/** No `crs` and no `type` is longer. */
const MAX_MEMBER_BYTES = 65_536

/** @throws Unreadable when there is no table in it */
export async function layoutOf({ path }: JsonSource, filename: string): Promise<JsonLayout> {
  const outline = await outlineOf(path)
  if (outline.kind === 'list')
    return byFirstRecord({ path, frame: 'list', start: outline.start, end: undefined }, 'json')
  if (outline.kind === 'sequence') {
    return byFirstRecord({ path, frame: 'sequence', start: outline.start, end: undefined }, 'ndjson')
  }
  if (outline.kind === 'object') return ofObject(path, outline, filename)
  if (outline.kind === 'too-deep') throw new Unreadable(findingOf('json-too-deep', { row: 1, expected: '64' }))
  const found = outline.kind === 'empty' ? 'it is empty' : 'it is a single value'
  throw new Unreadable(findingOf('json-not-table', { found }))
}

async function byFirstRecord(records: Records, format: 'json' | 'ndjson'): Promise<JsonLayout> {
  const first = await firstRecord(records)
  return { format: first !== undefined && isPlace(first) ? 'geojson' : format, records }
}

/** Whether a record is a feature or a bare geometry. */
function isPlace(text: string): boolean {
  try {
    const record = JSON.parse(text) as { type?: unknown; coordinates?: unknown; geometries?: unknown } | null
    if (record === null || typeof record !== 'object') return false
    if (record.type === 'Feature') return 'geometry' in record || 'properties' in record
    return isGeometryType(record.type) && (Array.isArray(record.coordinates) || Array.isArray(record.geometries))
  } catch {
    return false
  }
}

async function ofObject(path: string, outline: Outline & { kind: 'object' }, filename: string): Promise<JsonLayout> {
  const { members, start, end } = outline
  const type = await memberValue(path, members.get('type'))
  const crs = await memberValue(path, members.get('crs'))
  const whole: Records = { path, frame: 'sequence', start, end: undefined }
  if (type === 'FeatureCollection') {
    const features = members.get('features')
    if (features?.kind !== '[')
      throw new Unreadable(findingOf('geojson-error', { found: 'it has no list of features' }))
    const records = listIn(path, features)
    await checkAround(records, start, end)
    return { format: 'geojson', records, crs }
  }
  const isGeometry = isGeometryType(type) && (members.has('coordinates') || members.has('geometries'))
  if (isGeometry || (type === 'Feature' && (members.has('geometry') || members.has('properties')))) {
    return { format: 'geojson', records: whole, crs }
  }
  if (/\.(ndjson|jsonl|jsonlines|geojsonl)$/i.test(filename)) return { format: 'ndjson', records: whole }
  const key = keyOfTable(members)
  if (key === undefined) return { format: 'json', records: whole }
  const list = listIn(path, members.get(key)!)
  await checkAround(list, start, end)
  const { format, records } = await byFirstRecord(list, 'json')
  return { format, records, ...(members.size > 1 ? { wrapper: key } : {}) }
}

function listIn(path: string, { start, end }: Member): Records {
  return { path, frame: 'list', start, end }
}

/** A usual key with a list; else the only list of objects there is: everything beside it is about it. */
function keyOfTable(members: ReadonlyMap<string, Member>): string | undefined {
  const lists = [...members].filter(([, { kind, firstItem }]) => kind === '[' && ['{', '[', ''].includes(firstItem))
  const usual = USUAL_KEYS.find((key) => lists.some(([name]) => name.toLowerCase() === key))
  if (usual) return lists.find(([name]) => name.toLowerCase() === usual)![0]
  const ofObjects = lists.filter(([, { firstItem }]) => firstItem === '{')
  return ofObjects.length === 1 ? ofObjects[0]![0] : undefined
}

/** The value of a small member; undefined where it is absent, long or broken. */
async function memberValue(path: string, member: Member | undefined): Promise<unknown> {
  if (member?.end === undefined || member.end - member.start > MAX_MEMBER_BYTES) return undefined
  try {
    return JSON.parse(await textOfRange(path, member.start, member.end))
  } catch {
    return undefined
  }
}
