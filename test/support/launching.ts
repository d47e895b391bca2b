// test/support/launching.ts: the whole way of a city on two portals, from readiness to launch, as people walk it in a browser.
import { readFile } from 'node:fs/promises'
import type { Browser, Page } from 'playwright-core'
import type { PortalClient } from '../../local/seed/client.ts'
import { seedDepartments } from '../../local/seed/departments.ts'
import { seedPeople } from '../../local/seed/people.ts'
import { seedPolicies, seedPolicy } from '../../local/seed/policies.ts'
import { seedDatasets } from '../../local/seed/seed.ts'
import { consoleWindow } from './console-window.ts'
import { as, eventually } from './crew.ts'

export interface TwoPortals {
  /** Address of beta, without a slash at the end. */
  readonly beta: string
  readonly production: string
}

/** Called at each station with the page as it is then. */
export type Station = (name: StationName, page: Page) => Promise<void>
export const STATIONS = [
  'beta',
  'preparation',
  'readiness-beta',
  'bundle',
  'closed',
  'change-set',
  'applied',
  'readiness',
  'gate',
  'scheduled',
  'launched',
  'press',
] as const
export type StationName = (typeof STATIONS)[number]

const CITY = 'City of Alder Bay'
/** Four datasets of four departments: what a launch begins with. */
export const LAUNCH_SET = ['Street Trees', 'Building Permits', 'City Budget', 'Bicycle Counts by Hour'] as const
/** What the sample city has not signed yet, and a launch needs. */
const MISSING_POLICIES = ['scope', 'correction-and-removal'] as const
const quiet = () => {}

/** A beta that has done its work: contacts, policies in force, the launch set published. What is there already stays. */
export async function prepareBeta(beta: string): Promise<void> {
  const crew = await seedPeople(beta)
  await seedDepartments(crew, quiet)
  await seedPolicies(crew, quiet)
  for (const id of MISSING_POLICIES) await seedPolicy(crew, id)
  await seedDatasets(crew, quiet, LAUNCH_SET)
}

/** Production has people and contacts, and a second administrator for what one alone may not decide. */
export async function prepareProduction(production: string): Promise<void> {
  const crew = await seedPeople(production)
  await seedDepartments(crew, quiet)
  const ada = crew.get('ada')!
  const { id } = await crew.get('leo')!.must('GET', '/me')
  const answer = await ada.call('POST', `/accounts/${id}/grants`, { role: 'administrator', department: '*' })
  if (answer.status >= 300 && answer.body.code !== 'already-there') throw new Error(JSON.stringify(answer.body))
}

/** @param faults gets every error of scripts and of the content security policy */
export async function walkToLaunch(
  browser: Browser,
  portals: TwoPortals,
  station: Station,
  faults: string[],
): Promise<void> {
  const { beta, production } = portals
  const visitor = await browser.newPage({ viewport: { width: 1280, height: 900 } })
  await visitor.goto(`${beta}/`)
  await station('beta', visitor)

  const onBeta = await consoleWindow(browser, beta, { id: 'ada', address: '#/preparation' }, faults)
  await prepare(onBeta.page, beta, station)
  const bundle = await makeBundle(onBeta.page, beta, station)

  await visitor.goto(`${production}/`)
  await visitor.getByRole('heading', { level: 1 }).waitFor()
  await station('closed', visitor)
  const onProduction = await consoleWindow(browser, production, { id: 'ada', address: '#/promotion' }, faults)
  await promote(onProduction.page, portals, bundle, station)
  await becomeReady(onProduction.page, production, station)
  await launch(browser, onProduction.page, production, station, faults)

  // Somebody who has not kept the page from before.
  const reader = await browser.newPage({ viewport: { width: 1280, height: 900 } })
  await reader.goto(`${production}/`)
  await reader.getByText('Maria Vega').first().waitFor()
  await station('launched', reader)
  await reader.goto(`${production}/press/`)
  await reader.getByRole('heading', { level: 1 }).waitFor()
  await station('press', reader)
  await reader.close()
  await onBeta.context.close()
  await onProduction.context.close()
  await visitor.close()
}

