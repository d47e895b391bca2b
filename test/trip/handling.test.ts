// What publishers decide after a check, through the running portal: check again, redact, compare, restore.
import { as, createDataset, eventually, signAndWait, statusOf, uploadAndWait } from '../support/crew.ts'
import { sharedPortal } from '../support/portal.ts'

const { url } = sharedPortal()
const bytesOf = (text: string) => new TextEncoder().encode(text)
const MOVING = ['awaiting-upload', 'validating']
const reason = 'Looked at with the department.'

const PEOPLE = 'permit,applicant,issued\nP1,Ann Zyxwv,2024-01-05\nP2,Bob Qwert,2024-02-06\nP3,Ann Zyxwv,2024-03-07\n'

async function published(id: string, slug: string, number: number): Promise<void> {
  expect((await signAndWait(url, id, number)).status).toBe('published')
  await eventually(
    () => statusOf(`${url}/datasets/${slug}/v/${number}/`),
    (status) => status === 200,
  )
}

test('a rejected file is checked again with decisions, and is published without the rows at fault', async () => {
  const publisher = await as(url, 'ines')
  const { id, slug } = await createDataset(publisher, 'Checked Again')
  const first = await uploadAndWait(publisher, id, 'a.csv', bytesOf('a,b\n1,x\n2\n3,z\n'))
  expect(first.status).toBe('rejected')
  const rows = await publisher.must('GET', `/datasets/${id}/versions/1/rejected-rows`)
  expect(rows).toContain('3,missing-cell,2,')

  const handling = { decisions: [{ code: 'missing-cell', action: 'set-aside', reason }] }
  await publisher.must('PUT', `/datasets/${id}/handling`, handling)
  const begun = await publisher.must('POST', `/datasets/${id}/versions/1/recheck`)
  expect(begun).toMatchObject({ number: 2, copyOf: 1 })
  const second = await publisher.settle(id, 2, MOVING)
  expect(second).toMatchObject({ status: 'in-review', rows: 2, handling })
  const review = await publisher.must('GET', `/datasets/${id}/versions/2/report`)
  expect(review).toMatchObject({ rowsSetAside: 1, verdict: 'accepted' })
  await published(id, slug, 2)
  expect(await (await fetch(`${url}/files/${slug}/latest.csv`)).text()).toBe('a,b\n1,x\n3,z\n')
})

test('a version under review gives way when its file is checked again, and nobody signs a file that was theirs', async () => {
  const publisher = await as(url, 'ines')
  const { id, slug } = await createDataset(publisher, 'Redacted Permits')
  expect((await uploadAndWait(publisher, id, 'p.csv', bytesOf(PEOPLE))).status).toBe('in-review')
  const redactions = [
    { method: 'drop', column: 'applicant' },
    { method: 'generalise-date', column: 'issued', to: 'month' },
  ]
  await publisher.must('PUT', `/datasets/${id}/handling`, { primaryKey: ['permit'], redactions })
  const liaison = await as(url, 'leo')
  await liaison.must('POST', `/datasets/${id}/versions/1/recheck`)
  expect((await publisher.must('GET', `/datasets/${id}/versions/1`)).rejection.code).toBe('checked-again')
  expect((await publisher.settle(id, 2, MOVING)).status).toBe('in-review')
  // Leo began it, Ines uploaded it: neither may sign.
  const signing = await liaison.call('POST', `/datasets/${id}/versions/2/sign-offs`, {
    role: 'liaison',
    decision: 'sign',
  })
  expect(signing.body).toMatchObject({ code: 'own-upload' })

  await publisher.must('POST', `/datasets/${id}/versions/2/recheck`)
  await publisher.settle(id, 3, MOVING)
  const again = await liaison.call('POST', `/datasets/${id}/versions/3/sign-offs`, {
    role: 'liaison',
    decision: 'sign',
  })
  expect(again.body).toMatchObject({ code: 'own-upload' })
  expect(await statusOf(`${url}/datasets/${slug}/`)).toBe(404)
})

