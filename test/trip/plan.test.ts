// The plan through the running portal: who may write it, what the public gets, and the inventory out and in again.
import { as, createDataset, eventually, signAndWait, uploadAndWait } from '../support/crew.ts'
import { sharedPortal } from '../support/portal.ts'

const { url } = sharedPortal()
const publicText = async (path: string) => (await fetch(url + path)).text()
const becomes = (path: string, fits: (text: string) => boolean) => eventually(() => publicText(path), fits)

const entry = {
  departmentId: 'parks',
  title: 'Plan of the trip',
  description: 'What is planned <b>and</b> when.',
  state: 'planned',
  priority: 'high',
  plannedFor: '2031-05-06',
}

test('an entry is public at once, moves to its dataset, and counts as published when that is', async () => {
  const tom = await as(url, 'tom')
  const added = await tom.must('POST', '/plan', entry)
  expect(added).toMatchObject({ ...entry, revision: 1, isLate: false })
  const page = await becomes('/departments/parks/plan/', (text) => text.includes(entry.title))
  expect(page).toContain('What is planned &lt;b&gt;and&lt;/b&gt; when.')
  await becomes('/plan/', (text) => text.includes('April to June 2031'))
  await becomes('/plan/calendar.ics', (text) => text.includes('DTSTART;VALUE=DATE:20310506'))

  const { id, slug } = await createDataset(tom, 'Plan Of The Trip Data')
  const linked = await tom.must('PATCH', `/plan/${added.id}`, { revision: 1, datasetId: id, state: 'in-preparation' })
  expect(linked).toMatchObject({ state: 'in-preparation', datasetId: id, revision: 2 })
  // A dataset that is being prepared is named to its department only.
  const sofia = await as(url, 'sofia')
  expect(JSON.stringify((await sofia.must('GET', '/plan')).items)).toContain(entry.title)
  expect(await publicText('/plan/inventory.csv')).not.toContain(slug)

  const { number } = await uploadAndWait(tom, id, 'a.csv', new TextEncoder().encode('a,b\n1,2\n'))
  await signAndWait(url, id, number)
  await becomes('/plan/inventory.csv', (text) => text.includes(slug))
  const { items } = await tom.must('GET', '/plan?department=parks&state=published')
  expect(items.find((item: { id: string }) => item.id === added.id)).toMatchObject({ page: `${url}/datasets/${slug}/` })
})

const refusals: [who: string, body: object, code: string][] = [
  ['tom', { ...entry, departmentId: 'finance' }, 'not-your-department'],
  ['ines', { ...entry, departmentId: 'moon' }, 'no-such-department'],
  ['priya', entry, 'not-allowed'],
  ['nils', entry, 'not-allowed'],
  ['tom', { ...entry, plannedFor: '2031-02-30' }, 'bad-request'],
  ['tom', { ...entry, plannedFor: undefined }, 'bad-request'],
  ['tom', { ...entry, state: 'withheld' }, 'bad-request'],
  ['tom', { ...entry, state: 'withheld', withheld: { reason: 'mood', explanation: 'x' } }, 'bad-request'],
  ['tom', { ...entry, state: 'published' }, 'bad-request'],
  ['tom', { ...entry, title: 'x'.repeat(121) }, 'bad-request'],
]
for (const [who, body, code] of refusals) {
  test(`${who} is refused with ${code}: ${JSON.stringify(body).slice(0, 70)}`, async () => {
    expect((await (await as(url, who)).call('POST', '/plan', body)).body.code).toBe(code)
  })
}

test('two people at once: one is told that the entry changed', async () => {
  const [tom, mara] = [await as(url, 'tom'), await as(url, 'mara')]
  const { id } = await tom.must('POST', '/plan', { ...entry, title: 'Two at once' })
  const answers = await Promise.all(
    [tom, mara].map((one, at) => one.call('PATCH', `/plan/${id}`, { revision: 1, title: `Two at once ${at}` })),
  )
  expect(answers.map(({ status }) => status).sort()).toEqual([200, expect.any(Number)])
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
  const again = await tom.call('PATCH', `/plan/${id}`, { revision: 1, title: 'Late' })
  expect(again.body).toMatchObject({ code: 'entry-changed', detail: expect.stringMatching(/changed it on \d{4}/) })
})

test('a liaison takes an entry off with a reason; a publisher may not, and it is gone for everybody', async () => {
  const [tom, mara, ada] = [await as(url, 'tom'), await as(url, 'mara'), await as(url, 'ada')]
  const { id } = await tom.must('POST', '/plan', { ...entry, title: 'Taken off' })
  await becomes('/plan/', (text) => text.includes('Taken off'))
  expect((await tom.call('DELETE', `/plan/${id}`, { reason: 'x' })).body.code).toBe('not-allowed')
  expect((await mara.call('DELETE', `/plan/${id}`, { reason: ' ' })).body.code).toBe('bad-request')
  await mara.must('DELETE', `/plan/${id}`, { reason: 'Listed twice.' })
  expect((await mara.call('PATCH', `/plan/${id}`, { revision: 2, title: 'Back' })).body.code).toBe('not-found')
  await becomes('/plan/', (text) => !text.includes('Taken off'))
  const { last } = await ada.must('GET', '/audit?from=0&limit=1')
  const { entries } = await ada.must('GET', `/audit?from=${Math.max(0, last - 100)}&limit=100`)
  const said = entries.filter(({ subject }: { subject?: { id: string } }) => subject?.id === id)
  expect(said.map(({ action }: { action: string }) => action)).toEqual(['plan-entry-added', 'plan-entry-removed'])
})

test('the inventory goes out, comes back changed, and is refused whole when one row is wrong', async () => {
  const tom = await as(url, 'tom')
  await tom.must('POST', '/plan', { ...entry, title: '=1+1 Out and in' })
  const csv = (await tom.must('GET', '/plan/inventory.csv?department=parks')) as string
  expect(csv).toContain(`"'=1+1 Out and in"`)
  const same = await tom.must('POST', '/plan/inventory', { csv })
  expect(same).toMatchObject({ dryRun: true, added: 0, changed: 0, refused: 0 })

  const later = csv.replace(/("'=1\+1 Out and in",.*?"planned","high",)"2031-05-06"/, '$1"2032-01-01"')
  const bad = await tom.call('POST', '/plan/inventory', { csv: `${later}"","moon","Craters"\r\n`, dryRun: false })
  expect(bad.body.code).toBe('inventory-unfit')
  expect(await tom.must('POST', '/plan/inventory', { csv: later })).toMatchObject({ changed: 1, refused: 0 })
  expect(await tom.must('POST', '/plan/inventory', { csv: later, dryRun: false })).toMatchObject({ changed: 1 })
  const { items } = await tom.must('GET', '/plan?department=parks')
  const changed = items.find(({ title }: { title: string }) => title === '=1+1 Out and in')
  expect(changed).toMatchObject({ plannedFor: '2032-01-01', revision: 2 })
  // The first export is of an earlier state now.
  const stale = await tom.must('POST', '/plan/inventory', { csv })
  expect(stale.rows.find(({ outcome }: { outcome: string }) => outcome === 'refused').faults[0].column).toBe('revision')
})
