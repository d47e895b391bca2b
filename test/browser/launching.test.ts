// The whole way of a city, on a beta and a production of its own: prepared, promoted, ready, launched, read by everybody.
import { createHash } from 'node:crypto'
import { rmSync } from 'node:fs'
import type { Browser, Page } from 'playwright-core'
import { firstBroken } from '../../core/audit.ts'
import type { AuditEntry } from '../../core/audit-model.ts'
import { openBrowser, violations } from '../support/browser.ts'
import { as } from '../support/crew.ts'
import { LAUNCH_SET, prepareBeta, prepareProduction, STATIONS, walkToLaunch } from '../support/launching.ts'
import { newFolder, type PortalProcess, startPortalProcess } from '../support/portal.ts'

const folders = [newFolder(), newFolder()] as const
let beta: PortalProcess
let production: PortalProcess
let browser: Browser
const faults: string[] = []
const seen: string[] = []
const found: string[] = []

beforeAll(async () => {
  beta = startPortalProcess({ port: 18_440, dir: folders[0], args: ['--no-seed'] })
  await beta.ready()
  production = startPortalProcess({ port: 18_450, dir: folders[1], args: ['--stage=production'] })
  await production.ready()
  browser = await openBrowser()
  await prepareBeta(beta.url)
  await prepareProduction(production.url)
})
afterAll(async () => {
  await browser?.close()
  await Promise.all([beta?.stop(), production?.stop()])
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
})

async function look(name: string, page: Page): Promise<void> {
  seen.push(name)
  found.push(...(await violations(page)).map((line) => `${name}: ${line}`))
}

test('a city goes from its preparation on beta to an open production, by the console alone', async () => {
  await walkToLaunch(browser, { beta: beta.url, production: production.url }, look, faults)
  expect(seen).toEqual([...STATIONS])
  expect([found, faults]).toEqual([[], []])
})

/** SHA-256 of the newest data of a dataset, in three of its forms. */
async function dataSums(url: string, slug: string): Promise<string[]> {
  return Promise.all(
    ['csv', 'parquet', 'json'].map(async (form) => {
      const answer = await fetch(`${url}/files/${slug}/latest.${form}`)
      expect([slug, form, answer.status]).toEqual([slug, form, 200])
      return createHash('sha256')
        .update(new Uint8Array(await answer.arrayBuffer()))
        .digest('hex')
    }),
  )
}

test('what is public in production is byte for byte what was signed on beta', async () => {
  const names = async (url: string): Promise<Map<string, string>> => {
    const { dataset } = (await (await fetch(`${url}/data.json`)).json()) as {
      dataset: { title: string; identifier: string }[]
    }
    return new Map(dataset.map(({ title, identifier }) => [title, identifier]))
  }
  const [there, here] = [await names(beta.url), await names(production.url)]
  expect([...here.keys()].sort()).toEqual([...LAUNCH_SET].sort())
  for (const title of LAUNCH_SET) {
    const slug = title.toLowerCase().replaceAll(' ', '-')
    expect([title, there.has(title)]).toEqual([title, true])
    const sums = await Promise.all([beta.url, production.url].map(async (url) => dataSums(url, slug)))
    expect([title, sums[1]]).toEqual([title, sums[0]])
  }
})

test('both audit logs are whole and say what went over', async () => {
  for (const [portal, action] of [
    [beta, 'promotion-bundled'],
    [production, 'promoted'],
  ] as const) {
    const lines: string = await (await as(portal.url, 'ada')).must('GET', '/audit/export')
    const entries: AuditEntry[] = lines
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line))
    expect([action, firstBroken(entries)]).toEqual([action, undefined])
    expect(entries.some((entry) => entry.action === action)).toBe(true)
  }
})
