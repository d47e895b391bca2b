// Public plans and the directory of departments: what they show, what they keep to themselves, and no text becomes markup.
import { type Governance, NO_GOVERNANCE } from '../../core/catalog/governance.ts'
import { contextIn } from '../../core/catalog/localised.ts'
import { blank } from '../../core/departments.ts'
import { inLanguage, listedOf } from '../../web/catalog/listed.ts'
import { renderListPages } from '../../web/catalog/pages.ts'
import { planDataFiles, planPages } from '../../web/catalog/plan-pages.ts'
import { anEntry } from '../support/plan.ts'
import { aPublishedDataset, aSiteContext } from '../support/published.ts'

const context = aSiteContext()
const trees = listedOf(aPublishedDataset() as never)
const mara = { accountId: 'acc_1', name: 'Mara Lund', email: 'mara@city.example' }
const by = { id: 'ada', name: 'Ada', email: 'ada@city.example' }
const parks = {
  ...blank('parks', 'Parks and Recreation'),
  ...{ about: 'Looks after parks.\n\nAnd trees.', website: 'https://parks.example/', liaison: mara },
  deputy: { ...mara, accountId: 'acc_2', name: 'Noor Aziz', email: 'noor@city.example' },
}
const gone = {
  ...blank('harbour', 'Harbour Office'),
  dissolved: { at: '2026-06-01T08:00:00.000Z', by, reason: 'It is part of Transportation now.' },
}
const governance = (over: Partial<Governance> = {}): Governance => ({
  ...NO_GOVERNANCE,
  departments: [parks, blank('transport', 'Transportation'), gone],
  plan: [
    anEntry(),
    anEntry({ id: 'plan_2', title: 'Late one', plannedFor: '2026-10-01' }),
    anEntry({ id: 'plan_3', title: 'Nests', state: 'withheld', withheld: { reason: 'law', explanation: 'An act.' } }),
    anEntry({ id: 'plan_4', title: 'In the making', state: 'in-preparation', datasetId: 'ds_unpublished' }),
  ],
  now: '2026-11-27T10:00:00.000Z',
  ...over,
})
const pages = (given = governance(), live = [trees]) => {
  const all = [
    ...planPages(context, given, live),
    ...planDataFiles(context, given, live),
    ...renderListPages(context, live, given),
  ]
  return new Map(all.map(({ path, body }) => [path, body]))
}
const bodyOf = (path: string, given = governance()) => {
  const body = pages(given).get(path)
  if (!body) throw new Error(`expected a page ${path}`)
  return body
}

test('the release calendar shows what comes by quarter, what is late, what is withheld and why, what is public', () => {
  const body = bodyOf('plan/index.html')
  const order = ['Late', 'January to March 2027', 'Withheld', 'Published'].map((words) =>
    body.indexOf(`>${words}</h2>`),
  )
  expect(order).toEqual([...order].sort((a, b) => a - b))
  expect(order).not.toContain(-1)
  for (const part of ['Dog parks', 'October 1, 2026', 'A law forbids it.', 'An act.', '/datasets/street-trees/']) {
    expect(body).toContain(part)
  }
})

test('a department has its own plan, and one that was dissolved keeps it', () => {
  expect(bodyOf('departments/parks/plan/index.html')).toContain('Dog parks')
  expect(bodyOf('departments/transport/plan/index.html')).toContain('Nothing is on the plan yet')
  expect(bodyOf('departments/harbour/plan/index.html')).toContain('Plan of Harbour Office')
})

test('which dataset is being prepared is nowhere to be seen', () => {
  for (const [path, body] of pages()) expect([path, body.includes('ds_unpublished')]).toEqual([path, false])
})

test('the inventory and the calendar hold the same lines as the page', () => {
  expect(bodyOf('plan/inventory.csv').split('\r\n')).toHaveLength(7)
  expect(bodyOf('plan/calendar.ics').match(/BEGIN:VEVENT/g)).toHaveLength(3)
})

