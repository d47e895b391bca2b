// web/islands/explore-grid.ts: the table itself: headers with their drawings, rows, and which columns are in sight.
import type { DatasetColumn, DatasetJson } from '../../core/catalog/dataset-json.ts'
import { make, sign } from './explore-dom.ts'
import { cut, spreadOf } from './explore-spread.ts'
import { isSortable, type View } from './explore-view.ts'
import type { Words } from './explore-words.ts'
import type { Cell } from './table-file.ts'

export interface GridEvents {
  /** None in the frame of another site. */
  readonly onFilter?: (column: DatasetColumn, from: HTMLElement) => void
  readonly onSort: (column: DatasetColumn) => void
  /** Other columns came into sight. */
  readonly onSight: () => void
}

/** Characters of a cell that are shown; the whole is in its title. */
const CELL_LIMIT = 200
const PIXELS_PER_CHARACTER = 9
/** Beside the text of a cell; beside the title of a column, with its buttons. */
const CELL_SPACE = 30
const HEAD_SPACE = 92
const NARROWEST = 164
const FUNNEL = 'M4 5h16l-6 8v6l-4-2v-4z'

export const titleOf = (column: DatasetColumn): string => column.title ?? column.name
const isNumber = ({ type }: DatasetColumn): boolean => type === 'integer' || type === 'number'

export class Grid {
  readonly element: HTMLElement
  readonly #table = make('table', { class: 'data explore-table' })
  readonly #caption = make('caption', { class: 'visually-hidden' })
  readonly #body = make('tbody')
  readonly #words: Words
  readonly #dataset: DatasetJson
  readonly #events: GridEvents
  readonly #inSight = new Set<string>()
  #sight: IntersectionObserver | undefined
  #columns: readonly DatasetColumn[] = []

  constructor(dataset: DatasetJson, words: Words, events: GridEvents) {
    this.#dataset = dataset
    this.#words = words
    this.#events = events
    this.element = make(
      'div',
      { class: 'table-scroll', role: 'region', 'aria-label': words.say('table'), tabindex: 0 },
      this.#table,
    )
  }

  /** Columns that somebody sees now, in their order. */
  columnsInSight(): DatasetColumn[] {
    return this.#columns.filter(({ name }) => this.#inSight.has(name))
  }

