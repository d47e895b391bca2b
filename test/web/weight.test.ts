// test/web/weight.test.ts: a dataset page stays light however wide its table is.
import { brotliCompressSync } from 'node:zlib'
import { liveDatasets } from '../../core/catalog/published.ts'
import { listedOf } from '../../web/catalog/listed.ts'
import { renderDatasetPages, renderListPages } from '../../web/catalog/pages.ts'
import { aProfile, aPublishedDataset, aPublishedVersion, aSiteContext } from '../support/published.ts'

// Typical data makes 8 kB, so that all is under 45 kB with the font (27 kB), style sheets (8 kB), scripts and headers.
const PAGE_BUDGET = 13_000

/** Text that compresses badly, the same each time. */
function noise(length: number, seed: number): string {
  let state = seed * 2654435761 + 1
  return Array.from({ length }, () => {
    state = (state * 1103515245 + 12345) % 2147483648
    return (state % 36).toString(36)
  }).join('')
}

const tables = [
  { name: 'wide', columns: 60, length: 12 },
  { name: 'long free text', columns: 8, length: 4000 },
]
for (const { name, columns, length } of tables) {
  test(`${name}: the page fits its budget`, () => {
    const names = Array.from({ length: columns }, (_, column) => `column_${column}`)
    const preview = Array.from({ length: 50 }, (_, row) => names.map((_, column) => noise(length, row * 100 + column)))
    const current = aPublishedVersion({ columns: names.map((column) => ({ name: column, type: 'text' })) })
    const profile = aProfile({
      columns: names.map((column) => ({ name: column, type: 'text', nulls: 0, distinct: 1200 })),
      preview,
    })
    const [page] = renderDatasetPages(aSiteContext(), aPublishedDataset({ current, profile }), [])

    expect(page!.body).toContain(preview[0]![0]!.slice(0, 12))
    expect(brotliCompressSync(page!.body).length).toBeLessThan(PAGE_BUDGET)
  })
}

// 45 kB in all, less the font (27 kB), style sheets (8 kB), scripts (1 kB) and headers.
const HOME_BUDGET = 8_000

for (const amount of [30, 3000]) {
  test(`home fits its budget with ${amount} datasets, in both languages`, () => {
    const datasets = Array.from({ length: amount }, (_, at) =>
      aPublishedDataset({ id: `ds_${at}`, slug: `dataset-${at}` }),
    )
    const pages = renderListPages(aSiteContext(), liveDatasets(datasets).map(listedOf))
    for (const path of ['index.html', 'es/index.html']) {
      const { body } = pages.find((page) => page.path === path)!
      expect(brotliCompressSync(body).length).toBeLessThan(HOME_BUDGET)
    }
  })
}
