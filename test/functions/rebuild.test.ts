// Who may ask for a rebuild, and that asking is an entry of the audit log and nothing else.
import { REBUILD_ASKED } from '../../core/publication.ts'
import { testApi } from '../support/api.ts'

const PATH = '/publication/rebuild'

test('an administrator asks by an entry of the audit log', async () => {
  const api = testApi()
  api.person('ada', 'administrator')
  const { status, body } = await api.call('ada', 'POST', PATH)
  expect([status, body]).toEqual([201, { sequence: 1 }])
  expect(await api.registry.audit(0, 10)).toMatchObject([{ action: REBUILD_ASKED, actor: { name: 'ada' } }])
})

test('others are refused, and leave no entry', async () => {
  const api = testApi()
  api.person('leo', 'liaison of parks')
  api.person('ines', 'publisher')
  for (const who of ['leo', 'ines', undefined]) expect((await api.call(who, 'POST', PATH)).status).toBeGreaterThan(400)
  expect(await api.registry.audit(0, 10)).toEqual([])
})

test('a program needs a token with this action, which only administrators can make', async () => {
  const api = testApi()
  api.person('ada', 'administrator')
  api.person('ines', 'publisher')
  const asked = { departments: ['*'] }
  const make = (who: string, ...actions: string[]) =>
    api.call(who, 'POST', '/me/tokens', { ...asked, name: actions.join(' '), actions })
  expect((await make('ines', 'rebuild')).status).toBeGreaterThan(400)
  const [rebuild, read] = [(await make('ada', 'rebuild')).body, (await make('ada', 'read', 'audit')).body]
  expect((await api.call(rebuild.secret, 'POST', PATH)).status).toBe(201)
  expect((await api.call(read.secret, 'POST', PATH)).status).toBe(403)
})
