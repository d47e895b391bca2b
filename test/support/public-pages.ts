// test/support/public-pages.ts: every kind of public page of the sample city, for checks and pictures of all of them.

/** Name -> address in the city's first language. */
export const PUBLIC_PAGES: Readonly<Record<string, string>> = {
  home: '/',
  datasets: '/datasets/',
  search: '/datasets/?q=bike',
  'no-result': '/datasets/?q=zzzzqqq',
  dataset: '/datasets/311-service-requests/',
  'dataset-changed': '/datasets/street-trees/',
  version: '/datasets/street-trees/v/1/',
  table: '/table/?dataset=street-trees',
  'table-without': '/table/',
  chart: '/chart/?dataset=311-service-requests',
  'map-points': '/map/?dataset=street-trees',
  'map-areas': '/map/?dataset=neighbourhood-boundaries',
  'map-lines': '/map/?dataset=bicycle-lanes',
  sql: '/sql/?dataset=street-trees',
  'embed-table': '/embed/table/?dataset=street-trees',
  'embed-chart': '/embed/chart/?dataset=311-service-requests',
  'embed-map': '/embed/map/?dataset=neighbourhood-boundaries',
  departments: '/departments/',
  department: '/departments/parks/',
  topic: '/topics/transport/',
  news: '/news/',
  plan: '/plan/',
  'department-plan': '/departments/parks/plan/',
  policies: '/about/policies/',
  governance: '/about/governance/',
  audit: '/audit/',
  about: '/about/',
  beta: '/beta/',
  developers: '/developers/',
  gallery: '/developers/gallery/',
  missing: '/no-such-page/',
}

export const SCHEMES = ['light', 'dark'] as const

/** What comes before the address of a page in each language. */
export const PREFIXES = { en: '', es: '/es' } as const
