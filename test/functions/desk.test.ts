// The reviewer's desk over a table in memory: what comes in between a look and a signature.
import type { Account } from '../../core/accounts.ts'
import { isRefusal } from '../../core/errors.ts'
import type { Version, VersionIn } from '../../core/model.ts'
import type { Change } from '../../core/ports.ts'
import { DEFAULT_POLICY, planFor } from '../../core/sign-off-policy.ts'
import { type TestApi, testApi } from '../support/api.ts'
import { aVersion, dataset, later, noon } from '../support/versions.ts'

const plan = planFor({}, [], DEFAULT_POLICY, noon)
const PATH = `/datasets/${dataset.id}/versions/1`
const answersOf = (role: string) =>
  plan.steps.find((step) => step.role === role)!.checklist.map(({ id }) => ({ id, answer: 'yes' }))
const signing = (role: string, more: object = {}) => ({ role, decision: 'sign', answers: answersOf(role), ...more })

/** @param between runs right before the table takes the first change */
function aDesk(between: (api: TestApi) => Promise<void> = async () => {}): TestApi {
  let isDone = false
  const api: TestApi = testApi((ports) => ({
    ...ports,
    registry: {
      ...ports.registry,
      commit: async (change: Change) => {
        if (!isDone) {
          isDone = true
          await between(api)
        }
        return ports.registry.commit(change)
      },
    },
  }))
  api.registry.seed(dataset, [aVersion('in-review', { plan } as Partial<Version>)])
  api.person('leo', 'liaison of parks')
  api.person('priya', 'privacy-reviewer')
  api.person('tom', 'publisher of parks')
  api.setClock(later)
  return api
}

const version = async (api: TestApi) => (await api.registry.version(dataset.id, 1)) as VersionIn<'in-review'>

async function changeAccount(api: TestApi, id: string, change: (before: Account) => Partial<Account>): Promise<void> {
  const before = (await api.registry.records('account')).find(({ name }) => name === id)!
  const after = { ...before, ...change(before), revision: before.revision + 1 }
  const event = { at: later, actor: before, action: 'test' }
  const saved = await api.registry.commit({ records: [{ kind: 'account', before, after }], event })
  if (isRefusal(saved)) throw new Error(saved.code)
}

const losses: { name: string; change: (before: Account) => Partial<Account>; told: string }[] = [
  { name: 'whose grant is revoked', change: () => ({ grants: [] }), told: 'not-allowed' },
  {
    name: 'who is disabled',
    change: (before) => ({ disabled: { at: later, by: before, reason: 'left' } }),
    told: 'account-disabled',
  },
]
for (const { name, change, told } of losses) {
  test(`${name} at the same instant has not signed, and is told why the next time`, async () => {
    const api = aDesk((inner) => changeAccount(inner, 'leo', change))
    const first = await api.call('leo', 'POST', `${PATH}/sign-offs`, signing('liaison'))
    expect([first.status, first.body.code]).toEqual([503, 'busy'])
    expect((await version(api)).signOffs).toEqual([])
    expect((await api.call('leo', 'POST', `${PATH}/sign-offs`, signing('liaison'))).body.code).toBe(told)
  })
}

test('a role that is sent in a body gives no right', async () => {
  const api = aDesk()
  const body = signing('liaison', { roles: ['liaison'], grants: [{ role: 'liaison', department: '*' }] })
  expect((await api.call('priya', 'POST', `${PATH}/sign-offs`, body)).body.code).toBe('not-allowed')
  expect((await api.call('tom', 'POST', `${PATH}/sign-offs`, body)).body.code).toBe('not-allowed')
})

test('metadata that changed between look and signature leave the signature without effect', async () => {
  const api = aDesk()
  const seen = (await api.call('leo', 'GET', PATH)).body.signature
  await api.call('tom', 'PATCH', `/datasets/${dataset.id}`, { title: 'Trees' })
  const late = await api.call('leo', 'POST', `${PATH}/sign-offs`, signing('liaison', { signature: seen }))
  expect([late.status, late.body.code]).toEqual([409, 'content-changed'])
})

test('a comment neither signs nor voids, and a delegated review is marked for the colleague', async () => {
  const api = aDesk()
  const mara = api.person('mara', 'liaison of parks')
  await api.call('leo', 'POST', `${PATH}/sign-offs`, signing('liaison'))
  const said = await api.call('priya', 'POST', `${PATH}/comments`, { text: 'Which park?' })
  expect(said.body).toMatchObject({ status: 'in-review', signOffs: [{ role: 'liaison' }] })
  const tooLate = await api.call('leo', 'POST', `${PATH}/delegations`, { role: 'liaison', to: mara.id })
  expect(tooLate.body.code).toBe('role-signed-already')
  const pia = api.person('pia', 'privacy-reviewer of parks')
  const given = await api.call('priya', 'POST', `${PATH}/delegations`, { role: 'privacy-reviewer', to: pia.id })
  expect(given.body.delegations).toMatchObject([{ role: 'privacy-reviewer', to: { name: 'pia' } }])
  const [mine] = (await api.call('pia', 'GET', '/reviews')).body.reviews
  expect([mine.state, mine.delegation.isToMe]).toEqual(['my-turn', true])
})

test('what is overdue comes to the deputy’s queue, first what is due first', async () => {
  const api = aDesk()
  api.person('lars', 'legal-reviewer')
  expect((await api.call('lars', 'GET', '/reviews')).body.reviews).toEqual([])
  api.setClock('2026-03-09T12:00:00.000Z')
  const [waiting] = (await api.call('lars', 'GET', '/reviews')).body.reviews
  expect(waiting).toMatchObject({ role: 'privacy-reviewer', capacity: 'deputy', isOverdue: true })
  const body = signing('privacy-reviewer')
  const signed = await api.call('lars', 'POST', `${PATH}/sign-offs`, body)
  expect(signed.body.signOffs).toMatchObject([{ role: 'privacy-reviewer', asDeputy: 'legal-reviewer' }])
})
