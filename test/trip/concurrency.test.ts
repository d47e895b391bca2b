// Everybody at once on one version: whatever happens, it ends in one consistent state, and the audit chain is whole.
import { setTimeout as sleep } from 'node:timers/promises'
import { firstBroken } from '../../core/audit.ts'
import { yesToAll } from '../../local/seed/answers.ts'
import type { Answer, PortalClient, VersionView } from '../../local/seed/client.ts'
import { as, createDataset, eventually, signAs, uploadAndWait } from '../support/crew.ts'
import { sharedPortal } from '../support/portal.ts'

const { url } = sharedPortal()
const CSV = new TextEncoder().encode('tree,height\nT1,3.5\nT2,4\n')
const CLASH = 200
const ATTEMPTS = 4

// biome-ignore lint/suspicious/noExplicitAny: documents of the API, whose shapes the API's own schemas hold
type Document = any

async function underReview(title: string): Promise<{ id: string; path: string; version: VersionView }> {
  const publisher = await as(url, 'ines')
  const { id } = await createDataset(publisher, title)
  const version = await uploadAndWait(publisher, id, 'trees.csv', CSV)
  return { id, path: `/datasets/${id}/versions/${version.number}`, version }
}

const signature = (version: VersionView, role: string, more: object = {}) => ({
  ...{ role, decision: 'sign', answers: yesToAll(version, role), signature: version.signature, ...more },
})

async function wholeChain(): Promise<Document[]> {
  const administrator = await as(url, 'ada')
  const all: Document[] = []
  for (;;) {
    const { entries } = await administrator.must('GET', `/audit?from=${all.length}&limit=1000`)
    all.push(...entries)
    if (entries.length < 1000) return all
  }
}

/** Asks again while others are in the way, as a person would. */
async function insist(ask: () => Promise<Answer>): Promise<Answer> {
  return eventually(ask, ({ status }) => status !== 503)
}

/** Once at the same instant as all others, and again while they are in the way. @returns every answer */
async function tryAFewTimes(ask: () => Promise<Answer>): Promise<Answer[]> {
  const answers: Answer[] = []
  for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
    answers.push(await ask())
    if (answers.at(-1)!.status !== 503) break
    await sleep(Math.random() * 3000)
  }
  return answers
}

test('200 conflicting requests on one version end in one state, with a valid audit chain', async () => {
  const { id, path, version } = await underReview('Everybody At Once')
  const person = async (name: Parameters<typeof as>[1]) => as(url, name)
  const [ines, tom, leo, mara, priya, lars, sofia, ada] = await Promise.all(
    ['ines', 'tom', 'leo', 'mara', 'priya', 'lars', 'sofia', 'ada'].map(person),
  )
  const sign = (who: PortalClient, role: string) => () =>
    who.call('POST', `${path}/sign-offs`, signature(version, role))
  const requests: (() => Promise<Answer>)[] = [
    ...[sign(leo!, 'liaison'), sign(mara!, 'liaison'), sign(priya!, 'privacy-reviewer')],
    ...[sign(lars!, 'privacy-reviewer'), sign(sofia!, 'liaison'), sign(ines!, 'liaison'), sign(leo!, 'liaison')],
    () => mara!.call('POST', `${path}/sign-offs`, { role: 'liaison', decision: 'return', note: 'Heights are wrong.' }),
    () => tom!.call('PATCH', `/datasets/${id}`, { description: `Changed meanwhile, at ${Math.random()}.` }),
    () => leo!.call('POST', `${path}/withdrawal`, { reason: 'It should not come out.' }),
    () => tom!.call('POST', `${path}/recheck`),
    () => priya!.call('POST', `${path}/comments`, { about: 'tree', text: 'What is this?' }),
    () => ada!.call('POST', `${path}/comments`, { about: '', text: 'Please hurry.' }),
    () => tom!.call('PUT', `${path}/release-time`, { kind: 'set', at: new Date(Date.now() + 9e6).toISOString() }),
    () => priya!.call('POST', `${path}/delegations`, { role: 'privacy-reviewer', to: 'nobody' }),
    () => tom!.call('POST', `${path}/previews`, { name: 'The Herald', email: 'desk@herald.example' }),
  ]
  const all = Array.from({ length: CLASH }, (_, index) => requests[index % requests.length]!)
  const answers = (await Promise.all(all.map(tryAFewTimes))).flat()

  const faults = answers.filter(({ status }) => status >= 500 && status !== 503)
  expect(faults.map(({ body }) => body)).toEqual([])
  expect(answers.some(({ status }) => status < 300)).toBe(true)
  await consistent(id, path, answers)
})

