// Random bundles, spoilt in one place: each is refused, and for the right reason.
import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { DEFAULT_CHECKS } from '../../core/checks.ts'
import { isRefusal } from '../../core/errors.ts'
import type { Candidate, Content, Metadata, Role } from '../../core/model.ts'
import {
  type Bundle,
  type BundleContent,
  type BundledDataset,
  type BundledVersion,
  promotionIdOf,
  readBundle,
} from '../../core/promotion-bundle.ts'
import { portalKeyFrom, signWith } from '../../core/promotion-keys.ts'
import { type DatasetHere, judgeDataset } from '../../core/promotion-rules.ts'
import type { SignOff } from '../../core/review-model.ts'
import { DEFAULT_POLICY, planFor } from '../../core/sign-off-policy.ts'
import { signatureOf } from '../../core/signature.ts'
import { dataset, metadata } from '../support/versions.ts'

const RUNS = 100
const NOON = '2026-03-01T12:00:00.000Z'
const key = portalKeyFrom(createHash('sha256').update('a portal').digest(), NOON)
const portal = { name: 'Beta', url: 'https://beta.example', publicKey: key.publicKey, stage: 'beta' }
const nothing: DatasetHere = { versions: [], checks: DEFAULT_CHECKS, policy: DEFAULT_POLICY }
const city = { departments: [{ id: 'parks', name: 'Parks' }], topics: ['Environment'], first: 'en' as const }
const hash = (text: string) => createHash('sha256').update(text).digest('hex')
const person = (id: string) => ({ id, name: id, email: `${id}@city.example` })

/** What differs from one perfect dataset to the next. */
interface Dice {
  readonly title: string
  readonly rows: number
  readonly number: number
  readonly files: number
  readonly isPersonal: boolean
  readonly bytes: number
}

const dice: fc.Arbitrary<Dice> = fc.record({
  title: fc.string({ minLength: 1, maxLength: 40, unit: 'grapheme' }).filter((text) => text.trim() !== ''),
  rows: fc.nat(),
  number: fc.integer({ min: 1, max: 99_000 }),
  files: fc.integer({ min: 1, max: 6 }),
  isPersonal: fc.boolean(),
  bytes: fc.nat(),
})

/** A dataset with everything in order: signed by everybody whom the policy asks for. */
function perfect({ title, rows, number, files, isPersonal, bytes }: Dice): BundledDataset {
  const distributions = Array.from({ length: files }, (_, index) => ({
    ...{ name: `street-trees-${index}.csv`, format: 'csv', mediaType: 'text/csv', bytes: bytes + index },
    sha256: hash(`${title} ${index}`),
  }))
  const content = {
    ...{ rows, columns: [{ name: 'species', type: 'text' as const }], distributions, sourceSha256: hash(title) },
    ...{ reviewSha256: hash('review'), personal: isPersonal ? ['EMAIL'] : [] },
  }
  const review = { name: 'review.json', bytes: 20, sha256: hash('review'), mediaType: 'application/json' }
  const described = { ...metadata, title }
  const plan = planFor(described, content.personal, DEFAULT_POLICY, NOON)
  return signed({
    ...{ id: dataset.id, slug: dataset.slug, department: { id: 'parks', name: 'Parks' }, findings: [] },
    files: [...distributions.map(({ format: _, ...file }) => file), review],
    version: {
      ...{ number, createdAt: NOON, createdBy: person('ines'), notices: [], approvedAt: NOON, plan },
      upload: { filename: 'trees.csv', bytes },
      report: { errors: 0, warnings: 0, notices: 0 },
      candidate: { metadata: described, content, signature: '' },
      signOffs: plan.steps.map(({ role }, index) => ({
        ...{ role, by: person(`signer-${index}`), at: NOON, note: '', signature: '' },
      })),
    },
  })
}

const signatureIn = (metadata: Metadata, content: Omit<Content, 'stagedPrefix'>) =>
  signatureOf(metadata, content as Content)

