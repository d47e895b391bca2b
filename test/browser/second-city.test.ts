// A second city with settings of its own: Spanish first, other colours, topics, departments and sign-off policy. No code is touched.
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { readSettings } from '../../core/settings.ts'
import { peopleOf } from '../../local/people.ts'
import { signOff } from '../../local/seed/answers.ts'
import { type PortalClient, signIn, type VersionView } from '../../local/seed/client.ts'
import { openBrowser, violations } from '../support/browser.ts'
import { aDatasetBody, eventually, uploadAndWait } from '../support/crew.ts'
import { newFolder, type PortalProcess, startPortalProcess } from '../support/portal.ts'
import settings from '../support/second-city.ts'
import { root } from '../support/tree.ts'

const PORT = 18_300
const PEOPLE = peopleOf(readSettings(settings))
const CSV = 'linea,parada,viajeros\n1,Plaza Mayor,120\n1,Estación,98\n2,Plaza Mayor,75\n2,Hospital,64\n'

const dir = newFolder()
let portal: PortalProcess
let browser: Browser

beforeAll(async () => {
  const file = join(root, 'test', 'support', 'second-city.ts')
  portal = startPortalProcess({ port: PORT, dir, args: [`--settings=${file}`] })
  browser = await openBrowser()
  await portal.ready()
  await publishOne()
})
afterAll(async () => {
  await browser.close()
  await portal.stop()
  rmSync(dir, { recursive: true, force: true })
})

function as(id: string): Promise<PortalClient> {
  const { email, password } = PEOPLE.find((person) => person.id === id)!
  return signIn(portal.url, email, password)
}

/** Data of everybody is signed by the security reviewer alone: a policy that no other city has. */
async function setOwnPolicy(): Promise<void> {
  const administrator = await as('ada')
  const { current } = await administrator.must('GET', '/sign-off-policy')
  const rules = current.rules.map((rule: { classification: string }) =>
    rule.classification === 'open'
      ? { ...rule, title: 'Abierto', steps: [{ role: 'security-reviewer', dueDays: 3 }] }
      : rule,
  )
  const { raises, checklists, id: replaces } = current
  const reason = 'Valdeluz revisa los datos abiertos con su propio equipo de seguridad.'
  await administrator.must('PUT', '/sign-off-policy', { rules, raises, checklists, reason, replaces })
}

async function publishOne(): Promise<void> {
  await setOwnPolicy()
  const publisher = await as('ines')
  const body = {
    ...aDatasetBody('Viajeros por parada', 'movilidad'),
    ...{ description: 'Viajeros que suben en cada parada de las líneas de autobús en un día laborable.' },
    ...{ topic: 'Movilidad', keywords: ['autobuses'], contactEmail: 'datos@valdeluz.example' },
  }
  const { id } = await publisher.must('POST', '/datasets', body)
  const version = await uploadAndWait(publisher, id, 'viajeros.csv', Buffer.from(CSV))
  expect([version.status, version.missingRoles]).toEqual(['in-review', ['security-reviewer']])
  await signOff(await as('sofia'), id, version.number, 'security-reviewer')
  const published: VersionView = await publisher.settle(id, version.number, ['in-review', 'approved'])
  expect(published.status).toBe('published')
  await eventually(
    () => textOf('/datasets/'),
    (text) => text.includes('Viajeros por parada'),
  )
}

async function textOf(path: string): Promise<string> {
  return (await fetch(portal.url + path)).text()
}

/** Opens a page; whoever has to acknowledge the notice does. */
async function open(path: string): Promise<Page> {
  const page = await browser.newPage()
  await page.goto(portal.url + path)
  const notice = page.getByRole('dialog')
  await notice.waitFor()
  await notice.getByRole('button').first().click()
  await notice.waitFor({ state: 'hidden' })
  return page
}

test('Spanish is at the root and English below /en/, each with the city’s own words', async () => {
  const spanish = await textOf('/')
  expect(spanish).toContain('<html lang="es"')
  expect(spanish).toContain('Los datos de todos, para todos.')
  expect(spanish).toContain('Valdeluz Abierta está en pruebas hasta el verano.')
  const english = await textOf('/en/')
  expect(english).toContain('<html lang="en"')
  expect(english).toContain('Everybody’s data, for everybody.')
  expect(english).toContain('Open Valdeluz is being tested until summer.')
})

test('nothing of the sample city is on any of its pages', async () => {
  for (const path of [
    '/',
    '/en/',
    '/about/',
    '/datasets/',
    '/departments/',
    '/data.json',
    '/robots.txt',
    '/feed.atom',
  ]) {
    expect([path, /alder ?bay/i.test(await textOf(path))]).toEqual([path, false])
  }
})

test('a dataset shows its department and topic in both languages, and data.json says which language it is in', async () => {
  expect(await textOf('/datasets/viajeros-por-parada/')).toContain('Movilidad')
  expect(await textOf('/en/datasets/viajeros-por-parada/')).toContain('Mobility')
  const { dataset } = JSON.parse(await textOf('/data.json'))
  expect(dataset[0].language).toEqual(['es'])
})

test('the public page of the sign-off policy says what this city asks for', async () => {
  expect(await textOf('/about/governance/')).toContain('Valdeluz revisa los datos abiertos')
})

test('pages have the city’s colours, and axe finds nothing on them in light and dark', async () => {
  const theme = await textOf(/href="([^"]*theme[^"]*\.css)"/.exec(await textOf('/'))![1]!)
  expect(theme.toLowerCase()).toContain('#7a1f3d')
  for (const path of ['/', '/en/', '/datasets/viajeros-por-parada/']) {
    const page = await open(path)
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
      expect([path, colorScheme, await violations(page)]).toEqual([path, colorScheme, []])
    }
    await page.close()
  }
})
