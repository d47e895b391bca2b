// What a bundle's dataset would change here, beside what is here; which number it gets; what its changes are counted from.
import { DEFAULT_CHECKS } from '../../core/checks.ts'
import { findingOf } from '../../core/engine/findings.ts'
import { parsePromotionRequest, promotedPrefix, promotionIdFrom, promotionRequestKey } from '../../core/keys.ts'
import { hasStatus, release, supersede, withdraw } from '../../core/lifecycle.ts'
import type { Dataset, Version, VersionIn } from '../../core/model.ts'
import { type KeptItem, promotionState } from '../../core/promotion.ts'
import type { BundledDataset } from '../../core/promotion-bundle.ts'
import { changesSince } from '../../core/promotion-changes.ts'
import { blockedHere, kindsOf } from '../../core/promotion-findings.ts'
import {
  fingerprintOf,
  fingerprintText,
  isSignedBy,
  portalKeyFrom,
  readPublicKey,
  signWith,
} from '../../core/promotion-keys.ts'
import { type DatasetHere, judgeDataset } from '../../core/promotion-rules.ts'
import { numberHere, promotedVersion } from '../../core/promotion-version.ts'
import type { Report } from '../../core/report.ts'
import { DEFAULT_POLICY } from '../../core/sign-off-policy.ts'
import { ada } from '../support/people.ts'
import { signedVersion } from '../support/promotion.ts'
import { aVersion, DATASET_ID, dataset, later, noon } from '../support/versions.ts'

const key = portalKeyFrom(Buffer.alloc(32, 7), noon)
const portal = { name: 'Beta', url: 'https://beta.example', publicKey: key.publicKey }
const PROMOTION = promotionIdFrom(Buffer.alloc(32, 1))
const arrival = { portal, promotion: PROMOTION, at: later }

function bundled(number = 3): BundledDataset {
  const { createdAt, createdBy, upload, notices, report, candidate, signOffs, approvedAt } = signedVersion()
  const { stagedPrefix: _, ...content } = candidate.content
  const files = content.distributions.map(({ format: _format, ...file }) => file)
  const review = { name: 'review.json', bytes: 10, sha256: content.reviewSha256!, mediaType: 'application/json' }
  return {
    ...{ id: DATASET_ID, slug: dataset.slug, department: { id: 'parks', name: 'Parks' }, findings: [] },
    files: [...files, review],
    version: {
      number,
      createdAt,
      createdBy,
      upload,
      notices,
      report,
      candidate: { ...candidate, content },
      signOffs,
      approvedAt,
    },
  }
}

const nothing: DatasetHere = { versions: [], checks: DEFAULT_CHECKS, policy: DEFAULT_POLICY }
const came = (number: number, there = number): VersionIn<'approved'> =>
  promotedVersion(bundled(there), number, arrival, [])
const published = (version: VersionIn<'approved'>) => release(version, later) as VersionIn<'published'>

function here(version: Version | undefined, spoiled: Partial<Dataset> = {}): DatasetHere {
  const { openVersion: _, ...rest } = dataset
  const found: Dataset = {
    ...{ ...rest, lastVersion: version?.number ?? 0 },
    ...(version && hasStatus(version, 'approved', 'in-review') ? { openVersion: version.number } : {}),
    ...spoiled,
  }
  return { ...nothing, dataset: found, holder: found, versions: version ? [version] : [] }
}

const otherContent = (version: VersionIn<'approved'>): VersionIn<'approved'> => ({
  ...version,
  candidate: { ...version.candidate, signature: 'f'.repeat(64) },
})

