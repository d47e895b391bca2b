// A portal that is ready, spoilt one thing at a time: each check that the portal makes itself turns by what it is about, and by that only.
import type { Version } from '../../core/model.ts'
import { ATTESTED } from '../../core/readiness-attested.ts'
import { CHECKS } from '../../core/readiness-checks.ts'
import type { ApiPorts } from '../../functions/api/ports.ts'
import { NOW, type TestApi, testApi } from '../support/api.ts'
import { memoryAlarms } from '../support/memory.ts'
import {
  aDataset,
  aDepartment,
  chosen,
  goodMetadata,
  idOf,
  inForce,
  makeReady,
  perfectLaunch,
  perfectPreparation,
  signedVersion,
} from '../support/readiness.ts'
import { aVersion } from '../support/versions.ts'

interface Case {
  /** Checks that turn; everything else stays as it was. */
  readonly turns: readonly string[]
  readonly spoil?: (api: TestApi) => void
  readonly ports?: (ports: ApiPorts) => ApiPorts
  readonly found?: RegExp
}

const first = idOf(1)
/** The first dataset with another version. */
const withVersions =
  (...versions: Version[]) =>
  (api: TestApi) =>
    api.registry.seed(aDataset(1), versions)
const prepared =
  (more: Partial<typeof perfectPreparation>) =>
  (api: TestApi): void =>
    api.registry.put('preparation', { ...perfectPreparation, ...more })

const about = { title: 'Dataset number 1', departmentId: 'planning' }
const signed = signedVersion(first, about)

