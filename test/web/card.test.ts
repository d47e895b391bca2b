// Share cards: what is on them, what their address says, and that the renderer draws the same bytes each time.
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createCardDrawer } from '../../adapters/cards.ts'
import { cardPath } from '../../core/catalog/cards.ts'
import type { LiveDataset } from '../../core/catalog/published.ts'
import { copyCardFiles } from '../../scripts/build-web.ts'
import { datasetCard, portalCard } from '../../web/catalog/card.ts'
import { balanced, cardText, cut, isDrawable, widthOf, wrapped } from '../../web/catalog/card-text.ts'
import { aMetadata, aPublishedDataset, aPublishedVersion, aSiteContext } from '../support/published.ts'

const context = aSiteContext()
const folder = mkdtempSync(join(tmpdir(), 'plaza-cards-'))
const draw = createCardDrawer(folder)
beforeAll(() => copyCardFiles(join(folder, 'cards')))

function titled(title: string): LiveDataset {
  return aPublishedDataset({ current: aPublishedVersion({ metadata: aMetadata({ title }) }) }) as LiveDataset
}
const trees = titled('Street Trees')
const textsOf = (svg: string) => [...svg.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map(([, text]) => text)

test('a card says whose data it is, what it is, how much and from when', () => {
  const texts = textsOf(datasetCard(context, trees)).join('|')
  for (const part of [
    'City of Alder Bay',
    'Open Data',
    'Street',
    'Trees',
    'Parks and Recreation',
    '1,200 rows',
    'Oct 5, 2026',
  ]) {
    expect(texts).toContain(part)
  }
})

test('markup in a title stays text', () => {
  expect(datasetCard(context, titled('<script>alert("1")</script> & more'))).not.toContain('<script')
})

test('a title in letters that the font lacks is left away, and the rest is there', () => {
  const texts = textsOf(datasetCard(context, titled('街路樹')))
  expect(texts.join()).not.toMatch(/[^\u0000-\u024f\u2000-\u20ff]/)
  expect(texts).toContain('Parks and Recreation')
})

test('the address changes with what is drawn, and only with it', () => {
  const path = (dataset: LiveDataset) => cardPath(dataset.slug, datasetCard(context, dataset))
  expect(path(trees)).toMatch(/^\/cards\/street-trees\.[0-9a-f]{12}\.png$/)
  expect(path(titled('Street Trees'))).toBe(path(trees))
  expect(path(titled('Street Trees, 2027'))).not.toBe(path(trees))
})

test('the renderer gives a picture of 1200 by 630, the same bytes each time', async () => {
  const [one, other] = [await draw(datasetCard(context, trees)), await draw(datasetCard(context, trees))]
  const view = new DataView(one.buffer, one.byteOffset)
  expect([view.getUint32(16), view.getUint32(20)]).toEqual([1200, 630])
  expect(Buffer.compare(one, other)).toBe(0)
  expect((await draw(portalCard(context))).length).toBeGreaterThan(10_000)
})

const long = 'Historical Motor Vehicle Collisions by Community Board and Council District, 2014 to 2026'

test('lines keep their width, break between words, and say when they are cut', () => {
  const lines = wrapped(long, 54, 600, 3)
  expect(lines).toHaveLength(3)
  expect(lines.every((line) => widthOf(line, 54) <= 600)).toBe(true)
  expect(lines.at(-1)).toMatch(/\w…$/)
  expect(cut('short', 54, 600)).toBe('short')
  expect(cut('Unbreakable'.repeat(9), 54, 600)).toMatch(/^Unb.*…$/)
})

test('no word stands alone where lines can be equal', () => {
  expect(balanced('Your city, in open data.', 76, 760, 2)).toEqual(['Your city, in', 'open data.'])
})

test('text is composed, and without what no font has', () => {
  expect(cardText('  cafe\u0301\u0000\ufe0f  menus ')).toBe('café menus')
  expect(['Árboles de la ciudad', 'Żółć – 5 €', '東京', ''].map(isDrawable)).toEqual([true, true, false, false])
})
