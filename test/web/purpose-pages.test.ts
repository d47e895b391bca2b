// Purpose and goals for the public: only once they are shown, in the reader's language where it is written.
import { NO_GOVERNANCE } from '../../core/catalog/governance.ts'
import { contextIn } from '../../core/catalog/localised.ts'
import { purposePages } from '../../web/catalog/purpose-pages.ts'
import { aSiteContext } from '../support/published.ts'
import { perfectPreparation } from '../support/readiness.ts'

const CONTEXT = aSiteContext()

const { en, es } = perfectPreparation.purpose.texts
const goals = [{ goal: 'Ten <datasets>', measure: '' }]

function pageOf(purpose: typeof perfectPreparation.purpose, language: 'en' | 'es' = 'en'): string {
  const governance = { ...NO_GOVERNANCE, preparation: { ...perfectPreparation, purpose } }
  const [page] = purposePages(contextIn(CONTEXT, language), governance)
  return page!.body as string
}

test('what is public stands there with its goals, escaped', () => {
  const body = pageOf({ isPublic: true, texts: { en: { ...en!, goals } } })
  expect(body).toContain(en!.text)
  expect(body).toContain('Ten &lt;datasets&gt;')
  expect(body).toContain('Not settled yet')
})

test('what is not public stands nowhere, and the page says so', () => {
  const body = pageOf({ isPublic: false, texts: { en: { ...en!, goals } } })
  expect(body).not.toContain(en!.text)
  expect(body).not.toContain('datasets&gt;')
  expect(body).toContain('The city has not written this down yet.')
})

test('a reader gets the own language where it is written, else the other, marked', () => {
  expect(pageOf({ isPublic: true, texts: { en: en!, es: es! } }, 'es')).toContain(es!.text)
  const body = pageOf({ isPublic: true, texts: { en: en! } }, 'es')
  expect(body).toContain('policy-text" lang="en"')
  expect(body).toContain('Propósito y metas')
})

test('before anybody has written anything there is a page without a purpose', () => {
  const [page] = purposePages(CONTEXT, NO_GOVERNANCE)
  expect(page).toMatchObject({ path: 'about/purpose/index.html' })
})
