// web/islands/map/layers.ts: the layers of the map: ground, the city's basemap, places, the selected one.
import type {
  ExpressionSpecification,
  FilterSpecification,
  LayerSpecification,
  SourceSpecification,
  StyleSpecification,
} from 'maplibre-gl'
import { LAYER } from '../../../core/tiles/thinning.ts'
import type { Colours } from './colours.ts'
import type { Category } from './places.ts'

export const SOURCE = 'places'
export const SELECTED = 'selected'
export const BASEMAP = 'basemap'
/** Layers that are places, the ones on top first: what a click asks. */
export const PLACE_LAYERS = ['points', 'lines', 'areas'] as const
export const CLUSTERS = 'clusters'

export interface StyleOptions {
  readonly colours: Colours
  readonly source: SourceSpecification
  /** Address for the engine, such as `pmtiles://https://.../basemap/city.pmtiles`. */
  readonly basemap: string | undefined
  readonly category: Category | undefined
  readonly hidden: readonly string[]
  /** Anything that fits on: dark and light counts are different pictures. */
  readonly scheme: string
}

/** The whole style. Text needs fonts that we do not have: counts are pictures, see `countPicture`. */
export function styleOf(options: StyleOptions): StyleSpecification {
  const none = { type: 'FeatureCollection' as const, features: [] }
  return {
    version: 8,
    sources: {
      ...(options.basemap ? { [BASEMAP]: { type: 'vector' as const, url: options.basemap } } : {}),
      [SOURCE]: options.source,
      [SELECTED]: { type: 'geojson', data: none },
    },
    layers: layersOf(options),
  }
}

export function layersOf(options: StyleOptions): LayerSpecification[] {
  const { colours } = options
  return [
    { id: 'ground', type: 'background', paint: { 'background-color': colours['map-ground'] } },
    ...(options.basemap ? basemapLayers(colours) : []),
    ...placeLayers(options),
    ...clusterLayers(options),
    ...selectedLayers(colours),
  ]
}

/** Names of layers as Protomaps and its tools write them; what a file does not have is not drawn. */
function basemapLayers(colours: Colours): LayerSpecification[] {
  const fill = (layer: string, colour: string): LayerSpecification => ({
    id: `${BASEMAP}-${layer}`,
    type: 'fill',
    source: BASEMAP,
    'source-layer': layer,
    filter: ['==', ['geometry-type'], 'Polygon'],
    paint: { 'fill-color': colour },
  })
  const line = (layer: string, colour: string, width: ExpressionSpecification): LayerSpecification => ({
    id: `${BASEMAP}-${layer}`,
    type: 'line',
    source: BASEMAP,
    'source-layer': layer,
    paint: { 'line-color': colour, 'line-width': width },
  })
  return [
    fill('earth', colours['map-land']),
    fill('water', colours['map-water']),
    line('roads', colours['map-road'], ['interpolate', ['linear'], ['zoom'], 8, 0.4, 13, 1, 17, 6]),
    line('boundaries', colours.edge, ['interpolate', ['linear'], ['zoom'], 4, 0.5, 12, 1.2]),
  ]
}

/** Colour of a place by its kind; what is no kind of the legend is grey. */
function colourOf({ colours, category }: StyleOptions): string | ExpressionSpecification {
  if (!category) return colours.brand
  const pairs = category.values.flatMap(({ value }, index) => [value, colours.kinds[index] ?? colours.muted])
  return ['match', kindOf(category), ...pairs, colours.muted] as unknown as ExpressionSpecification
}

function kindOf({ column }: Category): ExpressionSpecification {
  return ['to-string', ['get', column]]
}

function filterOf(type: 'Point' | 'LineString' | 'Polygon', { category, hidden }: StyleOptions): FilterSpecification {
  const parts: unknown[] = ['all', ['==', ['geometry-type'], type], ['!', ['has', 'point_count']]]
  if (category && hidden.length > 0) parts.push(['!', ['in', kindOf(category), ['literal', hidden]]])
  return parts as FilterSpecification
}

