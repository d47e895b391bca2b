// News: which moves a piece makes, what each needs, and what the public may know of it.
import { isRefusal } from '../../core/errors.ts'
import { memberWith } from '../../core/members.ts'
import { changeNews, type NewsItem, newNews, newsIdFor, newsIn, publicNews } from '../../core/news.ts'
import { ada } from '../support/people.ts'

const by = memberWith(ada, ada.grants)
const noon = '2026-11-27T12:00:00.000Z'
const later = '2026-11-28T12:00:00.000Z'
const en = { title: 'Bike counts are here', text: 'Every counter, every hour.' }
const es = { title: 'Llegan los aforos de bicis', text: 'Cada contador, cada hora.' }

function right(outcome: ReturnType<typeof newNews>): NewsItem {
  if (isRefusal(outcome)) throw new Error(`${outcome.code}: ${outcome.detail}`)
  return outcome
}
const draft = right(newNews('bike-counts', { en, es }, 'en', by, noon))
const published = right(changeNews(draft, { state: 'published' }, 'en', by, noon))
const withdrawn = right(changeNews(published, { state: 'withdrawn', reason: 'It was wrong.' }, 'en', by, later))
const dropped = right(changeNews(draft, { state: 'withdrawn' }, 'en', by, later))

const moves = [
  { name: 'a draft is published', given: draft, change: { state: 'published' }, gives: 'published' },
  { name: 'a draft is dropped without a reason', given: draft, change: { state: 'withdrawn' }, gives: 'withdrawn' },
  { name: 'what is public needs a reason', given: published, change: { state: 'withdrawn' }, gives: 'reason-missing' },
  {
    name: 'what is public is withdrawn',
    given: published,
    change: { state: 'withdrawn', reason: 'It was wrong.' },
    gives: 'withdrawn',
  },
  { name: 'nothing is published twice', given: published, change: { state: 'published' }, gives: 'news-state' },
  { name: 'what was withdrawn stays so', given: withdrawn, change: { state: 'published' }, gives: 'news-state' },
  { name: 'and is not written any more', given: withdrawn, change: { texts: { en } }, gives: 'news-state' },
  { name: 'words of the first language are needed', given: draft, change: { texts: { es } }, gives: 'bad-request' },
  {
    name: 'a title without a text is nothing',
    given: draft,
    change: { texts: { en, es: { title: 'Solo un título', text: ' ' } } },
    gives: 'bad-request',
  },
  {
    name: 'new words and publication go together',
    given: draft,
    change: { texts: { en }, state: 'published' },
    gives: 'published',
  },
] as const
for (const { name, given, change, gives } of moves) {
  test(`a move: ${name}`, () => {
    const after = changeNews(given, change, 'en', by, later)
    expect(isRefusal(after) ? after.code : after.state).toBe(gives)
  })
}

test('a correction of what is public is dated, one of a draft is not, and no change is none', () => {
  const corrected = right(changeNews(published, { texts: { en } }, 'en', by, later))
  expect(corrected).toMatchObject({ revision: 3, publishedAt: noon, correctedAt: later, texts: { en } })
  expect(right(changeNews(draft, { texts: { en } }, 'en', by, later))).not.toHaveProperty('correctedAt')
  expect(changeNews(published, { texts: { en, es } }, 'en', by, later)).toBe(published)
})

test('an address is made from the title, is free, and is never that of a year', () => {
  const taken = new Set(['bike-counts', 'bike-counts-2'])
  expect(['Bike counts', '¡Árboles!', '2026', '???'].map((title) => newsIdFor(title, taken))).toEqual([
    'bike-counts-3',
    'arboles',
    'news-2026',
    '',
  ])
  expect(newsIdFor('x'.repeat(200), new Set()).length).toBeLessThanOrEqual(80)
})

test('the public sees what is or was public, newest first, and never who wrote it', () => {
  const newer = { ...published, id: 'newer', publishedAt: later } as NewsItem
  const shown = publicNews([draft, dropped, withdrawn, newer])
  expect(shown.map(({ id }) => id)).toEqual(['newer', 'bike-counts'])
  expect(shown[1]).toMatchObject({ withdrawn: { at: later, reason: 'It was wrong.' } })
  expect(JSON.stringify(shown)).not.toContain(ada.email)
})

test('readers get their language, or another that is named', () => {
  expect(newsIn(published as never, 'es', 'en')).toEqual(es)
  expect(newsIn({ texts: { en } }, 'es', 'en')).toEqual({ ...en, language: 'en' })
  expect(() => newsIn({ texts: {} }, 'es', 'en')).toThrow('expected news in some language')
})
