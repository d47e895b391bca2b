// `plaza invite` as an administrator runs it: for a portal in AWS, whose answers a server here gives, and on this machine.
import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { signInvitation } from '../../core/invitation.ts'
import plazaConfig from '../../plaza.config.ts'
import { root } from '../support/tree.ts'

const KEY = 'd4'.repeat(32)
const NAME = '/plaza/alder-bay-beta/invitation-key/2'
const dir = mkdtempSync(join(tmpdir(), 'plaza-invite-'))
const settings = join(dir, 'settings.json')
const beta = { ...plazaConfig.stages.beta, invitation: { mailDomains: ['alderbay.example'], round: 2 } }
let server: Server

beforeAll(async () => {
  writeFileSync(settings, JSON.stringify({ ...plazaConfig, stages: { ...plazaConfig.stages, beta } }))
  writeFileSync(join(dir, 'invitation-key-2'), KEY)
  server = createServer(async (request, response) => {
    let body = ''
    for await (const chunk of request) body += chunk
    if (request.headers['x-amz-target'] === 'AmazonSSM.GetParameter') {
      const isThere = JSON.parse(body).Name === NAME
      response.writeHead(isThere ? 200 : 400, { 'content-type': 'application/x-amz-json-1.1' })
      return response.end(JSON.stringify(isThere ? { Parameter: { Value: KEY } } : { __type: 'ParameterNotFound' }))
    }
    const output =
      '<member><OutputKey>PortalUrl</OutputKey><OutputValue>https://d1.cloudfront.example</OutputValue></member>'
    const stack = `<member><StackName>alder-bay-beta-site</StackName><StackStatus>UPDATE_COMPLETE</StackStatus><CreationTime>2026-11-01T00:00:00Z</CreationTime><Outputs>${output}</Outputs></member>`
    response.writeHead(200, { 'content-type': 'text/xml' })
    response.end(
      `<DescribeStacksResponse><DescribeStacksResult><Stacks>${stack}</Stacks></DescribeStacksResult></DescribeStacksResponse>`,
    )
  })
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
})
afterAll(() => {
  server.close()
  rmSync(dir, { recursive: true, force: true })
})

function invite(args: string[], file = settings): Promise<{ code: number; out: string; err: string }> {
  const env = {
    ...{ PATH: process.env['PATH'], PLAZA_SETTINGS: file, AWS_ACCESS_KEY_ID: 'test', AWS_SECRET_ACCESS_KEY: 'test' },
    AWS_ENDPOINT_URL: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
  }
  return new Promise((done) => {
    execFile(
      process.execPath,
      ['--disable-warning=ExperimentalWarning', join(root, 'cli', 'plaza.ts'), 'invite', ...args],
      { env },
      (error, out, err) => done({ code: error ? Number(error.code) : 0, out, err }),
    )
  })
}

test('prints a link to the deployed portal, signed with its key', async () => {
  const begun = Math.floor(Date.now() / 1000)
  const { code, out, err } = await invite(['beta', '--for', 'press', '--days', '3', '--json'])
  expect([code, err]).toEqual([0, ''])
  const { link, invitation, expiresAt } = JSON.parse(out)
  const end = Date.parse(expiresAt) / 1000
  expect(end - begun - 3 * 86_400).toBeGreaterThanOrEqual(0)
  expect(end - begun - 3 * 86_400).toBeLessThan(60)
  expect(invitation).toBe(signInvitation({ key: KEY, portal: 'alder-bay-beta' }, end, 'press'))
  expect(link).toBe(`https://d1.cloudfront.example/?invitation=${invitation}`)
})

test('without --json the link alone is on stdout, and how long it holds is told beside it', async () => {
  const { code, out, err } = await invite(['beta', '--dir', dir, '--portal', 'http://127.0.0.1:8080/'])
  expect(code).toBe(0)
  expect(out).toMatch(/^http:\/\/127\.0\.0\.1:8080\/\?invitation=\d{10}\.guest\.[\w-]{43}\n$/)
  expect(err).toContain('It holds until')
})

const wrong = [
  { name: 'no stage', args: [], says: 'expected beta or production' },
  { name: 'a stage that is none', args: ['gamma'], says: 'expected beta or production' },
  { name: 'a stage without invitations', args: ['production'], says: 'stages.production.invitation is not set' },
  {
    name: 'days that are none',
    args: ['beta', '--days', 'ten'],
    says: '--days: expected a whole number from 1 to 365, found ten',
  },
  { name: 'more than a year', args: ['beta', '--days', '366'], says: 'found 366' },
  { name: 'a name with spaces', args: ['beta', '--for', 'the press'], says: 'found the press' },
  { name: 'a folder without an address', args: ['beta', '--dir', dir], says: '--dir: expected --portal too' },
]
for (const { name, args, says } of wrong) {
  test(`refused with what was expected: ${name}`, async () => {
    const { code, out, err } = await invite(args)
    expect([code, out]).toEqual([2, ''])
    expect(err).toContain(says)
  })
}

test('a key that nobody made is said to come with the deployment', async () => {
  const other = join(dir, 'other.json')
  const without = { ...beta, invitation: { mailDomains: [], round: 3 } }
  writeFileSync(other, JSON.stringify({ ...plazaConfig, stages: { ...plazaConfig.stages, beta: without } }))
  const { code, err } = await invite(['beta'], other)
  expect([code, err]).toEqual([2, expect.stringContaining('there is none; "plaza deploy" makes it')])
})
