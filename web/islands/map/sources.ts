// web/islands/map/sources.ts: where the places of a dataset come from: its tiles when it is large, else its GeoJSON.
import type { GeoJSONSourceSpecification, SourceSpecification } from 'maplibre-gl'
import type { DatasetFile, DatasetJson } from '../../../core/catalog/dataset-json.ts'
import type { Geometry } from '../../../core/engine/wkt.ts'
import type { Bounds } from '../../../core/tiles/grid.ts'
import { boundsOf, boxOf, isShown, type PlaceOnMap } from './places.ts'

export type Engine = typeof import('./engine.ts')

/** Files from here on are not read whole: a phone would stand still. They have tiles, or nothing. */
const MOST_GEOJSON_BYTES = 12_000_000

/** As we write it: a feature a row, in the order of the table. */
interface Collection {
  readonly features: readonly {
    readonly geometry: Geometry | null
    readonly properties: Readonly<Record<string, unknown>> | null
  }[]
}

export type ChosenFile = { readonly kind: 'tiles' | 'whole'; readonly file: DatasetFile }

export function chooseFile({ files }: Pick<DatasetJson, 'files'>): ChosenFile | undefined {
  const tiles = files.find(({ format }) => format === 'pmtiles')
  if (tiles) return { kind: 'tiles', file: tiles }
  const whole = files.find(({ format, bytes }) => format === 'geojson' && bytes <= MOST_GEOJSON_BYTES)
  return whole && { kind: 'whole', file: whole }
}

export interface MapSource {
  readonly specification: SourceSpecification
  readonly bounds: Bounds | undefined
  readonly minZoom: number
  /** All places, where the browser has them. */
  readonly places: readonly PlaceOnMap[] | undefined
  /** Share of the places that a zoom draws, 0 to 1. */
  readonly shareAt: (zoom: number) => number
}

/** Address that the engine's protocol understands. */
export const tilesAddress = (path: string): string => `pmtiles://${new URL(path, location.origin).href}`

/** Who made the basemap, as its file says; markup in it is left out. */
export async function creditOf(engine: Engine, path: string): Promise<string> {
  const metadata = (await new engine.PMTiles(new URL(path, location.origin).href).getMetadata()) as {
    attribution?: unknown
  }
  const text = typeof metadata.attribution === 'string' ? metadata.attribution : ''
  return new DOMParser().parseFromString(text, 'text/html').body.textContent?.trim() ?? ''
}

export async function openTiles(engine: Engine, { path }: DatasetFile): Promise<MapSource> {
  const archive = new engine.PMTiles(new URL(path, location.origin).href)
  const [header, metadata] = await Promise.all([archive.getHeader(), archive.getMetadata()])
  const shares = (metadata as { shares?: Record<string, number> }).shares ?? {}
  const clamp = (zoom: number): number => Math.max(header.minZoom, Math.min(header.maxZoom, Math.floor(zoom)))
  return {
    specification: { type: 'vector', url: tilesAddress(path) },
    bounds: [header.minLon, header.minLat, header.maxLon, header.maxLat],
    minZoom: header.minZoom,
    places: undefined,
    shareAt: (zoom) => shares[clamp(zoom)] ?? 1,
  }
}

export async function openWhole(
  { path, bytes }: DatasetFile,
  onProgress: (done: number, of: number) => void,
): Promise<MapSource> {
  const collection = JSON.parse(await textOf(path, (done) => onProgress(done, bytes))) as Collection
  const places = collection.features.flatMap(({ geometry, properties }, row) =>
    geometry ? [{ row, geometry, properties: properties ?? {} }] : [],
  )
  const boxes = places.map(({ geometry }) => boxOf(geometry)).filter((box) => box !== undefined)
  const isPoints = places.every(({ geometry }) => geometry.type === 'Point')
  return {
    specification: {
      type: 'geojson',
      data: collectionOf(places),
      ...(isPoints ? { cluster: true, clusterRadius: 44, clusterMaxZoom: 15 } : {}),
    },
    bounds: boundsOf(boxes),
    minZoom: 0,
    places,
    shareAt: () => 1,
  }
}

/** @param view without it, all places */
export function collectionOf(
  places: readonly PlaceOnMap[],
  view: { colour?: string; hidden: readonly string[] } = { hidden: [] },
): Exclude<GeoJSONSourceSpecification['data'], string> {
  const shown = places.filter((place) => isShown(place, view))
  const features = shown.map(({ row, geometry, properties }) => ({ type: 'Feature', id: row, geometry, properties }))
  // Our geometries come from files and are looked at by the engine itself.
  return { type: 'FeatureCollection', features: features as never[] }
}

async function textOf(path: string, onBytes: (done: number) => void): Promise<string> {
  const response = await fetch(path)
  if (!response.ok || !response.body) throw new Error(`${path} answered ${response.status}, expected the file`)
  const reader = response.body.pipeThrough(counting(onBytes)).pipeThrough(new TextDecoderStream()).getReader()
  let text = ''
  for (let part = await reader.read(); !part.done; part = await reader.read()) text += part.value
  return text
}

function counting(onBytes: (done: number) => void): TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>> {
  let done = 0
  return new TransformStream({
    transform: (chunk, controller) => {
      done += chunk.byteLength
      onBytes(done)
      controller.enqueue(chunk)
    },
  })
}