const CASES: Readonly<Record<string, Case>> = {
  'three datasets': {
    turns: ['launch-set'],
    spoil: prepared({ candidates: perfectPreparation.candidates.slice(1) }),
    found: /3 dataset\(s\) of 2/,
  },
  'datasets of one department': {
    turns: ['launch-set'],
    spoil: (api) => {
      for (const number of [1, 3]) {
        const { metadata, ...rest } = aDataset(number)
        const own = { ...metadata, departmentId: 'parks' }
        api.registry.seed({ ...rest, metadata: own }, [signedVersion(rest.id, own)])
      }
    },
    found: /of 1 department/,
  },
  'a dataset that is only planned': {
    turns: [
      ...['set-signed', 'set-passes', 'set-fresh', 'set-documented', 'set-formats', 'set-not-restricted'],
      ...['set-quality', 'set-languages'],
    ],
    spoil: (api) => {
      api.registry.put('plan-entry', {
        ...{ id: 'pe_1', revision: 1, departmentId: 'parks', title: 'Playgrounds', description: '', state: 'planned' },
        ...{ priority: 'high', updatedAt: NOW, updatedBy: { id: 'leo', name: 'leo', email: '' } },
      } as never)
      prepared({ candidates: [...perfectPreparation.candidates, chosen('pe_1', { kind: 'plan-entry' })] })(api)
    },
    found: /Playgrounds: it is only on the plan/,
  },
  'a version that waits for a signature': {
    turns: ['set-signed'],
    spoil: withVersions(
      aVersion('in-review', {
        datasetId: first,
        candidate: signed.candidate,
        signOffs: signed.signOffs.slice(1),
      } as never),
    ),
    found: /Dataset number 1: version 1 waits for liaison/,
  },
  'a signature over something else': {
    turns: ['set-signed'],
    spoil: withVersions({
      ...signed,
      candidate: { ...signed.candidate, metadata: { ...goodMetadata, ...about, title: 'Another title' } },
    }),
    found: /do not cover/,
  },
  'the uploader signed': {
    turns: ['set-signed'],
    spoil: withVersions({ ...signed, createdBy: signed.signOffs[0]!.by }),
  },
  'a newer version that was not accepted': {
    turns: ['set-passes'],
    spoil: withVersions(
      signed,
      aVersion('rejected', {
        datasetId: first,
        number: 2,
        rejection: { code: 'source-error', message: 'The file is empty.' },
      }),
    ),
    found: /version 2 was not accepted: The file is empty/,
  },
  'a score below what the city asks for': {
    turns: ['set-passes', 'set-quality'],
    ports: (ports) => ({ ...ports, checks: { ...ports.checks, minimumQuality: 40 } }),
    spoil: withVersions(
      signedVersion(first, about, {
        quality: {
          total: 30,
          dimensions: [
            { dimension: 'completeness', points: 12, of: 80 },
            { dimension: 'documentation', points: 18, of: 20 },
          ],
          losses: [],
        },
      }),
    ),
    found: /below the 40/,
  },
  'a promise that was not kept': {
    turns: ['set-fresh'],
    spoil: withVersions({ ...signed, publishedAt: '2024-12-01T00:00:00.000Z' }),
    found: /promised for 2025-12-01/,
  },
  'a dataset that was paused': {
    turns: ['set-fresh'],
    spoil: (api) =>
      api.registry.seed(
        aDataset(1, { upkeep: { state: 'paused', reason: 'Sensor broken.', since: NOW, by: signed.createdBy } }),
        [signed],
      ),
    found: /paused/,
  },
  'a column without a description': {
    turns: ['set-documented'],
    spoil: withVersions(signedVersion(first, { ...about, columns: [] })),
    found: /1 of 1 column/,
  },
  'no contact': { turns: ['set-documented'], spoil: withVersions(signedVersion(first, { ...about, contactName: '' })) },
  'no licence': { turns: ['set-documented'], spoil: withVersions(signedVersion(first, { ...about, license: '' })) },
  'no CSV': {
    turns: ['set-formats'],
    spoil: withVersions(
      signedVersion(first, about, {
        distributions: [
          {
            name: 'a.parquet',
            format: 'parquet',
            mediaType: 'application/vnd.apache.parquet',
            bytes: 1,
            sha256: 'a'.repeat(64),
          },
        ],
      }),
    ),
    found: /expected CSV, found parquet/,
  },
  'a dataset that is restricted': {
    turns: ['set-not-restricted', 'set-signed', 'distinct-roles'],
    spoil: withVersions({
      ...signed,
      plan: {
        policyVersion: 1,
        classification: 'restricted',
        raisedBy: [],
        order: 'parallel',
        publishes: false,
        since: NOW,
        steps: [],
      },
    } as Version),
  },
  'no translation': {
    turns: ['set-languages'],
    spoil: withVersions(signedVersion(first, { ...about, translations: {} })),
    found: /not in es/,
  },
  'a contact address that is none': {
    turns: ['data-json'],
    spoil: withVersions(signedVersion(first, { ...about, contactEmail: 'open data desk' })),
    found: /contactPoint: expected a name and a mailto: address/,
  },
  'a purpose that is not public': {
    turns: ['purpose'],
    spoil: prepared({ purpose: { ...perfectPreparation.purpose, isPublic: false } }),
  },
  'a policy about privacy whose day has not come': {
    turns: ['policies-in-force'],
    spoil: (api) => {
      const { versions, ...rest } = inForce('access-and-privacy')
      api.registry.put('document', { ...rest, versions: [{ ...versions[0]!, effective: '2026-09-01' }] })
    },
    found: /its day has not come/,
  },
  'another policy that nobody signed': {
    turns: ['policies-all'],
    spoil: (api) => api.registry.put('document', { id: 'engagement', revision: 1, versions: [] }),
  },
  'a policy past its review': {
    turns: ['policies-reviewed'],
    spoil: (api) => api.registry.put('document', inForce('upkeep', '2026-02-01')),
    found: /was due on 2026-02-01/,
  },
  'something open in the assessment': {
    turns: ['assessment'],
    spoil: prepared({
      assessment: perfectPreparation.assessment.map((one, at) => (at === 0 ? { ...one, state: 'open' } : one)),
    }),
  },
  'a milestone that is late': {
    turns: ['plan-on-time'],
    spoil: prepared({ milestones: [{ id: 'beta', phase: 'beta', title: 'Beta', to: '2026-02-01', state: 'open' }] }),
    found: /Beta \(2026-02-01\)/,
  },
  'a department of the launch set without a contact': {
    turns: ['contacts', 'contacts-all'],
    spoil: (api) => {
      const { liaison: _, ...rest } = aDepartment('parks')
      api.registry.put('department', rest)
    },
    found: /Department parks/,
  },
  'another department without a contact': {
    turns: ['contacts-all'],
    spoil: (api) => {
      const { liaison: _, ...rest } = aDepartment('finance')
      api.registry.put('department', rest)
    },
  },
  'one person in two roles that sign': {
    turns: ['distinct-roles'],
    spoil: (api) => {
      api.person('leo')
      api.person('priya', 'privacy-reviewer', 'liaison')
    },
    found: /lacks one more person/,
  },
  'one administrator': { turns: ['two-administrators'], spoil: (api) => void api.person('root'), found: /Only ada/ },
  'the name that AWS gave': {
    turns: ['domain'],
    ports: (ports) => ({ ...ports, portalUrl: 'https://d1.cloudfront.net' }),
  },
  'no publication for a year': {
    turns: ['security-txt', 'set-fresh'],
    spoil: (api) => {
      for (const number of [1, 2, 3, 4]) {
        const { id, metadata } = aDataset(number)
        const own = signedVersion(id, { title: metadata.title, departmentId: metadata.departmentId })
        api.registry.seed(aDataset(number), [{ ...own, publishedAt: '2024-12-01T00:00:00.000Z' }])
      }
    },
  },
  'an alarm': {
    turns: ['publication'],
    ports: (ports) => {
      const alarms = memoryAlarms()
      alarms.on.set('publication-failed', { name: 'publication-failed', at: NOW, message: 'It stopped.' })
      return { ...ports, alarms }
    },
    found: /publication-failed: It stopped/,
  },
  'a message that nobody answered': {
    turns: ['feedback'],
    spoil: (api) => api.registry.put('feedback', { id: 'fb_1', revision: 1, state: 'new', at: NOW } as never),
  },
  'a statement in one language': {
    turns: ['statement'],
    spoil: (api) => api.registry.put('launch', { ...perfectLaunch, texts: { en: perfectLaunch.texts.en! } }),
    found: /es/,
  },
  'no press contact': {
    turns: ['press-contact'],
    spoil: (api) =>
      api.registry.put('launch', { ...perfectLaunch, pressContact: { name: 'Press office', email: ' ', phone: '' } }),
  },
  'no hour': {
    turns: ['launch-time'],
    spoil: (api) => {
      const { scheduledAt: _, ...rest } = perfectLaunch
      api.registry.put('launch', { ...rest, state: 'preparing' } as never)
    },
  },
}

