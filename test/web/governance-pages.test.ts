// test/web/governance-pages.test.ts: public pages of policies and of the sign-off policy: escaped, dated, and nothing that is not signed.
import { type Governance, NO_GOVERNANCE } from '../../core/catalog/governance.ts'
import { contextIn } from '../../core/catalog/localised.ts'
import type { DocumentVersion, SignedDocument } from '../../core/governance-documents.ts'
import { DEFAULT_POLICY, type SignOffPolicy } from '../../core/sign-off-policy.ts'
import { isStandardText, policyIn } from '../../web/catalog/language/sign-off-standard.ts'
import { listedOf } from '../../web/catalog/listed.ts'
import { policyPages } from '../../web/catalog/policy-pages.ts'
import { signOffPages } from '../../web/catalog/sign-off-pages.ts'
import { aPublishedDataset, aSiteContext } from '../support/published.ts'

const context = aSiteContext()
const leo = { id: 'leo', name: 'Leo Secret', email: 'leo@city.example' }

function aDocumentVersion(number: number, changes: Partial<DocumentVersion> = {}): DocumentVersion {
  return {
    number,
    title: 'Data quality',
    text: '## What we check\n\n- structure\n- values\n\nAnswers within five days.',
    summary: 'First version.',
    signOffs: [
      { role: 'liaison', by: leo, at: '2026-01-05T10:00:00.000Z', note: 'for colleagues only', signature: '' },
    ],
    approvedAt: '2026-01-05T10:00:00.000Z',
    effective: '2026-01-10',
    reviewBy: '2027-01-10',
    ...changes,
  }
}
const aDocument = (...versions: DocumentVersion[]): SignedDocument => ({ id: 'data-quality', revision: 3, versions })
const governance = (changes: Partial<Governance>): Governance => ({
  ...{ ...NO_GOVERNANCE, now: '2026-03-01T12:00:00.000Z', signOffPolicies: [DEFAULT_POLICY] },
  ...changes,
})
const policyPage = (documents: SignedDocument[], path: string) => {
  const pages = policyPages(context, governance({ documents }))
  const page = pages.find((one) => one.path === path)
  if (!page) throw new Error(`expected ${path}, found ${pages.map((one) => one.path).join(', ')}`)
  return page.body
}
const trees = listedOf(aPublishedDataset() as never)
const signOffPage = (changes: Partial<Governance> = {}, site = context) =>
  signOffPages(site, governance(changes), [trees])[0]!.body

const first = aDocumentVersion(1)
const second = aDocumentVersion(2, {
  text: first.text.replace('five', 'three'),
  summary: 'Faster answers.',
  effective: '2026-06-01',
})

test('without any signed policy there is a page that says so', () => {
  const pages = policyPages(context, governance({}))
  expect(pages.map(({ path }) => path)).toEqual(['about/policies/index.html'])
  expect(pages[0]!.body).toContain('No policy has been signed yet')
})

test('each policy has a page, and one for each version', () => {
  expect(policyPages(context, governance({ documents: [aDocument(first, second)] })).map(({ path }) => path)).toEqual([
    'about/policies/index.html',
    'about/policies/data-quality/index.html',
    'about/policies/data-quality/v/1/index.html',
    'about/policies/data-quality/v/2/index.html',
  ])
})

test('the page shows the version that counts, and names the one that is coming', () => {
  const page = policyPage([aDocument(first, second)], 'about/policies/data-quality/index.html')
  expect(page).toContain('Answers within five days.')
  expect(page).not.toContain('Answers within three days.')
  expect(page).toContain('Version 2 is coming.')
})

test('a policy whose day has not come says so', () => {
  const page = policyPage([aDocument(second)], 'about/policies/data-quality/index.html')
  expect(page).toContain('Not in force yet.')
})

test('a version shows what changed, in words beside it, underlined and struck out', () => {
  const page = policyPage([aDocument(first, second)], 'about/policies/data-quality/v/2/index.html')
  expect(page).toContain('<span class="diff-state">Changed</span>')
  expect(page).toContain('Answers within <del>five</del><ins>three</ins> days.')
  expect(policyPage([aDocument(first, second)], 'about/policies/data-quality/v/1/index.html')).not.toContain('<ins>')
})

test('who signed is told as roles and days: no names, addresses or notes', () => {
  for (const { body } of policyPages(context, governance({ documents: [aDocument(first, second)] }))) {
    expect(body).not.toMatch(/Leo Secret|leo@city|for colleagues only/)
  }
})

test('a review that is overdue is marked', () => {
  const late = aDocument(aDocumentVersion(1, { reviewBy: '2026-02-01' }))
  expect(policyPage([late], 'about/policies/index.html')).toContain('overdue')
})

