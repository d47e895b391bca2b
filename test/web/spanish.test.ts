// test/web/spanish.test.ts: a reader of Spanish meets no English on a site whose texts are translated.
import type { City } from '../../core/settings.ts'
import { aMetadata, aPublishedDataset, aPublishedVersion, aSiteContext, CITY } from '../support/published.ts'
import { htmlOf, siteOf } from '../support/site.ts'

const city: City = {
  ...CITY,
  name: 'Alder Bay',
  translations: {
    es: {
      portalName: 'Datos abiertos',
      tagline: 'Su ciudad, en datos abiertos.',
      searchSuggestions: ['árboles'],
      topics: { Environment: 'Medio ambiente', 'Parks & Recreation': 'Parques y ocio', Transport: 'Transporte' },
      departments: { parks: 'Parques y ocio', transport: 'Transporte' },
    },
  },
}
const context = aSiteContext({ city })
const translated = aPublishedVersion({
  metadata: aMetadata({
    keywords: ['canopia'],
    translations: {
      es: {
        title: 'Árboles de las calles',
        description: 'Cada árbol que la ciudad cuida en sus calles. Se revisan a pie, cada mes.',
        columns: [{ name: 'species', title: 'Especie', description: 'Nombre común del árbol' }],
      },
    },
  }),
})
const trees = aPublishedDataset({
  current: translated,
  freshness: { state: 'overdue', dueAt: '2026-11-01T00:00:00.000Z', overdueAt: '2026-11-08T00:00:00.000Z' },
})
const untranslated = aPublishedDataset({ id: 'ds_2', slug: 'other-trees' })
const pages = htmlOf(siteOf(context, [trees])).filter(({ path }) => path.startsWith('es/'))
const bodyOf = (path: string) => pages.find((page) => page.path === path)!.body

/** Words of the interface in English that Spanish does not have. */
const ENGLISH =
  /\b(the|and|of|with|this|these|are|was|by|from|which|your|search|download|downloads|dataset|datasets|updated|department|departments|rows|columns|version|versions|licence|topic|checks|about|more|show|copy|newest|table|chart|map|file|files)\b/gi
/** Words that are the same in both, or names. */
const NAMES = /CC BY|\{\w+\}/g

/** What a reader sees or hears: texts, labels, and the words that islands get. Code and what is marked as English is left out. */
function wordsOf(body: string): string {
  const texts = body
    .replace(/<script type="application\/ld\+json">.*?<\/script>/gs, ' ')
    .replace(/<(pre|code)\b.*?<\/\1>/gs, ' ')
    .replace(/<(\w+)[^>]*\slang="en"[^>]*>.*?<\/\1>/gs, ' ')
  const labels = [...texts.matchAll(/\s(?:aria-label|alt|title|placeholder|content)="([^"]*)"/g)].map(
    ([, text]) => text,
  )
  const island = [...texts.matchAll(/<script type="application\/json"[^>]*>(.*?)<\/script>/gs)].flatMap(([, json]) =>
    stringsIn(JSON.parse(json!)),
  )
  const seen = texts.replace(/<script\b.*?<\/script>/gs, ' ').replace(/<[^>]*>/g, ' ')
  return [seen, ...labels, ...island]
    .join('\n')
    .replace(/\S*[/@_=]\S*/g, ' ')
    .replace(NAMES, ' ')
}

function stringsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(stringsIn) : []
}

for (const { path, body } of pages) {
  test(`no English on ${path}`, () => {
    expect([...new Set(wordsOf(body).match(ENGLISH) ?? [])]).toEqual([])
  })
}

const said: readonly (readonly [string, readonly string[]])[] = [
  ['es/index.html', ['Su ciudad, en datos abiertos.', 'Explorar por tema', 'Parques y ocio', 'Árboles de las calles']],
  [
    'es/datasets/index.html',
    ['1 conjunto de datos', 'Atrasado', '1.200 filas', 'Ordenar por', 'action="/es/datasets/"'],
  ],
  ['es/datasets/a-z/a/index.html', ['empiezan por A', 'Árboles de las calles']],
  ['es/topics/transport/index.html', ['Transporte', 'Aquí todavía no hay nada publicado']],
  ['es/departments/parks/index.html', ['A quién preguntar', 'Plan de este departamento']],
  ['es/about/index.html', ['Cómo llegan los datos aquí', '<strong>0 de 1</strong> conjuntos de datos']],
  ['es/developers/index.html', ['Canales de novedades', '/es/embed/chart/?dataset={dataset}']],
]
for (const [path, texts] of said) {
  test(`${path} says it in Spanish`, () => {
    for (const text of texts) expect(bodyOf(path)).toContain(text)
  })
}

test('a text that nobody translated says its language', () => {
  const [page] = siteOf(context, [untranslated]).filter(({ path }) => path === 'es/datasets/index.html')
  expect(page!.body).toContain('<a href="/es/datasets/other-trees/" lang="en">Street Trees</a>')
})

test('so does its row in the search of that language', () => {
  const files = new Map(siteOf(context, [untranslated]).map(({ path, body }) => [path, body]))
  expect(JSON.parse(files.get('es/search/rows/0.json')!)[0]).toMatchObject({ title: 'Street Trees', language: 'en' })
  expect(JSON.parse(files.get('search/rows/0.json')!)[0].language).toBeUndefined()
})

test('the page for wrong addresses speaks both languages', () => {
  const [page] = siteOf(context, []).filter(({ path }) => path === '404.html')
  expect(page!.body).toContain('There is nothing at this address')
  expect(page!.body).toContain('<section lang="es"><h2>No hay nada en esta dirección</h2>')
  expect(page!.body).toContain('href="/es/datasets/"')
})

test('the search of a language is in its folder and knows its words', () => {
  const files = new Map(siteOf(context, [trees]).map(({ path, body }) => [path, body]))
  expect(files.get('es/search/rows/0.json')).toContain('Árboles de las calles')
  expect(files.get('es/search/rows/0.json')).toContain('"topic":"Parques y ocio"')
  expect(files.get('search/rows/0.json')).toContain('Street Trees')
})