// biome-ignore lint/suspicious/noExplicitAny: documents of the API
type Check = any

async function checksOf(api: TestApi, who = 'ada'): Promise<Check[]> {
  const { status, body } = await api.call(who, 'GET', '/readiness')
  if (status !== 200) throw new Error(JSON.stringify(body))
  return body.checks
}

/** The certificate is seen by the portal only where it needs none. */
const attestedIds = new Set([...ATTESTED.map(({ id }) => id), 'certificate'])
const ready = (spoiled?: (ports: ApiPorts) => ApiPorts): TestApi => {
  const api = testApi(spoiled)
  makeReady(api)
  return api
}

test('a portal that is ready meets every check that it makes itself', async () => {
  const unmet = (await checksOf(ready())).filter(({ id, state }) => state !== 'met' && !attestedIds.has(id))
  expect(unmet).toEqual([])
})

for (const [name, { turns, spoil, ports, found }] of Object.entries(CASES)) {
  test(`${name}: ${turns.join(', ')}`, async () => {
    const api = ready(ports)
    spoil?.(api)
    const turned = (await checksOf(api)).filter(({ id, state }) => state !== 'met' && !attestedIds.has(id))
    expect(turned.map(({ id }) => id).sort()).toEqual([...turns].sort())
    expect(turned.every(({ fix, found: words }) => fix && words)).toBe(true)
    if (found) expect(turned.map(({ found: words }) => words).join('\n')).toMatch(found)
  })
}

test('every check that the portal makes itself is turned by a case', () => {
  const turned = new Set(Object.values(CASES).flatMap(({ turns }) => turns))
  expect(CHECKS.filter(({ id }) => !attestedIds.has(id) && !turned.has(id)).map(({ id }) => id)).toEqual([])
})

test('an empty portal says of its launch set that it is empty, and never that all of nothing is well', async () => {
  const api = testApi()
  api.person('ada', 'administrator')
  const data = (await checksOf(api)).filter(({ area }) => area === 'data')
  expect(data.filter(({ state }) => state === 'met')).toEqual([])
})

test('before anything is public, security.txt waits for what is signed', async () => {
  const api = ready((ports) => ({ ...ports, stage: 'production' }))
  const state = async () => (await checksOf(api)).find(({ id }) => id === 'security-txt').state
  for (const number of [1, 2, 3, 4]) {
    const { publishedVersion: _, ...rest } = aDataset(number)
    const own = signedVersion(rest.id, { title: rest.metadata.title, departmentId: rest.metadata.departmentId })
    const { publishedAt: __, ...facts } = own
    api.registry.seed(rest, [{ ...facts, status: 'approved' } as Version])
  }
  expect(await state()).toBe('met')
  for (const number of [1, 2, 3, 4]) {
    const { publishedVersion: _, ...rest } = aDataset(number)
    api.registry.seed(rest, [aVersion('in-review', { datasetId: rest.id })])
  }
  expect(await state()).toBe('not-met')
})

test('on one machine neither a domain nor a certificate is missed', async () => {
  const checks = await checksOf(ready((ports) => ({ ...ports, portalUrl: 'http://127.0.0.1:8080' })))
  const seen = checks.filter(({ id }) => ['domain', 'certificate'].includes(id))
  expect(seen.map(({ kind, state }) => [kind, state])).toEqual(Array(2).fill(['computed', 'met']))
})

