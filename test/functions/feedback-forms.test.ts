// Forms of readers without script, and what every answer of the API says of the stage.
import { createApp } from '../../functions/api/app.ts'
import type { ApiPorts } from '../../functions/api/ports.ts'
import { testApi } from '../support/api.ts'

type App = ReturnType<typeof createApp>

/** The ports of the test API, over which the test puts the app together itself: it looks at headers and pages. */
function anApp(over: Partial<ApiPorts> = {}): App {
  let own: ApiPorts | undefined
  testApi((ports) => {
    own = { ...ports, notice: { mode: 'label', feedback: { from: '2026-02-01', to: '2026-04-01' } }, ...over }
    return own
  })
  return createApp(own!, (error) => {
    throw error
  })
}

const post = (app: App, path: string, fields: Record<string, string>) =>
  app.request(`/api/v1${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams(fields).toString(),
  })
const form = { message: 'The map is lovely.', page: '', name: '', email: '', website: '', language: 'en' }

test('a form leads to the page that says thank you, in its language', async () => {
  for (const [language, expected] of [
    ['en', '/beta/thanks/'],
    ['es', '/es/beta/thanks/'],
  ] as const) {
    const response = await post(anApp(), '/feedback', { ...form, language })
    expect([response.status, response.headers.get('location')]).toEqual([303, expected])
  }
})

test('what is wrong with a form is said on a page, and nothing in it becomes markup', async () => {
  const response = await post(anApp(), '/feedback', { ...form, email: '<script>alert(1)</script>', language: 'es' })
  const page = await response.text()
  expect(response.status).toBe(400)
  expect(response.headers.get('content-type')).toContain('text/html')
  expect(page).toContain('<h1>No ha funcionado</h1>')
  expect(page).toContain('Revíselo, por favor')
  expect(page).toContain('<html lang="es">')
  expect(page).not.toContain('<script')
})

test('a form for an invitation leads to its page, also for an address of nobody', async () => {
  const invitation = { mailDomains: ['city.example'] }
  const app = anApp({ notice: { mode: 'label', invitation }, invitations: { key: 'c3'.repeat(32), portal: 'x-beta' } })
  for (const email of ['eva@city.example', 'eve@elsewhere.example']) {
    const response = await post(app, '/invitation-mails', { email, language: 'en' })
    expect([response.status, response.headers.get('location')]).toEqual([303, '/invitation/sent/'])
  }
})

test('an empty request is refused and not a fault', async () => {
  const response = await anApp().request('/api/v1/feedback', { method: 'POST' })
  expect([response.status, (await response.json()).code]).toEqual([400, 'bad-request'])
})

test('every answer names the stage and where its notice is, errors too', async () => {
  for (const path of ['/health', '/nothing', '/me', '/docs']) {
    const { headers } = await anApp().request(`/api/v1${path}`)
    expect([path, headers.get('portal-stage'), headers.get('link')]).toEqual([
      path,
      'beta',
      '<https://portal.example/beta/>; rel="help"',
    ])
  }
  const { headers } = await anApp({ stage: 'production', notice: { mode: 'none' } }).request('/api/v1/health')
  expect([headers.get('portal-stage'), headers.get('link')]).toEqual(['production', null])
})

test('an answer that has a link of its own keeps it', async () => {
  const app = anApp()
  app.get('/linked', (context) => context.body('', 200, { link: '</next>; rel="next"' }))
  const { headers } = await app.request('/linked')
  expect(headers.get('link')).toBe('</next>; rel="next", <https://portal.example/beta/>; rel="help"')
})
