// web/islands/explore-app.ts: the explorer at work: takes a view, finds its rows, shows the page, keeps the address.
import type { DatasetColumn, DatasetJson } from '../../core/catalog/dataset-json.ts'
import { askColumns, chips, Pager, WorkBar } from './explore-bar.ts'
import { button, make } from './explore-dom.ts'
import { csvOf } from './explore-export.ts'
import { askFilter } from './explore-filter.ts'
import { Grid, titleOf } from './explore-grid.ts'
import { type RowFinder, rowFinder } from './explore-rows.ts'
import { openShare } from './explore-share.ts'
import { columnsText, faultText, placeText, previewCell } from './explore-texts.ts'
import { EVERYTHING, searchOf, type View, viewIn } from './explore-view.ts'
import type { Words } from './explore-words.ts'
import { openTable, type TableFile } from './table-file.ts'
import { pageLanguage } from './view-data.ts'

export interface ExplorerOptions {
  readonly dataset: DatasetJson
  readonly words: Words
  /** In the frame of another site: the table and its pages, nothing to filter or download with. */
  readonly isEmbedded: boolean
  /** Element with role=status. */
  readonly status: HTMLElement
}

/** Rows of a page: as many as come with the dataset, so that the first page needs no file. */
const PAGE_ROWS = 50
/** Rows in an order of their own lie all over the file, and each brings the chunks of its group. */
const SCATTERED_ROWS = 25
/** More rows than this are downloaded only after a question. */
const MANY_ROWS = 200_000
/** While somebody scrolls sideways, columns that pass are not fetched. */
const SIGHT_MILLISECONDS = 150

export class Explorer {
  readonly #options: ExplorerOptions
  readonly #grid: Grid
  readonly #pager: Pager
  readonly #work: WorkBar
  readonly #chips = make('ul', { class: 'explore-chips' })
  readonly #alert = make('div', { class: 'explore-alert' })
  readonly #none = make('div', { class: 'empty-state', hidden: true })
  #columnsButton: HTMLButtonElement | undefined
  #table: Promise<{ readonly file: TableFile; readonly finder: RowFinder }> | undefined
  #view: View
  /** The view whose rows are shown; the way back when a new one is cancelled. */
  #shown: View
  #order: Uint32Array | null = null
  #orderKey = keyOf(EVERYTHING)
  #turn = new AbortController()
  #filled = new Set<string>()
  #sightTimer: ReturnType<typeof setTimeout> | undefined

