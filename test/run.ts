// test/run.ts: `npm test`. Runs every check there is, shares one running portal, counts, and leaves nothing behind.
import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { newFolder, type PortalProcess, startPortalProcess } from './support/portal.ts'
import { projectFiles, read, root } from './support/tree.ts'

interface Count {
  passed: number
  failed: number
  skipped: number
}

const reports = join(root, '.plaza', 'test')
/** Suites that use the shared portal; others run while it starts. */
const NEED_PORTAL = /^test\/(trip|browser)\//
/** What a suite calls that starts a portal, or a whole account, of its own. */
const STARTS_ITS_OWN = /\b(startPortalProcess|startRehearsal)\(/
const PORT = 18_080

const wanted = process.argv.slice(2)
const total: Count = { passed: 0, failed: 0, skipped: 0 }

mkdirSync(reports, { recursive: true })
const dir = newFolder()
let portal: PortalProcess | undefined
try {
  if (wanted.length === 0) await everything()
  else await only(wanted)
} catch (error) {
  console.error(error)
  total.failed++
} finally {
  await portal?.stop()
  rmSync(dir, { recursive: true, force: true })
}

// Where the real material is present, a test that skipped because it is missing is a fault of the test.
const mustNotSkip = existsSync(join(root, '..', 'shared', 'data'))
if (mustNotSkip && total.skipped > 0) console.error(`${total.skipped} test(s) were skipped that should have run`)
console.log(`${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`)
process.exit(total.failed > 0 || total.passed === 0 || (mustNotSkip && total.skipped > 0) ? 1 : 0)

async function everything(): Promise<void> {
  await check('types', 'tsc', ['--noEmit', '-p', '.'])
  await check('lint and format', 'biome', ['ci', '--error-on-warnings', '.'])
  portal = startPortalProcess({ port: PORT, dir })
  const suites = projectFiles('.test.ts').filter((file) => file.startsWith('test/'))
  const own = suites.filter((file) => STARTS_ITS_OWN.test(read(file)))
  const shared = suites.filter((file) => NEED_PORTAL.test(file) && !own.includes(file))
  await jest('units', ['--maxWorkers=2', '--testPathIgnorePatterns', ...own, ...shared, '/node_modules/'])
  await portal.ready()
  // Two lanes for two processors: one after the other on the shared portal, the suites with their own beside them.
  await Promise.all([
    jest('shared', ['--runInBand', '--runTestsByPath', ...shared]),
    jest('own', ['--runInBand', '--runTestsByPath', ...own]),
  ])
}

/** `npm test -- trip lifecycle`: the suites whose path fits, with a portal when they need one. */
async function only(patterns: readonly string[]): Promise<void> {
  if (patterns.some((pattern) => /trip|browser/.test(pattern))) {
    portal = startPortalProcess({ port: PORT, dir })
    await portal.ready()
  }
  await jest('chosen', ['--runInBand', '--testPathPatterns', ...patterns])
}

/** One tool as one test. */
async function check(name: string, tool: string, args: readonly string[]): Promise<void> {
  const code = await run(join(root, 'node_modules', '.bin', tool), args)
  if (code === 0) total.passed++
  else total.failed++
  console.log(`${code === 0 ? 'passed' : 'FAILED'}: ${name}`)
}

async function jest(name: string, args: readonly string[]): Promise<void> {
  const report = join(reports, `${name}.json`)
  rmSync(report, { force: true })
  const entry = join(root, 'node_modules', 'jest', 'bin', 'jest.js')
  const flags = ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning']
  await run(process.execPath, [...flags, entry, '--json', `--outputFile=${report}`, ...args])
  if (!existsSync(report)) throw new Error(`${name}: jest ended without a report`)
  const { numPassedTests, numFailedTests, numPendingTests, numTodoTests, numRuntimeErrorTestSuites } = JSON.parse(
    readFileSync(report, 'utf8'),
  )
  total.passed += numPassedTests
  total.failed += numFailedTests + numRuntimeErrorTestSuites
  total.skipped += numPendingTests + numTodoTests
}

/** Runs a program; its standard output is not ours, because the last line must be the count. */
function run(program: string, args: readonly string[]): Promise<number> {
  const env = {
    ...process.env,
    NODE_OPTIONS: '',
    ...(portal ? { PLAZA_TEST_URL: portal.url, PLAZA_TEST_DIR: portal.dir } : {}),
  }
  const child = spawn(program, args, { cwd: root, stdio: ['ignore', 'ignore', 'inherit'], env })
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', (code) => resolve(code ?? 1))
  })
}