  /** Draws headers anew. */
  showColumns(view: View): void {
    this.#sight?.disconnect()
    this.#inSight.clear()
    this.#columns = this.#dataset.columns.filter(({ name }) => !view.hidden.includes(name))
    const widths = this.#columns.map((column) => widthOf(column, this.#previewOf(column)))
    const numberWidth = CELL_SPACE + String(this.#dataset.rows).length * PIXELS_PER_CHARACTER
    const marks = [numberWidth, ...widths].map((width) => {
      const mark = make('col')
      mark.style.width = `${width}px`
      return mark
    })
    this.#table.style.width = `${widths.reduce((sum, width) => sum + width, numberWidth)}px`
    const heads = this.#columns.map((column) => this.#head(column, view))
    const spreads = this.#columns.map((column) =>
      make(
        'td',
        { class: isNumber(column) && 'number' },
        spreadOf(column, titleOf(column), this.#dataset.rows, this.#words),
      ),
    )
    this.#table.replaceChildren(
      this.#caption,
      make('colgroup', {}, ...marks),
      make(
        'thead',
        {},
        make(
          'tr',
          {},
          make('th', { scope: 'col', class: 'number row-number' }, this.#words.say('rowNumber')),
          ...heads,
        ),
        make('tr', { class: 'spread' }, make('td', { class: 'row-number' }), ...spreads),
      ),
      this.#body,
    )
    this.#watch(heads)
  }

  /** Marks the order and the filters in the headers, without drawing them anew: the focus stays where it is. */
  markColumns(view: View): void {
    for (const [at, column] of this.#columns.entries()) {
      const head = this.#table.tHead?.rows[0]?.cells[at + 1]
      if (!head) continue
      const { sort } = view
      const order = sort?.column === column.name ? (sort.descending ? 'descending' : 'ascending') : undefined
      if (order) head.setAttribute('aria-sort', order)
      else head.removeAttribute('aria-sort')
      const filter = head.querySelector<HTMLElement>('.filter-button')
      const isActive = view.filters.some((one) => one.column === column.name)
      filter?.toggleAttribute('data-active', isActive)
      filter?.setAttribute(
        'aria-label',
        this.#words.say(isActive ? 'filterActive' : 'filter', { column: titleOf(column) }),
      )
    }
  }

  /** Rows without their cells. @param numbers as shown, from 1 */
  showRows(numbers: readonly number[], caption: string): void {
    this.#caption.textContent = caption
    const rows = numbers.map((number) =>
      make(
        'tr',
        {},
        make('th', { scope: 'row', class: 'number row-number' }, this.#words.number(number)),
        ...this.#columns.map((column) => make('td', { class: isNumber(column) ? 'number pending' : 'pending' })),
      ),
    )
    this.#body.replaceChildren(...rows)
    this.element.scrollTop = 0
  }

  /** @param cells one a row */
  fill(name: string, cells: readonly Cell[]): void {
    const at = this.#columns.findIndex((column) => column.name === name)
    if (at === -1) return
    for (const [row, value] of cells.entries()) {
      const cell = this.#body.rows[row]?.cells[at + 1]
      if (!cell) continue
      cell.classList.remove('pending')
      const text = value === null ? '' : String(value)
      if (value === null) cell.replaceChildren(make('span', { class: 'empty' }, this.#words.say('emptyCell')))
      else cell.textContent = cut(text, CELL_LIMIT)
      if (text.length > 24) cell.title = cut(text, 2000)
    }
  }

  setBusy(busy: boolean): void {
    if (busy) this.#table.setAttribute('aria-busy', 'true')
    else this.#table.removeAttribute('aria-busy')
  }

  #head(column: DatasetColumn, view: View): HTMLTableCellElement {
    const title = titleOf(column)
    const label = make('span', { class: 'column-name' }, title)
    const { onFilter } = this.#events
    const sort = make('button', { type: 'button', class: 'sort-button', title: this.#words.say('sortable') }, label)
    sort.addEventListener('click', () => this.#events.onSort(column))
    const filter = make('button', { type: 'button', class: 'filter-button' }, sign(FUNNEL))
    filter.addEventListener('click', () => onFilter?.(column, filter))
    const isActive = view.filters.some((one) => one.column === column.name)
    filter.setAttribute('aria-label', this.#words.say(isActive ? 'filterActive' : 'filter', { column: title }))
    return make(
      'th',
      { scope: 'col', class: isNumber(column) && 'number', 'data-column': column.name },
      make('span', { class: 'column-head' }, isSortable(column) ? sort : label, onFilter && filter),
      make('span', { class: 'column-type' }, this.#words.say(`type.${column.type}`)),
    )
  }

  #previewOf(column: DatasetColumn): (string | null)[] {
    const at = this.#dataset.columns.indexOf(column)
    return this.#dataset.preview.map((row) => row[at] ?? null)
  }

  /** Cells of columns out of sight are not fetched until somebody scrolls to them. */
  #watch(heads: readonly HTMLElement[]): void {
    this.#sight = new IntersectionObserver(
      (entries) => {
        let isNew = false
        for (const { target, isIntersecting } of entries) {
          const name = (target as HTMLElement).dataset['column']!
          if (isIntersecting && !this.#inSight.has(name)) isNew = true
          if (isIntersecting) this.#inSight.add(name)
          else this.#inSight.delete(name)
        }
        if (isNew) this.#events.onSight()
      },
      { root: this.element },
    )
    for (const head of heads) this.#sight.observe(head)
  }
}

/** Fixed, so that columns stay where they are while their cells come. */
function widthOf(column: DatasetColumn, preview: readonly (string | null)[]): number {
  const lengths = preview.map((cell) => cell?.length ?? 0).sort((a, b) => a - b)
  // Nine cells of ten fit.
  const typical = lengths[Math.floor(lengths.length * 0.9)] ?? 10
  const cells = Math.min(typical, 34) * PIXELS_PER_CHARACTER + CELL_SPACE
  const head = Math.min(titleOf(column).length, 24) * PIXELS_PER_CHARACTER + HEAD_SPACE
  return Math.round(Math.max(NARROWEST, cells, head))
}
