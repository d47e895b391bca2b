// People on a running portal: rights that end while a page is open, people who leave, departments that still hold something.
import { setTimeout as sleep } from 'node:timers/promises'
import { PEOPLE } from '../../local/people.ts'
import { type PortalClient, signIn } from '../../local/seed/client.ts'
import { aDatasetBody } from '../support/crew.ts'
import { sharedPortal } from '../support/portal.ts'

const { url } = sharedPortal()
const enter = (id: string): Promise<PortalClient> => {
  const { email, password } = PEOPLE.find((person) => person.id === id)!
  return signIn(url, email, password)
}

let ada: PortalClient
let nils: PortalClient
let nilsId: string
/** Departments of this suite's own, so that no other notices. */
let department: string
const founded: string[] = []

async function found(name: string): Promise<string> {
  const { id } = await ada.must('POST', '/departments', { name: `${name} ${Date.now()}` })
  founded.push(id)
  return id
}

beforeAll(async () => {
  ada = await enter('ada')
  nils = await enter('nils')
  nilsId = (await nils.must('GET', '/me')).id
  department = await found('Office of Trials')
})

/** Leaves him as the sample city has him: without a role, and able to sign in. */
afterAll(async () => {
  const { disabled, grants } = await ada.must('GET', `/accounts/${nilsId}`)
  if (disabled) await ada.must('DELETE', `/accounts/${nilsId}/disabling`)
  for (const { id } of grants) await ada.must('DELETE', `/accounts/${nilsId}/grants/${id}`)
  for (const id of founded) await ada.call('DELETE', `/departments/${id}?reason=The+trial+is+over`)
  // A sign-in of the very second of a disabling counts as one of before.
  await sleep(1100)
})

const grant = (role: string, of = department) =>
  ada.must('POST', `/accounts/${nilsId}/grants`, { role, department: of })
async function revoke(role: string): Promise<void> {
  const { grants } = await ada.must('GET', `/accounts/${nilsId}`)
  for (const one of grants.filter((held: { role: string }) => held.role === role)) {
    await ada.must('DELETE', `/accounts/${nilsId}/grants/${one.id}?reason=The+trial+is+over`)
  }
}

test('a request is answered once, however many answer at the same instant', async () => {
  const asked = { role: 'publisher', department, reason: 'I keep the register of trials.' }
  const { id } = await nils.must('POST', '/me/access-requests', asked)
  const decide = (body: object) => ada.call('POST', `/access-requests/${id}/decision`, body)
  const answers = await Promise.all([
    ...Array.from({ length: 6 }, () => decide({ decision: 'grant' })),
    ...Array.from({ length: 6 }, () => decide({ decision: 'refuse', note: 'Not now.' })),
  ])
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
  expect(answers.every(({ status }) => [200, 409, 503].includes(status))).toBe(true)

  const won = answers.find(({ status }) => status === 200)!.body.state
  const { grants } = await nils.must('GET', '/me')
  expect(grants).toEqual(won === 'granted' ? [{ role: 'publisher', department }] : [])
  await revoke('publisher')
})

test('a grant that is revoked while its holder has the page open counts no more, not even for the file under way', async () => {
  await grant('publisher')
  const { id } = await nils.must('POST', '/datasets', aDatasetBody(`Trials ${Date.now()}`, department))
  const begun = await nils.must('POST', `/datasets/${id}/versions`, { filename: 'a.csv', bytes: 8 })
  await revoke('publisher')
  const late: [string, string, unknown?][] = [
    ['PATCH', `/datasets/${id}`, { title: 'Mine still' }],
    ['POST', `/datasets/${id}/versions/${begun.number}/upload`],
    ['GET', `/datasets/${id}/versions`],
  ]
  for (const [method, path, body] of late) {
    expect([path, (await nils.call(method, path, body)).status]).toEqual([path, 403])
  }
  expect((await nils.call('GET', '/me')).body.grants).toEqual([])
  await ada.must('DELETE', `/datasets/${id}/versions/${begun.number}/upload`)
  await ada.must('PATCH', `/datasets/${id}`, { departmentId: 'parks' })
})

test('a department with a dataset in it is not dissolved; moved to another one, it is', async () => {
  const other = await found('Office of Ends')
  const title = `Ends ${Date.now()}`
  const { id } = await ada.must('POST', '/datasets', aDatasetBody(title, other))
  const refused = await ada.call('DELETE', `/departments/${other}?reason=Merged`)
  expect(refused).toMatchObject({ status: 409, body: { code: 'department-in-use' } })
  expect(refused.body.detail).toContain(title)
  await ada.must('PATCH', `/datasets/${id}`, { departmentId: 'parks' })
  expect((await ada.must('DELETE', `/departments/${other}?reason=Merged`)).dissolved.reason).toBe('Merged')
  expect((await ada.call('POST', '/datasets', aDatasetBody(`${title} again`, other))).body.code).toBe(
    'no-such-department',
  )
})

test('a role in the body changes nobody’s rights', async () => {
  const body = { mail: { pace: 'digest' }, role: 'administrator', grants: [{ role: 'administrator', department: '*' }] }
  expect((await nils.call('PATCH', '/me', body)).status).toBe(400)
  expect(
    (await nils.call('POST', `/accounts/${nilsId}/grants`, { role: 'administrator', department: '*' })).status,
  ).toBe(403)
  expect((await nils.must('GET', '/me')).roles).toEqual([])
})

test('somebody who leaves: page and token open nothing, the post goes to nobody, and coming back brings no role', async () => {
  await ada.must('PUT', `/departments/${department}/contacts`, {
    liaison: nilsId,
    deputy: null,
    note: 'For the trial.',
  })
  const wanted = { name: `trial ${Date.now()}`, departments: [department], actions: ['read'] }
  const { secret, prefix } = await nils.must('POST', '/me/tokens', wanted)
  const asProgram = () => fetch(`${url}/api/v1/datasets`, { headers: { authorization: `Bearer ${secret}` } })
  expect((await asProgram()).status).toBe(200)
  const { tokens } = await nils.must('GET', '/me/tokens')
  expect(tokens.find((token: { prefix: string }) => token.prefix === prefix)?.usedAt).toBeDefined()

  await ada.must('POST', `/accounts/${nilsId}/disabling`, { reason: 'Left the city.' })
  expect((await asProgram()).status).toBe(401)
  expect((await nils.call('GET', '/me')).body.code).toBe('account-disabled')
  expect((await (await enter('nils')).call('GET', '/me')).body.code).toBe('account-disabled')
  const { departments } = await ada.must('GET', '/departments')
  const here = departments.find((one: { id: string }) => one.id === department)
  expect(here.liaison).toBeUndefined()
  expect(here.history[0]).toMatchObject({ part: 'liaison', person: { accountId: nilsId } })

  await sleep(1100)
  await ada.must('DELETE', `/accounts/${nilsId}/disabling`)
  expect((await nils.call('GET', '/me')).body.code).toBe('signed-out-everywhere')
  expect((await asProgram()).status).toBe(401)
  nils = await enter('nils')
  expect((await nils.must('GET', '/me')).grants).toEqual([])
})
