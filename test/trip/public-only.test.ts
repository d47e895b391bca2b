// Invariant 5: with everything behind it stopped, the public site still answers.
import { sharedPortal, startPortalProcess } from '../support/portal.ts'

const { dir } = sharedPortal()
const PORT = 18_300

test('the stand-in for the CDN alone serves pages, lists, search and downloads', async () => {
  const site = startPortalProcess({ port: PORT, dir, args: ['--only=cdn'] })
  try {
    await site.ready()
    const addresses = [
      '/',
      '/datasets/',
      '/datasets/street-trees/',
      '/datasets/street-trees/v/1/',
      '/departments/',
      '/search/index.json',
      '/data.json',
      '/feed.atom',
      '/sitemap.xml',
      '/files/street-trees/latest.csv',
      '/files/street-trees/latest.parquet',
    ]
    for (const address of addresses) {
      const response = await fetch(site.url + address)
      const body = await response.arrayBuffer()
      expect([address, response.status, body.byteLength > 100]).toEqual([address, 200, true])
    }
    expect((await fetch(`${site.url}/nothing/`)).status).toBe(404)
    expect((await fetch(`${site.url}/api/v1/health`)).status).toBe(503)
    const part = await fetch(`${site.url}/files/street-trees/latest.parquet`, { headers: { range: 'bytes=0-3' } })
    expect([part.status, await part.text()]).toEqual([206, 'PAR1'])
  } finally {
    await site.stop()
  }
})
