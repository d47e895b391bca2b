// The pages of a dataset and of its versions, in both languages: what is translated, what says its language, what can be copied.
import type { Language } from '../../core/languages.ts'
import type { Metadata } from '../../core/model.ts'
import { bibtex, citationText } from '../../web/catalog/citation.ts'
import { renderDatasetPages } from '../../web/catalog/pages.ts'
import type { PublishedDataset } from '../../web/catalog/view.ts'
import {
  aDistribution,
  aMetadata,
  aProfile,
  aPublishedDataset,
  aPublishedVersion,
  aSiteContext,
  aWithdrawal,
} from '../support/published.ts'

const context = aSiteContext()
const es = {
  title: 'Árboles viarios',
  description: 'Todos los árboles que la ciudad cuida en sus calles.',
  conditions: 'Cite a la ciudad.',
  knownIssues: 'Falta el distrito 3.',
  columns: [{ name: 'species', title: 'Especie', description: 'Nombre común del árbol' }],
}
const inEnglish = aMetadata({ conditions: 'Name the city.', knownIssues: 'Ward 3 is missing.' })
const changes = {
  ...{ since: 1, key: ['tree_id'], columns: [], isListComplete: true },
  ...{ rowsAdded: 12, rowsRemoved: 3, rowsChanged: 0, rowsUnchanged: 1188 },
}
const quality = {
  total: 93,
  dimensions: [{ dimension: 'documentation' as const, points: 13, of: 20 }],
  losses: [
    {
      dimension: 'documentation' as const,
      points: 5,
      code: 'no-description',
      why: 'There is no description.',
      fix: '',
    },
    { dimension: 'documentation' as const, points: 2, why: 'Something from before there were codes.', fix: '' },
  ],
}

function aDataset(metadata: Metadata, more: Partial<PublishedDataset> = {}): PublishedDataset {
  const current = aPublishedVersion({ number: 2, metadata, quality, changes })
  const versions = [current, aPublishedVersion({ metadata, withdrawn: aWithdrawal() })]
  return aPublishedDataset({ current, versions, ...more })
}
const translated = aDataset({ ...inEnglish, translations: { es } })
const untranslated = aDataset(inEnglish)

function page(language: Language, dataset = translated, rest = '', all: PublishedDataset[] = []): string {
  const path = `${language === 'en' ? '' : 'es/'}datasets/${dataset.slug}/${rest}index.html`
  const found = renderDatasetPages(context, dataset, all).find((one) => one.path === path)
  if (!found) throw new Error(`expected a page ${path}`)
  return found.body
}

test('a translated dataset is in Spanish on the Spanish page, and nothing of it says another language', () => {
  const body = page('es')
  expect(body).toContain('<html lang="es"')
  expect(body).toContain('<h1>Árboles viarios</h1>')
  for (const words of [es.description, es.conditions, es.knownIssues, 'Nombre común del árbol']) {
    expect(body).toContain(words)
  }
  expect(body).not.toContain('Street Trees')
  expect(body).toContain('Valores más frecuentes de Especie')
  expect(page('en')).toContain('<h1>Street Trees</h1>')
})

test('what nobody translated is shown as it was written, and says its language', () => {
  const body = page('es', untranslated)
  expect(body).toContain('<h1 lang="en">Street Trees</h1>')
  expect(body).toMatch(/<p class="lead" lang="en">Every tree/)
  expect(body).toMatch(/<dd class="long-text" lang="en">Name the city\./)
  expect(body).toMatch(/<div class="long" lang="en"><p>Ward 3 is missing\./)
  expect(page('en', untranslated)).not.toContain(' lang="en">Street Trees')
})

test('what a translation leaves out says its language, and what only it describes is there', () => {
  const { conditions: _, ...most } = es
  const columns = [{ name: 'tree_id', title: 'Árbol' }]
  const body = page('es', aDataset({ ...inEnglish, translations: { es: { ...most, columns } } }))
  expect(body).toMatch(/<dd class="long-text" lang="en">Name the city\./)
  expect(body).toMatch(/<td lang="en"><span class="column-title">Species/)
  expect(body).toMatch(/<td><span class="column-title">Árbol/)
  expect(body).not.toMatch(/lang="en"><p>Falta/)
})

const ENGLISH = [
  'Download ',
  'Data preview',
  'Known issues',
  'Columns<',
  'Update frequency',
  'Versions<',
  'Signed',
  'rows<',
]
test('no English word of ours is left on the Spanish pages', () => {
  for (const body of [page('es'), page('es', translated, 'v/2/'), page('es', translated, 'v/1/')]) {
    for (const words of ENGLISH) expect([words, body.includes(words)]).toEqual([words, false])
  }
})

