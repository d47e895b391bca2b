// test/core/search/known-items.test.ts: somebody who knows a dataset finds it among the first three, in real catalogs, for few bytes.
import MiniSearch from 'minisearch'
import { searchFiles } from '../../../core/search/files.ts'
import { withMaterial } from '../../support/material.ts'
import { manyDatasets, realDatasets } from '../../support/real-catalogs.ts'
import { readerOf } from '../../support/search.ts'

/**
 * Drawn by a seeded rule, not by hand: a title with at least three words of four letters or more; of these the two or
 * three longest, if not more than three titles have them all, since no search could know which one was meant. The
 * misspelt query has one slip at a random place of its longest word: a letter left out, doubled, swapped or wrong.
 */
const KNOWN_ITEMS: readonly (readonly [query: string, misspelt: string, title: string])[] = [
  ['indústria brasileira', 'indústria brasleira', 'Catálogo da Indústria Espacial Brasileira'],
  [
    'integrated business framework',
    'integrtaed business framework',
    'Human Capital Federal Integrated Business Framework (HC-FIBF)',
  ],
  ['sicoob credijustra', 'sicoob ccredijustra', 'SFN - CCLA SICOOB CREDIJUSTRA'],
  [
    'international electricity application',
    'inteenational electricity application',
    'International Energy Data: Electricity Application Programming Interface (API)',
  ],
  ['despesas pública', 'despeesas pública', 'Despesas com dívida pública'],
  [
    'budget restrictions september',
    'budget restricitons september',
    '2014 State Budget Restrictions As of September 30, 2013',
  ],
  ['domains days', 'domins days', 'Top 20 Domains Over Last 30 Days'],
  [
    'transparência remuneração servidores',
    'transparênciia remuneração servidores',
    '[Portal da Transparência] Remuneração dos Servidores',
  ],
  ['chargeable deaths', 'chargeeable deaths', 'Non-Chargeable Mining Deaths'],
  ['ressarcir servidor apresenta', 'ressarcir servidor apresetna', 'Ressarcir erário – servidor apresenta defesa'],
  [
    'adjustment participant',
    'adjustment praticipant',
    'Office of Trade Adjustment Assistance (OTAA) Trade Act Participant Report Data',
  ],
  ['fedscope accessions cubes', 'fedscope acceseions cubes', 'FedScope Accessions Cubes'],
  ['revenues april', 'reenues april', 'ARRA Grant Revenues As Of COB April 30, 2014'],
  ['pulse https survey', 'pulse https survvey', 'Pulse HTTPS Survey'],
  ['inventory information', 'inventory iinformation', 'Inventory Reporting Information System (IRIS)'],
  [
    'community employment performance',
    'community employment pperformance',
    'Senior Community Service Employment Program Performance Data',
  ],
  ['referência cadastral', 'refeerência cadastral', 'Rede Municipal de Referência Cadastral'],
  ['electricity information center', 'electricty information center', 'Office of Electricity Information Center'],
  ['public november', 'public noember', '2014 Public Bonds Data As of November 30, 2014'],
  ['applicant abandoner usajobs', 'applicant abandooner usajobs', 'CHCO Applicant Abandoner Survey on USAJOBS'],
  [
    'unemployment transaction',
    'unemploymeet transaction',
    'Unemployment Insurance Financial Transaction Data (ETA-2112)',
  ],
  ['division compliance action', 'division compliane action', 'Wage and Hour Division Compliance Action Data'],
  ['administradores informação', 'administradoores informação', 'Administradores de FII: Informação Cadastral'],
  ['dataset visitor metrics', 'adtaset visitor metrics', 'Data.gov Dataset Visitor Metrics'],
  ['medical devices', 'medical deivces', 'Recalls of Medical Devices'],
]
const AMONG = 3
const LARGE = 10_000
/** Of the first query: manifest, words, facets with counts, and ten rows. */
const FIRST_QUERY_BYTES = 40_000

type Ask = (text: string) => Promise<(string | undefined)[]>

async function found(ask: Ask, which: 0 | 1): Promise<number> {
  const ranks = await Promise.all(KNOWN_ITEMS.map(async (item) => (await ask(item[which])).indexOf(item[2])))
  return ranks.filter((rank) => rank >= 0 && rank < AMONG).length
}

withMaterial('25 known items in over 2,000 real datasets: at least 23 are found, and 20 when misspelt', async () => {
  const datasets = realDatasets()
  const { reader } = await readerOf(searchFiles(datasets))
  const ask: Ask = async (text) => {
    const rows = await reader.rows('rows', (await reader.find(text)).slice(0, AMONG))
    return rows.map((row) => row?.title)
  }
  const oracle = oracleOf(datasets.map(({ current }) => current!.metadata))

  const [asTyped, misspelt] = [await found(ask, 0), await found(ask, 1)]
  expect(datasets.length).toBeGreaterThan(2000)
  expect(asTyped).toBeGreaterThanOrEqual(Math.max(23, (await found(oracle, 0)) - 1))
  expect(misspelt).toBeGreaterThanOrEqual(Math.max(20, (await found(oracle, 1)) - 1))
})

/** A search library of good repute that holds the whole catalog in memory: ours must not be worse. */
function oracleOf(documents: readonly { title: string; description: string; keywords: readonly string[] }[]): Ask {
  const search = new MiniSearch({
    fields: ['title', 'keywords', 'description'],
    storeFields: ['title'],
    searchOptions: { boost: { title: 6, keywords: 3 }, prefix: true, fuzzy: 0.2, combineWith: 'AND' },
  })
  search.addAll(
    documents.map(({ title, description, keywords }, id) => ({ id, title, description, keywords: keywords.join(' ') })),
  )
  return async (text) => search.search(text).map(({ title }) => title as string)
}

withMaterial(`the first query at ${LARGE} datasets transfers at most ${FIRST_QUERY_BYTES / 1000} kB`, async () => {
  const files = searchFiles(manyDatasets(LARGE, realDatasets()))
  for (const [query, misspelt] of KNOWN_ITEMS) {
    for (const text of [query, misspelt, query.slice(0, 2)]) {
      const { reader, bytes } = await readerOf(files)
      const numbers = await reader.find(text)
      await reader.facets(numbers)
      await reader.rows('rows', numbers.slice(0, 10))
      expect([text, bytes() <= FIRST_QUERY_BYTES ? 'fits' : bytes()]).toEqual([text, 'fits'])
    }
  }
})
