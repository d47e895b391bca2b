// web/islands/search.ts: search and filters over the list of datasets. It moves and hides the rows that the page came with.
import MiniSearch from 'minisearch'
import type { SearchDocument } from '../../core/catalog/search-documents.ts'

/** What the reader asks for; the address carries it. */
interface Query {
  readonly text: string
  readonly topics: ReadonlySet<string>
  readonly departments: ReadonlySet<string>
  readonly sort: string
}

const form = document.querySelector<HTMLFormElement>('#finder')!
const list = document.querySelector<HTMLUListElement>('#results')
const count = document.querySelector<HTMLElement>('#result-count')!
const nothing = document.querySelector<HTMLElement>('#no-results')!
const input = form.querySelector<HTMLInputElement>('#q')!
const sort = form.querySelector<HTMLSelectElement>('#sort')!
const rows = [...(list?.children ?? [])] as HTMLLIElement[]

let index: Promise<MiniSearch> | undefined
let latest = 0
let waiting: ReturnType<typeof setTimeout> | undefined

if (list) {
  restore(new URLSearchParams(location.search))
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    void update()
  })
  form.addEventListener('change', () => void update())
  input.addEventListener('focus', () => void loadIndex(), { once: true })
  input.addEventListener('input', () => {
    clearTimeout(waiting)
    waiting = setTimeout(() => void update(), 120)
  })
  form.querySelector('#clear')?.addEventListener('click', () => {
    restore(new URLSearchParams())
    input.focus()
    void update()
  })
  if (location.search.length > 1) void update()
}

/** Shows what fits the query, best first, and says how many. A slower, older answer never replaces a newer one. */
async function update(): Promise<void> {
  const turn = ++latest
  const query = readQuery()
  const scores = query.text ? await find(query.text).catch(() => 'failed' as const) : null
  if (turn !== latest || !list) return
  if (scores === 'failed') {
    count.textContent = 'Search cannot be reached. Try again in a moment.'
    return
  }

  const fitsText = (row: HTMLLIElement) => scores === null || scores.has(row.dataset['slug']!)
  const fitsTopic = (row: HTMLLIElement) => query.topics.size === 0 || query.topics.has(row.dataset['topic']!)
  const fitsDepartment = (row: HTMLLIElement) =>
    query.departments.size === 0 || query.departments.has(row.dataset['department']!)
  for (const row of rows) row.hidden = !(fitsText(row) && fitsTopic(row) && fitsDepartment(row))

  list.append(...ordered(query, scores))
  // A filter counts what its own group would show: the others hold, it is free.
  countChoices('topic', (row) => fitsText(row) && fitsDepartment(row))
  countChoices('department', (row) => fitsText(row) && fitsTopic(row))
  const shown = rows.filter((row) => !row.hidden).length
  count.textContent = `${shown.toLocaleString('en-US')} ${shown === 1 ? 'dataset' : 'datasets'}`
  nothing.hidden = shown > 0
  history.replaceState(null, '', address(query))
}

function ordered(query: Query, scores: ReadonlyMap<string, number> | null): HTMLLIElement[] {
  // The page's own order is by title.
  if (query.sort === 'title' || (query.sort === '' && !scores)) return rows
  if (query.sort === 'newest') {
    return rows.toSorted((a, b) => (a.dataset['updated']! < b.dataset['updated']! ? 1 : -1))
  }
  const scoreOf = (row: HTMLLIElement) => scores?.get(row.dataset['slug']!) ?? 0
  return rows.toSorted((a, b) => scoreOf(b) - scoreOf(a))
}

/** Slugs that fit and how well: every word first, any word when that finds nothing. */
async function find(text: string): Promise<Map<string, number>> {
  const search = await loadIndex()
  const all = search.search(text, { combineWith: 'AND' })
  const results = all.length > 0 ? all : search.search(text)
  return new Map(results.map((result) => [result.id as string, result.score]))
}

/** Fetched once, when somebody first asks. */
function loadIndex(): Promise<MiniSearch> {
  index ??= fetch('/search/index.json').then(async (response) => {
    if (!response.ok) throw new Error(`the search index answered ${response.status}, expected 200`)
    const search = new MiniSearch<SearchDocument>({
      fields: ['title', 'keywords', 'department', 'topic', 'columns', 'text'],
      searchOptions: {
        boost: { title: 6, keywords: 3, topic: 2, columns: 1.5 },
        prefix: true,
        // Letters that may be wrong: `bycicle` is two away from `bicycle`.
        fuzzy: (term) => (term.length > 6 ? 2 : term.length > 3 ? 1 : false),
      },
    })
    search.addAll((await response.json()) as SearchDocument[])
    return search
  })
  // A failed download is tried again at the next letter.
  index.catch(() => {
    index = undefined
  })
  return index
}

function countChoices(name: string, fits: (row: HTMLLIElement) => boolean): void {
  const counts = new Map<string, number>()
  for (const row of rows.filter(fits)) counts.set(row.dataset[name]!, (counts.get(row.dataset[name]!) ?? 0) + 1)
  for (const box of form.querySelectorAll<HTMLInputElement>(`input[name=${name}]`)) {
    const number = box.closest('label')?.querySelector('.choice-count')
    if (number) number.textContent = String(counts.get(box.value) ?? 0)
  }
}

function readQuery(): Query {
  const data = new FormData(form)
  return {
    text: input.value.trim(),
    topics: new Set(data.getAll('topic').map(String)),
    departments: new Set(data.getAll('department').map(String)),
    sort: sort.value,
  }
}

/** Puts a query from an address into the form. */
function restore(parameters: URLSearchParams): void {
  input.value = parameters.get('q') ?? ''
  const wanted = parameters.get('sort') ?? ''
  sort.value = [...sort.options].some((option) => option.value === wanted) ? wanted : ''
  for (const box of form.querySelectorAll<HTMLInputElement>('input[type=checkbox]')) {
    box.checked = parameters.getAll(box.name).includes(box.value)
  }
}

function address(query: Query): string {
  const parameters = new URLSearchParams()
  if (query.text) parameters.set('q', query.text)
  for (const topic of query.topics) parameters.append('topic', topic)
  for (const department of query.departments) parameters.append('department', department)
  if (query.sort) parameters.set('sort', query.sort)
  const text = parameters.toString()
  return text ? `?${text}` : location.pathname
}
