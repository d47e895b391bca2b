// Asking the portal's own address, against a server that answers as it is told.
import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { askFrontPage } from '../../adapters/site-answer.ts'

const statuses: number[] = []
const asked: string[] = []
const server = http.createServer(({ url }, response) => {
  asked.push(url ?? '')
  response.writeHead(statuses.shift() ?? 200, { location: '/elsewhere' }).end('page')
})
beforeAll(() => new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve)))
afterAll(() => new Promise((resolve) => void server.close(resolve)))
const address = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}`

const cases = [
  { name: 'a page is asked for once', answers: [200], gives: 200, times: 1 },
  { name: 'where a redirect leads is not followed', answers: [302], gives: 302, times: 1 },
  { name: 'one failure is asked again', answers: [503, 200], gives: 200, times: 2 },
  { name: 'two failures are one', answers: [503, 502], gives: 502, times: 2 },
]
for (const { name, answers, gives, times } of cases) {
  test(name, async () => {
    statuses.splice(0, statuses.length, ...answers)
    asked.length = 0
    expect(await askFrontPage(address(), 1)).toBe(gives)
    expect(asked).toEqual(Array(times).fill('/'))
  })
}

test('no answer is no status', async () => {
  expect(await askFrontPage('http://127.0.0.1:9', 1)).toBeUndefined()
})
