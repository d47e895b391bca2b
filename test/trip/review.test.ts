// The reviewer's desk on the running portal: queue, delegation, talk, previews, consent in advance.
import { yesToAll } from '../../local/seed/answers.ts'
import type { VersionView } from '../../local/seed/client.ts'
import { as, createDataset, signAndWait, signAs, uploadAndWait } from '../support/crew.ts'
import { sharedPortal } from '../support/portal.ts'

const { url } = sharedPortal()
const bytes = (text: string) => new TextEncoder().encode(text)
const CSV = bytes('tree,height\nT1,3.5\nT2,4\n')

// biome-ignore lint/suspicious/noExplicitAny: documents of the API, whose shapes the API's own schemas hold
type Document = any

async function underReview(title: string, who: 'ines' | 'tom' = 'tom') {
  const publisher = await as(url, who)
  const { id } = await createDataset(publisher, title)
  const version = await uploadAndWait(publisher, id, 'trees.csv', CSV)
  return { id, publisher, version, path: `/datasets/${id}/versions/${version.number}` }
}

const queueOf = async (name: Parameters<typeof as>[1], id: string) => {
  const queue: Document = await (await as(url, name)).must('GET', '/reviews')
  const here = ({ dataset }: Document) => dataset.id === id
  return {
    reviews: queue.reviews.filter(here),
    answers: queue.answers.filter(here),
    consents: queue.consents.filter(here),
  }
}

async function opened(link: string): Promise<{ status: number; body: Document }> {
  const secret = link.split('#/preview/')[1]
  const response = await fetch(`${url}/api/v1/previews/opened`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ secret }),
  })
  return { status: response.status, body: await response.json() }
}

test('a version is in the queue of those who may sign it, is handed over, discussed, and returned with reasons', async () => {
  const { id, path } = await underReview('On The Desk')
  const priya = await as(url, 'priya')
  const lena: Document = (await queueOf('leo', id)).reviews
  expect(lena).toMatchObject([{ role: 'liaison', state: 'my-turn', isOverdue: false, classification: 'open', rows: 2 }])
  expect((await queueOf('sofia', id)).reviews).toEqual([])
  expect((await queueOf('tom', id)).reviews).toEqual([])

  const leo = await as(url, 'leo')
  const { reviewers } = await leo.must('GET', `${path}/reviewers?role=liaison`)
  expect(reviewers.map(({ name }: Document) => name)).toContain('Mara Lund')
  const to = reviewers.find(({ name }: Document) => name === 'Mara Lund').id
  await leo.must('POST', `${path}/delegations`, { role: 'liaison', to, note: 'I am away.' })
  expect((await queueOf('mara', id)).reviews[0].delegation).toMatchObject({ isToMe: true, note: 'I am away.' })
  const wrong = await priya.call('POST', `${path}/delegations`, { role: 'liaison', to })
  expect(wrong.body.code).toBe('not-allowed')

  await priya.must('POST', `${path}/comments`, { about: 'tree', text: 'Are these <b>private</b> gardens?' })
  expect((await queueOf('tom', id)).answers).toMatchObject([{ kind: 'comment', about: 'tree' }])
  await (await as(url, 'tom')).must('POST', `${path}/comments`, { about: 'tree', text: 'No, all in the street.' })
  expect((await queueOf('tom', id)).answers).toEqual([])

  const unanswered = await priya.call('POST', `${path}/sign-offs`, { role: 'privacy-reviewer', decision: 'sign' })
  expect(unanswered.body.code).toBe('checklist-unanswered')
  const remarks = [{ about: 'height', text: 'In metres or in feet?' }]
  await priya.must('POST', `${path}/sign-offs`, {
    role: 'privacy-reviewer',
    decision: 'return',
    note: 'Units.',
    remarks,
  })
  expect((await queueOf('tom', id)).answers).toMatchObject([{ kind: 'returned', text: 'Units.', remarks }])
  expect((await queueOf('mara', id)).reviews).toEqual([])
})