const cases: { name: string; given: DatasetHere; gives: string; code?: string; numberHere?: number }[] = [
  { name: 'nothing is here', given: nothing, gives: 'new', numberHere: 3 },
  { name: 'the dataset is here, without a version', given: here(undefined), gives: 'changed', numberHere: 3 },
  { name: 'the very version is public here', given: here(published(came(3))), gives: 'unchanged', numberHere: 3 },
  { name: 'the very version waits for its publication', given: here(came(5, 3)), gives: 'unchanged', numberHere: 5 },
  {
    name: 'an earlier one of the same portal waits',
    given: here(otherContent(came(2))),
    gives: 'changed',
    numberHere: 3,
  },
  {
    name: 'the number is taken here',
    given: here(otherContent(published(came(7, 2)) as never)),
    gives: 'changed',
    numberHere: 8,
  },
  {
    name: 'a later one of the same portal is here',
    given: here(otherContent(came(4))),
    gives: 'blocked',
    code: 'older',
  },
  {
    name: 'the same number came with another content',
    given: here(otherContent(came(3))),
    gives: 'blocked',
    code: 'number-reused',
  },
  {
    name: 'the very version was withdrawn here',
    given: here(withdraw(published(came(3)), ada, 'Wrong rows.', later) as Version),
    ...{ gives: 'blocked', code: 'withdrawn-here' },
  },
  {
    name: 'people here published a later one of their own',
    given: here({ ...otherContent(aVersion('published') as never), approvedAt: later } as never),
    ...{ gives: 'blocked', code: 'older' },
  },
  {
    name: 'people here have a version on its way',
    given: here(aVersion('in-review')),
    gives: 'blocked',
    code: 'version-under-way',
  },
  {
    name: 'another dataset has the address',
    given: { ...nothing, holder: { ...dataset, id: `ds_${'b'.repeat(24)}` } },
    ...{ gives: 'blocked', code: 'address-taken' },
  },
  { name: 'its address differs', given: here(undefined, { slug: 'trees' }), gives: 'blocked', code: 'address-differs' },
]
for (const { name, given, gives, code, numberHere: number } of cases) {
  test(`${name}: ${code ?? gives}`, () => {
    const judged = judgeDataset(bundled(), arrival, given)
    expect([judged.change, judged.reasons.map((reason) => reason.code)]).toEqual([gives, code ? [code] : []])
    if (number) expect(judged.numberHere).toBe(number)
  })
}

test('a version keeps its number where it is free', () => {
  expect([numberHere(3, undefined), numberHere(3, { lastVersion: 2 }), numberHere(3, { lastVersion: 3 })]).toEqual([
    3, 3, 4,
  ])
})

test('the score is asked for as this portal asks for it', () => {
  const one = bundled()
  const { candidate } = one.version
  const quality = { total: 60, dimensions: [] } as never
  const scored = {
    ...one,
    version: { ...one.version, candidate: { ...candidate, content: { ...candidate.content, quality } } },
  }
  const codes = (minimumQuality: number) =>
    judgeDataset(scored as never, arrival, { ...nothing, checks: { ...DEFAULT_CHECKS, minimumQuality } }).reasons.map(
      ({ code }) => code,
    )
  expect([codes(100).includes('quality-too-low'), codes(0).includes('quality-too-low')]).toEqual([true, false])
})

test('changes are counted from the version that came from the same portal and was public; else they are left out', () => {
  const changes = { since: 2 } as never
  const third = came(3)
  const content = { ...third.candidate.content, changes }
  const version = { ...third, candidate: { ...third.candidate, content } }
  const second = supersede(published(came(6, 2)), 3, later) as Version
  expect(changesSince(version, [second, version])).toBe(6)
  expect(changesSince(version, [aVersion('superseded', { number: 2 }), version])).toBeUndefined()
  expect(changesSince(version, [came(2), version])).toBeUndefined()
  const { promoted: _, ...own } = version
  expect(changesSince(own as Version, [])).toBe(2)
})

const columns = [{ name: 'mail', type: 'text', nulls: 0, distinct: 1, personal: [] }] as Report['columns']
const accepted = { ...findingOf('personal-data', { column: 1 }, { class: 'EMAIL' }), severity: 'warning' as const }

