// web/islands/explore-bar.ts: what stands around the table: buttons, chips of filters, work under way, messages, pages.
import type { DatasetColumn, DatasetJson } from '../../core/catalog/dataset-json.ts'
import { openDialog } from './explore-dialog.ts'
import { button, make } from './explore-dom.ts'
import { filterText } from './explore-filter.ts'
import { titleOf } from './explore-grid.ts'
import type { Filter, View } from './explore-view.ts'
import type { Words } from './explore-words.ts'

/** A row of buttons for the filters in use, each taking its filter away. */
export function chips(
  view: View,
  dataset: DatasetJson,
  words: Words,
  onFilters: (filters: readonly Filter[]) => void,
): HTMLElement[] {
  const items = view.filters.map((filter) => {
    const column = dataset.columns.find(({ name }) => name === filter.column)!
    const text = filterText(filter, column, words)
    const chip = button(text, 'explore-chip', () => onFilters(view.filters.filter((one) => one !== filter)))
    chip.setAttribute('aria-label', words.say('removeOf', { filter: text }))
    chip.append(make('span', { 'aria-hidden': 'true' }, '×'))
    return make('li', {}, chip)
  })
  if (items.length > 1)
    items.push(
      make(
        'li',
        {},
        button(words.say('clear'), 'link-button', () => onFilters([])),
      ),
    )
  return items
}

/** Which columns are shown. At least one stays. */
export function askColumns(
  dataset: DatasetJson,
  hidden: readonly string[],
  words: Words,
  onChange: (hidden: readonly string[]) => void,
): void {
  const boxes = dataset.columns.map((column) => {
    const input = make('input', { type: 'checkbox', value: column.name, checked: !hidden.includes(column.name) })
    return { column, input, label: make('label', { class: 'choice' }, input, make('span', {}, titleOf(column))) }
  })
  const fault = make('p', { class: 'error', role: 'alert' })
  openDialog({
    title: words.say('chooseColumns'),
    content: [make('div', { class: 'column-choices' }, ...boxes.map(({ label }) => label)), fault],
    words,
    confirm: words.say('apply'),
    ...(hidden.length > 0 ? { remove: { label: words.say('showAll'), onRemove: () => onChange([]) } } : {}),
    onConfirm: () => {
      const off = boxes
        .filter(({ input }) => !input.checked)
        .map(({ column }: { column: DatasetColumn }) => column.name)
      if (off.length === boxes.length) {
        fault.textContent = words.say('nothingChosen')
        return false
      }
      onChange(off)
      return true
    },
  })
}

/** Work that takes a while: how far it is, and a way to stop it. */
export class WorkBar {
  readonly element = make('div', { class: 'explore-work', hidden: true })
  readonly #bar = make('progress', { class: 'progress', max: 1 })
  readonly #text = make('p')

  constructor(words: Words, onCancel: () => void) {
    this.#bar.setAttribute('aria-label', words.say('loading'))
    this.element.append(this.#text, this.#bar, button(words.say('cancel'), 'button quiet', onCancel))
  }

  /** @param share 0 to 1; undefined while that is unknown */
  show(text: string, share?: number): void {
    this.element.hidden = false
    this.#text.textContent = text
    if (share === undefined) this.#bar.removeAttribute('value')
    else this.#bar.value = share
  }

  hide(): void {
    this.element.hidden = true
  }
}

type Way = 'firstPage' | 'previousPage' | 'nextPage' | 'lastPage'

/** Ways through the pages of rows. */
export class Pager {
  readonly element: HTMLElement
  readonly #words: Words
  readonly #buttons: Readonly<Record<Way, HTMLButtonElement>>
  readonly #input = make('input', { type: 'text', inputmode: 'numeric', id: 'go-to-row', autocomplete: 'off' })
  readonly #fault = make('p', { class: 'error', id: 'go-to-row-fault', role: 'alert' })
  #place = { row: 0, size: 0, count: 0 }

  /** @param onRow first row of the page that is wanted, from 0 */
  constructor(words: Words, onRow: (row: number) => void) {
    this.#words = words
    const last = (): number => Math.max(0, Math.floor((this.#place.count - 1) / this.#place.size) * this.#place.size)
    const isOff = (label: Way): boolean => this.#buttons[label].getAttribute('aria-disabled') === 'true'
    const go = (label: Way, row: () => number): HTMLButtonElement =>
      button(words.say(label), 'button quiet', () => isOff(label) || onRow(row()))
    this.#buttons = {
      firstPage: go('firstPage', () => 0),
      previousPage: go('previousPage', () => Math.max(0, this.#place.row - this.#place.size)),
      nextPage: go('nextPage', () => this.#place.row + this.#place.size),
      lastPage: go('lastPage', last),
    }
    const form = make(
      'form',
      { class: 'go-to' },
      make('label', { for: 'go-to-row' }, words.say('goTo')),
      this.#input,
      make('button', { type: 'submit', class: 'button quiet' }, words.say('go')),
      this.#fault,
    )
    form.addEventListener('submit', (event) => {
      event.preventDefault()
      const row = Number(this.#input.value.replace(/[\s.,\u00a0\u202f]/g, ''))
      const isRight = Number.isInteger(row) && row >= 1 && row <= this.#place.count
      this.#fault.textContent = isRight ? '' : words.say('badRow', { count: words.number(this.#place.count) })
      this.#input.setAttribute('aria-invalid', String(!isRight))
      if (isRight) onRow(row - 1)
    })
    this.element = make(
      'nav',
      { class: 'explore-pages', 'aria-label': words.say('pages'), hidden: true },
      make('div', { class: 'page-buttons' }, ...Object.values(this.#buttons)),
      form,
    )
  }

  show(row: number, size: number, count: number): void {
    this.#place = { row, size, count }
    this.element.hidden = count <= size && row === 0
    this.#fault.textContent = ''
    this.#input.removeAttribute('aria-invalid')
    this.#input.placeholder = this.#words.number(count)
    const { firstPage, previousPage, nextPage, lastPage } = this.#buttons
    for (const one of [firstPage, previousPage]) setOff(one, row === 0)
    for (const one of [nextPage, lastPage]) setOff(one, row + size >= count)
  }
}

/** Not `disabled`: that would take the focus from whoever pressed it last. */
function setOff(element: HTMLButtonElement, isOff: boolean): void {
  if (isOff) element.setAttribute('aria-disabled', 'true')
  else element.removeAttribute('aria-disabled')
}