test('a preview link shows what will be published, to whoever holds it, and no longer than it should', async () => {
  const { id, path, publisher } = await underReview('Seen Before Others')
  const guest = { name: 'The Herald', email: 'desk@herald.example', days: 2 }
  expect((await publisher.call('POST', `${path}/previews`, guest)).body.code).toBe('preview-too-early')
  await signAs(url, id, 1, 'privacy-reviewer')
  const { url: link, preview } = await publisher.must('POST', `${path}/previews`, guest)
  expect(link).toContain(`${url}/console/#/preview/`)
  const seen = await opened(link)
  expect(seen.body).toMatchObject({
    state: 'preview',
    name: 'The Herald',
    rows: 2,
    columns: [{ name: 'tree' }, { name: 'height' }],
  })
  expect(seen.body.preview[0]).toEqual(['T1', '3.5'])
  expect(JSON.stringify(seen.body)).not.toContain('alderbay.example/incoming')

  const forged = await opened(`${link.slice(0, -1)}${link.endsWith('0') ? '1' : '0'}`)
  const unknown = await opened(`${url}/console/#/preview/pv_${'0'.repeat(24)}.${'0'.repeat(48)}`)
  expect([forged.status, forged.body]).toEqual([unknown.status, unknown.body])
  const { previews } = await publisher.must('GET', `${path}/previews`)
  expect(JSON.stringify(previews)).not.toContain(link.split('.').at(-1))

  const second = await publisher.must('POST', `${path}/previews`, guest)
  await publisher.must('DELETE', `${path}/previews/${preview.id}`)
  expect((await opened(link)).body.code).toBe('link-expired')
  const stranger = await as(url, 'sofia')
  expect((await stranger.call('GET', `${path}/previews`)).status).toBe(403)

  await signAndWait(url, id, 1)
  expect((await opened(second.url)).body).toMatchObject({ state: 'published' })
})

test('consent in advance lets the same kind of file through, and anything else goes to review', async () => {
  const { id, publisher } = await underReview('The Same Each Day')
  await signAndWait(url, id, 1)
  const standing = `/datasets/${id}/standing-approval`
  expect(await publisher.must('GET', standing)).toMatchObject({ mayAsk: true })
  const asked = { version: 1, days: 30, reason: 'It is the same sensor each day.', minimumQuality: 40 }
  const { approval } = await publisher.must('POST', standing, asked)
  expect(approval).toMatchObject({ state: 'asked', myRoles: [] })

  for (const [name, role] of [
    ['leo', 'liaison'],
    ['priya', 'privacy-reviewer'],
  ] as const) {
    const who = await as(url, name)
    expect((await queueOf(name, id)).consents).toMatchObject([{ roles: [role] }])
    const seen: Document = (await who.must('GET', standing)).approval
    const answers = yesToAll({ review: seen } as VersionView, role)
    await who.must('POST', `${standing}/consents`, { role, decision: 'sign', answers, signature: seen.scopeHash })
  }
  expect((await publisher.must('GET', standing)).approval.state).toBe('active')

  const number = await publisher.upload(id, 'trees.csv', bytes('tree,height\nT1,3.5\nT2,4\nT3,5\n'))
  const through = await publisher.settle(id, number, ['awaiting-upload', 'validating', 'approved'])
  expect(through).toMatchObject({ status: 'published', review: { standingApproval: approval.approvalId } })

  const other = await uploadAndWait(publisher, id, 'trees.csv', bytes('tree,height,owner\nT1,3.5,Ann Lee\n'))
  expect(other.status).toBe('in-review')
  expect((await publisher.must('GET', standing)).approval).toMatchObject({ state: 'lapsed' })
  const again = await (await as(url, 'leo')).call('DELETE', standing, { reason: 'It is over.' })
  expect(again.body.code).toBe('standing-unfit')
})
