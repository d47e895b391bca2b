// web/islands/map/panel.ts: what stands beside the map as text: the legend, the selected place, the places in view.
import type { DatasetColumn } from '../../../core/catalog/dataset-json.ts'
import { MAX_CHARACTERS } from '../../../core/tiles/thinning.ts'
import { make } from '../explore-dom.ts'
import type { Words } from '../explore-words.ts'
import { type Category, cellText, type PlaceOnMap } from './places.ts'

/** Places in the list. */
export const LISTED = 50

export function find<T extends HTMLElement = HTMLElement>(id: string): T {
  const element = document.getElementById(id)
  if (!element) throw new Error(`the page has no element #${id}`)
  return element as T
}

export interface PanelOptions {
  readonly words: Words
  readonly columns: readonly DatasetColumn[]
  readonly label: string | undefined
  /** Tiles hold only the beginning of long texts. */
  readonly isCut: boolean
  readonly onSelect: (place: PlaceOnMap | undefined) => void
}

/** The places in view, as far as they are known. */
export interface InView {
  readonly places: readonly PlaceOnMap[]
  /** Undefined when only those that are drawn are known. */
  readonly count: number | undefined
}

export interface Panel {
  readonly list: (inView: InView, category: Category | undefined) => void
  readonly show: (place: PlaceOnMap) => void
  readonly close: () => void
}

export function openPanel(options: PanelOptions): Panel {
  const { words, label } = options
  const [details, list, count] = [find('map-details'), find('map-places'), find('map-count')]
  const heading = find('map-place')
  let shown: PlaceOnMap | undefined
  let texts = ''

  const nameOf = ({ properties, row }: PlaceOnMap): string =>
    (label && cellText(properties[label])) || words.say('row', { row: words.number(row + 1) })

  function fill({ places, count: all }: InView, category: Category | undefined): void {
    count.textContent = countText(words, places.length, all)
    // The list is made anew only when it says something else: focus and reading stay where they are.
    const next = JSON.stringify([category?.column, places.map(({ row }) => row)])
    if (next === texts) return
    texts = next
    const hadFocus = list.contains(document.activeElement)
    list.replaceChildren(...places.map((place) => make('li', {}, entry(place, category))))
    if (hadFocus) list.querySelector('button')?.focus()
  }

  function entry(place: PlaceOnMap, category: Category | undefined): HTMLButtonElement {
    const kind = category && category.column !== label ? cellText(place.properties[category.column]) : undefined
    const swatch = category && make('span', { class: `map-swatch ${swatchClass(category, kind)}` })
    const button = make(
      'button',
      { type: 'button', 'data-row': place.row },
      swatch,
      make('span', { class: 'map-place-name' }, nameOf(place)),
      kind && make('span', { class: 'muted' }, kind),
    )
    button.addEventListener('click', () => options.onSelect(place))
    return button
  }

  function show(place: PlaceOnMap): void {
    shown = place
    heading.textContent = nameOf(place)
    const isCut =
      options.isCut && Object.values(place.properties).some((value) => String(value).length >= MAX_CHARACTERS)
    find('map-values').replaceChildren(...valuesOf(place, options.columns, words))
    find('map-cut').textContent = words.say('cut')
    find('map-cut').hidden = !isCut
    details.hidden = false
    heading.focus({ preventScroll: true })
    details.scrollIntoView({ block: 'nearest' })
  }

  function close(): void {
    details.hidden = true
    const back = shown && list.querySelector<HTMLElement>(`[data-row="${shown.row}"]`)
    shown = undefined
    ;(back ?? document.querySelector<HTMLElement>('#map canvas'))?.focus()
  }

  find('map-close').addEventListener('click', () => options.onSelect(undefined))
  details.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') options.onSelect(undefined)
  })
  return { list: fill, show, close }
}

function countText(words: Words, listed: number, all: number | undefined): string {
  if (listed === 0) return words.say('countNone')
  if (all === undefined)
    return listed < LISTED
      ? words.say('count', { count: words.number(listed) })
      : words.say('countSome', { shown: words.number(listed) })
  const counts = { count: words.number(all), shown: words.number(listed) }
  return words.say(all > listed ? 'countFirst' : 'count', counts)
}

function valuesOf(place: PlaceOnMap, columns: readonly DatasetColumn[], words: Words): Node[] {
  return columns
    .filter(({ name }) => name in place.properties)
    .map(({ name, title }) => {
      const text = cellText(place.properties[name])
      const value = text ? make('bdi', {}, text) : make('span', { class: 'muted' }, words.say('emptyCell'))
      return make('div', {}, make('dt', {}, title ?? name), make('dd', {}, value))
    })
}

function swatchClass({ values }: Category, kind: string | undefined): string {
  const index = values.findIndex(({ value }) => value === kind)
  return index < 0 ? 'map-kind-other' : `map-kind-${index + 1}`
}

/** Fills the choice of columns. It stays hidden where there is nothing to choose. */
export function fillColours(
  categories: readonly Category[],
  columns: readonly DatasetColumn[],
  chosen: string | undefined,
  words: Words,
  onChange: (column: string | undefined) => void,
): void {
  if (categories.length === 0) return
  const select = find<HTMLSelectElement>('map-colour')
  const titles = new Map(columns.map(({ name, title }) => [name, title ?? name]))
  const options = categories.map(({ column }) => make('option', { value: column }, titles.get(column) ?? column))
  select.replaceChildren(make('option', { value: '' }, words.say('oneColour')), ...options)
  select.value = chosen ?? ''
  select.addEventListener('change', () => onChange(select.value || undefined))
  find('map-colour-field').hidden = false
}

/** The legend: each kind with its colour and how many there are; unticked ones are hidden on the map. */
export function fillLegend(
  category: Category | undefined,
  hidden: readonly string[],
  words: Words,
  onChange: (hidden: string[]) => void,
): void {
  const kinds = find('map-kinds')
  find('map-legend').hidden = !category
  if (!category) return
  const boxes = category.values.map(({ value }) => {
    const box = make('input', { type: 'checkbox', value })
    box.checked = !hidden.includes(value)
    box.addEventListener('change', () => onChange(boxes.filter(({ checked }) => !checked).map((one) => one.value)))
    return box
  })
  kinds.replaceChildren(
    ...category.values.map(({ value, count }, index) =>
      make(
        'li',
        {},
        make(
          'label',
          {},
          boxes[index],
          make('span', { class: `map-swatch map-kind-${index + 1}` }),
          make('bdi', {}, value || words.say('emptyCell')),
          make('span', { class: 'muted' }, words.number(count)),
        ),
      ),
    ),
  )
}
