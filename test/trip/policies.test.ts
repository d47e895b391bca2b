// Policies and the sign-off policy through the running portal: written, signed, public; and nothing of a draft outside.
import { as, eventually, statusOf } from '../support/crew.ts'
import { sharedPortal } from '../support/portal.ts'

const { url } = sharedPortal()
const dayIn = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)
const SECRET = 'zyxwv-unsigned-words'
const SIGNED = 'This one is signed, and so the public sees it.'
const content = (title: string, text: string) => ({
  title,
  text: `## What it is\n\n${text}\n\n- It is long enough to be a policy, and it has a list.\n- It was written by a test.`,
  summary: 'First version.',
  ...{ effective: dayIn(0), reviewBy: dayIn(365), roles: ['liaison', 'privacy-reviewer'] },
})

async function sign(person: string, id: string, role: string, decision = 'sign', note = '') {
  const client = await as(url, person)
  const { draft } = await client.must('GET', `/policies/${id}`)
  return client.call('POST', `/policies/${id}/sign-offs`, { role, decision, note, signature: draft.signature })
}

test('a policy is public after its last signature, and its next version shows what changed', async () => {
  const ada = await as(url, 'ada')
  const begun = await ada.must('POST', '/policies', content('Street Names Policy', 'Streets are named by the council.'))
  const { id } = begun
  expect(id).toBe('street-names-policy')
  const up = await ada.must('POST', `/policies/${id}/proposal`, { revision: begun.revision })
  expect(up.draft).toMatchObject({ state: 'proposed', missingRoles: ['liaison', 'privacy-reviewer'], myRoles: [] })
  expect((await sign('ada', id, 'liaison')).body.code).toBe('not-allowed')
  expect((await sign('priya', id, 'liaison')).body.code).toBe('not-allowed')
  expect((await sign('leo', id, 'liaison')).status).toBe(200)
  expect(await statusOf(`${url}/about/policies/${id}/`)).toBe(404)
  const signed = await sign('priya', id, 'privacy-reviewer')
  expect(signed.body.versions).toMatchObject([{ number: 1, state: 'in-force' }])
  const page = () => fetch(`${url}/about/policies/${id}/`).then((response) => response.text())
  expect(await eventually(page, (text) => text.includes('by the council'))).toContain('In force from')

  const draft = { ...content('Street Names Policy', 'Streets are named by their neighbours.'), summary: SECRET }
  const edited = await ada.must('PUT', `/policies/${id}/draft`, { ...draft, revision: signed.body.revision })
  await ada.must('POST', `/policies/${id}/proposal`, { revision: edited.revision })
  await sign('leo', id, 'liaison')
  // An edit voids what was signed.
  const now = await ada.must('GET', `/policies/${id}`)
  expect(now.draft.signOffs).toHaveLength(1)
  const final = { ...draft, summary: 'Neighbours decide.', revision: now.revision }
  const voided = await ada.must('PUT', `/policies/${id}/draft`, final)
  expect(voided.draft).toMatchObject({ state: 'writing', signOffs: [] })
  await ada.must('POST', `/policies/${id}/proposal`, { revision: voided.revision })
  for (const [person, role] of [
    ['leo', 'liaison'],
    ['priya', 'privacy-reviewer'],
  ] as const) {
    expect((await sign(person, id, role)).status).toBe(200)
  }
  const changes = () => fetch(`${url}/about/policies/${id}/v/2/`).then((response) => response.text())
  const text = await eventually(changes, (body) => body.includes('<ins>'))
  expect(text).toMatch(/Streets are named by <del>the council<\/del><ins>their neighbours<\/ins>/)
  expect(await (await fetch(`${url}/sitemap.xml`)).text()).toContain(`/about/policies/${id}/`)
})