function placeLayers(options: StyleOptions): LayerSpecification[] {
  const { colours, source } = options
  const colour = colourOf(options)
  const from = { source: SOURCE, ...(source.type === 'vector' ? { 'source-layer': LAYER } : {}) }
  return [
    {
      id: 'areas',
      type: 'fill',
      ...from,
      filter: filterOf('Polygon', options),
      paint: { 'fill-color': colour, 'fill-opacity': 0.32 },
    },
    {
      id: 'outlines',
      type: 'line',
      ...from,
      filter: filterOf('Polygon', options),
      paint: { 'line-color': colour, 'line-width': ['interpolate', ['linear'], ['zoom'], 9, 0.5, 15, 1.6] },
    },
    {
      id: 'lines',
      type: 'line',
      ...from,
      filter: filterOf('LineString', options),
      layout: { 'line-cap': 'round', 'line-join': 'round' },
      paint: { 'line-color': colour, 'line-width': ['interpolate', ['linear'], ['zoom'], 9, 1.2, 15, 4] },
    },
    {
      id: 'points',
      type: 'circle',
      ...from,
      filter: filterOf('Point', options),
      paint: {
        'circle-color': colour,
        'circle-radius': ['interpolate', ['linear'], ['zoom'], 9, 2.2, 13, 3.6, 17, 8],
        'circle-stroke-color': colours['map-ground'],
        'circle-stroke-width': ['interpolate', ['linear'], ['zoom'], 9, 0.3, 13, 0.8, 17, 1.5],
      },
    },
  ]
}

function clusterLayers({ colours, source, scheme }: StyleOptions): LayerSpecification[] {
  if (source.type !== 'geojson' || !source.cluster) return []
  return [
    {
      id: CLUSTERS,
      type: 'circle',
      source: SOURCE,
      filter: ['has', 'point_count'],
      paint: {
        'circle-color': colours.brand,
        'circle-radius': ['step', ['get', 'point_count'], 14, 20, 17, 100, 21, 1000, 26],
        'circle-stroke-color': colours['map-ground'],
        'circle-stroke-width': 2,
      },
    },
    {
      id: 'counts',
      type: 'symbol',
      source: SOURCE,
      filter: ['has', 'point_count'],
      layout: {
        'icon-image': ['concat', `${COUNT}${scheme}/`, ['to-string', ['get', 'point_count']]],
        'icon-allow-overlap': true,
        'icon-ignore-placement': true,
      },
    },
  ]
}

function selectedLayers(colours: Colours): LayerSpecification[] {
  return [
    {
      id: 'selected-line',
      type: 'line',
      source: SELECTED,
      filter: ['!=', ['geometry-type'], 'Point'],
      paint: { 'line-color': colours.ink, 'line-width': 4 },
    },
    {
      id: 'selected-point',
      type: 'circle',
      source: SELECTED,
      filter: ['==', ['geometry-type'], 'Point'],
      paint: {
        'circle-color': colours.accent,
        'circle-radius': 7,
        'circle-stroke-color': colours.ink,
        'circle-stroke-width': 3,
      },
    },
  ]
}

/** Name of the picture of a count, before scheme and number. */
const COUNT = 'count/'

/** @returns the number that a picture's name wants; undefined when it is none of ours */
export function countIn(name: string): number | undefined {
  const number = Number(name.split('/').at(-1))
  return name.startsWith(COUNT) && Number.isFinite(number) ? number : undefined
}

/** A number as a picture, twice as sharp as the page. */
export function countPicture(text: string, colour: string): ImageData | undefined {
  const canvas = document.createElement('canvas')
  const drawing = canvas.getContext('2d')
  if (!drawing) return undefined
  const font = `600 24px "Public Sans", sans-serif`
  drawing.font = font
  canvas.width = Math.ceil(drawing.measureText(text).width) + 4
  canvas.height = 32
  Object.assign(drawing, { font, fillStyle: colour, textAlign: 'center', textBaseline: 'middle' })
  drawing.fillText(text, canvas.width / 2, canvas.height / 2 + 1)
  return drawing.getImageData(0, 0, canvas.width, canvas.height)
}
