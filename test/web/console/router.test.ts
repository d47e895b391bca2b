import { hrefOf, type Route, routeOf } from '../../../web/console/router.ts'

const routes: readonly { hash: string; gives: Route }[] = [
  { hash: '', gives: { page: 'home' } },
  { hash: '#/', gives: { page: 'home' } },
  { hash: '#/new', gives: { page: 'new' } },
  { hash: '#/audit', gives: { page: 'audit' } },
  { hash: '#/datasets/ds_1', gives: { page: 'dataset', id: 'ds_1' } },
  { hash: '#/datasets/ds_1/', gives: { page: 'dataset', id: 'ds_1' } },
  { hash: '#/datasets/ds_1/versions/12', gives: { page: 'version', id: 'ds_1', number: 12 } },
  { hash: '#/datasets/a%20b', gives: { page: 'dataset', id: 'a b' } },
  { hash: '#/datasets/%E0%A4%A', gives: { page: 'dataset', id: '%E0%A4%A' } },
  { hash: '#/datasets', gives: { page: 'unknown' } },
  { hash: '#/datasets/ds_1/versions', gives: { page: 'unknown' } },
  { hash: '#/datasets/ds_1/versions/0', gives: { page: 'unknown' } },
  { hash: '#/datasets/ds_1/versions/1e3', gives: { page: 'unknown' } },
  { hash: '#/datasets/ds_1/versions/1/more', gives: { page: 'unknown' } },
  { hash: '#/new/more', gives: { page: 'unknown' } },
  { hash: '#/nowhere', gives: { page: 'unknown' } },
]
for (const { hash, gives } of routes) {
  test(`the address "${hash}" is the page ${gives.page}`, () => expect(routeOf(hash)).toEqual(gives))
}

const pages = [
  { page: 'home' },
  { page: 'new' },
  { page: 'audit' },
  { page: 'dataset', id: 'a/b c' },
  { page: 'version', id: 'ds_1', number: 7 },
] as const
for (const page of pages) {
  test(`the address of ${page.page} leads back to it`, () => expect(routeOf(hrefOf(page))).toEqual(page))
}
