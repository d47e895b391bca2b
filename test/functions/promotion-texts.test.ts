// Documents, news and the sign-off policy from one portal to another: each by its own rules, with its own sign-offs.

import { documentSignature, newDocument, propose, signDocument, writeDraft } from '../../core/document-flow.ts'
import { isRefusal } from '../../core/errors.ts'
import { type GovernanceDocument, versionOn } from '../../core/governance-documents.ts'
import type { Member, Role } from '../../core/model.ts'
import type { NewsItem } from '../../core/news.ts'
import { DEFAULT_POLICY } from '../../core/sign-off-policy.ts'
import { NOW } from '../support/api.ts'
import { ada, lars, leo, priya } from '../support/people.ts'
import { aPortal, type TestPortal, trustEachOther } from '../support/promotion.ts'

const TEXT = 'Every dataset has a person who answers for it, and is looked at once a year by somebody else. '.repeat(3)
const content = {
  ...{ title: 'Upkeep', text: TEXT, summary: 'The first.', effective: '2026-04-01', reviewBy: '2027-04-01' },
  roles: ['liaison', 'legal-reviewer'] as Role[],
}

function must<T>(value: T): Exclude<T, { refused: true }> {
  if (isRefusal(value)) throw new Error(`${value.code} ${value.detail}`)
  return value as never
}

/** Signed as people sign it: in another order than it asks for. */
function signedDocument(id = 'upkeep', written = content): GovernanceDocument {
  return signed(must(newDocument(id, written, ada, NOW)))
}

function signed(draft: GovernanceDocument): GovernanceDocument {
  const proposed = must(propose(draft, ada, NOW))
  const sign = (document: GovernanceDocument, by: Member, role: Role) =>
    must(signDocument(document, by, { role, note: 'Read.', signature: documentSignature(document) }, NOW))
  return sign(sign(proposed, lars, 'legal-reviewer'), leo, 'liaison')
}

const news = (texts: NewsItem['texts']): NewsItem => ({
  ...{ id: 'trees', revision: 2, texts, updatedAt: NOW, updatedBy: ada, state: 'published', publishedAt: NOW },
})
const NEWS = news({ en: { title: 'Trees are here', text: 'All of them.' } })
const ours = { ...DEFAULT_POLICY, id: '00002', reason: 'Fewer days for everybody.', by: ada, since: NOW }
const POLICY = {
  ...ours,
  rules: ours.rules.map((rule) => ({ ...rule, steps: rule.steps.map((step) => ({ ...step, dueDays: 3 })) })),
}

async function twoPortals(spoil: (document: GovernanceDocument) => GovernanceDocument = (one) => one) {
  const beta = aPortal('beta')
  const production = aPortal('production')
  beta.api.registry.put('document', spoil(signedDocument()))
  beta.api.registry.put('news-item', NEWS)
  beta.api.registry.put('sign-off-policy', POLICY)
  await trustEachOther(beta, production)
  return { beta, production }
}

async function ask({ api }: TestPortal, method: string, path: string, body?: unknown) {
  const answer = await api.call('root', method, path, body)
  if (answer.status >= 300) throw new Error(`${answer.status} ${JSON.stringify(answer.body)}`)
  return answer.body
}

const ALL = { documents: ['upkeep'], news: ['trees'], signOffPolicy: true }

async function takenIn(portals: { beta: TestPortal; production: TestPortal }, choice: object = ALL) {
  const { bundle } = await ask(portals.beta, 'POST', '/promotion/bundles', choice)
  return ask(portals.production, 'POST', '/promotions', { bundle })
}

test('a policy whose newest version is still ahead brings the one along that counts until then', async () => {
  const first = signedDocument('upkeep', { ...content, effective: '2026-03-01' })
  const later = { ...content, text: `${TEXT}And twice a year what many read.`, summary: 'Twice.' }
  const both = signed(must(writeDraft(first, later, ada, NOW)))
  expect(both.versions.map(({ effective }) => effective)).toEqual(['2026-03-01', '2026-04-01'])
  const portals = await twoPortals(() => both)
  const read = await takenIn(portals, { documents: ['upkeep'] })
  expect(read.items[0]).toMatchObject({ change: 'new', numberThere: 2, numberHere: 2 })
  await ask(portals.production, 'POST', `/promotions/${read.id}/application`, {})
  const here = await portals.production.api.registry.record('document', 'upkeep')
  expect(here!.versions.map(({ number, effective }) => [number, effective])).toEqual([
    [1, '2026-03-01'],
    [2, '2026-04-01'],
  ])
  expect(versionOn(here!, '2026-03-02')?.number).toBe(1)

  const other = await twoPortals(() => ({
    ...both,
    versions: [{ ...both.versions[0]!, text: `${TEXT}Nobody signed this.` }, both.versions[1]!],
  }))
  const refused = await takenIn(other, { documents: ['upkeep'] })
  expect(refused.items[0]).toMatchObject({ change: 'blocked' })
})

