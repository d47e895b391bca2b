// The commands on a stage as an administrator types them, where nothing of AWS is needed.
import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sample from '../../../plaza.config.ts'
import { root } from '../../support/tree.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'plaza-command-'))
})
afterAll(() => rm(folder, { recursive: true }))

/** Without credentials and without a network: whatever gets as far as AWS says so. */
const NO_ACCOUNT = {
  AWS_ACCESS_KEY_ID: '',
  AWS_SECRET_ACCESS_KEY: '',
  AWS_PROFILE: '',
  AWS_CONFIG_FILE: '/nowhere',
  AWS_SHARED_CREDENTIALS_FILE: '/nowhere',
  AWS_EC2_METADATA_DISABLED: 'true',
  AWS_ENDPOINT_URL: '',
  NODE_OPTIONS: '',
}

function plaza(
  args: string[],
  environment: Record<string, string> = {},
): Promise<{ code: number; out: string; err: string }> {
  const env = { ...process.env, ...NO_ACCOUNT, ...environment }
  return new Promise((done) => {
    execFile(process.execPath, [join(root, 'cli', 'plaza.ts'), ...args], { env }, (error, out, err) =>
      done({ code: error ? Number(error.code) : 0, out, err }),
    )
  })
}

for (const command of ['deploy', 'destroy', 'doctor', 'upgrade']) {
  test(`plaza ${command} explains itself`, async () => {
    const { code, out } = await plaza([command, '--help'])
    expect([code, out]).toEqual([0, expect.stringMatching(new RegExp(`^plaza ${command} [\\s\\S]*Exit code`))])
  })
}

test('a stage that there is not, and an option that there is not, end with 2', async () => {
  expect(await plaza(['deploy', 'staging'])).toMatchObject({ code: 2, err: expect.stringContaining('found "staging"') })
  expect(await plaza(['destroy', 'beta', '--force'])).toMatchObject({
    code: 2,
    err: expect.stringContaining('--force'),
  })
})

test('a fault of the settings ends with 2 before anything else, with its line', async () => {
  const path = join(folder, 'city.json')
  await writeFile(path, JSON.stringify({ ...sample, portalId: 'X' }, null, 2))
  const { code, err } = await plaza(['deploy', 'beta', '--yes'], { PLAZA_SETTINGS: path })
  expect([code, err]).toEqual([2, expect.stringContaining('city.json is not valid:\n  line 2, portalId: 3 to 20')])
})

test('nobody signed in: says so and how, also as JSON, and nothing is built', async () => {
  const { code, out, err } = await plaza(['deploy', 'beta', '--yes', '--json'])
  expect(code).toBe(2)
  expect(JSON.parse(out)).toMatchObject({
    outcome: 'stopped',
    say: expect.stringContaining('No AWS credentials were found.'),
    fix: expect.stringContaining('aws sso login'),
  })
  expect(err).not.toContain('building')
})

test('no terminal and no --yes: says so before it asks AWS for anything', async () => {
  const { code, err } = await plaza(['deploy', 'production'])
  expect([code, err]).toEqual([2, expect.stringContaining('with --yes')])
  expect(err).not.toContain('credentials')
})