/** Why, and with which datasets: the recommended ones of what people ask for. */
async function prepare(page: Page, beta: string, station: Station): Promise<void> {
  const ada = await as(beta, 'ada')
  await choosePurpose(ada)
  await page.reload()
  await page.getByRole('heading', { level: 1, name: 'Preparation' }).waitFor()
  await page.getByRole('button', { name: 'Choose the recommended ones' }).click()
  await page.getByText('In the launch set').first().waitFor()
  await station('preparation', page)
  await page.goto(`${beta}/console/#/readiness`)
  await page.getByRole('heading', { level: 2, name: /required checks are met/ }).waitFor()
  await station('readiness-beta', page)
}

const PURPOSE = {
  en: {
    text: 'Whoever lives here should be able to look up what the city knows, and build on it.',
    goals: [{ goal: 'Fewer requests for data that is public already', measure: 'Requests a month, from 311' }],
  },
  es: {
    text: 'Quien vive aquí debe poder consultar lo que sabe la ciudad, y construir sobre ello.',
    goals: [{ goal: 'Menos solicitudes de datos que ya son públicos', measure: 'Solicitudes al mes, de 311' }],
  },
}

async function choosePurpose(ada: PortalClient): Promise<void> {
  const { revision, free } = await ada.must('GET', '/preparation')
  const candidates = free
    .filter(({ title }: { title: string }) => LAUNCH_SET.some((one) => one === title))
    .map(({ id, kind }: { id: string; kind: string }, index: number) => ({
      ...{ id, kind, demand: 5 - (index % 2), origins: ['requests'], sensitivity: 'low', isChosen: false },
      evidence: 'Asked for by mail and at the counter, month after month.',
    }))
  const purpose = { texts: PURPOSE, isPublic: true }
  await ada.must('PATCH', '/preparation', { revision, purpose, ...(candidates.length > 0 ? { candidates } : {}) })
}

/** @returns path of the bundle as the browser saved it */
async function makeBundle(page: Page, beta: string, station: Station): Promise<string> {
  await page.goto(`${beta}/console/#/promotion`)
  await page.getByRole('heading', { level: 2, name: 'Make a bundle' }).waitFor()
  for (const title of LAUNCH_SET) await page.getByRole('checkbox', { name: title }).check()
  await page
    .getByRole('group', { name: /Policies/ })
    .getByRole('checkbox', { name: /^All/ })
    .check()
  await page.getByRole('button', { name: /^Make/ }).click()
  await page.getByText('The bundle is ready.').waitFor()
  await station('bundle', page)
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Download the bundle' }).click(),
  ])
  return download.path()
}

async function promote(page: Page, { beta }: TwoPortals, bundle: string, station: Station): Promise<void> {
  const { portal } = await (await as(beta, 'ada')).must('GET', '/promotion/offer')
  await page.getByText('Add a portal').click()
  await page.getByLabel('Name', { exact: true }).fill('Beta')
  await page.getByLabel('Public key').fill(portal.publicKey)
  await page.getByLabel('Fingerprint that you were told').fill(portal.fingerprint)
  await page.getByRole('button', { name: 'Compare and add' }).click()
  await page.getByText('Beta', { exact: true }).first().waitFor()

  await page.getByText('Paste it instead').first().click()
  await page.getByLabel('The whole bundle').fill(await readFile(bundle, 'utf8'))
  await page.getByRole('button', { name: 'Read what I pasted' }).first().click()
  await page.getByRole('heading', { level: 2, name: /Change set|changes/ }).waitFor()
  await station('change-set', page)
  await page.getByRole('button', { name: /^Apply \d/ }).click()
  await page.getByRole('button', { name: 'Apply it' }).click()
  await page.getByText('Nothing is left to apply.').waitFor({ timeout: 120_000 })
  await station('applied', page)
}

/** Chooses the launch set here, too, and attests what software cannot see; one check stays red. */
async function becomeReady(page: Page, production: string, station: Station): Promise<void> {
  const ada = await as(production, 'ada')
  await choosePurpose(ada)
  await chooseAll(ada)
  await page.goto(`${production}/console/#/readiness`)
  await page.getByRole('heading', { level: 2, name: /required checks are met/ }).waitFor()
  await page.getByRole('button', { name: /^Attest ?: The city’s leadership/ }).click()
  await page.getByLabel('What you looked at').fill('The mayor’s office agreed to launch set and statement.')
  await page.getByRole('button', { name: 'Attest it' }).click()
  await page.getByText('The mayor’s office agreed to launch set and statement.').waitFor()
  await attestOthers(ada)
  await page.getByRole('button', { name: 'Look again' }).click()
  await station('readiness', page)
}

