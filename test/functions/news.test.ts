// test/functions/news.test.ts: news as steps: addresses, who moved on meanwhile, and what is written down.
import { isRefusal } from '../../core/errors.ts'
import type { ApiPorts } from '../../functions/api/ports.ts'
import { beginNews, findNews, listNews, reviseNews } from '../../functions/api/steps/news.ts'
import { memoryRegistry } from '../support/memory.ts'
import { ada } from '../support/people.ts'
import { CITY } from '../support/published.ts'

const noon = '2026-03-01T12:00:00.000Z'
const en = { title: 'Bike counts are here', text: 'Every counter, every hour.' }

function aDesk() {
  const registry = memoryRegistry()
  const ports = { registry, city: CITY, outside: { now: () => noon } } as unknown as ApiPorts
  return { registry, ports }
}

function right<T>(outcome: T): Exclude<T, { refused: true }> {
  if (isRefusal(outcome)) throw new Error(`${outcome.code}: ${outcome.detail}`)
  return outcome as Exclude<T, { refused: true }>
}
const codeOf = (outcome: unknown) => (isRefusal(outcome) ? outcome.code : 'done')

test('a piece of news travels from a draft to its withdrawal, each step one entry that says what changed', async () => {
  const { ports, registry } = aDesk()
  const { id } = right(await beginNews(ports, ada, { en }))
  right(await reviseNews(ports, ada, id, 1, { texts: { en: { ...en, title: 'Counts' } } }))
  right(await reviseNews(ports, ada, id, 2, { state: 'published' }))
  right(await reviseNews(ports, ada, id, 3, { state: 'withdrawn', reason: 'It was wrong.' }))

  const entries = await registry.audit(0, 100)
  expect(entries.map(({ action }) => action)).toEqual([
    'news-begun',
    'news-changed',
    'news-published',
    'news-withdrawn',
  ])
  expect(entries[1]).toMatchObject({
    subject: { kind: 'news-item', id: 'bike-counts-are-here' },
    changes: [{ field: 'title.en', before: en.title, after: 'Counts' }],
  })
  expect(entries[3]!.detail).toEqual({ title: 'Counts', reason: 'It was wrong.' })
  expect((await listNews(ports)).map(({ state }) => state)).toEqual(['withdrawn'])
})

test('what changes nothing leaves no entry', async () => {
  const { ports, registry } = aDesk()
  const { id } = right(await beginNews(ports, ada, { en }))
  right(await reviseNews(ports, ada, id, 1, { texts: { en } }))
  expect(await registry.audit(0, 100)).toHaveLength(1)
})

test('two pieces with one title have two addresses', async () => {
  const { ports } = aDesk()
  const [first, second] = [right(await beginNews(ports, ada, { en })), right(await beginNews(ports, ada, { en }))]
  expect([first.id, second.id]).toEqual(['bike-counts-are-here', 'bike-counts-are-here-2'])
})

const cases: { name: string; given: (ports: ApiPorts) => Promise<unknown>; gives: string }[] = [
  { name: 'news that nobody knows', given: (ports) => findNews(ports, 'nothing'), gives: 'not-found' },
  { name: 'an address that is none', given: (ports) => findNews(ports, '../audit'), gives: 'not-found' },
  {
    name: 'a title without a letter for its address',
    given: (ports) => beginNews(ports, ada, { en: { ...en, title: '????' } }),
    gives: 'bad-request',
  },
  { name: 'no words in the first language', given: (ports) => beginNews(ports, ada, { es: en }), gives: 'bad-request' },
  {
    name: 'a change of what moved on',
    given: async (ports) => {
      const { id } = right(await beginNews(ports, ada, { en }))
      return reviseNews(ports, ada, id, 7, { state: 'published' })
    },
    gives: 'changed-meanwhile',
  },
]
for (const { name, given, gives } of cases) {
  test(`refused: ${name}`, async () => expect(codeOf(await given(aDesk().ports))).toBe(gives))
}

test('two begin the same news at the same instant: one, or two with an address each', async () => {
  const { ports } = aDesk()
  const begun = await Promise.all([beginNews(ports, ada, { en }), beginNews(ports, ada, { en })])
  const kept = begun.filter((one) => !isRefusal(one))
  expect(await listNews(ports)).toHaveLength(kept.length)
})
