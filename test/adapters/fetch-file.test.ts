// What is fetched from an address that nobody vouches for: exactly the wanted bytes, or nothing.
import { createHash } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fetchFile, isAllowedAddress } from '../../adapters/fetch-file.ts'

const BODY = 'species\noak\n'
const wanted = { bytes: BODY.length, sha256: createHash('sha256').update(BODY).digest('hex') }
const limits = { loopback: true, patienceSeconds: 1 }
const folder = mkdtempSync(join(tmpdir(), 'plaza-fetch-'))
const path = join(folder, 'file')

const ANSWERS: Record<string, (response: ServerResponse) => unknown> = {
  '/right': (response) => response.end(BODY),
  '/other': (response) => response.end(BODY.replace('oak', 'ash')),
  '/longer': (response) => response.end(BODY.repeat(1000)),
  '/shorter': (response) => response.end('species\n'),
  '/gone': (response) => response.writeHead(404).end(),
  '/expired': (response) => response.writeHead(403).end('<Error/>'),
  '/moved': (response) => response.writeHead(302, { location: '/right' }).end(),
  '/busy': (response) => response.writeHead(503).end(),
  '/cut': (response) => {
    response.writeHead(200, { 'content-length': String(BODY.length) })
    response.write('species\n', () => response.destroy())
  },
  '/silent': () => {},
  '/stalled': (response) => {
    response.writeHead(200, { 'content-length': String(BODY.length) })
    response.write('species\n')
  },
}

let server: Server
let origin = ''
beforeAll(async () => {
  server = createServer((request, response) => void ANSWERS[request.url!]!(response))
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(() => {
  server.closeAllConnections()
  server.close()
  rmSync(folder, { recursive: true, force: true })
})

const from = (place: string) => fetchFile({ ...wanted, address: origin + place }, path, limits)

test('the file that was wanted arrives', async () => {
  expect(await from('/right')).toBeUndefined()
  expect(readFileSync(path, 'utf8')).toBe(BODY)
})

for (const [place, fault] of [
  ['/other', 'file-differs'],
  ['/longer', 'file-differs'],
  ['/shorter', 'file-differs'],
  ['/gone', 'file-gone'],
  ['/expired', 'address-expired'],
  ['/moved', 'address-refused'],
] as const) {
  test(`${place}: ${fault}`, async () => expect(await from(place)).toBe(fault))
}

for (const place of ['/busy', '/cut', '/silent', '/stalled']) {
  test(`${place} is worth another try`, async () => {
    await expect(from(place)).rejects.toThrow()
  })
}

const addresses: [string, boolean, boolean][] = [
  // address, allowed in AWS, allowed on one machine
  ['https://bucket.s3.eu-west-1.amazonaws.com/staged/x?X-Amz-Signature=1', true, true],
  ['http://bucket.s3.eu-west-1.amazonaws.com/x', false, false],
  ['http://127.0.0.1:9161/x', false, true],
  ['http://[::1]:9161/x', false, true],
  ['http://localhost:9161/x', false, true],
  ['http://127.0.0.1.example/x', false, false],
  ['https://127.0.0.1/x', false, false],
  ['https://169.254.169.254/latest/meta-data', false, false],
  ['https://[fd00::1]/x', false, false],
  ['https://2130706433/x', false, false],
  ['https://localhost/x', false, false],
  ['https://storage.example:8443/x', false, false],
  ['https://user:secret@storage.example/x', false, false],
  ['file:///etc/hosts', false, false],
  ['ftp://storage.example/x', false, false],
  ['', false, false],
  ['storage.example/x', false, false],
]
for (const [address, inAws, onOneMachine] of addresses) {
  test(`${address || 'nothing'}: ${inAws ? 'allowed' : onOneMachine ? 'on one machine only' : 'refused'}`, async () => {
    expect([isAllowedAddress(address, false), isAllowedAddress(address, true)]).toEqual([inAws, onOneMachine])
    if (!inAws) {
      const strict = { ...limits, loopback: false }
      expect(await fetchFile({ ...wanted, address }, path, strict)).toBe('address-refused')
    }
  })
}