test('links of the Spanish page stay in Spanish; files and feeds have one address', () => {
  const body = page('es')
  const [content] = /<main.*<\/main>/s.exec(body)!
  for (const [, href] of content.matchAll(/href="(\/[^"]*)"/g)) {
    expect(href).toMatch(/^\/(es\/|files\/|datasets\/street-trees\/feed\.)/)
  }
})

test('the ways to look lead to the views of this dataset, to the map only where there are places', () => {
  const body = page('es')
  for (const view of ['table', 'chart', 'sql']) expect(body).toContain(`href="/es/${view}/?dataset=street-trees"`)
  expect(body).not.toContain('/map/?dataset')
  expect(body).toContain('Explorar las 1.200 filas')
  const current = aPublishedVersion({ columns: [{ name: 'place', type: 'geopoint' }] })
  expect(page('en', aPublishedDataset({ current }))).toContain('href="/map/?dataset=street-trees"')
  const noParquet = aPublishedVersion({ distributions: [aDistribution()] })
  expect(page('en', aPublishedDataset({ current: noParquet }))).not.toContain('?dataset=')
})

test('reasons for lost points are in Spanish; those from before there were codes say that they are not', () => {
  const body = page('es')
  expect(body).toContain('Calidad: 93 de 100, muy buena')
  expect(body).toContain('<span>No hay descripción.</span>')
  expect(body).toContain('<span lang="en">Something from before there were codes.</span>')
  expect(page('en')).toContain('<span>There is no description.</span>')
})

test('versions say what they changed, and a withdrawn one why it went, in the language of those who wrote it', () => {
  expect(page('en')).toContain('12 new, 3 removed')
  expect(page('es')).toContain('12 nuevas, 3 eliminadas')
  const tombstone = page('es', translated, 'v/1/')
  expect(tombstone).toContain('Esta versión se retiró')
  expect(tombstone).toContain('<p lang="en">The file held a column that must not be public.</p>')
})

test('the charts: one of each kind that the data has, each with its table', () => {
  const days = {
    name: 'days',
    type: 'integer' as const,
    nulls: 0,
    distinct: 30,
    min: '0',
    max: '30',
    histogram: [9, 5, 1],
  }
  const profile = aProfile()
  const body = page('en', aDataset(inEnglish, { profile: { ...profile, columns: [...profile.columns, days] } }))
  for (const heading of ['Records over time', 'Most frequent values of Species', 'How days is spread']) {
    expect(body).toContain(heading)
    expect(body).toContain(`aria-label="Numbers of the chart: ${heading}"`)
  }
})

test('a related dataset has a line and its freshness', () => {
  const other = aPublishedDataset({
    id: 'ds_2',
    slug: 'parks',
    freshness: { state: 'overdue', dueAt: '', overdueAt: '' },
  })
  const body = page('es', translated, '', [translated, other])
  expect(body).toMatch(/href="\/es\/datasets\/parks\/".*lang="en">Street Trees<.*Every tree.*Atrasado/)
})

test('a citation names who, when, what and the address of the version, and TeX reads it', () => {
  const dataset = aDataset({ ...inEnglish, title: '50% of Trees & {Shrubs}_\\ #1' })
  const version = dataset.current!
  expect(citationText(context, dataset, version)).toBe(
    'Parks and Recreation, City of Alder Bay (2026). 50% of Trees & {Shrubs}_\\ #1 (version 2) [Data set]. Open Data. https://data.alderbay.example/datasets/street-trees/v/2/',
  )
  expect(bibtex(context, dataset, version)).toContain(
    'title = {{50\\% of Trees \\& \\{Shrubs\\}\\_\\textbackslash{} \\#1}}',
  )
})

test('search engines are told the language, and where the other one is', () => {
  const read = (body: string) => JSON.parse(/<script type="application\/ld\+json">(.*?)<\/script>/s.exec(body)![1]!)
  const url = 'https://data.alderbay.example'
  expect(read(page('es'))).toMatchObject({
    inLanguage: 'es',
    url: `${url}/es/datasets/street-trees/`,
    workTranslation: [{ inLanguage: 'en', url: `${url}/datasets/street-trees/` }],
  })
  expect(read(page('es', untranslated))).toMatchObject({ inLanguage: 'en', workTranslation: [] })
})

const evil = '"><img src=x onerror=alert(1)><script>alert(1)</script>'
test('no text of a translation becomes markup', () => {
  const texts = { title: evil, description: evil, conditions: evil, knownIssues: evil }
  const columns = [{ name: 'species', title: evil, description: evil }]
  const dataset = aDataset({ ...inEnglish, translations: { es: { ...texts, columns } } })
  for (const { path, body } of renderDatasetPages(context, dataset, [dataset])) {
    if (!path.endsWith('.html')) continue
    expect([path, /<img src=x|<script>alert/.test(body)]).toEqual([path, false])
  }
})