test('on production people say whether beta was answered', async () => {
  const api = ready((ports) => ({ ...ports, stage: 'production' }))
  const feedback = async () => (await checksOf(api)).find(({ id }) => id === 'feedback')
  expect(await feedback()).toMatchObject({ kind: 'attested', state: 'unknown' })
  await api.call('ada', 'PUT', '/readiness/feedback/attestation', { note: 'All 31 messages were answered.' })
  expect(await feedback()).toMatchObject({ state: 'met', attestation: { by: 'ada' } })
})

describe('attestations', () => {
  const put = (api: TestApi, who: string, id: string, body: object) =>
    api.call(who, 'PUT', `/readiness/${id}/attestation`, body)
  const note = 'Restored to a second table in 40 minutes.'

  test('count from the moment they are given, by name, and expire', async () => {
    const api = ready()
    const { body } = await put(api, 'ada', 'restore-drill', { note, evidence: 'Ticket 4711' })
    expect(body).toMatchObject({
      state: 'met',
      found: note,
      attestation: { by: 'ada', at: NOW, evidence: 'Ticket 4711', until: '2026-08-28' },
    })
    api.setClock('2026-08-28T12:00:00.000Z')
    api.setSignIn('2026-08-28T12:00:00.000Z')
    expect((await checksOf(api)).find(({ id }) => id === 'restore-drill').state).toBe('met')
    api.setClock('2026-08-29T12:00:00.000Z')
    expect((await checksOf(api)).find(({ id }) => id === 'restore-drill')).toMatchObject({ state: 'unknown' })
  })

  test('are taken back, and given again, each with an entry', async () => {
    const api = ready()
    await put(api, 'ada', 'restore-drill', { note })
    const { body } = await api.call('ada', 'DELETE', '/readiness/restore-drill/attestation')
    expect(body).toMatchObject({ state: 'unknown' })
    expect((await api.call('ada', 'DELETE', '/readiness/restore-drill/attestation')).status).toBe(404)
    await put(api, 'ada', 'restore-drill', { note, state: 'not-met' })
    expect((await checksOf(api)).find(({ id }) => id === 'restore-drill').state).toBe('not-met')
    const entries = await api.registry.audit(0, 10)
    expect(entries.map(({ action, subject }) => [action, subject?.id])).toEqual([
      ['check-attested', 'restore-drill'],
      ['attestation-withdrawn', 'restore-drill'],
      ['check-attested', 'restore-drill'],
    ])
  })

  const refusals: { name: string; who: string; id: string; body: object; gives: string }[] = [
    { name: 'of what the portal sees itself', who: 'ada', id: 'set-signed', body: { note }, gives: 'bad-request' },
    { name: 'of beta’s feedback on beta', who: 'ada', id: 'feedback', body: { note }, gives: 'bad-request' },
    { name: 'of nothing known', who: 'ada', id: 'weather', body: { note }, gives: 'not-found' },
    {
      name: 'without saying what was looked at',
      who: 'ada',
      id: 'restore-drill',
      body: { note: 'ok' },
      gives: 'reason-missing',
    },
    {
      name: 'by somebody who is no administrator',
      who: 'tom',
      id: 'restore-drill',
      body: { note },
      gives: 'not-allowed',
    },
  ]
  for (const { name, who, id, body, gives } of refusals) {
    test(`are refused ${name}`, async () => expect((await put(ready(), who, id, body)).body.code).toBe(gives))
  }
})

test('what is not public is named to its own department only', async () => {
  const api = ready()
  const { publishedVersion: _, ...unpublished } = aDataset(1)
  api.registry.seed(unpublished, [
    aVersion('in-review', { datasetId: first, candidate: signed.candidate, signOffs: [] } as never),
  ])
  const words = async (who: string) => (await checksOf(api, who)).find(({ id }) => id === 'set-signed').found
  expect(await words('ada')).toContain('Dataset number 1')
  expect(await words('tom')).toContain('A dataset of Department planning')
  expect(await words('tom')).not.toContain('Dataset number 1')
})

test('two different administrators let a check pass; one of them twice does not', async () => {
  const by = (...ids: string[]) => ids.map((id) => ({ actor: { id, name: id, email: '' }, at: NOW }))
  const redWith = async (...ids: string[]) => {
    const api = ready()
    const overrides = [{ check: 'restore-drill', reason: 'Next week.', by: by(...ids) }]
    api.registry.put('launch', { ...perfectLaunch, overrides } as never)
    return (await api.call('ada', 'GET', '/readiness')).body.red.includes('restore-drill')
  }
  expect([await redWith('ada'), await redWith('ada', 'ada'), await redWith('ada', 'root')]).toEqual([true, true, false])
})
