// A beta keeps search engines away everywhere they could come in, and its notice travels with the data.
import { NOTICE_PATH } from '../../web/catalog/notice-banner.ts'
import { sharedPortal } from '../support/portal.ts'
import { PUBLIC_PAGES } from '../support/public-pages.ts'

const { url } = sharedPortal()
const textOf = async (path: string) => (await fetch(url + path)).text()

test('every page says so in its head and in its header, in both languages', async () => {
  for (const path of [...Object.values(PUBLIC_PAGES), NOTICE_PATH]) {
    for (const prefix of ['', '/es']) {
      const response = await fetch(url + prefix + path)
      const page = await response.text()
      expect([path, response.headers.get('x-robots-tag')]).toEqual([path, 'noindex'])
      expect([path, page.includes('<meta name="robots" content="noindex">')]).toEqual([path, true])
    }
  }
})

const OTHERS = [
  '/files/street-trees/latest.csv',
  '/files/street-trees/v/1/README.txt',
  '/data.json',
  '/feed.atom',
  '/sitemap.xml',
  '/llms.txt',
  '/robots.txt',
  '/console/',
  '/api/v1/health',
  '/api/v1/docs',
  '/api/v1/nothing',
  '/api/v1/datasets/street-trees',
]
for (const path of OTHERS) {
  test(`${path} says so in its header`, async () => {
    expect((await fetch(url + path)).headers.get('x-robots-tag')).toBe('noindex')
  })
}

test('robots.txt closes everything', async () => {
  expect(await textOf('/robots.txt')).toBe('User-agent: *\nDisallow: /\n')
})

const WORDS = 'This portal is a beta.'
test('the notice stands beside the files, in data.json, in llms.txt, and in the headers of the API', async () => {
  const { headers } = await fetch(`${url}/files/street-trees/v/1/README.txt`)
  expect(headers.get('content-type')).toBe('text/plain; charset=utf-8')
  expect(headers.get('cache-control')).toContain('immutable')
  const readme = await textOf('/files/street-trees/v/1/README.txt')
  for (const part of [`BETA: ${WORDS}`, 'BETA: Este portal es una versión beta.', 'Street Trees', `${url}/datasets/`]) {
    expect(readme).toContain(part)
  }
  const { dataset } = JSON.parse(await textOf('/data.json')) as { dataset: { description: string }[] }
  expect(dataset.length).toBeGreaterThan(2)
  for (const { description } of dataset) expect(description).toMatch(/\n\nThis portal is a beta\./)
  expect(await textOf('/llms.txt')).toContain(WORDS)
  const health = await fetch(`${url}/api/v1/health`)
  expect(health.headers.get('portal-stage')).toBe('beta')
  expect((await fetch(/<(.*)>/.exec(health.headers.get('link')!)![1]!)).status).toBe(200)
})

test('views in frames of other sites carry the words', async () => {
  expect(await textOf('/embed/chart/?dataset=street-trees')).toContain(WORDS)
})