/** With signature and sign-offs that fit what is in it. */
function signed(one: BundledDataset): BundledDataset {
  const { candidate, signOffs } = one.version
  const signature = signatureIn(candidate.metadata, candidate.content)
  return withVersion(one, {
    candidate: { ...candidate, signature },
    signOffs: signOffs.map((signOff) => ({ ...signOff, signature })),
  })
}

function withVersion(one: BundledDataset, change: Partial<BundledVersion>): BundledDataset {
  return { ...one, version: { ...one.version, ...change } }
}

function withCandidate(
  one: BundledDataset,
  change: Partial<Pick<Candidate, 'metadata' | 'signature'>> & { content?: object },
) {
  const { candidate } = one.version
  const content = { ...candidate.content, ...(change.content ?? {}) }
  return withVersion(one, { candidate: { ...candidate, ...change, content } })
}

const signOffsOf = (one: BundledDataset, change: (signOffs: readonly SignOff[]) => readonly SignOff[]) =>
  withVersion(one, { signOffs: change(one.version.signOffs) })

/** One place spoilt: by whoever holds the key of the other portal, so the bundle's own signature holds. */
const SPOILS: Readonly<Record<string, [code: string, spoil: (one: BundledDataset, pick: number) => BundledDataset]>> = {
  'a word of the description': [
    'signature-differs',
    (one) => withCandidate(one, { metadata: { ...one.version.candidate.metadata, description: 'Other words.' } }),
  ],
  'a row more': [
    'signature-differs',
    (one) => withCandidate(one, { content: { rows: one.version.candidate.content.rows + 1 } }),
  ],
  'the hash of a file, and of the file list with it': [
    'signature-differs',
    (one, pick) => {
      const { distributions } = one.version.candidate.content
      const at = pick % distributions.length
      const other = { ...distributions[at]!, sha256: hash('other') }
      const spoilt = withCandidate(one, { content: { distributions: distributions.with(at, other) } })
      return {
        ...spoilt,
        files: one.files.map((file) => (file.name === other.name ? { ...file, sha256: other.sha256 } : file)),
      }
    },
  ],
  'a file that is not in the list': [
    'file-unfit',
    (one, pick) => ({ ...one, files: one.files.toSpliced(pick % one.files.length, 1) }),
  ],
  'another hash in the list': [
    'file-unfit',
    (one, pick) => ({
      ...one,
      files: one.files.with(pick % one.files.length, { ...one.files[pick % one.files.length]!, sha256: hash('other') }),
    }),
  ],
  'a name twice in the list': ['file-unfit', (one) => ({ ...one, files: [...one.files, one.files[0]!] })],
  'a sign-off taken out': [
    'sign-off-missing',
    (one, pick) => signOffsOf(one, (all) => all.toSpliced(pick % all.length, 1)),
  ],
  'no sign-off at all': ['sign-off-missing', (one) => signOffsOf(one, () => [])],
  'a sign-off for something else': [
    'sign-off-differs',
    (one, pick) =>
      signOffsOf(one, (all) => all.with(pick % all.length, { ...all[pick % all.length]!, signature: hash('other') })),
  ],
  'one person in two roles': [
    'same-person',
    (one) => signOffsOf(one, (all) => all.with(1, { ...all[1]!, by: all[0]!.by })),
  ],
  'one person with two accounts': [
    'same-person',
    (one) =>
      signOffsOf(one, (all) =>
        all.with(1, { ...all[1]!, by: { ...all[1]!.by, email: all[0]!.by.email.toUpperCase() } }),
      ),
  ],
  'signed by the uploader': [
    'own-upload',
    (one, pick) =>
      signOffsOf(one, (all) => all.with(pick % all.length, { ...all[pick % all.length]!, by: one.version.createdBy })),
  ],
  'signed by who uploaded it first': [
    'own-upload',
    (one, pick) => withVersion(one, { alsoUploadedBy: [one.version.signOffs[pick % one.version.signOffs.length]!.by] }),
  ],
  'a plan that asks for less than the policy here': [
    'policy-here',
    (one, pick) => {
      const plan = one.version.plan!
      const role = plan.steps[pick % plan.steps.length]!.role as Role
      const steps = plan.steps.filter((step) => step.role !== role)
      const less = signOffsOf(one, (all) => all.filter((signOff) => signOff.role !== role))
      return withVersion(less, { plan: { ...plan, steps } })
    },
  ],
  'a plan that is never published': [
    'never-published',
    (one) => withVersion(one, { plan: { ...one.version.plan!, publishes: false } }),
  ],
  'restricted by its description, signed as open': [
    'never-published',
    (one) =>
      signed(withCandidate(one, { metadata: { ...one.version.candidate.metadata, classification: 'restricted' } })),
  ],
  'a finding that blocks here': [
    'finding-blocked',
    (one) => ({
      ...one,
      findings: [{ code: 'personal-data', class: 'SECRET', column: 'species', severity: 'warning' }],
    }),
  ],
  'a department that is not here': [
    'no-such-department',
    (one) => signed(withCandidate(one, { metadata: { ...one.version.candidate.metadata, departmentId: 'roads' } })),
  ],
  'a topic that is not here': [
    'no-such-topic',
    (one) => signed(withCandidate(one, { metadata: { ...one.version.candidate.metadata, topic: 'Moon' } })),
  ],
}