  constructor(root: HTMLElement, options: ExplorerOptions) {
    this.#options = options
    const { dataset, words, isEmbedded } = options
    const { view, ignored } = viewIn(location.search, dataset.columns)
    this.#view = view
    this.#shown = { ...EVERYTHING, hidden: view.hidden }
    this.#grid = new Grid(dataset, words, {
      ...(isEmbedded ? {} : { onFilter: (column) => this.#askFilter(column) }),
      onSort: (column) => this.#sortBy(column),
      onSight: () => {
        clearTimeout(this.#sightTimer)
        const wait = this.#filled.size === 0 ? 0 : SIGHT_MILLISECONDS
        this.#sightTimer = setTimeout(() => void this.#attempt(() => this.#fillInSight()), wait)
      },
    })
    this.#pager = new Pager(words, (row) => void this.#go({ ...this.#view, row }))
    this.#work = new WorkBar(words, () => this.#cancel())
    this.#chips.setAttribute('aria-label', words.say('filters'))
    const bar = isEmbedded ? [] : [this.#bar(), this.#chips]
    root.append(...bar, this.#work.element, this.#alert, this.#grid.element, this.#none, this.#pager.element)
    if (ignored.length > 0) this.#say(words.say('ignored', { parts: ignored.join(', ') }), 'warn')
    addEventListener('popstate', () => {
      const back = viewIn(location.search, dataset.columns).view
      void this.#show(back, back.hidden.join() !== this.#view.hidden.join())
    })
  }

  start(): Promise<void> {
    return this.#show(this.#view, true)
  }

  #bar(): HTMLElement {
    const { dataset, words } = this.#options
    const onColumns = (): void =>
      askColumns(dataset, this.#view.hidden, words, (hidden) => void this.#go({ ...this.#view, hidden }))
    this.#columnsButton = button(words.say('columns'), 'button quiet', onColumns)
    return make(
      'div',
      { class: 'explore-bar actions' },
      this.#columnsButton,
      button(words.say('share'), 'button quiet', () => openShare(words)),
      fileOf(dataset) &&
        button(words.say('download'), 'button quiet', () => void this.#attempt(() => this.#download())),
    )
  }

  /** A view that somebody asked for: it gets an address of its own. */
  #go(view: View): Promise<void> {
    const isRedrawn = view.hidden.join() !== this.#view.hidden.join()
    const address = `${location.pathname}?${searchOf(view, this.#options.dataset.slug)}`
    // In a frame of another site the way back belongs to that site.
    if (this.#options.isEmbedded) history.replaceState(null, '', address)
    else history.pushState(null, '', address)
    return this.#show(view, isRedrawn)
  }

  async #show(view: View, isRedrawn: boolean): Promise<void> {
    const { dataset, words } = this.#options
    this.#turn.abort()
    this.#turn = new AbortController()
    this.#view = view
    if (isRedrawn) this.#grid.showColumns(view)
    this.#grid.markColumns(view)
    if (this.#columnsButton) this.#columnsButton.textContent = columnsText(view, dataset, words)
    this.#chips.replaceChildren(
      ...chips(view, dataset, words, (filters) => void this.#go({ ...this.#view, filters, row: 0 })),
    )
    await this.#attempt(() => this.#find(view))
  }

  async #find(view: View): Promise<void> {
    const { signal } = this.#turn
    const { dataset, words } = this.#options
    const key = keyOf(view)
    if (key !== this.#orderKey) {
      this.#grid.setBusy(true)
      this.#work.show(words.say('loading'))
      const { finder } = await this.#open()
      const onProgress = (step: 'filter' | 'sort', name: string, done: number, of: number): void => {
        const column = titleOf(dataset.columns.find((one) => one.name === name)!)
        const values = { column, done: words.bytes(done), of: words.bytes(of) }
        if (step === 'sort' && done === of) this.#work.show(words.say('ordering'))
        else this.#work.show(words.say(step === 'sort' ? 'sorting' : 'filtering', values), done / Math.max(1, of))
      }
      const order = await finder.find(view, { signal, onProgress })
      signal.throwIfAborted()
      this.#order = order
      this.#orderKey = key
    }
    this.#showPage(view)
    await this.#fillInSight()
    this.#work.hide()
  }

  /** The rows without their cells, and where they are. */
  #showPage(asked: View): void {
    const { dataset, words, status } = this.#options
    const count = this.#order?.length ?? dataset.rows
    const size = this.#order ? SCATTERED_ROWS : PAGE_ROWS
    const row = asked.row < count ? asked.row : Math.max(0, Math.floor((count - 1) / size) * size)
    this.#view = { ...asked, row }
    this.#shown = this.#view
    const end = Math.min(count, row + size)
    const text = placeText(this.#view, { row, end, count }, dataset, words)
    this.#filled.clear()
    this.#grid.showRows(
      Array.from({ length: end - row }, (_, at) => row + at + 1),
      text,
    )
    this.#grid.element.hidden = count === 0
    this.#none.hidden = count > 0
    const help = dataset.rows > 0 && make('p', {}, words.say('noRowsHelp'))
    this.#none.replaceChildren(make('p', {}, make('strong', {}, text)), help || '')
    this.#pager.show(row, size, count)
    status.textContent = text
  }

  /** Fetches the cells of the columns that somebody sees and that are not there yet. */
  async #fillInSight(): Promise<void> {
    const { signal } = this.#turn
    const { dataset } = this.#options
    const { row } = this.#shown
    const count = this.#order?.length ?? dataset.rows
    const size = this.#order ? SCATTERED_ROWS : PAGE_ROWS
    const end = Math.min(count, row + size)
    if (row >= end) return this.#grid.setBusy(false)
    if (!this.#order && end <= dataset.preview.length) {
      for (const [at, column] of dataset.columns.entries()) {
        this.#grid.fill(
          column.name,
          dataset.preview.slice(row, end).map((cells) => previewCell(column, cells[at] ?? null)),
        )
        this.#filled.add(column.name)
      }
      return this.#grid.setBusy(false)
    }
    const names = this.#grid.columnsInSight().flatMap(({ name }) => (this.#filled.has(name) ? [] : [name]))
    if (names.length === 0) return
    this.#grid.setBusy(true)
    for (const name of names) this.#filled.add(name)
    try {
      const { file } = await this.#open()
      const cells = await (this.#order
        ? file.pick(names, this.#order.subarray(row, end), signal)
        : file.read(names, row, end, signal))
      if (signal.aborted) return
      for (const [at, name] of names.entries()) this.#grid.fill(name, cells[at]!)
      this.#grid.setBusy(false)
    } catch (error) {
      for (const name of names) this.#filled.delete(name)
      throw error
    }
  }

  async #download(): Promise<void> {
    const { dataset, words, status } = this.#options
    const count = this.#order?.length ?? dataset.rows
    const question = `${words.say('confirmDownload', { count: words.number(count) })} ${words.say('wholeFile')}`
    if (count > MANY_ROWS && !confirm(question)) return
    const { signal } = this.#turn
    const columns = dataset.columns.map(({ name }) => name).filter((name) => !this.#view.hidden.includes(name))
    const { file } = await this.#open()
    const onProgress = (done: number, of: number): void =>
      this.#work.show(words.say('downloading', { done: words.number(done), of: words.number(of) }), done / of)
    onProgress(0, count)
    const csv = await csvOf(file, columns, this.#order, onProgress, signal)
    const address = URL.createObjectURL(csv)
    make('a', { href: address, download: `${dataset.slug}-${words.say('downloadName')}.csv` }).click()
    setTimeout(() => URL.revokeObjectURL(address), 60_000)
    this.#work.hide()
    status.textContent = words.say('downloaded', { count: words.number(count) })
  }

  /** The file is opened when a part of it is first needed, and anew after a failure. */
  #open(): Promise<{ readonly file: TableFile; readonly finder: RowFinder }> {
    const { dataset } = this.#options
    const file = fileOf(dataset)
    if (!file) return Promise.reject(new RangeError('noFile'))
    this.#table ??= openTable(file, dataset.columns).then((table) => ({
      file: table,
      finder: rowFinder(table, pageLanguage()),
    }))
    this.#table.catch(() => {
      this.#table = undefined
    })
    return this.#table
  }

  /** Does something that may fail or be overtaken, and says so. */
  async #attempt(step: () => Promise<void>): Promise<void> {
    const { words } = this.#options
    const turn = this.#turn
    try {
      if (this.#alert.dataset['kind'] === 'danger') this.#alert.replaceChildren()
      await step()
    } catch (error) {
      if (turn.signal.aborted) return
      this.#work.hide()
      this.#grid.setBusy(false)
      this.#say(
        faultText(error, this.#view, this.#options.dataset, words),
        'danger',
        () => void this.#show(this.#view, false),
      )
    }
  }

  /** Stops what is under way and shows what was there before. */
  #cancel(): void {
    const { words, status, dataset } = this.#options
    this.#turn.abort()
    this.#work.hide()
    history.replaceState(null, '', `${location.pathname}?${searchOf(this.#shown, dataset.slug)}`)
    void this.#show(this.#shown, this.#shown.hidden.join() !== this.#view.hidden.join())
    status.textContent = words.say('cancelled')
  }

  #say(text: string, kind: 'warn' | 'danger', onRetry?: () => void): void {
    const retry = onRetry && button(this.#options.words.say('tryAgain'), 'button quiet', onRetry)
    this.#alert.dataset['kind'] = kind
    this.#alert.replaceChildren(make('div', { class: `alert ${kind}`, role: 'alert' }, make('p', {}, text), retry))
  }

  #sortBy({ name }: DatasetColumn): void {
    const { sort, ...rest } = this.#view
    const isHere = sort?.column === name
    const next = isHere
      ? sort.descending
        ? undefined
        : { column: name, descending: true }
      : { column: name, descending: false }
    void this.#go({ ...rest, ...(next ? { sort: next } : {}), row: 0 })
  }

  #askFilter(column: DatasetColumn): void {
    const current = this.#view.filters.find((one) => one.column === column.name)
    askFilter(column, current, this.#options.words, (filter) => {
      const at = this.#view.filters.findIndex((one) => one.column === column.name)
      const others = this.#view.filters.filter((one) => one.column !== column.name)
      const filters = filter ? others.toSpliced(at === -1 ? others.length : at, 0, filter) : others
      void this.#go({ ...this.#view, filters, row: 0 })
    })
  }
}

const fileOf = ({ files }: DatasetJson) => files.find(({ format }) => format === 'parquet')
/** What decides which rows there are and how they follow. */
const keyOf = ({ filters, sort }: View): string => JSON.stringify([filters, sort ?? null])
