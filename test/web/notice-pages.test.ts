// What a stage says of itself on pages: label, message to agree to, the page about beta, and the way in by invitation.
import { NO_GOVERNANCE } from '../../core/catalog/governance.ts'
import { contextIn } from '../../core/catalog/localised.ts'
import { type NoticeNow, noticePrint } from '../../core/notice.ts'
import { noticeBanner } from '../../web/catalog/notice-banner.ts'
import { noticePages } from '../../web/catalog/notice-pages.ts'
import { embedPages } from '../../web/catalog/views/embed-pages.ts'
import { aSiteContext } from '../support/published.ts'

const feedback = { from: '2026-11-01', to: '2027-03-31' }
const perfect: NoticeNow = { mode: 'label', feedback, period: 'open' }
const site = (notice: NoticeNow = perfect) => aSiteContext({ stage: 'beta', notice })
const banner = (notice: NoticeNow, path = '/', language: 'en' | 'es' = 'en') =>
  String(noticeBanner(contextIn(site(notice), language), { path }))
const pages = (notice: NoticeNow, counts = {}) =>
  new Map(noticePages(site(notice), { ...NO_GOVERNANCE, ...counts }).map(({ path, body }) => [path, body]))

const labels = [
  {
    name: 'before the period',
    notice: { ...perfect, period: 'before' as const },
    says: 'From Nov 1, 2026 on, we ask what you think.',
  },
  {
    name: 'in the period',
    notice: perfect,
    says: 'Until Mar 31, 2027, we ask what you think. <a href="/beta/#feedback">',
  },
  {
    name: 'after the period',
    notice: { ...perfect, period: 'over' as const },
    says: 'The feedback period ended on Mar 31, 2027. <a href="/beta/#feedback">',
  },
  { name: 'without a period', notice: { mode: 'label' as const }, says: 'mailto:opendata@alderbay.example' },
]
for (const { name, notice, says } of labels) {
  test(`the label ${name} says what beta means, and where to go on`, () => {
    expect(banner(notice)).toContain('This portal is a beta.')
    expect(banner(notice)).toContain(says)
  })
}

test('the label speaks the language of the page, and links to its pages', () => {
  const text = banner(perfect, '/', 'es')
  expect(text).toContain('Este portal es una versión beta.')
  expect(text).toContain('href="/es/beta/#feedback"')
})

test('without a notice there is no label, and with a period alone only that', () => {
  expect(banner({ mode: 'none' })).toBe('')
  const text = String(noticeBanner(aSiteContext({ notice: { mode: 'none', feedback, period: 'open' } }), { path: '/' }))
  expect(text).toContain('we ask what you think')
  expect(text).not.toContain('Beta')
})

test('only the setting asks to agree, with the same words as the label', () => {
  expect(banner(perfect)).not.toContain('<dialog')
  const texts = { en: 'We try <this> out & learn.' }
  const asked = banner({ ...perfect, mode: 'acknowledge', texts })
  expect(asked.match(/We try &lt;this&gt; out &amp; learn\./g)).toHaveLength(2)
  expect(asked).toContain(`data-notice="${noticePrint({ texts })}"`)
  expect(asked).toContain('src="/assets/notice.js"')
})

for (const path of ['/beta/', '/beta/thanks/', '/invitation/']) {
  test(`nobody is asked on ${path}`, () => {
    expect(banner({ ...perfect, mode: 'acknowledge' }, path)).not.toContain('<dialog')
  })
}

const moves = { to: 'https://data.alderbay.example', on: '2027-04-15' }
test('a portal that moves says where to and when, and then that it has', () => {
  const link = '<a href="https://data.alderbay.example/">data.alderbay.example</a>.'
  expect(banner({ mode: 'label', moves, hasMoved: false })).toContain(`On Apr 15, 2027, this portal moves to ${link}`)
  expect(banner({ mode: 'label', moves, hasMoved: true })).toContain(`This portal has moved to ${link}`)
})

test('views in frames of other sites carry the words too', () => {
  const embedded = embedPages(site()).map(({ body }) => body)
  expect(embedded.length).toBeGreaterThan(2)
  for (const body of embedded) expect(body).toContain('class="embed-notice"')
})

test('the form is there in the period only, and works without script', () => {
  const open = pages(perfect).get('beta/index.html')!
  expect(open).toContain('action="/api/v1/feedback" method="post"')
  for (const name of ['message', 'page', 'name', 'email', 'website', 'language'])
    expect(open).toContain(`name="${name}"`)
  for (const period of ['before', 'over'] as const) {
    const page = pages({ ...perfect, period }).get('beta/index.html')!
    expect(page).not.toContain('<form')
    expect(page).toContain('mailto:opendata@alderbay.example')
  }
})

test('when it is over the page says what came in and was answered', () => {
  const counts = { feedback: { new: 1, answered: 12, closed: 3 } }
  const page = pages({ ...perfect, period: 'over' }, counts).get('beta/index.html')
  expect(page).toContain('16 messages came in; 12 of them were answered.')
  expect(pages({ ...perfect, period: 'over' }).get('beta/index.html')).not.toContain('came in')
})

test('there are pages for what is set, and no others', () => {
  const paths = (notice: NoticeNow) => [...pages(notice).keys()]
  expect(paths({ mode: 'none' })).toEqual([])
  expect(paths({ mode: 'label' })).toEqual(['beta/index.html'])
  expect(paths(perfect)).toEqual(['beta/index.html', 'beta/thanks/index.html'])
  expect(paths({ mode: 'none', invitation: { mailDomains: [] } })).toEqual([
    'invitation/index.html',
    'invitation/sent/index.html',
  ])
})

test('the way in names the domains that may mail themselves an invitation, or offers none', () => {
  const page = (mailDomains: string[]) =>
    pages({ mode: 'label', invitation: { mailDomains } }).get('invitation/index.html')!
  const some = page(['alderbay.example', 'schools.alderbay.example'])
  expect(some).toContain('With an address at alderbay.example and schools.alderbay.example,')
  expect(some).toContain('action="/api/v1/invitation-mails"')
  expect(page([])).not.toContain('invitation-mails')
})