test('a finding that the other portal let through blocks here where the settings say so; a publisher’s decision counts', () => {
  const kinds = kindsOf({ columns, findings: [accepted, accepted] })
  expect(kinds).toEqual([{ code: 'personal-data', severity: 'warning', column: 'mail', class: 'EMAIL' }])
  const strict = { ...DEFAULT_CHECKS, personal: { EMAIL: 'block' as const } }
  expect(blockedHere(kinds, undefined, DEFAULT_CHECKS)).toEqual([])
  expect(blockedHere(kinds, undefined, strict)).toEqual(kinds)
  const decisions = [{ code: 'personal-data', class: 'EMAIL', action: 'accept' as const, reason: 'Offices only.' }]
  const handling = {
    reading: {},
    columns: [],
    primaryKey: [],
    foreignKeys: [],
    distinctRows: false,
    redactions: [],
    decisions,
  }
  expect(blockedHere(kinds, handling, strict)).toEqual([])
})

test('an error that the other city’s settings accepted blocks where they do not', () => {
  const [kind] = kindsOf({
    columns,
    findings: [{ ...findingOf('missing-cell'), severity: 'warning', action: 'set-aside' }],
  })
  expect(blockedHere([kind!], undefined, DEFAULT_CHECKS)).toEqual([kind])
  expect(blockedHere([kind!], undefined, { ...DEFAULT_CHECKS, findings: { 'missing-cell': 'set-aside' } })).toEqual([])
})

test('a key is made of its dice, signs for one purpose, and has a fingerprint to read out', () => {
  expect(portalKeyFrom(Buffer.alloc(32, 7), noon)).toEqual(key)
  expect(readPublicKey(` ${key.publicKey.slice(0, 20)}\n${key.publicKey.slice(20)} `)).toBe(key.publicKey)
  expect([readPublicKey('AAAA'), readPublicKey(''), readPublicKey(key.privateKey)]).toEqual([
    undefined,
    undefined,
    undefined,
  ])
  const signature = signWith(key, 'plaza-bundle-1', { b: 1, a: [2] })
  expect(isSignedBy(key.publicKey, 'plaza-bundle-1', { a: [2], b: 1 }, signature)).toBe(true)
  expect(isSignedBy(key.publicKey, 'plaza-receipt-1', { a: [2], b: 1 }, signature)).toBe(false)
  expect(isSignedBy(key.publicKey, 'plaza-bundle-1', { a: [2], b: 2 }, signature)).toBe(false)
  expect(isSignedBy('nonsense', 'plaza-bundle-1', {}, signature)).toBe(false)
  expect(fingerprintText(fingerprintOf(key.publicKey))).toMatch(/^([0-9a-f]{4} ){15}[0-9a-f]{4}$/)
})

test('keys of a promotion are made and read in one place, and no file can be taken for a request', () => {
  const request = promotionRequestKey(PROMOTION, DATASET_ID)
  expect(parsePromotionRequest(request)).toEqual({ promotion: PROMOTION, datasetId: DATASET_ID })
  for (const other of [
    `${request}s`,
    `x${request}`,
    `${promotedPrefix(PROMOTION, DATASET_ID)}request`,
    'promotions/../request',
  ]) {
    expect(parsePromotionRequest(other)).toBeUndefined()
  }
})

const item = (change: KeptItem['change'], state: KeptItem['state']): KeptItem => ({
  ...{ kind: 'news', id: 'x', title: 'X', signOffs: [], change, state },
})
const states: [KeptItem[], string][] = [
  [[item('new', 'waiting'), item('blocked', 'waiting')], 'read'],
  [[item('new', 'asked'), item('new', 'applied')], 'applying'],
  [[item('new', 'failed'), item('new', 'applied')], 'incomplete'],
  [[item('new', 'applied'), item('changed', 'left-out')], 'incomplete'],
  [[item('new', 'applied'), item('unchanged', 'waiting')], 'applied'],
  [[item('unchanged', 'waiting')], 'applied'],
]
for (const [items, state] of states) {
  test(`${items.map((one) => `${one.change} ${one.state}`).join(', ')}: ${state}`, () => {
    expect(promotionState({ direction: 'in', items })).toBe(state)
  })
}