async function chooseAll(ada: PortalClient): Promise<void> {
  const { revision, candidates } = await ada.must('GET', '/preparation')
  const chosen = candidates.map((one: object) => ({ ...one, isChosen: true }))
  await ada.must('PATCH', '/preparation', { revision, candidates: chosen })
}

/** What two administrators let pass. */
const LEFT_RED = 'restore-drill'
/** Written on the page of the launch, after this. */
const WORDS_OF_THE_DAY = ['statement', 'press-contact']

async function attestOthers(ada: PortalClient): Promise<void> {
  const { checks } = await ada.must('GET', '/readiness')
  for (const { id, kind, state } of checks) {
    if (kind !== 'attested' || state === 'met' || id === LEFT_RED) continue
    await ada.must('PUT', `/readiness/${id}/attestation`, { note: 'Looked at together on the day of the rehearsal.' })
  }
  const { red, checks: now } = await ada.must('GET', '/readiness')
  const others = now.filter(
    ({ id }: { id: string }) => red.includes(id) && id !== LEFT_RED && !WORDS_OF_THE_DAY.includes(id),
  )
  if (others.length > 0) throw new Error(`expected only ${LEFT_RED} to be red, found ${JSON.stringify(others)}`)
}

/** What the city says, what two administrators let pass, a time that is called off, and now. */
async function launch(
  browser: Browser,
  page: Page,
  production: string,
  station: Station,
  faults: string[],
): Promise<void> {
  await page.goto(`${production}/console/#/launch`)
  await page.getByRole('heading', { level: 2, name: '1. What the city says' }).waitFor()
  await writeStatement(page)
  await letPass(browser, page, production, station, faults)

  await page.reload()
  await page.getByText('Nothing stands in the way of the launch.').waitFor()
  await page.getByRole('button', { name: 'Set the time of the launch' }).click()
  await page.getByText(/The launch is in/).waitFor()
  await station('scheduled', page)
  await page.getByRole('button', { name: 'Call the launch off' }).click()
  await page.getByText('The portal is closed to the public.').waitFor()
  await page.getByText('Launch now', { exact: true }).first().click()
  await page.getByLabel('Type the name of the city to confirm').fill(CITY)
  await page.getByRole('button', { name: 'Launch now' }).click()
  await page.getByText('The portal is open to everybody').waitFor({ timeout: 120_000 })
  const listed = async () => (await fetch(`${production}/datasets/`)).text()
  await eventually(listed, (text) => LAUNCH_SET.every((title) => text.includes(title)), 120)
}

async function writeStatement(page: Page): Promise<void> {
  await page.getByLabel('Who speaks for the city').fill('Maria Vega')
  for (const [language, title] of [
    ['English', 'Mayor'],
    ['Spanish', 'Alcaldesa'],
  ] as const) {
    await page.getByLabel(`${language} title of the speaker`).fill(title)
    await page.getByRole('button', { name: `Begin the ${language} statement with an example` }).click()
  }
  await page.getByLabel('Press mail address').fill('press@alderbay.example')
  await page.getByRole('button', { name: 'Save what the city says' }).click()
  await page.getByText('Saved.', { exact: true }).waitFor({ state: 'attached' })
}

async function letPass(
  browser: Browser,
  page: Page,
  production: string,
  station: Station,
  faults: string[],
): Promise<void> {
  await page.reload()
  await page.getByRole('heading', { level: 2, name: '2. What stands in the way' }).waitFor()
  await page
    .getByRole('button', { name: /^Go on without it/ })
    .first()
    .click()
  await page
    .getByLabel('Why the launch can go on without it')
    .fill('The drill is set for Thursday; beta was restored in May.')
  await page.getByRole('button', { name: 'Ask a second administrator' }).click()
  await page.getByText('A second administrator has to confirm it.').waitFor()
  await station('gate', page)
  const second = await consoleWindow(browser, production, { id: 'leo', address: '#/launch' }, faults)
  await second.page.getByRole('button', { name: /^Confirm: go on without it/ }).click()
  await second.page.getByText(/confirmed by Leo/).waitFor()
  await second.context.close()
}
