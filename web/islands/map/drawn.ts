// web/islands/map/drawn.ts: the map as it is drawn: its layers follow the colours of the page and what the reader chooses.
import type { GeoJSONSource, MapGeoJSONFeature, MapMouseEvent } from 'maplibre-gl'
import type { Geometry } from '../../../core/engine/wkt.ts'
import type { Bounds } from '../../../core/tiles/grid.ts'
import type { Words } from '../explore-words.ts'
import type { View } from './address.ts'
import { onThemeChange, readColours } from './colours.ts'
import {
  BASEMAP,
  CLUSTERS,
  countIn,
  countPicture,
  layersOf,
  PLACE_LAYERS,
  SELECTED,
  SOURCE,
  type StyleOptions,
  styleOf,
} from './layers.ts'
import { type InView, LISTED } from './panel.ts'
import { boxOf, type Category, isShown, meets, type PlaceOnMap } from './places.ts'
import { collectionOf, type Engine, type MapSource, tilesAddress } from './sources.ts'

export interface DrawnOptions {
  readonly engine: Engine
  readonly source: MapSource
  readonly basemap: string | undefined
  readonly title: string
  readonly words: Words
  readonly view: View
  readonly category: Category | undefined
  readonly onMove: () => void
  readonly onClick: (place: PlaceOnMap | undefined) => void
  readonly onFault: (error: unknown) => void
}

export interface DrawnMap {
  readonly colour: (category: Category | undefined, hidden: readonly string[]) => void
  readonly select: (place: PlaceOnMap | undefined) => void
  readonly inView: () => InView
  readonly at: () => NonNullable<View['at']>
  readonly zoomBy: (steps: number) => void
  readonly fit: () => void
}

const isCalm = (): boolean => matchMedia('(prefers-reduced-motion: reduce)').matches
/** Of the window on which places are fitted; a single one is not looked at from nearer. */
const [FIT_PADDING, FIT_ZOOM] = [36, 15.5]
/** Around a click, in pixels: fingers are wide. */
const REACH = 6

