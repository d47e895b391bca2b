// Pulls the plug on the whole portal at ten moments of a version's trip. After the next start the trip ends the same.
import { rmSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { firstBroken } from '../../core/audit.ts'
import { PEOPLE } from '../../local/people.ts'
import { signOff } from '../../local/seed/answers.ts'
import { type PortalClient, signIn } from '../../local/seed/client.ts'
import { seedPeople } from '../../local/seed/people.ts'
import { aDatasetBody, eventually, statusOf } from '../support/crew.ts'
import { newFolder, type PortalProcess, startPortalProcess } from '../support/portal.ts'

const PORT = 18_200
const CSV = `id,day,amount\n${Array.from({ length: 20_000 }, (_, row) => `R${row},2026-01-0${(row % 9) + 1},${row}.5`).join('\n')}\n`
const BYTES = new TextEncoder().encode(CSV)

const dir = newFolder()
let portal: PortalProcess

beforeAll(async () => {
  portal = startPortalProcess({ port: PORT, dir, args: ['--no-seed'] })
  await portal.ready()
  await seedPeople(portal.url)
})
afterAll(async () => {
  await portal.stop()
  rmSync(dir, { recursive: true, force: true })
})

const client = (id: string): Promise<PortalClient> => {
  const { email, password } = PEOPLE.find((person) => person.id === id)!
  return signIn(portal.url, email, password)
}

async function plugPulled(): Promise<void> {
  await portal.killHard()
  portal = startPortalProcess({ port: PORT, dir, args: ['--no-seed'] })
  await portal.ready()
}

/** The trip, as people walk it: every step looks first where the version is, so it can be walked again. */
const steps: Record<string, (id: string) => Promise<void>> = {
  begin: async (id) => {
    const publisher = await client('ines')
    const { versions } = await publisher.must('GET', `/datasets/${id}/versions`)
    if (versions.length > 0) return
    await publisher.must('POST', `/datasets/${id}/versions`, { filename: 'k.csv', bytes: BYTES.length })
  },
  upload: async (id) => {
    const publisher = await client('ines')
    const answer = await publisher.call('GET', `/datasets/${id}/versions/1/upload`)
    if (answer.status !== 200) return // it has arrived already
    const form = new FormData()
    for (const [name, value] of Object.entries<string>(answer.body.fields)) form.append(name, value)
    form.append('file', new Blob([BYTES]))
    await fetch(answer.body.url, { method: 'POST', body: form })
  },
  validate: async (id) => {
    await (await client('ines')).settle(id, 1, ['awaiting-upload', 'validating'], 90)
  },
  liaison: (id) => sign(id, 'leo', 'liaison'),
  privacy: (id) => sign(id, 'priya', 'privacy-reviewer'),
  publish: async (id) => {
    await (await client('ines')).settle(id, 1, ['in-review', 'approved'], 90)
  },
}

async function sign(id: string, person: string, role: string): Promise<void> {
  const member = await client(person)
  const version = await member.must('GET', `/datasets/${id}/versions/1`)
  if (!version.missingRoles.includes(role)) return
  await signOff(member, id, 1, role)
}

/** After which step, and how many milliseconds into the next one, the plug is pulled. */
const moments: [string, number][] = [
  ['begin', 0],
  ['begin', 5],
  ['upload', 0],
  ['upload', 30],
  ['upload', 150],
  ['validate', 0],
  ['liaison', 5],
  ['privacy', 0],
  ['privacy', 60],
  ['privacy', 250],
]

for (const [index, [after, milliseconds]] of moments.entries()) {
  test(`killed ${milliseconds} ms after ${after}: the trip ends as if nothing had happened`, async () => {
    const { id, slug } = await (await client('ines')).must('POST', '/datasets', aDatasetBody(`Killed ${index}`))
    for (const [name, step] of Object.entries(steps)) {
      await step(id)
      if (name !== after) continue
      // The next step is under way when the plug is pulled.
      const names = Object.keys(steps)
      const next = steps[names[names.indexOf(name) + 1]!]!(id).catch(() => {})
      await sleep(milliseconds)
      await plugPulled()
      await next
    }
    const version = await (await client('ines')).must('GET', `/datasets/${id}/versions/1`)
    expect([version.status, version.rows]).toEqual(['published', 20_000])
    expect(version.signOffs).toHaveLength(2)
    await eventually(
      () => statusOf(`${portal.url}/datasets/${slug}/`),
      (status) => status === 200,
    )
    expect(await (await fetch(`${portal.url}/files/${slug}/latest.csv`)).text()).toBe(CSV)
    // The list comes after the pages: a machine never finds an address there that does not answer.
    const list = async () => (await fetch(`${portal.url}/data.json`)).text()
    await eventually(list, (text) => text.includes(`/datasets/${slug}/`))
  })
}

test('after all that the audit chain is whole, and each version was published once', async () => {
  const { entries } = await (await client('ada')).must('GET', '/audit?limit=1000')
  expect(firstBroken(entries)).toBeUndefined()
  const published = entries.filter(({ action }: { action: string }) => action === 'published')
  expect(published).toHaveLength(moments.length)
})
