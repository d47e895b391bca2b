// test/support/versions.ts: a perfect dataset and a perfect version in every status; tests spoil one thing.
import { release, supersede, withdraw } from '../../core/lifecycle.ts'
import type { Content, Dataset, Metadata, Version, VersionIn, VersionStatus } from '../../core/model.ts'
import type { SignOff } from '../../core/review-model.ts'
import { candidateOf } from '../../core/signature.ts'
import { ada, ines, leo, priya } from './people.ts'

export const noon = '2026-03-01T12:00:00.000Z'
export const later = '2026-03-01T13:00:00.000Z'
export const DATASET_ID = `ds_${'a'.repeat(24)}`

export const metadata: Metadata = {
  title: 'Street Trees',
  description: 'Every tree along a street.',
  departmentId: 'parks',
  topic: 'Environment',
  keywords: ['trees'],
  license: 'https://creativecommons.org/publicdomain/zero/1.0/',
  frequency: 'annually',
  contactName: 'Open Data Team',
  contactEmail: 'opendata@city.example',
  columns: [{ name: 'species', description: 'Latin name' }],
}

export const content: Content = {
  rows: 3,
  columns: [{ name: 'species', type: 'text' }],
  distributions: [
    { name: 'street-trees.csv', format: 'csv', mediaType: 'text/csv', bytes: 30, sha256: 'c'.repeat(64) },
    { name: 'profile.json', format: 'json', mediaType: 'application/json', bytes: 2, sha256: 'd'.repeat(64) },
  ],
  sourceSha256: 'e'.repeat(64),
  stagedPrefix: `staged/${DATASET_ID}/00001/0011223344556677/`,
}

export const dataset: Dataset = {
  id: DATASET_ID,
  slug: 'street-trees',
  metadata,
  createdAt: noon,
  createdBy: { id: 'ines', name: 'ines', email: 'ines@city.example' },
  updatedAt: noon,
  revision: 3,
  lastVersion: 1,
  openVersion: 1,
}

const facts = {
  datasetId: DATASET_ID,
  number: 1,
  createdAt: noon,
  createdBy: { id: ines.id, name: ines.name, email: ines.email },
  updatedAt: noon,
  revision: 4,
  notices: [],
  upload: {
    filename: 'trees.csv',
    bytes: 30,
    key: `uploads/${DATASET_ID}/00001`,
    expiresAt: '2026-03-02T12:00:00.000Z',
  },
}
const object = { key: facts.upload.key, versionId: 'v1', bytes: 30 }
const candidate = candidateOf(metadata, content)
const report = { errors: 0, warnings: 0, notices: 0 }
const reviewed = { ...facts, object, candidate, report }

export function signOff(by: { id: string; name: string; email: string }, role: SignOff['role']): SignOff {
  const { id, name, email } = by
  return { role, by: { id, name, email }, at: noon, note: '', signature: candidate.signature }
}

const inReview: VersionIn<'in-review'> = { ...reviewed, status: 'in-review', signOffs: [] }
const signOffs = [signOff(leo, 'liaison'), signOff(priya, 'privacy-reviewer')]
const approved: VersionIn<'approved'> = { ...reviewed, status: 'approved', signOffs, approvedAt: noon }
const published = release(approved, later) as VersionIn<'published'>

const PERFECT: { [S in VersionStatus]: VersionIn<S> } = {
  'awaiting-upload': { ...facts, status: 'awaiting-upload' },
  validating: { ...facts, object, status: 'validating', startedAt: noon },
  rejected: { ...facts, status: 'rejected', rejection: { code: 'source-error', message: 'The file is empty.' } },
  'in-review': inReview,
  returned: { ...reviewed, status: 'returned', signOffs: [], returned: signOff(leo, 'liaison') },
  approved,
  published,
  superseded: supersede(published, 2, later) as VersionIn<'superseded'>,
  withdrawn: withdraw(published, ada, 'Wrong data.', later) as VersionIn<'withdrawn'>,
}

export function aVersion<S extends VersionStatus>(status: S, spoiled: Partial<Version> = {}): VersionIn<S> {
  return { ...PERFECT[status], ...spoiled } as VersionIn<S>
}
