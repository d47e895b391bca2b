import type { Dataset, Me, Version } from '../../../web/console/api.ts'
import { fitsFilter, taskOf, versionToLookAt } from '../../../web/console/waiting.ts'

const ana = { id: 'ana', name: 'Ana', email: 'ana@city.example' }
const ben = { id: 'ben', name: 'Ben', email: 'ben@city.example' }
const me = { ...ana, roles: ['publisher'], grants: [{ role: 'publisher', department: 'parks' }] } as unknown as Me
const at = '2026-11-24T09:30:00.000Z'
const dataset = {
  id: 'ds_1',
  slug: 'street-trees',
  metadata: { title: 'Street trees' },
  department: 'Parks and Recreation',
  lastVersion: 3,
  lastStatus: 'in-review',
  openVersion: 3,
} as unknown as Dataset
const version: Version = {
  datasetId: 'ds_1',
  number: 3,
  status: 'in-review',
  createdAt: at,
  createdBy: ana,
  updatedAt: at,
  upload: { filename: 'trees.csv', bytes: 17, expiresAt: at },
  notices: [],
  missingRoles: ['liaison'],
  mySigningRoles: [],
}
const returned = { role: 'liaison' as const, by: ben, at, note: 'Row 3 is wrong.', signature: '' }

const looks = [
  { lastStatus: 'in-review', gives: 3 },
  { lastStatus: 'awaiting-upload', gives: 3 },
  { lastStatus: 'returned', openVersion: undefined, gives: 3 },
  { lastStatus: 'rejected', openVersion: undefined, gives: 3 },
  { lastStatus: 'published', openVersion: undefined, gives: undefined },
  { lastStatus: undefined, openVersion: undefined, gives: undefined },
]
for (const { gives, ...changes } of looks) {
  test(`a newest version that is ${changes.lastStatus ?? 'not there'} is ${gives ? 'looked at' : 'left alone'}`, () => {
    expect(versionToLookAt({ ...dataset, ...changes } as Dataset)).toBe(gives)
  })
}

const cases: readonly { name: string; given: Partial<Version>; gives: string | undefined }[] = [
  { name: 'a version that I can sign', given: { createdBy: ben, mySigningRoles: ['liaison'] }, gives: 'Review' },
  { name: 'my version that others sign', given: {}, gives: undefined },
  { name: 'my unfinished upload', given: { status: 'awaiting-upload' }, gives: 'Finish the upload' },
  { name: 'my returned version', given: { status: 'returned', returned }, gives: 'See the reason' },
  { name: "a colleague's returned version", given: { status: 'returned', returned, createdBy: ben }, gives: undefined },
  {
    name: 'my rejected version',
    given: { status: 'rejected', rejection: { code: 'ragged', message: 'No.' } },
    gives: 'See the report',
  },
  {
    name: 'a version that the portal copies the data of',
    given: { status: 'awaiting-upload', copyOf: 2 },
    gives: undefined,
  },
  {
    name: 'my version whose file was checked again',
    given: { status: 'rejected', rejection: { code: 'checked-again', message: 'No.' } },
    gives: undefined,
  },
  {
    name: 'an upload that I cancelled myself',
    given: { status: 'rejected', rejection: { code: 'upload-cancelled', message: 'No.' } },
    gives: undefined,
  },
]
for (const { name, given, gives } of cases) {
  test(`${name} ${gives ? 'waits for me' : 'does not wait for me'}`, () => {
    expect(taskOf(dataset, { ...version, ...given }, me)?.todo).toBe(gives)
  })
}

test('the filter takes words in any order, from any part', () => {
  expect(fitsFilter(dataset, 'In review', 'review trees')).toBe(true)
  expect(fitsFilter(dataset, 'In review', '')).toBe(true)
  expect(fitsFilter(dataset, 'In review', 'trees published')).toBe(false)
})
