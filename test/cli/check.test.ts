// `plaza check` as a person or a script runs it: through the launcher, from another folder.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const launcher = join(import.meta.dirname, '..', '..', 'cli', 'plaza.sh')
const folder = mkdtempSync(join(tmpdir(), 'plaza-cli-'))
afterAll(() => rmSync(folder, { recursive: true }))
writeFileSync(join(folder, 'good.csv'), 'id,zip\n1,02139\n2,10001\n')
writeFileSync(join(folder, 'bad file.csv'), 'id,zip\n1,02139,x\n2\n')

function plaza(...args: string[]) {
  const environment = { ...process.env, NODE_OPTIONS: '' }
  return spawnSync(launcher, args, { cwd: folder, encoding: 'utf8', env: environment })
}

test('an accepted file exits 0, and --json prints one document', () => {
  const { status, stdout } = plaza('check', 'good.csv', '--json')
  expect(status).toBe(0)
  expect(JSON.parse(stdout)).toMatchObject({
    verdict: 'accepted',
    rows: 2,
    columns: [
      { name: 'id', type: 'integer', nulls: 0, distinct: 2 },
      { name: 'zip', type: 'text' },
    ],
  })
})

test('a rejected file exits 1, and says where and how to fix it', () => {
  const { status, stdout } = plaza('check', 'bad file.csv')
  expect(status).toBe(1)
  expect(stdout).toMatch(/rejected/)
  expect(stdout).toMatch(/extra-cell at row 2, column 3/)
  expect(stdout).toMatch(/missing-cell at row 3, column 2/)
})

test('what could not run exits 2 and says so on stderr only', () => {
  for (const args of [
    ['check', 'absent.csv'],
    ['check'],
    ['check', 'a', 'b'],
    ['check', '--wrong', 'good.csv'],
    ['paint'],
  ]) {
    const { status, stdout, stderr } = plaza(...args)
    expect([args.join(' '), status, stdout, stderr !== '']).toEqual([args.join(' '), 2, '', true])
  }
})

test('the launcher works through a link, and tells what it can do', () => {
  symlinkSync(launcher, join(folder, 'plaza'))
  const { status, stdout } = spawnSync(join(folder, 'plaza'), ['--help'], {
    encoding: 'utf8',
    env: { ...process.env, NODE_OPTIONS: '' },
  })
  expect([status, stdout.includes('plaza check')]).toEqual([0, true])
})
