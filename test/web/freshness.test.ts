// Freshness on public pages: in words, with the reason, and counted for the city.

import type { Freshness } from '../../core/freshness.ts'
import { renderDatasetPages } from '../../web/catalog/pages.ts'
import { aPublishedDataset, aSiteContext } from '../support/published.ts'
import { siteOf } from '../support/site.ts'

const context = aSiteContext()
const [since, until] = ['2026-11-01T00:00:00.000Z', '2027-03-01T00:00:00.000Z']
const evil = '<script>alert(1)</script> & "reasons"'
const dated = { dueAt: since, overdueAt: until }
const cases: { freshness: Freshness; says: string[]; counts: string }[] = [
  { freshness: { state: 'fresh', ...dated }, says: ['Up to date', 'Next update'], counts: '1 of 1' },
  { freshness: { state: 'due', ...dated }, says: ['Update due'], counts: '0 of 1' },
  {
    freshness: { state: 'overdue', ...dated },
    says: ['Overdue', 'This dataset is overdue.', 'Nov 1, 2026'],
    counts: '0 of 1',
  },
  {
    freshness: { state: 'paused', reason: evil, since, until },
    says: ['Paused', 'Updates are paused', 'Mar 1, 2027', '&lt;script&gt;'],
    counts: '',
  },
  { freshness: { state: 'retired', reason: evil, since }, says: ['Retired', 'This dataset is retired.'], counts: '' },
  { freshness: { state: 'unscheduled' }, says: [], counts: '' },
]
for (const { freshness, says, counts } of cases) {
  test(`${freshness.state} is told in words, and ${counts || 'not counted'}`, () => {
    const dataset = aPublishedDataset({ freshness })
    const own = renderDatasetPages(context, dataset, [dataset])[0]!.body
    for (const words of says) expect(own).toContain(words)
    expect(own).not.toContain('<script>alert')
    const lists = new Map(siteOf(context, [dataset]).map(({ path, body }) => [path, body]))
    const badge = lists.get('datasets/index.html')!.match(/<span class="badge fresh [a-z]*">([^<]+)</)?.[1]
    expect(badge).toBe(says[0])
    expect(lists.get('index.html')!.includes(`${counts} with a schedule`)).toBe(counts !== '')
    expect(lists.get('about/index.html')!.includes(`<strong>${counts}</strong> datasets with a schedule`)).toBe(
      counts !== '',
    )
    const machine = JSON.parse(lists.get('freshness.json')!)
    expect(machine.datasets[0]).toMatchObject({ ...freshness, frequency: 'monthly' })
    expect(`${machine.fresh} of ${machine.scheduled}`).toBe(counts || '0 of 0')
  })
}
