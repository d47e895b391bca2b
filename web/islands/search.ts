// web/islands/search.ts: search and filters over the list of datasets. Without a query the list is as the page came.
import type { FacetName } from '../../core/search/facet-names.ts'
import { narrow } from '../../core/search/facets.ts'
import { openIndex, type Reader } from '../../core/search/reader.ts'
import { addressOf, fillForm, isEverything, isTextOnly, type Query, readForm } from './search-query.ts'
import { numberText, type RowWords, rowElement } from './search-row.ts'

/** Rows shown at once; each ten cost a few kilobytes. */
const ROWS = 10
/** While somebody types, the answer to a letter that is followed by another at once is not wanted. */
const PAUSE_MILLISECONDS = 60
/** Facets are 18 kB for ten thousand datasets: in a larger catalog they wait until somebody goes to the filters. */
const COUNTED_AT_ONCE = 40_000

const form = document.querySelector<HTMLFormElement>('#finder')!
const list = document.querySelector<HTMLUListElement>('#results')
const count = document.querySelector<HTMLElement>('#result-count')!
const part = document.querySelector<HTMLElement>('#part-note')
const nothing = document.querySelector<HTMLElement>('#no-results')!
const more = document.querySelector<HTMLElement>('#more')!
const input = form.querySelector<HTMLInputElement>('#q')!
const pageRows = [...(list?.children ?? [])] as HTMLLIElement[]
const rowBySlug = new Map(pageRows.map((row) => [row.dataset['slug']!, row]))
const pageCounts = new Map([...countsInForm()].map(([box, number]) => [box, number.textContent ?? '']))
const pageCount = count.textContent
const words = JSON.parse(document.querySelector('#search-words')!.textContent!) as RowWords
/** `/es` on the Spanish page of a city that begins with English; its index is in a folder of that name. */
const prefix = location.pathname.replace(/\/datasets\/$/, '')

let reader: Promise<Reader> | undefined
let results: readonly number[] = []
let latest = 0
let facetsWanted = false
let waiting: ReturnType<typeof setTimeout> | undefined

if (list) {
  fillForm(form, new URLSearchParams(location.search))
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    void update()
  })
  form.addEventListener('change', () => void update())
  input.addEventListener('focus', () => void openReader().catch(() => {}), { once: true })
  input.addEventListener('input', () => {
    clearTimeout(waiting)
    waiting = setTimeout(() => void update(), PAUSE_MILLISECONDS)
  })
  form.querySelector('#clear')?.addEventListener('click', () => {
    fillForm(form, new URLSearchParams())
    input.focus()
    void update()
  })
  for (const event of ['pointerenter', 'focusin']) form.querySelector('.facets')?.addEventListener(event, wantFacets)
  more.querySelector('button')?.addEventListener('click', () => void showMore())
  if (location.search.length > 1) void update()
}

/** Shows what fits the query and says how many. A slower, older answer never replaces a newer one. */
async function update(): Promise<void> {
  const turn = ++latest
  const query = readForm(form)
  history.replaceState(null, '', addressOf(query))
  if (isEverything(query)) return showPage()
  try {
    const index = await openReader()
    const found = query.text
      ? await index.find(query.text)
      : Array.from({ length: index.manifest.numbers }, (_, at) => at)
    if (isTextOnly(query)) {
      await showRows(index, found, turn)
      if (!facetsWanted && found.length > 0 && index.manifest.numbers > COUNTED_AT_ONCE) return showCounts(() => '')
    }
    const { numbers, counts } = narrow(found, await index.facets(found), query.choices)
    const ordered = await inOrder(index, query, numbers)
    if (turn !== latest) return
    showCounts((box) => numberText(counts[box.name as FacetName].get(box.value) ?? 0))
    await showRows(index, ordered, turn)
  } catch {
    // The files may have been cut anew since: the next try begins with a new manifest.
    reader = undefined
    if (turn === latest) count.textContent = words.failed
  }
}

function wantFacets(): void {
  if (facetsWanted) return
  facetsWanted = true
  void update()
}

async function inOrder(index: Reader, { text, sort }: Query, numbers: readonly number[]): Promise<readonly number[]> {
  if (sort === '' && text !== '') return numbers
  if (sort === 'newest') {
    const minutes = await index.rows('updated', numbers)
    return sorted(numbers, minutes, (a, b) => (b ?? 0) - (a ?? 0))
  }
  return sorted(numbers, await index.rows('titles', numbers), (a, b) => ((a ?? '') < (b ?? '') ? -1 : a === b ? 0 : 1))
}

function sorted<T>(numbers: readonly number[], keys: readonly T[], compare: (a: T, b: T) => number): number[] {
  return [...numbers.keys()].sort((a, b) => compare(keys[a]!, keys[b]!)).map((at) => numbers[at]!)
}

async function showRows(index: Reader, numbers: readonly number[], turn: number): Promise<void> {
  const rows = await elementsOf(index, numbers.slice(0, ROWS))
  if (turn !== latest) return
  results = numbers
  list!.replaceChildren(...rows)
  count.textContent = `${numberText(numbers.length)} ${numbers.length === 1 ? words.dataset : words.datasets}`
  if (part) part.hidden = true
  nothing.hidden = numbers.length > 0
  more.hidden = numbers.length <= rows.length
}

/** The list as the page came, with its numbers. */
function showPage(): void {
  list!.replaceChildren(...pageRows)
  showCounts((box) => pageCounts.get(box) ?? '')
  count.textContent = pageCount
  if (part) part.hidden = false
  nothing.hidden = true
  more.hidden = true
}

async function showMore(): Promise<void> {
  const turn = latest
  const shown = list!.children.length
  const rows = await elementsOf(await openReader(), results.slice(shown, shown + ROWS)).catch(() => [])
  if (turn !== latest) return
  list!.append(...rows)
  more.hidden = list!.children.length >= results.length
  // The next row takes the focus, as a link would have brought the reader there.
  rows[0]?.querySelector('a')?.focus()
}

/** Rows of the page where it has them: they come with a drawing. */
async function elementsOf(index: Reader, numbers: readonly number[]): Promise<HTMLLIElement[]> {
  const rows = await index.rows('rows', numbers)
  return rows.flatMap((row) => (row ? [rowBySlug.get(row.slug) ?? rowElement(row, words, prefix)] : []))
}

function showCounts(textFor: (box: HTMLInputElement) => string): void {
  for (const [box, number] of countsInForm()) {
    number.textContent = textFor(box)
    box.closest('label')!.classList.toggle('none', number.textContent === '0')
  }
}

function countsInForm(): Map<HTMLInputElement, HTMLElement> {
  const boxes = [...form.querySelectorAll<HTMLInputElement>('input[type=checkbox]')]
  return new Map(boxes.map((box) => [box, box.closest('label')!.querySelector<HTMLElement>('.choice-count')!]))
}

/** The manifest is fetched when somebody first asks, and again after a failure. */
function openReader(): Promise<Reader> {
  reader ??= openIndex(async (path) => {
    const response = await fetch(`${prefix}/${path}`)
    if (!response.ok) throw new Error(`${path} answered ${response.status}, expected 200`)
    return response.json()
  })
  reader.catch(() => {
    reader = undefined
  })
  return reader
}
