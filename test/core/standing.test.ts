// What a standing approval lets through: exactly what was consented to, and nothing else.
import { NO_HANDLING } from '../../core/handling.ts'
import type { Candidate } from '../../core/model.ts'
import { DEFAULT_POLICY, planFor } from '../../core/sign-off-policy.ts'
import { candidateOf } from '../../core/signature.ts'
import { deviationsFrom, rolesBeyond, type StandingApproval, scopeOf, standingState } from '../../core/standing.ts'
import { ines, leo } from '../support/people.ts'
import { aVersion, content, DATASET_ID, later, metadata, noon, signOff } from '../support/versions.ts'

const quality = (total: number) => ({ total, dimensions: [], losses: [] })
const scored = { ...content, quality: quality(80), personal: ['EMAIL'] }
const pattern = candidateOf(metadata, scored)
const planOf = (candidate: Candidate) =>
  planFor(candidate.metadata, candidate.content.personal ?? [], DEFAULT_POLICY, noon)
const scope = scopeOf(DATASET_ID, pattern, planOf(pattern))

const cases: { name: string; candidate: Candidate; gives: string[] }[] = [
  { name: 'the same again', candidate: pattern, gives: [] },
  { name: 'other rows', candidate: candidateOf(metadata, { ...scored, rows: 4 }), gives: [] },
  { name: 'a better score', candidate: candidateOf(metadata, { ...scored, quality: quality(90) }), gives: [] },
  {
    name: 'less personal data of the same classification',
    candidate: candidateOf({ ...metadata, classification: 'open-with-conditions' }, { ...scored, personal: [] }),
    gives: ['the description differs'],
  },
  {
    name: 'a worse score',
    candidate: candidateOf(metadata, { ...scored, quality: quality(79) }),
    gives: ['the quality score fell from 80 to 79'],
  },
  {
    name: 'one more class of personal data',
    candidate: candidateOf(metadata, { ...scored, personal: ['EMAIL', 'PHONE'] }),
    gives: ['personal data that was not there: PHONE'],
  },
  {
    name: 'another type',
    candidate: candidateOf(metadata, { ...scored, columns: [{ name: 'species', type: 'integer' }] }),
    gives: ['the columns differ'],
  },
  {
    name: 'another description',
    candidate: candidateOf({ ...metadata, license: 'https://example.org/' }, scored),
    gives: ['the description differs'],
  },
  {
    name: 'another redaction',
    candidate: candidateOf(metadata, { ...scored, handling: NO_HANDLING }),
    gives: ['what is redacted or decided differs'],
  },
  {
    name: 'another classification',
    candidate: candidateOf(metadata, { ...scored, personal: [] }),
    gives: ['the classification is open'],
  },
]
for (const { name, candidate, gives } of cases) {
  test(`${name}: ${gives.length > 0 ? 'is reviewed' : 'is let through'}`, () =>
    expect(deviationsFrom(scope, DATASET_ID, candidate, planOf(candidate))).toEqual(gives))
}

const asked: StandingApproval = {
  ...{ id: DATASET_ID, revision: 1, approvalId: 'sa_1', scope, scopeHash: 'a'.repeat(64), version: 1 },
  ...{ askedBy: ines, askedAt: noon, reason: 'Each day.', expiresAt: '2026-04-01T12:00:00.000Z', roles: ['liaison'] },
  consents: [],
}
const consented = { ...asked, consents: [{ ...signOff(leo, 'liaison'), signature: asked.scopeHash }] }

test('an approval is active when every role consented to exactly its scope, until its time is over', () => {
  expect(standingState(asked, later)).toBe('asked')
  expect(standingState({ ...asked, consents: [signOff(leo, 'liaison')] }, later)).toBe('asked')
  expect(standingState(consented, later)).toBe('active')
  expect(standingState(consented, consented.expiresAt)).toBe('expired')
})

test('a role that the policy asks for by now is missed', () => {
  const { plan = planOf(pattern) } = aVersion('in-review')
  expect(rolesBeyond(asked, plan)).toEqual(['privacy-reviewer', 'legal-reviewer'])
})