const evil = `<script>alert(1)</script> "onload='x' javascript:alert(1) https://x.example/"><b>`
test('no text of a policy becomes markup', () => {
  const hostile = aDocumentVersion(1, { title: evil, text: `## ${evil}\n\n- ${evil}\n\n${evil}`, summary: evil })
  const documents = [aDocument(hostile, { ...hostile, number: 2, text: `${hostile.text} and more`, title: `${evil}2` })]
  const policy: SignOffPolicy = {
    ...DEFAULT_POLICY,
    ...{ id: '00002', reason: evil },
    rules: DEFAULT_POLICY.rules.map((rule) => ({ ...rule, title: evil, description: evil })),
    checklists: { ...DEFAULT_POLICY.checklists, liaison: [{ id: 'a1', topic: 'quality', text: evil }] },
  }
  const pages = [
    ...policyPages(context, governance({ documents })).map(({ body }) => body),
    signOffPage({ signOffPolicies: [policy, DEFAULT_POLICY] }),
  ]
  for (const body of pages) {
    expect(body).not.toMatch(/<script>alert|<b>|href="javascript/)
    expect(body).not.toMatch(/<[^>]*\son\w+=/)
  }
})

describe('who signs what', () => {
  const page = signOffPage()
  test('as a table and as a drawing that say the same', () => {
    for (const { title, steps } of DEFAULT_POLICY.rules) {
      expect(page).toContain(`The way to publication: ${title}`)
      for (const { dueDays } of steps) expect(page).toContain(`within ${dueDays} days`)
    }
    expect(page.match(/role="img"/g)).toHaveLength(3)
    expect(page).toContain('Legal review may sign instead when it is late')
  })
  test('with every question and every class of personal data in words', () => {
    for (const questions of Object.values(DEFAULT_POLICY.checklists)) {
      for (const { text } of questions) expect(page).toContain(text)
    }
    expect(page).toContain('Government ID numbers')
    expect(page).not.toContain('GOV_ID')
  })
  test('without styles or scripts in the markup', () => expect(page).not.toMatch(/ style=|<style/))
  test('with its history: reasons and what they changed, no names', () => {
    const changed: SignOffPolicy = {
      ...DEFAULT_POLICY,
      ...{ id: '00002', since: '2026-02-01T00:00:00.000Z', by: leo, reason: 'Security looks at everything.' },
      rules: DEFAULT_POLICY.rules.map((rule) => ({ ...rule, order: 'parallel' as const })),
    }
    const history = signOffPage({ signOffPolicies: [changed, DEFAULT_POLICY] })
    expect(history).toContain('Security looks at everything.')
    expect(history).toContain('Restricted: signed at the same time.')
    expect(history).not.toContain('Leo Secret')
  })
})

describe('in Spanish', () => {
  const spanish = contextIn(context, 'es')
  const bodies = policyPages(spanish, governance({ documents: [aDocument(first, second)] }))
  const bodyOf = (path: string) => bodies.find((one) => one.path === path)!.body

  test('what stands around a policy is Spanish, its own words say that they are English', () => {
    const page = bodyOf('es/about/policies/data-quality/index.html')
    for (const part of ['<html lang="es"', 'En vigor desde el', 'Quién la ha firmado', 'Enlace del departamento']) {
      expect(page).toContain(part)
    }
    expect(page).toContain('<div class="prose policy-text" lang="en">')
    expect(page).toContain('<h1 lang="en">Data quality</h1>')
    expect(page).toContain('href="/es/about/policies/data-quality/v/2/"')
  })
  test('and so do the lines that changed', () => {
    const page = bodyOf('es/about/policies/data-quality/v/2/index.html')
    expect(page).toContain('<span class="diff-state">Cambiado</span>')
    expect(page).toMatch(/<div class="diff-paragraph" lang="en">Answers within <del>five/)
  })

  test('the policy that came with the portal is Spanish to the last question', () => {
    const page = signOffPage({}, spanish)
    const { rules, checklists, reason } = policyIn('es', DEFAULT_POLICY)
    const texts = [
      reason,
      ...rules.flatMap(({ title, description }) => [title, description]),
      ...Object.values(checklists).flatMap((questions) => questions.map(({ text }) => text)),
    ]
    for (const text of texts)
      expect([text, isStandardText('es', text), page.includes(text)]).toEqual([text, true, true])
    expect(page).not.toMatch(/<span lang="en"|within|Privacy review|Government ID/)
    expect(page).toContain('Revisión de privacidad, en un plazo de 5 días; si se retrasa, puede firmar en su lugar')
  })
  test('what the city wrote into it stays and says its language', () => {
    const rules = DEFAULT_POLICY.rules.map((rule) => ({ ...rule, description: 'What our council decided.' }))
    const page = signOffPage({ signOffPolicies: [{ ...DEFAULT_POLICY, rules }] }, spanish)
    expect(page).toContain('<span lang="en">What our council decided.</span>')
  })
})
