// An embargo on the running portal: not on any address before its minute, and on all of them within a minute after.
import { setTimeout as sleep } from 'node:timers/promises'
import { as, createDataset, eventually, signAs, statusOf, uploadAndWait } from '../support/crew.ts'
import { sharedPortal } from '../support/portal.ts'

const { url } = sharedPortal()
const WORD = 'Quetzalcoatlus'
const CSV = new TextEncoder().encode(`bird,wing\n${WORD},11\n`)
const AHEAD_SECONDS = 15

/** Lists, feeds and machine forms in which a published dataset would stand. */
const LISTS = [
  '/',
  '/datasets/',
  '/departments/',
  '/data.json',
  '/feed.atom',
  '/sitemap.xml',
  '/about/',
  '/audit/',
  '/news/',
]

async function whereItStands(slug: string): Promise<string[]> {
  const found: string[] = []
  for (const list of LISTS) {
    const response = await fetch(url + list)
    const text = (await response.text()).toLowerCase()
    if (response.ok && (text.includes(slug) || text.includes(WORD.toLowerCase()))) found.push(list)
  }
  for (const path of [`/datasets/${slug}/`, `/files/${slug}/latest.csv`, `/api/v1/datasets/${slug}`]) {
    if ((await statusOf(url + path)) < 400) found.push(path)
  }
  return found
}

test('nothing shows an approved version before its time, and everything does within a minute after', async () => {
  const publisher = await as(url, 'ines')
  const { id, slug } = await createDataset(publisher, `${WORD} Sightings`)
  await uploadAndWait(publisher, id, 'birds.csv', CSV)
  const at = new Date(Date.now() + AHEAD_SECONDS * 1000).toISOString()
  await publisher.must('PUT', `/datasets/${id}/versions/1/release-time`, { kind: 'embargo', at })
  await signAs(url, id, 1, 'liaison')
  expect((await signAs(url, id, 1, 'privacy-reviewer')).status).toBe('approved')
  const stranger = await (await as(url, 'nils')).call('GET', `/datasets/${slug}`)
  expect(stranger.status).toBe(404)

  while (Date.now() < Date.parse(at) - 1500) {
    expect(await whereItStands(slug)).toEqual([])
    await sleep(1000)
  }
  expect((await publisher.must('GET', `/datasets/${id}/versions/1`)).status).toBe('approved')
  await eventually(
    () => statusOf(`${url}/datasets/${slug}/`),
    (status) => status === 200,
    AHEAD_SECONDS + 60,
  )
  expect(Date.now() - Date.parse(at)).toBeGreaterThanOrEqual(0)
  const published = await publisher.must('GET', `/datasets/${id}/versions/1`)
  expect(published.publishedAt >= at).toBe(true)
  await eventually(
    () => whereItStands(slug),
    (found) => found.includes('/data.json') && found.includes(`/files/${slug}/latest.csv`),
  )
})
