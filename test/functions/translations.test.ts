// Texts of a dataset in further languages, over the API: kept as written, signed like the rest, refused where they do not fit.
import type { VersionIn } from '../../core/model.ts'
import { DEFAULT_POLICY, planFor } from '../../core/sign-off-policy.ts'
import { type TestApi, testApi } from '../support/api.ts'
import { aVersion, dataset, later, noon } from '../support/versions.ts'

const PATH = `/datasets/${dataset.id}`
const plan = planFor({}, [], DEFAULT_POLICY, noon)
const es = {
  title: 'Árboles viarios',
  description: 'Todos los árboles de las calles, con <b>especie</b> y altura.',
  knownIssues: 'Falta el distrito 3.',
  columns: [{ name: 'species', title: 'Especie', description: 'Nombre latino' }],
}

function aDesk(): TestApi {
  const api = testApi()
  api.registry.seed(dataset, [aVersion('in-review', { plan })])
  api.person('tom', 'publisher of parks')
  api.person('leo', 'liaison of parks')
  api.setClock(later)
  return api
}
const change = (api: TestApi, changes: object) => api.call('tom', 'PATCH', PATH, changes)

test('what is written in Spanish comes back as it was written, and so do known issues', async () => {
  const api = aDesk()
  const { status, body } = await change(api, { translations: { es }, knownIssues: 'Ward 3 is missing.' })
  expect([status, body.metadata.translations, body.metadata.knownIssues]).toEqual([200, { es }, 'Ward 3 is missing.'])
  const read = await api.call('tom', 'GET', PATH)
  expect(read.body.metadata.translations).toEqual({ es })
})

test('a translation that changes under review takes the sign-offs with it', async () => {
  const api = aDesk()
  const questions = plan.steps.find(({ role }) => role === 'liaison')!.checklist
  const answers = questions.map(({ id }) => ({ id, answer: 'yes' }))
  const sign = { role: 'liaison', decision: 'sign', answers }
  expect((await api.call('leo', 'POST', `${PATH}/versions/1/sign-offs`, sign)).status).toBe(200)
  await change(api, { translations: { es } })
  const version = (await api.registry.version(dataset.id, 1)) as VersionIn<'in-review'>
  expect(version.signOffs).toEqual([])
  expect(version.candidate.metadata.translations).toEqual({ es })
})

test('no texts at all: not translated any more', async () => {
  const api = aDesk()
  await change(api, { translations: { es } })
  expect((await change(api, { translations: {} })).body.metadata.translations).toEqual({})
})

const refused = [
  { name: 'a language that the portal does not have', translations: { fr: es } },
  { name: 'the first language of the city, whose texts stand above', translations: { en: es } },
  { name: 'a translation without a title', translations: { es: { ...es, title: ' ' } } },
  { name: 'a translation without a description', translations: { es: { title: es.title } } },
  { name: 'a title longer than any other title', translations: { es: { ...es, title: 'á'.repeat(121) } } },
]
for (const { name, translations } of refused) {
  test(`${name} is refused`, async () => {
    const { status, body } = await change(aDesk(), { translations })
    expect([status, body.code]).toEqual([400, 'bad-request'])
  })
}
