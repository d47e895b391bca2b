// What the public reads around the launch: nothing of a person's words is ever markup, in any language.

import type { LiveDataset } from '../../core/catalog/published.ts'
import type { PublicLaunch } from '../../core/launch.ts'
import { publicLaunch } from '../../core/launch.ts'
import { closedPages } from '../../web/catalog/closed-pages.ts'
import { launchBanner } from '../../web/catalog/launch-banner.ts'
import { launchPages } from '../../web/catalog/launch-pages.ts'
import { embedBanner } from '../../web/catalog/launch-pictures.ts'
import { withFigures } from '../../web/catalog/launch-texts.ts'
import { listedOf } from '../../web/catalog/listed.ts'
import { aLaunch } from '../support/launch.ts'
import { aPublishedDataset, aSiteContext, CITY } from '../support/published.ts'

const NOW = '2026-03-02T16:00:00.000Z'
const EVIL = '"><script>alert(1)</script>&{datasets}'
const listed = [listedOf(aPublishedDataset() as LiveDataset)]

function context(launch: Partial<PublicLaunch> = {}, city = CITY) {
  const shown = publicLaunch({ ...aLaunch(), state: 'launched', launchedAt: '2026-03-02T15:00:00.000Z' }, NOW)
  return withFigures(aSiteContext({ city, launch: { ...shown, ...launch } }), listed)
}
const pages = (launch?: Partial<PublicLaunch>, city = CITY, language: 'en' | 'es' = 'en') =>
  launchPages({ ...context(launch, city), language }, { now: NOW }, listed)
const press = (...of: Parameters<typeof pages>) => pages(...of)[0]!.body

test('no word of anybody becomes markup', () => {
  const own = { speakerTitle: EVIL, statement: EVIL, portraitAlt: EVIL, banner: EVIL, pressRelease: EVIL }
  const city = { ...CITY, name: `A ${EVIL}` }
  const launch: Partial<PublicLaunch> = {
    ...{ texts: { en: own, es: own }, speaker: EVIL, pressContact: { name: EVIL, email: 'a@b.example', phone: EVIL } },
    firstUses: [{ texts: { en: { title: EVIL, text: EVIL } }, link: '/datasets/' }],
    portrait: { format: 'png', bytes: 1, width: 200, height: 200, sha256: 'a', md5: 'b', uploadedAt: NOW },
  }
  const all = [
    ...pages(launch, city).filter(({ mediaType }) => !mediaType.startsWith('text/plain')),
    ...pages(launch, city, 'es').filter(({ mediaType }) => !mediaType.startsWith('text/plain')),
    ...closedPages(aSiteContext({ city }), NOW).filter(({ mediaType }) => mediaType.startsWith('text/html')),
  ].map(({ body }) => body)
  const banner = String(launchBanner(context(launch, city), { path: '/' }))
  for (const text of [...all, banner, embedBanner(context(launch, city))]) {
    expect(text).not.toContain('<script>alert')
  }
  expect(banner).toContain('&lt;script&gt;alert(1)&lt;/script&gt;&amp;1 dataset')
})

test('the press kit tells facts that were counted, in the language of the page', () => {
  expect(press()).toContain('<dd>1 dataset</dd>')
  expect(press()).toContain('<dd>1,200 rows</dd>')
  expect(press()).toContain('1 department: Parks and Recreation')
  expect(press({}, CITY, 'es')).toContain('<dd>1.200 filas</dd>')
  expect(press({}, CITY, 'es')).toContain('Estos datos son suyos.')
  expect(press({ facts: [] })).not.toContain('id="facts"')
})

test('a statement in one language only is marked as such on the pages of the other', () => {
  const launch = { texts: { en: { statement: 'Only in English.' } } }
  expect(press(launch, CITY, 'es')).toContain('lang="en"')
  expect(press(launch, CITY, 'es')).toContain('Only in English.')
  expect(press({ texts: {} })).not.toContain('id="statement"')
})

test('the banner is on the front page alone, and there only while it lasts', () => {
  expect(String(launchBanner(context(), { path: '/' }))).toContain('This data is yours.')
  expect(launchBanner(context(), { path: '/about/' })).toBe('')
  expect(launchBanner(context({ hasBanner: false }), { path: '/' })).toBe('')
  expect(launchBanner(aSiteContext(), { path: '/' })).toBe('')
})

test('before the launch there is no press kit', () => {
  const before = withFigures(aSiteContext({ launch: publicLaunch(aLaunch(), NOW) }), listed)
  expect(launchPages(before, { now: NOW }, listed)).toEqual([])
  expect(launchPages(aSiteContext(), { now: NOW }, listed)).toEqual([])
})

test('the closed page names the city, the contact and the day, and leads nowhere but to the console', () => {
  const [front] = closedPages(aSiteContext({ launch: publicLaunch(aLaunch(), NOW) }), NOW)
  expect(front!.body).toContain('City of Alder Bay')
  expect(front!.body).toContain('mailto:opendata@alderbay.example')
  expect(front!.body).toContain('Mar 2, 2026')
  const links = [...front!.body.matchAll(/<a [^>]*href="([^"]*)"/g)].map(([, href]) => href)
  expect(new Set(links)).toEqual(new Set(['#main', '/', '/es/', 'mailto:opendata@alderbay.example', '/console/']))
})

test('a long name of a city has room on the banner for other sites', () => {
  const name = 'Consolidated City and County of San Buenaventura de los Altos del Mar'
  const svg = embedBanner(aSiteContext({ city: { ...CITY, name } }))
  expect(svg).toContain('…')
  expect(svg).toContain(`aria-label="Open data of ${name}"`)
})