test('a policy is sent back with a reason, and a signature of a text that is gone is refused', async () => {
  const ada = await as(url, 'ada')
  const begun = await ada.must('POST', '/policies', content('Returned Policy', 'It says too little about its subject.'))
  const { id } = begun
  const up = await ada.must('POST', `/policies/${id}/proposal`, { revision: begun.revision })
  expect((await sign('leo', id, 'liaison', 'return')).body.code).toBe('reason-missing')
  const returned = await sign('leo', id, 'liaison', 'return', 'Say more.')
  expect(returned.body.draft).toMatchObject({ state: 'writing', returned: { note: 'Say more.', role: 'liaison' } })
  const late = { role: 'privacy-reviewer', decision: 'sign', note: '', signature: up.draft.signature }
  const priya = await as(url, 'priya')
  expect((await priya.call('POST', `/policies/${id}/sign-offs`, late)).body.code).toBe('document-state')
  const stale = {
    ...content('Returned Policy', 'It says enough now, in the eyes of everybody.'),
    revision: begun.revision,
  }
  expect((await ada.call('PUT', `/policies/${id}/draft`, stale)).body.code).toBe('changed-meanwhile')
})

test('the sign-off policy is changed with a reason, once, and reviews under way keep theirs', async () => {
  const ada = await as(url, 'ada')
  const { current } = await ada.must('GET', '/sign-off-policy')
  const { rules, raises, checklists } = current
  const changed = rules.map((rule: { classification: string; steps: { dueDays: number }[] }) =>
    rule.classification === 'restricted'
      ? { ...rule, steps: rule.steps.map((step) => ({ ...step, dueDays: 20 })) }
      : rule,
  )
  const body = {
    rules: changed,
    raises,
    checklists,
    reason: 'Restricted data takes longer to judge.',
    replaces: current.id,
  }
  const outcomes = await Promise.all([
    ada.call('PUT', '/sign-off-policy', body),
    ada.call('PUT', '/sign-off-policy', { ...body, reason: 'The same, at the same instant.' }),
  ])
  expect(outcomes.filter(({ status }) => status === 200)).toHaveLength(1)
  expect(['busy', 'changed-meanwhile']).toContain(outcomes.find(({ status }) => status !== 200)!.body.code)
  const now = await ada.must('GET', '/sign-off-policy')
  expect(Number(now.current.id)).toBe(Number(current.id) + 1)
  expect(now.history).toHaveLength(Number(now.current.id))
  const page = () => fetch(`${url}/about/governance/`).then((response) => response.text())
  const text = await eventually(page, (found) => found.includes('has 20 days'))
  expect(text).toContain('Restricted: Legal review has 20 days instead of 10.')

  const undone = {
    rules,
    raises,
    checklists,
    reason: 'Back to what it was, for other tests.',
    replaces: now.current.id,
  }
  await ada.must('PUT', '/sign-off-policy', undone)
  const leo = await as(url, 'leo')
  expect((await leo.call('PUT', '/sign-off-policy', undone)).body.code).toBe('not-allowed')
})

test('nothing of a draft is public, on any page', async () => {
  const ada = await as(url, 'ada')
  const begun = await ada.must('POST', '/policies', content('Unsigned Policy', `${SECRET} are not for the public.`))
  await ada.must('POST', `/policies/${begun.id}/proposal`, { revision: begun.revision })
  await sign('leo', begun.id, 'liaison')
  const { policies } = await (await as(url, 'leo')).must('GET', '/policies')
  expect(policies.map(({ id }: { id: string }) => id)).toContain(begun.id)
  // A policy that is signed afterwards shows that the site was made anew since.
  const other = await ada.must('POST', '/policies', { ...content('Marker Policy', SIGNED), roles: ['liaison'] })
  await ada.must('POST', `/policies/${other.id}/proposal`, { revision: other.revision })
  await sign('leo', other.id, 'liaison')
  await eventually(
    () => statusOf(`${url}/about/policies/${other.id}/`),
    (status) => status === 200,
  )
  for (const path of ['/about/policies/', '/about/governance/', '/sitemap.xml', '/about/', '/llms.txt']) {
    const text = await (await fetch(url + path)).text()
    expect([path, text.includes(SECRET) || text.includes('unsigned-policy')]).toEqual([path, false])
  }
  expect(await statusOf(`${url}/about/policies/${begun.id}/`)).toBe(404)
  expect(await statusOf(`${url}/about/policies/${begun.id}/v/1/`)).toBe(404)
})
