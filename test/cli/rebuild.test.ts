// `plaza rebuild` as an operator runs it, on a portal that answers as ours does.
import { execFile } from 'node:child_process'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'

const launcher = join(import.meta.dirname, '..', '..', 'cli', 'plaza.sh')
const TOKEN = 'plz_for_this_test_only'

let server: Server
let asked: string[] = []
let shown = 0

beforeAll(async () => {
  server = createServer((request, response) => {
    asked.push(`${request.method} ${request.url} ${request.headers.authorization ?? ''}`.trim())
    const answer = (status: number, body: object) => {
      response.writeHead(status, { 'content-type': 'application/json' })
      response.end(JSON.stringify(body))
    }
    if (request.url === '/audit/today.json') return answer(200, { newest: { sequence: ++shown } })
    if (request.headers.authorization !== `Bearer ${TOKEN}`) return answer(403, { title: 'Not for you.', fix: 'Ask.' })
    answer(201, { sequence: 2 })
  })
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
})
afterAll(() => void server.close())
beforeEach(() => {
  asked = []
  shown = 0
})

function plaza(args: string[], token: string | undefined = TOKEN): Promise<{ code: number; out: string; err: string }> {
  const env = { ...process.env, PLAZA_TOKEN: token ?? '' }
  return new Promise((done) => {
    execFile(launcher, ['rebuild', ...args], { env }, (error, out, err) =>
      done({ code: error ? Number(error.code) : 0, out, err }),
    )
  })
}
const portal = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}`

test('asks with the token and waits until the site shows the entry', async () => {
  const { code, out } = await plaza(['--portal', portal()])
  expect([code, out]).toEqual([0, expect.stringContaining('done: the site shows this entry')])
  expect(asked).toEqual([
    `POST /api/v1/publication/rebuild Bearer ${TOKEN}`,
    'GET /audit/today.json',
    'GET /audit/today.json',
  ])
})

test('only asks when nobody waits', async () => {
  const { code, out } = await plaza(['--portal', `${portal()}/`, '--no-wait'])
  expect([code, out, asked.length]).toEqual([0, 'asked for: entry 2 of the audit log. It begins within a minute.\n', 1])
})

test('says who refused and what to do', async () => {
  const { code, err } = await plaza(['--portal', portal()], 'plz_other')
  expect([code, err]).toEqual([2, expect.stringContaining('Not for you. Ask.')])
})

test('says what is missing', async () => {
  expect(await plaza([])).toMatchObject({ code: 2, err: expect.stringContaining('expected --portal URL') })
  expect(await plaza(['--portal', portal()], '')).toMatchObject({
    code: 2,
    err: expect.stringContaining('PLAZA_TOKEN'),
  })
})
