// bench/search/ours.ts: the page's side of the measurement: the portal's own reader of its search files.
import { openIndex, type Reader } from '../../core/search/reader.ts'
import { measured } from './measured.ts'

let reader: Promise<Reader> | undefined

measured(async (text) => {
  reader ??= openIndex(async (path) => (await fetch(`/${path}`)).json())
  const index = await reader
  const numbers = await index.find(text)
  const rows = await index.rows('rows', numbers.slice(0, 10))
  // The counts beside the list come after the rows; their bytes belong to the first query.
  void index.facets(numbers)
  return rows.flatMap((row) => (row ? [{ title: row.title, summary: row.summary }] : []))
})