test('the directory names the contact of a department, its deputy and what became of dissolved ones', () => {
  expect(bodyOf('departments/index.html')).toContain('Contact: Mara Lund')
  expect(bodyOf('departments/index.html')).toContain('Dissolved Jun 1, 2026')
  const page = bodyOf('departments/parks/index.html')
  for (const part of ['Looks after parks.', 'mailto:mara@city.example', 'Noor Aziz', 'href="https://parks.example/"']) {
    expect(page).toContain(part)
  }
  expect(bodyOf('departments/harbour/index.html')).toContain('It is part of Transportation now.')
  expect(bodyOf('departments/transport/index.html')).toContain('mailto:opendata@alderbay.example')
})

test('a website that is no web address is no link', () => {
  const given = governance({ departments: [{ ...parks, website: 'javascript:alert(1)' }] })
  expect(bodyOf('departments/parks/index.html', given)).not.toContain('javascript:')
})

const ATTACKS = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  '</li></title><svg onload=alert(1)>',
  '\ud800',
]
for (const attack of ATTACKS) {
  test(`no text becomes markup: ${attack.toWellFormed()}`, () => {
    const evil = { ...mara, name: attack, email: attack }
    const department = { ...parks, name: attack, about: attack, website: attack, liaison: evil, deputy: evil }
    const entry = { title: attack, description: attack.repeat(40) }
    const given = governance({
      departments: [department, { ...gone, name: attack, dissolved: { ...gone.dissolved, reason: attack } }],
      plan: [
        anEntry(entry),
        anEntry({ ...entry, id: 'plan_2', state: 'withheld', withheld: { reason: 'law', explanation: attack } }),
      ],
    })
    for (const [path, body] of pages(given)) {
      if (path.endsWith('.html')) expect(body).not.toMatch(/<img src=x|<svg onload|<script>/)
    }
  })
}

test('every page of plans has one first heading, unique ids, nothing inline and no dead link', () => {
  const all = pages()
  for (const [path, body] of all) {
    if (!/plan|departments/.test(path) || !path.endsWith('.html')) continue
    const ids = [...body.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id!)
    expect([path, body.match(/<h1[\s>]/g)?.length, ids.length]).toEqual([path, 1, new Set(ids).size])
    expect(body).not.toMatch(/\sstyle=|<style|undefined|\[object|NaN/)
    for (const [, href] of body.matchAll(/href="(\/(?:plan|departments)[^"#?]*)/g)) {
      const key = href!.slice(1)
      expect([path, href, all.has(key.endsWith('/') ? `${key}index.html` : key)]).toEqual([path, href, true])
    }
  }
})

test('the same plan gives the same bytes all day', () => {
  expect(pages(governance({ now: '2026-11-27T23:59:00.000Z' }))).toEqual(pages())
})

test('in Spanish everything but the words of the city is Spanish, and those say that they are English', () => {
  const city = { ...context.city, translations: { es: { departments: { parks: 'Parques y ocio' } } } }
  const spanish = contextIn({ ...context, city }, 'es')
  const [all, own] = planPages(spanish, governance(), [inLanguage(spanish, trees)])
  expect(own!.path).toBe('es/departments/parks/plan/index.html')
  for (const part of ['Enero a marzo de 2027', '31 de marzo de 2027', 'Una ley lo prohíbe', 'Prioridad media']) {
    expect(all!.body).toContain(part)
  }
  expect(all!.body).toContain('<h3 lang="en">Dog parks</h3>')
  expect(all!.body).toContain('<a href="/es/datasets/street-trees/" lang="en">Street Trees</a>')
  expect(all!.body).toContain('<a href="/es/departments/parks/plan/">Parques y ocio</a>')
  expect(all!.body).toContain('href="/plan/inventory.csv"')
  expect(own!.body).toContain('Plan de Parques y ocio')
  expect(all!.body).not.toMatch(/Withheld|Planned|On the way|(?<!fetch)priority/)
})