test('a redacted dataset is public without what was dropped; versions are compared and restored', async () => {
  const publisher = await as(url, 'ines')
  const { id, slug } = await createDataset(publisher, 'Compared Permits')
  const redactions = [{ method: 'drop', column: 'applicant' }]
  await publisher.must('PUT', `/datasets/${id}/handling`, { primaryKey: ['permit'], redactions })
  await uploadAndWait(publisher, id, 'p.csv', bytesOf(PEOPLE))
  await published(id, slug, 1)
  await uploadAndWait(publisher, id, 'p.csv', bytesOf(PEOPLE.replace('2024-02-06', '2024-02-09').replace('P3', 'P4')))
  const second = await publisher.must('GET', `/datasets/${id}/versions/2`)
  const numbers = { since: 1, key: ['permit'], rowsAdded: 1, rowsRemoved: 1, rowsChanged: 1, rowsUnchanged: 1 }
  expect(second.changes).toMatchObject(numbers)
  await published(id, slug, 2)

  const page = await (await fetch(`${url}/datasets/${slug}/`)).text()
  expect(page).toContain('What is new since')
  expect(page).toContain('Quality: ')
  for (const file of [
    'latest.csv',
    'latest.json',
    'latest.parquet',
    'v/2/report.json',
    'v/2/profile.json',
    'v/2/changes.csv',
  ]) {
    const response = await fetch(`${url}/files/${slug}/${file}`)
    expect([file, response.status]).toEqual([file, 200])
    expect(Buffer.from(await response.arrayBuffer()).toString('latin1')).not.toContain('Zyxwv')
  }
  expect(await statusOf(`${url}/files/${slug}/v/2/review.json`)).toBe(404)

  await publisher.must('POST', `/datasets/${id}/versions/1/restoration`)
  const third = await publisher.settle(id, 3, MOVING)
  expect(third).toMatchObject({ status: 'in-review', rows: 3, copyOf: 1 })
  expect(third.changes).toMatchObject({ since: 2, rowsAdded: 1, rowsRemoved: 1, rowsChanged: 1 })

  const path = `/datasets/${id}/versions/3/changes/1`
  expect(await publisher.must('GET', path)).toEqual({ state: 'unknown' })
  await publisher.must('POST', path)
  const compared = await eventually(
    () => publisher.must('GET', path),
    ({ state }) => state === 'ready',
  )
  expect(compared.changes).toMatchObject({ rowsAdded: 0, rowsRemoved: 0, rowsChanged: 0, rowsUnchanged: 3 })
  await published(id, slug, 3)
  const csv = async (n: number) => (await fetch(`${url}/files/${slug}/v/${n}/${slug}.csv`)).text()
  expect(await csv(3)).toBe(await csv(1))

  // A list of changes shows rows of the version before: it goes with it.
  await (await as(url, 'leo')).must('POST', `/datasets/${id}/versions/1/withdrawal`, { reason })
  await eventually(
    () => statusOf(`${url}/files/${slug}/v/2/changes.csv`),
    (status) => status === 404,
  )
  const version = await eventually(
    async () => (await fetch(`${url}/datasets/${slug}/v/2/`)).text(),
    (text) => !text.includes('What is new since'),
  )
  expect(version).toContain('Quality: ')
  expect(await statusOf(`${url}/files/${slug}/v/3/changes.csv`)).toBe(200)
})

test('a column that is dropped from now on is told to be public still, to staff only', async () => {
  const publisher = await as(url, 'ines')
  const { id, slug } = await createDataset(publisher, 'Late Redaction')
  await uploadAndWait(publisher, id, 'p.csv', bytesOf(PEOPLE))
  await published(id, slug, 1)
  await publisher.must('PUT', `/datasets/${id}/handling`, { redactions: [{ method: 'drop', column: 'applicant' }] })
  await uploadAndWait(publisher, id, 'p.csv', bytesOf(PEOPLE))
  const review = await publisher.must('GET', `/datasets/${id}/versions/2/report`)
  expect(review.findings.map(({ code }: { code: string }) => code)).toContain('still-public')
  expect(review.changes.columns).toMatchObject([{ kind: 'removed', column: { name: 'applicant' } }])
  await published(id, slug, 2)
  const report = await (await fetch(`${url}/files/${slug}/v/2/report.json`)).text()
  expect(report).not.toContain('still-public')
  const list = await (await fetch(`${url}/files/${slug}/v/2/changes.csv`)).text()
  expect(list).not.toContain('Zyxwv')
})

test('a handling that cannot be is refused with words', async () => {
  const publisher = await as(url, 'ines')
  const { id } = await createDataset(publisher, 'Unfit Handling')
  const unfit = { decisions: [{ code: 'unclosed-quote', action: 'accept', reason }] }
  const refused = await publisher.call('PUT', `/datasets/${id}/handling`, unfit)
  expect(refused.body).toMatchObject({
    code: 'handling-unfit',
    detail: expect.stringContaining('expected one of block'),
  })
  const malformed = await publisher.call('PUT', `/datasets/${id}/handling`, {
    redactions: [{ method: 'shred', column: 'a' }],
  })
  expect([malformed.status, malformed.body.code]).toEqual([400, 'bad-request'])
})