/** What the API says of the version is what the log says happened to it, once each. */
async function consistent(id: string, path: string, answers: readonly Answer[]): Promise<void> {
  const ada = await as(url, 'ada')
  const version: Document = await ada.must('GET', path)
  const dataset: Document = await ada.must('GET', `/datasets/${id}`)
  const chain = await wholeChain()
  expect(firstBroken(chain)).toBeUndefined()

  const log = chain.filter((entry) => entry.datasetId === id && entry.version === version.number)
  const times = (action: string) => log.filter((entry) => entry.action === action).length
  expect(times('commented')).toBe(version.comments?.length ?? 0)
  expect(times('returned') + times('version-called-off')).toBeLessThanOrEqual(1)
  const { versions } = await ada.must('GET', `/datasets/${id}/versions`)
  const rechecked = chain.filter((entry) => entry.datasetId === id && entry.action === 'version-rechecked').length
  expect(versions).toHaveLength(1 + rechecked)
  expect(rechecked).toBeLessThanOrEqual(1)
  expect(dataset.lastVersion).toBe(versions.length)
  const open = versions.filter((one: Document) =>
    ['awaiting-upload', 'validating', 'in-review', 'approved'].includes(one.status),
  )
  expect(open.map((one: Document) => one.number)).toEqual(dataset.openVersion ? [dataset.openVersion] : [])

  const people = (version.signOffs ?? []).map((one: Document) => one.by.id)
  expect(new Set(people).size).toBe(people.length)
  for (const one of version.signOffs ?? []) expect(one.signature).toBe(version.signature)
  // Nobody was told "done" without it being done.
  const comments = answers.filter(({ status, body }) => status === 200 && body.comments?.length).length
  expect(comments === 0 || times('commented') > 0).toBe(true)
}

test('two reviewers sign the same role at the same instant: one of them has signed', async () => {
  const { path, version } = await underReview('Two At The Same Instant')
  const [leo, mara] = [await as(url, 'leo'), await as(url, 'mara')]
  const ask = (who: PortalClient) => who.call('POST', `${path}/sign-offs`, signature(version, 'liaison'))
  const answers = await Promise.all([insist(() => ask(leo)), insist(() => ask(mara))])
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
  expect(answers.find(({ status }) => status === 409)?.body.code).toBe('role-signed-already')
  const now: Document = await leo.must('GET', path)
  expect(now.signOffs).toHaveLength(1)
  expect(now.missingRoles).toEqual(['privacy-reviewer'])
})

test('two different roles at the same instant both count, and the version is approved once', async () => {
  const { id, path, version } = await underReview('Both Roles At Once')
  const ask = async (name: 'leo' | 'priya', role: string) => {
    const who = await as(url, name)
    return insist(() => who.call('POST', `${path}/sign-offs`, signature(version, role)))
  }
  const answers = await Promise.all([ask('leo', 'liaison'), ask('priya', 'privacy-reviewer')])
  expect(answers.map(({ status }) => status)).toEqual([200, 200])
  await (await as(url, 'ada')).settle(id, version.number, ['in-review', 'approved'])
  const published = (await wholeChain()).filter((entry) => entry.datasetId === id && entry.action === 'published')
  expect(published).toHaveLength(1)
})

test('a signature that arrives after the upload was replaced signs nothing', async () => {
  const { id, path, version } = await underReview('Replaced Meanwhile')
  const tom = await as(url, 'tom')
  const leo = await as(url, 'leo')
  const again = await tom.must('POST', `${path}/recheck`)
  const late = await leo.call('POST', `${path}/sign-offs`, signature(version, 'liaison'))
  expect([late.status, late.body.code]).toEqual([409, 'wrong-state'])
  await tom.settle(id, again.number, ['awaiting-upload', 'validating'])
  await tom.must('PATCH', `/datasets/${id}`, { description: 'Described anew, so it is another candidate.' })
  const stale = await leo.call(
    'POST',
    `/datasets/${id}/versions/${again.number}/sign-offs`,
    signature(version, 'liaison'),
  )
  expect([stale.status, stale.body.code]).toEqual([409, 'content-changed'])
  expect((await signAs(url, id, again.number, 'liaison')).missingRoles).toEqual(['privacy-reviewer'])
})
