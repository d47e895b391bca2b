// local/start.ts: `npm start`. Brings up the whole portal on loopback, seeds it the first time, prints where it is.
import { existsSync, rmSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { loadSettings } from '../adapters/settings-file.ts'
import { lockFolder, requireFree } from './folder.ts'
import { HELP, type Options, readOptions } from './options.ts'
import { type DemoPerson, isSampleCity, peopleOf, rolesText } from './people.ts'
import { startPortal, startPublicSite } from './portal.ts'
import { seedPeople } from './seed/people.ts'
import { seedCity } from './seed/seed.ts'

const say = (line: string): void => {
  process.stdout.write(`${line}\n`)
}

try {
  const options = readOptions(process.argv.slice(2), process.env)
  if (options === 'help') say(HELP)
  else await main(options)
} catch (error) {
  process.stderr.write(`\nPlaza did not start. ${error instanceof Error ? error.message : error}\n`)
  if (process.env['PLAZA_VERBOSE']) console.error(error)
  process.exit(1)
}

async function main(options: Options): Promise<void> {
  const begun = performance.now()
  const settings = await loadSettings(options.settings)
  const { city } = settings
  if (options.publicOnly) {
    const site = await startPublicSite(options, settings)
    stopWith(site.stop)
    say(`The public site alone: http://127.0.0.1:${options.ports.portal}/`)
    return
  }

  const unlock = lockFolder(options.dir)
  if (options.fresh) empty(options.dir)
  await requireFree(options.ports)
  const tell = (part: string, detail: string) => say(`  ${part.padEnd(10)} ${detail}`)
  say(`Starting ${city.name} ${city.portalName}, ${options.stage}`)
  const portal = await startPortal(options, settings, tell, (reason) => {
    process.stderr.write(`${reason}\n`)
    process.exit(1)
  })
  stopWith(async () => {
    await portal.stop()
    unlock()
  })

  await portal.publish(true)
  tell('Site', 'matches the table')
  const seeded = join(options.dir, 'seeded')
  if (options.seed && !existsSync(seeded)) {
    const address = `http://127.0.0.1:${options.ports.portal}`
    // What production holds comes from beta, by promotion. The sample data is about one city.
    if (options.stage === 'production' || !isSampleCity(settings)) {
      tell('Seed', `${(await seedPeople(address, peopleOf(settings))).size} people`)
    } else await seedCity(address, (line) => tell('Seed', line))
    await writeFile(seeded, '')
  }
  say(welcome(options, peopleOf(settings), (performance.now() - begun) / 1000))
}

/** Removes what the portal kept, but not the lock, and nothing that is not the portal's. */
function empty(dir: string): void {
  for (const name of [
    'dynamodb',
    's3',
    'sqs',
    'oidc',
    'mail',
    'web',
    'seeded',
    'credentials.json',
    'notify.checkpoint',
  ]) {
    rmSync(join(dir, name), { recursive: true, force: true })
  }
}

function stopWith(stop: () => Promise<void>): void {
  let stopping = false
  const end = () => {
    if (stopping) return
    stopping = true
    // A part that hangs must not keep the portal from ending.
    setTimeout(() => process.exit(1), 10_000).unref()
    stop().then(
      () => process.exit(0),
      () => process.exit(1),
    )
  }
  process.on('SIGINT', end)
  process.on('SIGTERM', end)
  // Started by npm, and npm is gone: nobody could stop us any more.
  const parent = process.ppid
  if (process.env['npm_lifecycle_event']) setInterval(() => void (process.ppid !== parent && end()), 1000).unref()
}

function welcome({ ports, dir, stage }: Options, demo: readonly DemoPerson[], seconds: number): string {
  const people = demo.map(({ email, grants }) => {
    return `    ${email.padEnd(28)} ${rolesText(grants)}`
  })
  return `
Plaza is ready (${seconds.toFixed(1)} s).

  Public catalog   http://127.0.0.1:${ports.portal}/
  Staff console    http://127.0.0.1:${ports.portal}/console/
  API              http://127.0.0.1:${ports.portal}/api/v1/docs
  Mails sent       http://127.0.0.1:${ports.portal}/outbox/

  Sign in as (password of all: ${demo[0]!.password})
${people.join('\n')}

  Stop with Ctrl+C. Everything is kept in ${dir}; start over with: npm start -- ${stage === 'production' ? '--stage production ' : ''}--fresh
`
}
