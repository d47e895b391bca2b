// bench/search/rival.ts: the page's side of the measurement: MiniSearch, whose index is made in the page of a compact catalog.
import MiniSearch from 'minisearch'
import { measured } from './measured.ts'

interface Entry {
  readonly id: number
  readonly title: string
  readonly summary: string
  readonly keywords: string
  readonly department: string
  readonly columns: string
}

let index: Promise<MiniSearch<Entry>> | undefined

measured(async (text) => {
  index ??= load()
  const found = (await index).search(text).slice(0, 10)
  return found.map(({ title, summary }) => ({ title, summary }))
})

async function load(): Promise<MiniSearch<Entry>> {
  const entries = (await (await fetch('/catalog.json')).json()) as Entry[]
  const made = new MiniSearch<Entry>({
    fields: ['title', 'keywords', 'department', 'columns', 'summary'],
    storeFields: ['title', 'summary'],
    searchOptions: { prefix: true, fuzzy: 0.2, boost: { title: 4, keywords: 2 }, combineWith: 'AND' },
  })
  made.addAll(entries)
  return made
}
