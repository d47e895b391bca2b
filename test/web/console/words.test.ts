import { PERSONAL_CLASSES } from '../../../core/engine/personal/classes.ts'
import { MOVES } from '../../../core/lifecycle.ts'
import type { VersionStatus } from '../../../core/model.ts'
import type { Version } from '../../../web/console/api.ts'
import { nextText, personalWords, shortSignature, statusWords, storyOf, tripOf } from '../../../web/console/words.ts'

const ana = { id: 'ana', name: 'Ana', email: 'ana@city.example' }
const inReview: Version = {
  datasetId: 'ds_1',
  number: 1,
  status: 'in-review',
  createdAt: '2026-11-24T09:30:00.000Z',
  createdBy: ana,
  updatedAt: '2026-11-24T09:30:00.000Z',
  upload: { filename: 'trees.csv', bytes: 17, expiresAt: '2026-11-25T09:30:00.000Z' },
  notices: [],
  missingRoles: ['liaison', 'privacy-reviewer'],
  mySigningRoles: [],
}
const statuses = Object.keys(MOVES) as VersionStatus[]

test('every status has words, a story and a place on the trip', () => {
  for (const status of statuses) {
    const version = { ...inReview, status }
    expect(statusWords(version).words).not.toBe(status)
    expect(storyOf(version)).not.toBe(`The version is ${status}.`)
    expect(tripOf(version)).toHaveLength(4)
  }
})

test('a version in review says who has to sign', () => {
  expect(storyOf(inReview)).toBe('The check is done. Still needed: department liaison and privacy review.')
})

const releases = [
  { name: 'nothing is set', given: {}, says: /publishing it/ },
  { name: 'a time is set', given: { kind: 'set' as const }, says: /It will be public from .*2026.* on\.$/ },
  { name: 'an embargo runs', given: { kind: 'embargo' as const }, says: /nothing of it is public before .*2026/ },
]
for (const { name, given, says } of releases) {
  test(`an approved version says when it will be public: ${name}`, () => {
    const releaseTime = given.kind && { kind: given.kind, at: '2026-12-01T14:00:00.000Z', by: ana, note: '' }
    const version = { ...inReview, status: 'approved', ...(releaseTime ? { releaseTime } : {}) }
    expect(storyOf(version)).toMatch(says)
  })
}

const trips = [
  { status: 'awaiting-upload', gives: ['now', 'ahead', 'ahead', 'ahead'] },
  { status: 'validating', gives: ['done', 'now', 'ahead', 'ahead'] },
  { status: 'rejected', gives: ['done', 'stopped', 'ahead', 'ahead'] },
  { status: 'returned', gives: ['done', 'done', 'stopped', 'ahead'] },
  { status: 'approved', gives: ['done', 'done', 'done', 'now'] },
  { status: 'published', gives: ['done', 'done', 'done', 'done'] },
]
for (const { status, gives } of trips) {
  test(`the trip of a version that is ${status}`, () => expect(tripOf({ status })).toEqual(gives))
}

test('an upload that was cancelled stopped before anything was uploaded', () => {
  const rejection = { code: 'upload-cancelled', message: 'Ana cancelled the upload.' }
  expect(tripOf({ status: 'rejected', rejection })).toEqual(['stopped', 'ahead', 'ahead', 'ahead'])
  expect(statusWords({ status: 'rejected', rejection }).words).toBe('Cancelled')
})

test('a status that this page does not know yet is shown as it is', () => {
  expect(statusWords({ status: 'scheduled' }).words).toBe('scheduled')
})

test('a signature is shortened to groups that can be compared by eye', () => {
  expect(shortSignature('0123456789abcdef'.repeat(4))).toBe('0123 4567 89ab cdef')
})

test('every class of personal data has words', () => {
  expect(PERSONAL_CLASSES.filter((name) => personalWords(name) === name)).toEqual([])
})

test('a version whose file was checked again says nothing against the file', () => {
  const rejection = { code: 'checked-again', message: 'Ana had the file checked again, as version 2.' }
  const version = { ...inReview, status: 'rejected', rejection, report: { errors: 0, warnings: 1, notices: 0 } }
  expect(statusWords(version)).toEqual({ words: 'Checked again', tone: '' })
  expect(storyOf(version)).toBe(rejection.message)
  expect(nextText(version)).toBeUndefined()
})

test('a version whose data the portal copies asks for no file', () => {
  const version = { ...inReview, status: 'awaiting-upload', copyOf: 1 }
  expect(statusWords(version).words).toBe('Being copied')
  expect(storyOf(version)).toMatch(/nothing to upload/)
})

const report = { errors: 1, warnings: 0, notices: 0 }
const next = [
  { name: 'errors to decide about', given: { status: 'rejected', report }, says: /decide below/ },
  { name: 'no file', given: { status: 'rejected' }, says: /begin a new version/ },
  { name: 'a reviewer’s reason', given: { status: 'returned', report }, says: /change below/ },
  {
    name: 'a version to sign',
    given: { status: 'in-review', report, mySigningRoles: ['liaison' as const] },
    says: /sign or return it/,
  },
  { name: 'a review under way', given: { status: 'in-review', report }, says: /can still change/ },
]
for (const { name, given, says } of next) {
  test(`whose turn it is reads what comes next: ${name}`, () =>
    expect(nextText({ ...inReview, ...given })).toMatch(says))
}
