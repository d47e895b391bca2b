// web/islands/map.ts: draws where the rows of a dataset lie, and says the same as text. The dataset and the view are in the address.
import type { DatasetJson } from '../../core/catalog/dataset-json.ts'
import { placeOf } from '../../core/engine/place.ts'
import { offerEmbed } from './embed-snippet.ts'
import { make } from './explore-dom.ts'
import { wordsOfPage } from './explore-words.ts'
import { readView, type View, writeView } from './map/address.ts'
import { type DrawnMap, drawMap } from './map/drawn.ts'
import { fillColours, fillLegend, find, openPanel } from './map/panel.ts'
import { categoriesOf, labelColumn, type PlaceOnMap } from './map/places.ts'
import {
  type ChosenFile,
  chooseFile,
  creditOf,
  type Engine,
  type MapSource,
  openTiles,
  openWhole,
} from './map/sources.ts'
import { fillFrame, languagePrefix, loadDataset, slugIn, titleIn } from './view-data.ts'

/** Of the data block `#map-settings`, see web/catalog/views/map-page.ts. */
interface Settings {
  readonly engine: string
  readonly worker: string
  readonly basemap?: string
}

const words = wordsOfPage()
const status = find('view-status')
const faults = { 'no-dataset': 'noDataset', 'not-found': 'notFound', unreachable: 'unreachable' } as const

const loaded = await loadDataset(slugIn(location.search))
if ('fault' in loaded) status.textContent = words.say(faults[loaded.fault])
else await start(loaded.dataset)

async function start(dataset: DatasetJson): Promise<void> {
  fillFrame(dataset, languagePrefix())
  const place = placeOf(dataset.columns, rangesOf(dataset))
  const chosen = place && chooseFile(dataset)
  find('view').hidden = false
  if (!chosen) return fault(dataset, words.say(place ? 'noFile' : 'noPlaces'))
  if (!canDraw()) return fault(dataset)
  status.textContent = words.say('loading')
  try {
    const { engine, settings } = await loadEngine()
    const source = await openSource(engine, chosen)
    run(dataset, labelColumn(dataset.columns, place), engine, source, settings)
    status.textContent = ''
  } catch (error) {
    console.error(error)
    fault(dataset, words.say('broken'))
  }
}

/** Least and greatest values, where there are any. */
function rangesOf({ columns }: DatasetJson) {
  return columns.map(({ name, min, max }) => ({
    name,
    ...(min === undefined ? {} : { min }),
    ...(max === undefined ? {} : { max }),
  }))
}

function canDraw(): boolean {
  return document.createElement('canvas').getContext('webgl2') !== null
}

async function loadEngine(): Promise<{ engine: Engine; settings: Settings }> {
  const settings = JSON.parse(find('map-settings').textContent ?? '{}') as Settings
  const engine = (await import(settings.engine)) as Engine
  engine.setWorkerUrl(new URL(settings.worker, location.origin).href)
  engine.addProtocol('pmtiles', new engine.Protocol().tile)
  return { engine, settings }
}

function openSource(engine: Engine, { kind, file }: ChosenFile): Promise<MapSource> {
  if (kind === 'tiles') return openTiles(engine, file)
  return openWhole(file, (done, of) => {
    status.textContent = words.say('reading', { done: words.bytes(done), of: words.bytes(Math.max(done, of)) })
  })
}

/** Says why there is no map, and where the same data is as text. */
function fault(dataset: DatasetJson, text?: string): void {
  status.textContent = ''
  if (text) find('map-fault-text').textContent = text
  find('map-area').hidden = true
  const geojson = dataset.files.find(({ format }) => format === 'geojson')
  const links = [
    [`${languagePrefix()}/table/?dataset=${dataset.slug}`, words.say('table')],
    ...(geojson ? [[geojson.path, words.say('geojson')]] : []),
    [`${languagePrefix()}/datasets/${dataset.slug}/`, words.say('page')],
  ]
  find('map-fault-links').replaceChildren(...links.map(([href, name]) => make('li', {}, make('a', { href }, name))))
  find('map-fault').hidden = false
}

function run(
  dataset: DatasetJson,
  label: string | undefined,
  engine: Engine,
  source: MapSource,
  settings: Settings,
): void {
  const categories = categoriesOf(dataset.columns)
  const categoryOf = (column: string | undefined) => categories.find((category) => category.column === column)
  let view: View = readView(location.search)
  const offer = offerEmbed(() => titleIn(dataset))
  let isBroken = false

  const panel = openPanel({ words, columns: dataset.columns, label, isCut: !source.places, onSelect: select })
  const map: DrawnMap = drawMap({
    engine,
    source,
    basemap: settings.basemap,
    title: titleIn(dataset),
    words,
    view,
    category: categoryOf(view.colour),
    onMove: moved,
    onClick: (place) => place && select(place),
    onFault: (error) => {
      console.error(error)
      if (isBroken) return
      isBroken = true
      status.textContent = words.say('broken')
    },
  })

  function select(place: PlaceOnMap | undefined): void {
    map.select(place)
    if (place) panel.show(place)
    else panel.close()
  }

  function moved(): void {
    const [latitude, longitude, zoom] = map.at()
    keep({ ...view, at: [latitude, longitude, zoom] })
    panel.list(map.inView(), categoryOf(view.colour))
    const share = source.shareAt(zoom)
    find('map-share').hidden = share >= 1
    find('map-share').textContent = words.say('drawn', { share: words.percent(share, 1) })
  }

  function keep(next: View): void {
    view = next
    const search = writeView(location.search, view)
    if (search !== location.search) history.replaceState(null, '', search)
    offer()
  }

  function colour(column: string | undefined, hidden: readonly string[]): void {
    keep({ ...(view.at ? { at: view.at } : {}), ...(column ? { colour: column } : {}), hidden })
    const category = categoryOf(column)
    map.colour(category, hidden)
    panel.list(map.inView(), category)
  }

  const legend = (column: string | undefined): void =>
    fillLegend(categoryOf(column), view.hidden, words, (hidden) => colour(view.colour, hidden))
  fillColours(categories, dataset.columns, categoryOf(view.colour)?.column, words, (column) => {
    colour(column, [])
    legend(column)
  })
  legend(view.colour)
  connectButtons(map)
  if (settings.basemap) void showCredit(engine, settings.basemap)
}

async function showCredit(engine: Engine, basemap: string): Promise<void> {
  const credit = await creditOf(engine, basemap).catch(() => '')
  find('map-credit').textContent = credit
  find('map-credit').hidden = credit === ''
}

function connectButtons(map: DrawnMap): void {
  find('map-zoom-in').addEventListener('click', () => map.zoomBy(1))
  find('map-zoom-out').addEventListener('click', () => map.zoomBy(-1))
  find('map-fit').addEventListener('click', () => map.fit())
  const full = find('map-fullscreen')
  full.hidden = !document.fullscreenEnabled
  full.addEventListener('click', () => {
    void (document.fullscreenElement ? document.exitFullscreen() : find('map-area').requestFullscreen())
  })
}
