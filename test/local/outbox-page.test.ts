// The outbox to read: mails as text, for whoever sits at this machine.
import { mkdtempSync, rmSync } from 'node:fs'
import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createOutboxPage } from '../../local/outbox-page.ts'
import type { Mail } from '../../local/ses/mail.ts'
import { openOutbox } from '../../local/ses/outbox.ts'

const dir = mkdtempSync(join(tmpdir(), 'outbox-'))
const page = createOutboxPage(dir)
const server = http.createServer((request, response) => void page(request, response))
let port = 0
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  port = (server.address() as AddressInfo).port
})
afterAll(() => {
  server.close()
  server.closeAllConnections()
  rmSync(dir, { recursive: true, force: true })
})

const aMail = (spoiled: Partial<Mail> = {}): Mail => ({
  ...{ id: 'm1', at: '2026-03-01T12:00:00.000Z', from: 'city@city.example', to: ['ines@city.example'] },
  ...{ cc: [], bcc: [], replyTo: [], subject: 'Published', text: 'Hello', headers: [], attachments: [] },
  ...spoiled,
})
/** As `fetch`, which does not let one name a host. */
const get = (path: string, headers: Record<string, string> = {}) =>
  new Promise<{ status: number; body: string; headers: http.IncomingHttpHeaders }>((resolve, reject) => {
    http
      .get({ port, host: '127.0.0.1', path, headers }, (response) => {
        let body = ''
        response.on('data', (chunk) => (body += chunk))
        response.on('end', () => resolve({ status: response.statusCode!, body, headers: response.headers }))
      })
      .on('error', reject)
  })

test('an empty outbox says so', async () => {
  expect((await get('/outbox/')).body).toContain('No mail has been sent yet')
})

test('mails are text: nothing in them becomes markup, and addresses of this machine become links', async () => {
  const evil = '<script>alert(1)</script> javascript:alert(1) "><img src=x>'
  const text = `${evil}\nhttp://127.0.0.1:8080/console/#/x http://evil.example/`
  openOutbox(dir).keep(aMail({ subject: evil, text, to: [evil], headers: [{ name: evil, value: evil }] }))
  const { body, headers } = await get('/outbox/')
  expect(body).not.toMatch(/<script|<img/)
  expect(body.match(/href="[^"]*"/g)).toEqual(['href="/outbox/style.css"', 'href="http://127.0.0.1:8080/console/#/x"'])
  expect(headers['content-security-policy']).toContain("default-src 'none'")
})

test('newest first, fifty to a page', async () => {
  const outbox = openOutbox(dir)
  for (let day = 10; day < 28; day++) {
    for (const hour of ['08', '09', '10'])
      outbox.keep(aMail({ id: `d${day}${hour}`, at: `2026-04-${day}T${hour}:00:00.000Z` }))
  }
  const [first, second] = [(await get('/outbox/')).body, (await get('/outbox/?page=2')).body]
  expect(first.indexOf('2026-04-27 10')).toBeLessThan(first.indexOf('2026-04-27 09'))
  expect([first, second].map((body) => body.match(/<article/g)!.length)).toEqual([50, 5])
  expect((await get('/outbox/?page=x')).status).toBe(200)
})

test('by any other name than this machine’s it is closed', async () => {
  expect((await get('/outbox/', { host: 'evil.example' })).status).toBe(403)
  expect((await get('/outbox/', { host: '127.0.0.1.evil.example:80' })).status).toBe(403)
  expect((await get('/outbox/', { host: `localhost:${port}` })).status).toBe(200)
})