export function drawMap(options: DrawnOptions): DrawnMap {
  const { engine, source, words, view } = options
  const all: Bounds = source.bounds ?? [-180, -60, 180, 75]
  let chosen = { category: options.category, hidden: view.hidden }
  const map = new engine.MapView({
    container: 'map',
    style: styleOf(styleOptions()),
    ...(view.at
      ? { center: [view.at[1], view.at[0]] as [number, number], zoom: view.at[2] }
      : {
          bounds: [...all] as [number, number, number, number],
          fitBoundsOptions: { padding: FIT_PADDING, maxZoom: FIT_ZOOM },
        }),
    minZoom: Math.max(0, source.minZoom - 1),
    maxZoom: 19,
    attributionControl: false,
    dragRotate: false,
    pitchWithRotate: false,
    touchPitch: false,
    // The page scrolls over the map; once the map was touched, the wheel zooms.
    scrollZoom: false,
    fadeDuration: isCalm() ? 0 : 150,
    locale: { 'Map.Title': words.say('map', { title: options.title }) },
  })
  map.touchZoomRotate.disableRotation()
  map.getCanvas().addEventListener('pointerdown', () => map.scrollZoom.enable())

  function styleOptions(): StyleOptions {
    const colours = readColours()
    return {
      colours,
      source: source.specification,
      basemap: options.basemap && tilesAddress(options.basemap),
      ...chosen,
      scheme: colours.surface,
    }
  }

  /** Brings every layer up to date without fetching anything again. */
  function restyle(): void {
    for (const layer of layersOf(styleOptions())) {
      const values = layer as { paint?: object; layout?: object; filter?: never }
      for (const [name, value] of Object.entries(values.paint ?? {}))
        map.setPaintProperty(layer.id, name as never, value as never)
      for (const [name, value] of Object.entries(values.layout ?? {}))
        map.setLayoutProperty(layer.id, name as never, value as never)
      if (values.filter && layer.id in FILTERED) map.setFilter(layer.id, values.filter)
    }
  }

  const whenStyled = (act: () => void): void => {
    if (map.isStyleLoaded()) act()
    else map.once('styledata', act)
  }
  onThemeChange(() => whenStyled(restyle))
  map.setMissingStyleImageResolver((id) => {
    const count = countIn(id)
    const picture = count === undefined ? undefined : countPicture(words.short(count), readColours()['brand-ink'])
    if (picture && !map.hasImage(id)) map.addImage(id, picture, { pixelRatio: 2 })
  })
  map.on('error', (event) => {
    const isOfBasemap = 'sourceId' in event && event.sourceId === BASEMAP
    // Without the basemap the places are still a map.
    if (isOfBasemap) console.warn(event.error)
    else options.onFault(event.error)
  })
  // Tiles that came tell of more places than the last move did.
  map.on('idle', options.onMove)
  map.on('moveend', options.onMove)
  map.on('click', (event) => void clicked(event))
  map.on('mousemove', (event) => {
    map.getCanvas().style.cursor = touched(event).length > 0 ? 'pointer' : ''
  })

  function touched({ point: { x, y } }: MapMouseEvent): MapGeoJSONFeature[] {
    const layers = [CLUSTERS, ...PLACE_LAYERS].filter((id) => map.getLayer(id))
    const exact = map.queryRenderedFeatures([x, y], { layers })
    const around = [
      [x - REACH, y - REACH],
      [x + REACH, y + REACH],
    ] as [[number, number], [number, number]]
    return exact.length > 0 ? exact : map.queryRenderedFeatures(around, { layers })
  }

  async function clicked(event: MapMouseEvent): Promise<void> {
    const [feature] = touched(event)
    if (!feature || feature.layer.id !== CLUSTERS) return options.onClick(feature && placeOf(feature))
    const zoom = await map.getSource<GeoJSONSource>(SOURCE)?.getClusterExpansionZoom(feature.properties['cluster_id'])
    const [x, y] = (feature.geometry as Geometry).coordinates as [number, number]
    if (zoom !== undefined) map.easeTo({ center: [x, y], zoom: zoom + 0.2, animate: !isCalm() })
  }

  /** Tiles cut places into pieces; the whole one is known where the browser has all of them. */
  function placeOf(feature: MapGeoJSONFeature): PlaceOnMap {
    const row = Number(feature.id)
    const whole = source.places?.find((place) => place.row === row)
    return whole ?? { row, properties: feature.properties, geometry: feature.geometry }
  }

  function inView(): InView {
    const bounds = map.getBounds()
    const box: Bounds = [bounds.getWest(), bounds.getSouth(), bounds.getEast(), bounds.getNorth()]
    if (source.places) {
      const wanted = { hidden: chosen.hidden, ...(chosen.category ? { colour: chosen.category.column } : {}) }
      const there = source.places.filter(
        (place) => isShown(place, wanted) && meets(boxOf(place.geometry) ?? NOWHERE, box),
      )
      return { places: there.slice(0, LISTED), count: there.length }
    }
    const layers = PLACE_LAYERS.filter((id) => map.getLayer(id))
    const drawn = new Map(map.queryRenderedFeatures({ layers }).map((feature) => [Number(feature.id), feature]))
    const rows = [...drawn.keys()].sort((a, b) => a - b).slice(0, LISTED)
    return { places: rows.map((row) => placeOf(drawn.get(row)!)), count: undefined }
  }

  function select(place: PlaceOnMap | undefined): void {
    const features = place
      ? [{ type: 'Feature' as const, geometry: place.geometry as MapGeoJSONFeature['geometry'], properties: {} }]
      : []
    map.getSource<GeoJSONSource>(SELECTED)?.setData({ type: 'FeatureCollection', features })
  }

  return {
    colour: (category, hidden) => {
      chosen = { category, hidden }
      whenStyled(restyle)
      const wanted = { hidden, ...(category ? { colour: category.column } : {}) }
      if (source.places) map.getSource<GeoJSONSource>(SOURCE)?.setData(collectionOf(source.places, wanted))
    },
    select,
    inView,
    at: () => {
      const { lat, lng } = map.getCenter()
      return [lat, ((((lng + 180) % 360) + 360) % 360) - 180, map.getZoom()]
    },
    zoomBy: (steps) => map.zoomTo(map.getZoom() + steps, { animate: !isCalm() }),
    fit: () =>
      map.fitBounds([...all] as [number, number, number, number], {
        padding: FIT_PADDING,
        maxZoom: FIT_ZOOM,
        animate: !isCalm(),
      }),
  }
}

/** Layers whose filter follows the legend. */
const FILTERED: Readonly<Record<string, true>> = { areas: true, outlines: true, lines: true, points: true }
const NOWHERE: Bounds = [999, 999, 999, 999]