test('texts are applied at once, each with an entry in the log; a second time nothing changes', async () => {
  const portals = await twoPortals()
  const { production } = portals
  const read = await takenIn(portals)
  expect(read.items.map(({ key, change }: { key: string; change: string }) => [key, change])).toEqual([
    ['sign-off-policy:sign-off-policy', 'changed'],
    ['document:upkeep', 'new'],
    ['news:trees', 'new'],
  ])
  const done = await ask(production, 'POST', `/promotions/${read.id}/application`, {})
  expect(done.state).toBe('applied')
  const { registry } = production.api
  const document = await registry.record('document', 'upkeep')
  const there = signedDocument().versions[0]!
  const marked = there.signOffs.map((one) => ({ ...one, portal: 'City of Alder Bay Open Data' }))
  expect(document).toEqual({ id: 'upkeep', revision: 1, versions: [{ ...there, signOffs: marked }] })
  expect(await registry.record('news-item', 'trees')).toMatchObject({ state: 'draft', texts: NEWS.texts })
  const policy = await registry.signOffPolicy()
  expect(policy).toMatchObject({ id: '00002', rules: POLICY.rules, reason: expect.stringContaining('Fewer days') })
  const actions = (await registry.audit(0, 100)).map(({ action, subject }) => `${action} ${subject?.kind}`)
  expect(actions.filter((one) => one.startsWith('promoted'))).toEqual([
    'promoted sign-off-policy',
    'promoted document',
    'promoted news-item',
  ])
  const before = await registry.sequence()
  await ask(production, 'POST', `/promotions/${read.id}/application`, {})
  expect(await registry.sequence()).toBe(before)
  const again = await takenIn(portals, { ...ALL, news: [] })
  expect(again.items.map(({ change }: { change: string }) => change)).toEqual(['unchanged', 'unchanged'])
})

test('what is left out stays as it is, and can be applied later', async () => {
  const portals = await twoPortals()
  const { id } = await takenIn(portals)
  const leaveOut = ['news:trees', 'sign-off-policy:sign-off-policy']
  const partly = await ask(portals.production, 'POST', `/promotions/${id}/application`, { leaveOut })
  expect(partly.state).toBe('incomplete')
  expect(await portals.production.api.registry.record('news-item', 'trees')).toBeUndefined()
  expect((await portals.production.api.registry.signOffPolicy()).id).toBe('00001')
  expect((await ask(portals.production, 'POST', `/promotions/${id}/application`, {})).state).toBe('applied')
  const stray = await portals.production.api.call('root', 'POST', `/promotions/${id}/application`, {
    leaveOut: ['x:y'],
  })
  expect(stray).toMatchObject({ status: 400, body: { code: 'bad-request' } })
})

const spoils: { name: string; spoil: (one: GovernanceDocument) => GovernanceDocument; code: string }[] = [
  {
    name: 'a word of the text',
    spoil: (one) => withVersion(one, { text: one.versions[0]!.text.replace('once', 'twice') }),
    code: 'sign-off-differs',
  },
  {
    name: 'the day from which it counts',
    spoil: (one) => withVersion(one, { effective: '2026-03-01' }),
    code: 'sign-off-differs',
  },
  { name: 'another number', spoil: (one) => withVersion(one, { number: 2 }), code: 'sign-off-differs' },
  { name: 'no signatures', spoil: (one) => withVersion(one, { signOffs: [] }), code: 'sign-off-missing' },
  {
    name: 'a signature taken out: its roles are part of what was signed',
    spoil: (one) => withVersion(one, { signOffs: one.versions[0]!.signOffs.slice(1) }),
    code: 'sign-off-differs',
  },
  {
    name: 'one person twice',
    spoil: (one) =>
      withVersion(one, { signOffs: one.versions[0]!.signOffs.map((signOff) => ({ ...signOff, by: priya })) }),
    code: 'same-person',
  },
]

function withVersion(
  one: GovernanceDocument,
  change: Partial<GovernanceDocument['versions'][number]>,
): GovernanceDocument {
  return { ...one, versions: [{ ...one.versions[0]!, ...change }] }
}

for (const { name, spoil, code } of spoils) {
  test(`a document is blocked: ${name}`, async () => {
    const portals = await twoPortals(spoil)
    const { items, id } = await takenIn(portals, { documents: ['upkeep'] })
    expect(items).toMatchObject([{ change: 'blocked', reasons: [{ code }] }])
    await ask(portals.production, 'POST', `/promotions/${id}/application`, {})
    expect(await portals.production.api.registry.record('document', 'upkeep')).toBeUndefined()
  })
}

test('a draft that is up for signature here is not pushed aside; one that is being written stays', async () => {
  const portals = await twoPortals()
  const { registry } = portals.production.api
  const draft = must(newDocument('upkeep', { ...content, title: 'Ours' }, ada, NOW))
  registry.put('document', must(propose(draft, ada, NOW)))
  const blocked = await takenIn(portals, { documents: ['upkeep'] })
  expect(blocked.items).toMatchObject([{ change: 'blocked', reasons: [{ code: 'draft-proposed' }] }])
  registry.put('document', draft)
  await ask(portals.production, 'POST', `/promotions/${blocked.id}/application`, {})
  expect(await registry.record('document', 'upkeep')).toMatchObject({
    versions: [{ title: 'Upkeep' }],
    draft: { title: 'Ours' },
  })
})

test('news that is public here with other words is corrected here, not from elsewhere', async () => {
  const portals = await twoPortals()
  portals.production.api.registry.put('news-item', news({ en: { title: 'Trees were here', text: 'All of them.' } }))
  const { items } = await takenIn(portals, { news: ['trees'] })
  expect(items).toMatchObject([
    {
      change: 'blocked',
      reasons: [{ code: 'news-state' }],
      differences: [{ field: 'title', after: 'Trees are here' }],
    },
  ])
})
