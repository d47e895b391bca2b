// Runs the black-box checks of the protocols against the endpoints of the running portal, where the checks are present.
import { execFile } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { sharedPortal } from '../support/portal.ts'
import { root } from '../support/tree.ts'

const { url, dir } = sharedPortal()
const source = join(root, '..', 'shared', 'conformance')
const target = join(root, '.plaza', 'conformance')

const at = (offset: number) => `http://127.0.0.1:${Number(new URL(url).port) + offset}`
const credentials = () => {
  const { accessKeyId, secretAccessKey } = JSON.parse(readFileSync(join(dir, 'credentials.json'), 'utf8'))
  return [accessKeyId, secretAccessKey]
}

const suites = [
  { script: 's3conf.mjs', args: () => [at(1), ...credentials()], atLeast: 74, of: 74 },
  { script: 'ddbconf.mjs', args: () => [at(2)], atLeast: 37, of: 41 },
  { script: 'sqsconf.mjs', args: () => [at(3)], atLeast: 6, of: 7 },
]
for (const { script, args, atLeast, of } of suites) {
  const maybe = existsSync(join(source, script)) ? test : test.skip
  maybe(`${script}: at least ${atLeast} of ${of}`, async () => {
    mkdirSync(target, { recursive: true })
    cpSync(join(source, script), join(target, script), { force: true })
    const env = { PATH: process.env['PATH'], HOME: process.env['HOME'] }
    const { stdout } = await promisify(execFile)(process.execPath, [join(target, script), ...args()], {
      env,
      cwd: root,
    })
    const [, passed, all] = /TOTAL (\d+)\/(\d+)/.exec(stdout) ?? []
    const failed = stdout.split('\n').filter((line) => line.startsWith('FAIL'))
    expect([Number(all), Number(passed) >= atLeast ? [] : failed]).toEqual([of, []])
  })
}