function bundleOf(datasets: readonly BundledDataset[]): Bundle {
  const content: BundleContent = {
    ...{ format: 1, portal, madeAt: NOON, madeBy: 'ada', expiresAt: '2026-03-02T12:00:00.000Z' },
    ...{ datasets, documents: [], news: [] },
  }
  const signature = signWith(key, 'plaza-bundle-1', content)
  return { content, signature, addresses: {}, addressesExpireAt: NOON }
}

/** As a portal takes it in: through JSON, read, judged. @returns codes of the reasons */
function judge(one: BundledDataset): { codes: string[]; change: string } {
  const bundle = readBundle(JSON.parse(JSON.stringify(bundleOf([one]))))
  if (isRefusal(bundle)) throw new Error(`${bundle.code}: ${bundle.detail}`)
  const arrival = { portal, promotion: promotionIdOf(bundle.content), at: NOON }
  const strict = { ...nothing, checks: { ...DEFAULT_CHECKS, personal: { SECRET: 'block' as const } } }
  const { reasons, change } = judgeDataset(bundle.content.datasets[0]!, arrival, strict, city)
  return { codes: reasons.map(({ code }) => code), change }
}

test('a perfect dataset passes, whatever is in it', () => {
  fc.assert(
    fc.property(dice, (thrown) => {
      expect(judge(perfect(thrown))).toEqual({ codes: [], change: 'new' })
    }),
    { numRuns: RUNS },
  )
})

for (const [name, [code, spoil]] of Object.entries(SPOILS)) {
  test(`${name}: ${code}`, () => {
    fc.assert(
      fc.property(dice, fc.nat(), (thrown, pick) => {
        const { codes, change } = judge(spoil(perfect(thrown), pick))
        expect(change).toBe('blocked')
        expect(codes).toContain(code)
      }),
      { numRuns: RUNS },
    )
  })
}

/** Every place of a document with a text, a number or a truth in it. */
function placesIn(value: unknown, path: string[] = []): string[][] {
  if (value === null || typeof value !== 'object') return [path]
  return Object.entries(value).flatMap(([name, inner]) => placesIn(inner, [...path, name]))
}

function altered(value: unknown): unknown {
  if (typeof value === 'number') return value + 1
  return typeof value === 'boolean' ? !value : `${String(value)} `
}

test('whatever is altered on its way, in one place: nothing of the bundle is used', () => {
  fc.assert(
    fc.property(dice, fc.nat(), (thrown, pick) => {
      const bundle = JSON.parse(JSON.stringify(bundleOf([perfect(thrown)])))
      const places = placesIn(bundle.content)
      const path = places[pick % places.length]!
      const holder = path.slice(0, -1).reduce((inner, name) => inner[name], bundle.content)
      holder[path.at(-1)!] = altered(holder[path.at(-1)!])
      const found = readBundle(bundle)
      expect(isRefusal(found) && ['bundle-altered', 'bundle-unfit'].includes(found.code)).toBe(true)
    }),
    { numRuns: RUNS * 5 },
  )
})
